//! The first line: the program, the ways of seeing the answer or the panes, the way down to what is shown, whose tasks
//! these are.

use ratatui::layout::Rect;

use super::super::chars::Chars;
use super::super::layout::{TABS, TWO_PANES};
use super::super::level::Listed;
use super::super::state::{Pane, State};
use super::paint::{Canvas, Pen};
use crate::lang::Lang;
use crate::text::cells::{cut_with, width};
use crate::text::clean::clean;

/// What stands on the right of the title: whose tasks are shown, and how many there are; and the room that is left
/// for the way.
fn title_parts(state: &State) -> (String, String, usize) {
    let model = state.index.model();
    let sizes = match state.lang {
        Lang::Zh => format!("{} 方案 {} 任务 ", model.plans.len(), model.tasks.len()),
        Lang::En => format!("{} plans, {} tasks ", model.plans.len(), model.tasks.len()),
    };
    // In a narrow window whose tasks these are matters more than how many there are, the name more than the region.
    let cells = usize::from(state.panes().title.width);
    let ours = state.level().lens.ours().map(|unit| {
        let unit = model.unit(unit);
        let label = state.lang.pick("我单位", "our unit");
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
    let room = cells.saturating_sub(name_cells(state) + width(&ours) + width(&sizes) + 1);
    (ours, sizes, room)
}

/// The cells before the way: the name of the program and what stands after it, with the blanks around them.
fn name_cells(state: &State) -> usize {
    let tabs = tabs(state).iter().map(|(_, name)| width(name) + 1).sum::<usize>();
    let tabs = tabs + usize::from(tabs > 0);
    match Tabs::of(state) {
        Tabs::Panes => 1 + tabs,
        Tabs::Lists | Tabs::None => 1 + width(program(state)) + 2 + tabs,
    }
}

fn program(state: &State) -> &'static str {
    state.lang.pick("分工", "fengong")
}

/// What is named in the first line for one to choose from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tabs {
    /// Nothing: there is no room.
    None,
    /// The panes, of which one is shown at a time.
    Panes,
    /// The ways of seeing the answer; in a window that has no room for all, the one that is shown.
    Lists,
}

impl Tabs {
    fn of(state: &State) -> Self {
        match state.size.0 {
            ..TABS => Self::None,
            TABS..TWO_PANES => Self::Panes,
            _ => Self::Lists,
        }
    }
}

/// What a click on a tab does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Tab {
    /// It goes to a pane.
    Pane(Pane),
    /// It shows the answer in this way.
    List(Listed),
}

fn tabs(state: &State) -> Vec<(Tab, &'static str)> {
    let (lang, level) = (state.lang, state.level());
    let list = |listed: Listed| (Tab::List(listed), listed.label(lang));
    match Tabs::of(state) {
        Tabs::None => Vec::new(),
        Tabs::Panes => vec![
            (Tab::Pane(Pane::Facets), lang.pick("筛选", "filters")),
            (Tab::Pane(Pane::List), level.listed.label(lang)),
            (Tab::Pane(Pane::Detail), lang.pick("详情", "detail")),
        ],
        Tabs::Lists => {
            let can = |l: &Listed| *l != Listed::Partners || level.subject().is_some();
            let all: Vec<_> = Listed::ALL.into_iter().filter(can).map(list).collect();
            // The way down needs room as well.
            let cells: usize = all.iter().map(|(_, name)| width(name) + 1).sum();
            match level.listed {
                _ if (cells + 8) * 2 <= usize::from(state.size.0) => all,
                Listed::Tasks => Vec::new(),
                listed => vec![list(listed)],
            }
        }
    }
}

/// The tab at a column of the title.
pub(in super::super) fn tab_at(state: &State, column: u16) -> Option<Tab> {
    let mut x = match Tabs::of(state) {
        Tabs::Lists => 1 + width(program(state)) + 2,
        Tabs::Panes | Tabs::None => 1,
    };
    tabs(state).into_iter().find_map(|(tab, name)| {
        let end = x + width(name);
        let hit = (x..end).contains(&usize::from(column));
        x = end + 1;
        hit.then_some(tab)
    })
}

/// The program's name and the way down to the level that is shown.
pub(super) fn title(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let look = state.look;
    let (ours, sizes, room) = title_parts(state);
    let Some(mut pen) = Pen::at(canvas, area, 0) else {
        return;
    };
    pen.skip(1);
    let kind = Tabs::of(state);
    if kind != Tabs::Panes {
        pen.text(program(state), look.chip());
        pen.skip(2);
    }
    let tabs = tabs(state);
    for (tab, name) in &tabs {
        let here = match tab {
            Tab::Pane(pane) => *pane == state.focus,
            Tab::List(listed) => *listed == state.level().listed,
        };
        pen.text(name, if here { look.cursor(true) } else { look.faint() });
        pen.skip(1);
    }
    pen.skip(usize::from(!tabs.is_empty()));
    let mut left = room;
    for (text, _) in crumbs(state, room) {
        let cells = width(&text).min(left);
        pen.column(&text, cells, look.text());
        left -= cells;
    }
    pen.skip(left);
    let room = pen.room().saturating_sub(width(&sizes));
    pen.right(&ours, room, look.chip());
    let room = pen.room();
    pen.right(&sizes, room, look.faint());
}

/// The way on one line, and for each part the level that it names; steps in the middle are left out where it is
/// too long.
fn crumbs(state: &State, room: usize) -> Vec<(String, Option<usize>)> {
    let first = state.first_name();
    let way = std::iter::once(first)
        .chain(state.way())
        .map(|t| state.chars.shown(&clean(&t)).into_owned());
    shortened(&way.collect::<Vec<_>>(), room, state.chars)
}

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

/// The level that is named at a column of the title.
pub(in super::super) fn crumb_at(state: &State, column: u16) -> Option<usize> {
    let mut x = name_cells(state);
    let column = usize::from(column);
    let (_, _, room) = title_parts(state);
    crumbs(state, room).into_iter().find_map(|(text, level)| {
        let end = x + width(&text);
        let hit = (x..end).contains(&column);
        x = end;
        level.filter(|_| hit)
    })
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
