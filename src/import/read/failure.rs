//! Why a file cannot be read as a document. The words for it are [`crate::words`]' business.

/// Why a file cannot be read as a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// An older or fixed format: doc, wps, et, pdf … It must be saved as another first.
    Unreadable(&'static str),
    /// It cannot be opened without a password.
    Locked,
    /// It holds nothing: no text, no cell.
    Empty,
    /// It, or what is packed in it, is larger than the limit, in MiB.
    TooLarge(u64),
    /// It has more rows than the limit.
    TooManyRows(u32),
    /// It has more of something than the limit: columns, cells, sheets, elements.
    TooMany(Countable, u64),
    /// So many places cannot be read in the encoding that it seems to have.
    Misread(usize, &'static str),
    /// Parts of it are nested deeper than the limit.
    TooDeep,
    /// It is damaged, or not what its name says; what the reader found, where it says so.
    Damaged(String),
    /// No sheet has this name; the sheets there are.
    NoSheet(String, Vec<String>),
    /// Nothing that is known: neither a document nor a table nor text.
    Unknown,
}

/// What a file may have too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Countable {
    /// Columns of a table.
    Columns,
    /// Cells, or texts that cells refer to.
    Cells,
    /// Sheets of a workbook, or the parts it refers to.
    Sheets,
    /// Elements of a page, or attributes of one.
    Elements,
}

impl Failure {
    /// Too many of something; the limits are small numbers.
    pub(crate) fn too_many(what: Countable, most: impl TryInto<u64>) -> Self {
        Self::TooMany(what, most.try_into().unwrap_or(u64::MAX))
    }
}
