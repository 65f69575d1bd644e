//! The first line: the program, the ways of seeing the answer or the panes, the way down to what is shown, whose tasks
//! these are.

use super::panes::{TABS, TWO_PANES};
use crate::lang::Lang;
use crate::text::cells::{cut_with, width};
use crate::text::chars::Chars;
use crate::text::clean::clean;
use crate::tui::{pane::Pane, seen::Seen, way::Way};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    Pane(Pane),
    List(Way),
}

/// The parts of the first line, from left to right.
#[derive(Clone, Debug, Default)]
pub(crate) struct TitleLine {
    /// The name of the program; empty where there is no room for it.
    pub(crate) program: &'static str,
    pub(crate) tabs: Vec<(Tab, &'static str)>,
    /// The way to what is shown, and for each part the level that it names.
    pub(crate) crumbs: Vec<(String, Option<usize>)>,
    /// The cells for the way.
    pub(crate) room: usize,
    /// Whose tasks are shown; empty if everybody's.
    pub(crate) ours: String,
    pub(crate) sizes: String,
}

impl TitleLine {
    /// The line in a window of so many columns. `way` are the names of the levels down to the one that is shown.
    pub(crate) fn of(seen: Seen<'_>, cells: u16, way: &[String]) -> Self {
        let (model, lang) = (seen.model(), seen.lang);
        let kind = Kind::of(cells);
        let program = if kind == Kind::Panes { "" } else { lang.pick("分工", "fengong") };
        let tabs = tabs(seen, kind, cells);
        let sizes = match lang {
            Lang::Zh => format!("{} 方案 {} 任务 ", model.plans.len(), model.tasks.len()),
            Lang::En => format!("{} plans, {} tasks ", model.plans.len(), model.tasks.len()),
        };
        // In a narrow window whose tasks these are matters more than how many there are, the name more than the region.
        let cells = usize::from(cells);
        let ours = seen.shown.lens.ours().map(|unit| {
            let unit = model.unit(unit);
            let label = lang.pick("我单位", "our unit");
            [
                format!("{label} {} {}  ", unit.region, unit.name),
                format!("{label} {}  ", unit.name),
                format!("{}  ", unit.name),
            ]
        });
        let fits = |ours: &&String| width(ours) + 28 <= cells;
        let ours = ours.as_ref().and_then(|forms| forms.iter().find(fits).or_else(|| forms.last()));
        let ours = ours.cloned().unwrap_or_default();
        let narrow = cells < width(&sizes) + width(&ours) + 30;
        let sizes = if narrow && !ours.is_empty() { String::new() } else { sizes };
        let mut line = Self { program, tabs, ours, sizes, ..Self::default() };
        let used = line.before() + width(&line.ours) + width(&line.sizes) + 1;
        line.room = cells.saturating_sub(used);
        let way: Vec<String> =
            way.iter().map(|title| seen.chars.shown(&clean(title)).into_owned()).collect();
        line.crumbs = shortened(&way, line.room, seen.chars);
        line
    }

    /// The cells before the tabs.
    fn before_tabs(&self) -> usize {
        1 + if self.program.is_empty() { 0 } else { width(self.program) + 2 }
    }

    /// The cells before the way, with the blanks around what stands there.
    fn before(&self) -> usize {
        let tabs = self.tabs.iter().map(|(_, name)| width(name) + 1).sum::<usize>();
        self.before_tabs() + tabs + usize::from(tabs > 0)
    }

    pub(crate) fn tab_at(&self, column: u16) -> Option<Tab> {
        let mut x = self.before_tabs();
        self.tabs.iter().find_map(|(tab, name)| {
            let end = x + width(name);
            let hit = (x..end).contains(&usize::from(column));
            x = end + 1;
            hit.then_some(*tab)
        })
    }

    pub(crate) fn crumb_at(&self, column: u16) -> Option<usize> {
        let mut x = self.before();
        self.crumbs.iter().find_map(|(text, level)| {
            let end = x + width(text);
            let hit = (x..end).contains(&usize::from(column));
            x = end;
            level.filter(|_| hit)
        })
    }
}

/// What is named in the first line for one to choose from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing: there is no room.
    None,
    /// The panes, of which one is shown at a time.
    Panes,
    /// The ways of seeing the answer; in a window that has no room for all, the one that is shown.
    Ways,
}

impl Kind {
    fn of(cells: u16) -> Self {
        match cells {
            ..TABS => Self::None,
            TABS..TWO_PANES => Self::Panes,
            _ => Self::Ways,
        }
    }
}

fn tabs(seen: Seen<'_>, kind: Kind, cells: u16) -> Vec<(Tab, &'static str)> {
    let (lang, shown) = (seen.lang, seen.shown.way);
    match kind {
        Kind::None => Vec::new(),
        Kind::Panes => vec![
            (Tab::Pane(Pane::Facets), lang.pick("筛选", "filters")),
            (Tab::Pane(Pane::List), shown.label(lang)),
            (Tab::Pane(Pane::Detail), lang.pick("详情", "detail")),
        ],
        Kind::Ways => {
            let can = |way: &Way| *way != Way::Partners || seen.subject().is_some();
            let tab = |way: Way| (Tab::List(way), way.label(lang));
            let all: Vec<_> = Way::ALL.iter().copied().filter(can).map(tab).collect();
            // The way down needs room as well.
            let used: usize = all.iter().map(|(_, name)| width(name) + 1).sum();
            match shown {
                _ if (used + 8) * 2 <= usize::from(cells) => all,
                Way::Tasks => Vec::new(),
                way => vec![tab(way)],
            }
        }
    }
}

/// The way on one line; steps in the middle are left out where it is too long.
fn shortened(way: &[String], room: usize, chars: Chars) -> Vec<(String, Option<usize>)> {
    let cells = |kept: &[usize]| -> usize {
        let texts = kept.iter().filter_map(|at| way.get(*at)).map(|text| width(text) + 3);
        texts.sum::<usize>() + if kept.len() < way.len() { 4 } else { 0 }
    };
    // The first step and the last ones matter most.
    let mut kept: Vec<usize> = (0..way.len()).collect();
    while kept.len() > 2 && cells(&kept) > room + 3 {
        kept.remove(1);
    }
    let mut out: Vec<(String, Option<usize>)> = Vec::new();
    let mut used = 0;
    for (i, at) in kept.iter().copied().enumerate() {
        if i > 0 {
            let skipped = kept.get(i - 1).is_some_and(|before| before + 1 < at);
            let gap =
                if skipped { format!(" > {} > ", chars.cut_mark()) } else { " > ".to_owned() };
            used += width(&gap);
            out.push((gap, None));
        }
        let text = way.get(at).map_or("", String::as_str);
        let text = cut_with(text, room.saturating_sub(used), chars.cut_mark());
        used += width(&text);
        out.push((text, Some(at)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_way_keeps_its_ends() {
        let way: Vec<String> =
            ["全部任务", "市教育局", "青少年科学素质提升行动", "市科协"].map(String::from).to_vec();
        let shown = |room: usize| -> String {
            shortened(&way, room, Chars::Unicode).into_iter().map(|(text, _)| text).collect()
        };
        assert_eq!(shown(80), "全部任务 > 市教育局 > 青少年科学素质提升行动 > 市科协");
        assert_eq!(shown(30), "全部任务 > … > 市科协");
        for room in 0..60 {
            assert!(width(&shown(room)) <= room.max(20), "{room}: {}", shown(room));
        }
        let last = shortened(&way, 30, Chars::Unicode).pop().and_then(|(_, level)| level);
        assert_eq!(last, Some(3), "a part knows its level");
    }
}
