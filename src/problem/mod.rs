//! Diagnostics: what is wrong with a data file, where, and what to write instead.
//!
//! Loading never fails as a whole. It yields what is good and one [`Problem`] for everything that is not; this
//! module says what a problem is, `message` says it in the user's language, and
//! [`crate::report::problems`] shows it with the line it stands in.

mod message;
mod oddity;
mod passages;
mod rule;
mod severity;

pub(crate) use self::oddity::Oddity;
pub(crate) use self::passages::Passages;
pub use self::rule::Rule;
pub use self::severity::Severity;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
    /// How many characters of the line are meant; at least 1.
    pub(crate) length: usize,
    /// The whole line, as it stands in the file; empty if it is too long to be shown.
    pub text: String,
}

/// One diagnostic.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The file, as the user would name it.
    pub file: String,
    /// Where in the file; none if the file as a whole is meant.
    pub spot: Option<Spot>,
    /// The value that is meant, as a path in the data, for example `areas[1].tasks[2].title`; may be empty.
    pub path: String,
    /// What is wrong.
    pub(crate) kind: ProblemKind,
}

/// In which encoding a file seems to be that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// GBK or GB18030: what Chinese Windows calls ANSI.
    Gbk,
    /// UTF-16: what 记事本 calls Unicode.
    Utf16,
    /// No text at all.
    Binary,
}

/// Why the operating system refused to read or write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no such file or folder.
    Missing,
    /// The user may not.
    Forbidden,
    /// It is a folder, or a part of the path is none.
    Folder,
    /// The disk is full.
    Full,
    /// Anything else, in the system's own words.
    Other(String),
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            std::io::ErrorKind::PermissionDenied => Self::Forbidden,
            std::io::ErrorKind::IsADirectory | std::io::ErrorKind::NotADirectory => Self::Folder,
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Other(error.to_string()),
        }
    }
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ProblemKind {
    /// The operating system refused.
    Unreadable(Refusal),
    /// A folder, a pipe or a device where a file should be.
    NotAFile,
    /// A folder that was asked for holds no data file; a document that it holds instead.
    NoData(Option<String>),
    /// A document, not data: a file of an office program, or running text.
    Document,
    /// Larger than this many MiB.
    TooLarge(u64),
    /// Not UTF-8.
    Encoding(Encoding),
    /// No value in it.
    Empty,
    /// JSON where RON is expected.
    Json,
    /// A full-width character outside a string, and its half-width twin.
    FullWidth(char, char),
    /// A string that is never closed on its line.
    OpenString,
    /// A bracket that is not closed before this other one, or before the end of the file.
    OpenBracket(char, Option<char>),
    /// No comma between two values.
    MissingComma,
    /// A field that does not exist; the fields that do.
    UnknownField(String, Vec<String>),
    /// A field that must be there.
    MissingField(String),
    /// A field given twice.
    RepeatedField(String),
    /// A value of another kind than this one.
    WrongType(Wanted),
    /// A name that is not one of these.
    UnknownVariant(String, Vec<String>),
    /// A backslash before a character that has no such form.
    BadEscape,
    /// Anything else that the format's parser objects to; its own words.
    Syntax(String),
    /// A `format` that this program does not know.
    Format(u32),
    /// An id that is empty or holds anything but letters, digits, `-`, `_` and `.`.
    BadId(String),
    /// A plan id that another file of the same folder has.
    DuplicatePlan(String, String),
    /// A plan that takes the place of another with the same id.
    Replaced(String, String),
    /// Passages of a document that are not used.
    Passages(Passages),
    /// A task number that the plan already has.
    DuplicateNumber(String),
    /// A theme that `themes.ron` does not list; the themes it does.
    UnknownTheme(String, Vec<String>),
    /// A task without a theme of its own in an area without one.
    NoTheme,
    /// A last year before the first.
    BadYears(u16, u16),
    /// A year in which no plan can be in force.
    ImplausibleYear(u16),
    /// A year outside the plan's years (first, last).
    YearOutside(u16, u16, u16),
    /// Not a day written as `2022-06-13`.
    BadDate(String),
    /// A number that is none, or a range whose end is not above its beginning.
    BadAmount,
    /// A text that is empty.
    EmptyText,
    /// A unit that the role already names.
    DuplicateUnit(String),
    /// A spelling that belongs to two units.
    AmbiguousForm(String),
    /// A collective's member, or a collective, that no task of the plan names.
    UnnamedUnit(String),
    /// A name that differs from a known one of the region in nothing that can be seen; the known one.
    SameName(String, String),
    /// An invisible or control character.
    Hidden(char),
    /// A text holds a character that only looks like a 汉字, as PDF files do; the second is the right one.
    Lookalike(char, char),
    /// A rule that a remark names and that does not exist or cannot be explained; those that can.
    UnknownRule(String, Vec<String>),
    /// A task that a remark names and that the plan does not have.
    UnknownTask(String),
    /// Something missing or odd that the audit found.
    Odd(Box<Oddity>),
}

/// The kind of value that was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A text in quotes.
    Text,
    /// A list in square brackets.
    List,
    /// Fields in round brackets.
    Fields,
}

impl Problem {
    /// A problem of a file as a whole.
    pub(crate) fn of_file(severity: Severity, file: &str, kind: ProblemKind) -> Self {
        Self { severity, file: file.to_owned(), spot: None, path: String::new(), kind }
    }

    /// The rule that it belongs to; none if it is a mistake of the file's form.
    pub fn rule(&self) -> Option<Rule> {
        Some(match &self.kind {
            ProblemKind::Odd(oddity) => oddity.rule,
            ProblemKind::DuplicateUnit(_) => Rule::UnitTwice,
            ProblemKind::UnnamedUnit(_) => Rule::UnnamedUnit,
            ProblemKind::BadAmount => Rule::TargetWithoutNumber,
            ProblemKind::YearOutside(..) => Rule::YearOutside,
            _ => return None,
        })
    }

    /// What the audit found, if it is that.
    pub fn oddity(&self) -> Option<&Oddity> {
        match &self.kind {
            ProblemKind::Odd(oddity) => Some(oddity),
            _ => None,
        }
    }

    /// `file:line:column`, as far as known.
    pub fn place(&self) -> String {
        match &self.spot {
            Some(spot) => format!("{}:{}:{}", self.file, spot.line, spot.column),
            None => self.file.clone(),
        }
    }
}

/// How many problems there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Errors.
    pub(crate) errors: usize,
    /// Warnings.
    pub(crate) warnings: usize,
    /// Notes.
    pub(crate) notes: usize,
}

impl Tally {
    /// Counts.
    pub(crate) fn of<'p>(problems: impl IntoIterator<Item = &'p Problem>) -> Self {
        let mut tally = Self::default();
        for problem in problems {
            match problem.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Note => tally.notes += 1,
            }
        }
        tally
    }

    /// All of them.
    pub(crate) fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }
}
