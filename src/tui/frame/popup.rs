//! Where a popup is, and how its lines are used.

use ratatui::layout::Rect;

use super::panes::Panes;
use crate::lang::Lang;
use crate::problem::{Problem, Severity};
use crate::text::cells::width;
use crate::text::chars::Chars;
use crate::text::clean::clean;
use crate::text::wrap::wrap;
use crate::tui::keymap::{Action, Context, menu_choices};
use crate::tui::overlay::Overlay;

/// In windows with fewer rows a popup takes all of them but the bar of keys.
const ROOMY: u16 = 16;

/// With fewer lines than this inside, the line that is typed in stands alone above the entries.
const COMFORTABLE: usize = 9;

/// The lines in which a view is named: what is typed, what to do or a warning, a blank, three of the view; the border.
const NAMING: u16 = 8;

/// What a line of a text is, for its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    Warning,
    Text,
    Faint,
}

/// See the module's documentation.
#[derive(Clone, Debug)]
pub(crate) struct Popup {
    /// Where it is, its border included: in the middle, no higher than what it holds.
    pub(crate) area: Rect,
    pub(crate) choices: Vec<Action>,
    pub(crate) lines: Vec<(String, LineKind)>,
}

impl Popup {
    /// The place of a popup that receives keys in a context; `problems` are what may be read in it.
    pub(crate) fn of<'p>(
        overlay: &Overlay,
        context: Context,
        panes: &Panes,
        problems: impl Iterator<Item = &'p Problem>,
        (lang, chars): (Lang, Chars),
    ) -> Self {
        let choices = if context.is_menu() { menu_choices(context) } else { Vec::new() };
        let (width, height) = (panes.title.width, panes.keys.bottom());
        // In a small window nothing beside a popup could be read anyway.
        let w = if width < 100 { width } else { 90 };
        let most = height.saturating_sub(if height < ROOMY { 1 } else { 4 });
        let wanted = match overlay {
            Overlay::Copy(_) | Overlay::Facets(_) | Overlay::Ways(_) => {
                u16::try_from(choices.len()).unwrap_or(most).saturating_add(2)
            }
            Overlay::Name(_) => NAMING,
            Overlay::Commands(_)
            | Overlay::Units(_)
            | Overlay::Values(_)
            | Overlay::Pages(_)
            | Overlay::Documents(_)
            | Overlay::Review(_)
            | Overlay::Problems(_) => most,
        };
        let h = most.min(wanted);
        // What is typed in stands near the top, where no window of an input method covers it.
        let y = if height < ROOMY { 0 } else { 2 };
        let area = Rect { x: (width - w) / 2, y, width: w, height: h };
        let mut popup = Self { area, choices, lines: Vec::new() };
        if matches!(overlay, Overlay::Problems(_)) {
            popup.lines = lines(problems, usize::from(popup.inner().width), lang, chars);
        }
        popup
    }

    pub(crate) fn inner(&self) -> Rect {
        Rect {
            x: self.area.x + 2,
            y: self.area.y + 1,
            width: self.area.width.saturating_sub(4),
            height: self.area.height.saturating_sub(2),
        }
    }

    pub(crate) fn rows(&self) -> usize {
        usize::from(self.inner().height)
    }

    /// How many lines stand above the entries of a list to pick from: what is typed and, where there is room, what can be
    /// done and a blank.
    pub(crate) fn head(&self) -> usize {
        if self.rows() < COMFORTABLE { 1 } else { 3 }
    }

    pub(crate) fn entries(&self) -> usize {
        self.rows().saturating_sub(self.head()).max(1)
    }

    pub(crate) fn menu_top(&self, cursor: usize) -> usize {
        (cursor + 1).saturating_sub(self.rows())
    }
}

/// Problems as lines of so many cells.
fn lines<'p>(
    problems: impl Iterator<Item = &'p Problem>,
    cells: usize,
    lang: Lang,
    chars: Chars,
) -> Vec<(String, LineKind)> {
    let mut lines = Vec::new();
    let mut wrapped = |before: &str, text: &str, kind: LineKind| {
        let text = chars.shown(&clean(text)).into_owned();
        for range in wrap(&text, cells.saturating_sub(width(before)).max(2)) {
            let part = text.get(range).unwrap_or_default();
            lines.push((format!("{before}{part}"), kind));
        }
    };
    for problem in problems {
        let kind = match problem.severity {
            Severity::Error | Severity::Warning => LineKind::Warning,
            Severity::Note => LineKind::Text,
        };
        let name = problem.severity.name(lang);
        wrapped("", &format!("{name}  {}", problem.message(lang)), kind);
        wrapped("  ", &problem.place(), LineKind::Faint);
        if let Some(spot) = &problem.spot {
            wrapped("  ", spot.text.trim(), LineKind::Text);
        }
        if let Some(remedy) = problem.remedy(lang) {
            wrapped("  ", &remedy, LineKind::Text);
        }
        wrapped("", "", LineKind::Text);
    }
    if lines.is_empty() {
        let text = lang.pick("没有发现问题", "no problem found");
        lines.push((text.to_owned(), LineKind::Text));
    }
    lines
}
