//! Tables: which cell is where.
//!
//! A row is a series of cells, each so and so many columns of the grid wide; a cell that continues the one above it has no text of
//! its own. Deleted rows take no place, and deleted cells leave theirs empty. A table in a cell becomes lines of that cell.

use super::body::{Body, Story};
use super::failure::Failure;
use super::paper::{Block, Cell, LeftOut, Place, Table};

/// The most columns a cell covers or a row leaves out: more than any program makes.
const COLUMNS: u32 = 1024;

/// A table that is being read.
#[derive(Default)]
pub(super) struct Grid {
    /// The place of everything in it, if it stands in a cell.
    cell: Option<Place>,
    /// Its number, if it does not.
    number: u32,
    cells: Vec<Cell>,
    /// The cells that go on from the row above, by column, as places in `cells`.
    above: Vec<(u32, usize)>,
    /// Those that may go on in the row below.
    below: Vec<(u32, usize)>,
    /// The cell on the left, where there is one in `cells`.
    left: Option<usize>,
    row: u32,
    column: u32,
}

/// What is said about a cell.
#[derive(Default)]
struct CellProperties {
    columns: u32,
    down: Merge,
    across: Merge,
    is_deleted: bool,
}

/// Whether a cell is one with the next or the one before.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Merge {
    #[default]
    None,
    Begins,
    GoesOn,
}

impl<'a> Body<'a> {
    /// Reads a table whose element is open, and closes it.
    pub(super) fn table(&mut self, story: &mut Story<'a>) -> Result<(), Failure> {
        let mut grid = Grid { cell: story.cell.clone(), ..Grid::default() };
        if grid.cell.is_none() {
            grid.number = self.tables.saturating_add(1);
        }
        self.rows(&mut grid)?;
        if grid.cell.is_some() {
            for line in grid.lines() {
                story.add(&line);
            }
            return Ok(());
        }
        if grid.row > 0 {
            self.tables = grid.number;
        }
        grid.cells.retain(|cell| !cell.text.is_empty());
        if !grid.cells.is_empty() {
            self.paper.blocks.push(Block::Table(Table { sheet: None, cells: grid.cells }));
        }
        Ok(())
    }

    /// Reads the rows in the element that is open, and closes it.
    fn rows(&mut self, grid: &mut Grid) -> Result<(), Failure> {
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "tr" => self.row(grid)?,
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => self.rows(grid)?,
                "del" | "moveFrom" => self.without(|body| body.rows(grid))?,
                "AlternateContent" => self.alternate(|body| body.rows(grid))?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// Reads a row whose element is open, and closes it.
    fn row(&mut self, grid: &mut Grid) -> Result<(), Failure> {
        let left_out = self.paper.left_out.len();
        let outside = self.removed;
        grid.column = 0;
        grid.left = None;
        self.cells(grid)?;
        let is_deleted = self.removed > outside;
        self.removed = outside;
        if is_deleted {
            let cells = self.paper.left_out.split_off(left_out);
            self.paper.left_out.extend(joined(cells));
        } else {
            grid.above = std::mem::take(&mut grid.below);
            grid.row = grid.row.saturating_add(1);
        }
        Ok(())
    }

    /// Reads the cells in the element that is open, and closes it. If the row is deleted, it leaves `removed` raised.
    fn cells(&mut self, grid: &mut Grid) -> Result<(), Failure> {
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "tc" => self.cell(grid)?,
                "trPr" => {
                    let (before, is_deleted) = self.row_properties()?;
                    grid.column = before;
                    self.removed += u32::from(is_deleted);
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => self.cells(grid)?,
                "del" | "moveFrom" => self.without(|body| body.cells(grid))?,
                "AlternateContent" => self.alternate(|body| body.cells(grid))?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// How many columns a row leaves out at its beginning, and whether it is deleted.
    fn row_properties(&mut self) -> Result<(u32, bool), Failure> {
        let (mut before, mut is_deleted) = (0, false);
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "gridBefore" => before = self.xml.number(&tag, "val")?.unwrap_or_default(),
                "del" | "moveFrom" => is_deleted = true,
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok((before.min(COLUMNS), is_deleted))
    }

    fn cell_properties(&mut self) -> Result<CellProperties, Failure> {
        let mut properties = CellProperties::default();
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "gridSpan" => {
                    properties.columns = self.xml.number(&tag, "val")?.unwrap_or_default();
                }
                "vMerge" => properties.down = Merge::of(self.xml.value(&tag)?.as_deref()),
                "hMerge" => properties.across = Merge::of(self.xml.value(&tag)?.as_deref()),
                "cellDel" => properties.is_deleted = true,
                // The same as `vMerge`, by a tracked change.
                "cellMerge" => {
                    let merge = self.xml.attribute(&tag, "vMerge")?;
                    properties.down = Merge::of(merge.as_deref());
                }
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(properties)
    }

    /// Reads a cell whose element is open, and closes it.
    fn cell(&mut self, grid: &mut Grid) -> Result<(), Failure> {
        let mut properties = CellProperties::default();
        let place = Place::Table { table: grid.number, row: grid.row, column: grid.column };
        let mut story = Story::of(grid.cell.clone().unwrap_or(place));
        let outside = self.removed;
        while let Some(tag) = self.xml.child()? {
            if tag.name() != "tcPr" {
                self.block(&tag, &mut story)?;
                continue;
            }
            properties = self.cell_properties()?;
            if outside == 0 && grid.goes_on(&properties) {
                return self.xml.skip();
            }
            self.removed = outside + u32::from(properties.is_deleted);
        }
        self.end(&mut story)?;
        if self.removed > 0 {
            grid.pass(&properties);
        } else {
            grid.add(&properties, story.lines);
        }
        self.removed = outside;
        Ok(())
    }
}

impl Merge {
    fn of(value: Option<&str>) -> Self {
        match value {
            Some("restart" | "rest") => Self::Begins,
            _ => Self::GoesOn,
        }
    }
}

impl Grid {
    /// Takes a cell that is part of the one above or on the left; false if it is not, also where there is none to go on.
    fn goes_on(&mut self, properties: &CellProperties) -> bool {
        let columns = properties.columns.clamp(1, COLUMNS);
        if properties.across == Merge::GoesOn && self.column > 0 {
            let is_first_row = |cell: &&mut Cell| cell.row == self.row;
            let left = self.left.and_then(|left| self.cells.get_mut(left));
            if let Some(cell) = left.filter(is_first_row) {
                cell.columns = cell.columns.saturating_add(columns);
            }
        } else if let Some(&(_, at)) = self.continued(properties) {
            if let Some(cell) = self.cells.get_mut(at) {
                cell.rows = cell.rows.saturating_add(1);
            }
            self.below.push((self.column, at));
            self.left = Some(at);
        } else {
            return false;
        }
        self.column = self.column.saturating_add(columns);
        true
    }

    /// The cell above that a cell is part of.
    fn continued(&self, properties: &CellProperties) -> Option<&(u32, usize)> {
        let at = self.above.binary_search_by_key(&self.column, |(column, _)| *column).ok()?;
        self.above.get(at).filter(|_| properties.down == Merge::GoesOn)
    }

    /// Passes a cell that is deleted, or whose row is.
    fn pass(&mut self, properties: &CellProperties) {
        self.left = None;
        self.column = self.column.saturating_add(properties.columns.clamp(1, COLUMNS));
    }

    /// Takes a cell by itself.
    fn add(&mut self, properties: &CellProperties, text: String) {
        let columns = properties.columns.clamp(1, COLUMNS);
        let Self { row, column, number, .. } = *self;
        self.pass(properties);
        let is_merged = properties.down != Merge::None || properties.across != Merge::None;
        if text.is_empty() && !is_merged {
            return;
        }
        let at = self.cells.len();
        if properties.down != Merge::None {
            self.below.push((column, at));
        }
        self.left = Some(at);
        let place = self.cell.clone().unwrap_or(Place::Table { table: number, row, column });
        self.cells.push(Cell { place, row, rows: 1, column, columns, text });
    }

    /// The table as lines of text: a line for each row with a tab between cells, whose own lines are parted by blanks. A cell
    /// that has its row to itself keeps its lines.
    fn lines(&self) -> Vec<String> {
        let rows = self.cells.chunk_by(|a, b| a.row == b.row);
        rows.map(|row| {
            let texts: Vec<&str> =
                row.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
            match texts.as_slice() {
                [text] => (*text).to_owned(),
                _ => texts.join("\t").replace('\n', " "),
            }
        })
        .collect()
    }
}

/// The deleted texts of a row as one; nothing if there are none.
fn joined(cells: Vec<LeftOut>) -> Option<LeftOut> {
    cells.into_iter().reduce(|mut row, cell| {
        row.text.push('\t');
        row.text.push_str(&cell.text);
        row
    })
}
