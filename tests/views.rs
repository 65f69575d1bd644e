//! The other ways of seeing an answer, by keys: what is reached, what is behind a cell, what is kept.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use std::collections::BTreeSet;

use browser::{asked, browser, listed, of_unit, press, screen};
use fengong::document::{Document, Item, Setting, Spacing};
use fengong::model::{Involvement, TaskId};
use fengong::overview::targets::quantity;
use fengong::query::highlight::Highlighter;
use fengong::tui::line::view;
use fengong::tui::memory::{recall, recall_meeting, remember};
use fengong::tui::message::{Effect, Message};
use fengong::tui::pane::Pane;
use fengong::tui::row::{Row, TargetHead};
use fengong::tui::state::State;
use fengong::tui::table::Table;
use fengong::tui::update::update;
use fengong::tui::way::Way;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

const WIDE: (u16, u16) = (120, 36);
const USUAL: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (60, 20);

/// How many keys a text of keys presses.
fn presses(keys: &str) -> usize {
    keys.split_whitespace().map(|key| key.strip_prefix('=').map_or(1, |t| t.chars().count())).sum()
}

/// From the start, at every size: the keys, and what must be on the screen.
fn answered(keys: &str, wanted: &[&str]) -> State {
    assert!(presses(keys) <= 10, "{keys}");
    let mut last = None;
    for size in [WIDE, USUAL, SMALL] {
        let mut state = browser("", size);
        press(&mut state, keys);
        let shown = screen(&state);
        for wanted in wanted {
            assert!(shown.contains(wanted), "{wanted} at {size:?}:\n{shown}");
        }
        last = Some(state);
    }
    last.unwrap()
}

#[test]
fn the_matrix_of_an_area_takes_three_keys() {
    let state = answered("F7 Up Enter", &["牵", "责", "合计"]);
    assert_eq!(state.level().shown().way, Way::Matrix);
    let tasks = ["1", "2", "3", "4", "5"].map(|n| format!("yinchuan-2022/{n}"));
    assert_eq!(listed(&state), tasks);
    let Table::Matrix(matrix) = &state.level().shown().table else { panic!() };
    assert_eq!(matrix.units.len(), 7, "those of 青少年 in 银川");
    assert_eq!(state.way().last().as_deref(), Some("青少年科学素质提升行动"));
}

#[test]
fn every_target_due_in_a_year_takes_nine_keys() {
    let state = answered("F7 F7 f d =2025 Enter", &["2025"]);
    assert_eq!(state.level().shown().way, Way::Targets);
    let model = state.model();
    let found: Vec<_> = state.level().shown().rows.iter().filter_map(|row| row.target()).collect();
    let of_tasks = model
        .tasks
        .iter()
        .map(|task| task.targets.iter().filter(|target| target.applies(2025, task.period)).count());
    let goals = model
        .plans
        .iter()
        .map(|plan| plan.goals.iter().filter(|goal| goal.applies(2025, plan.period)).count());
    assert_eq!(found.len(), of_tasks.sum::<usize>() + goals.sum::<usize>());
    let plans: BTreeSet<_> = found.iter().map(|target| target.plan).collect();
    assert_eq!(plans.len(), 5, "in all plans");
}

#[test]
fn what_a_unit_leads_and_with_whom_takes_nine_keys() {
    let state = answered("Ctrl-G =hskx Enter", &["牵头 14", "与谁协同 35"]);
    let unit = state.level().ask().page.map(|unit| state.model().unit(unit));
    assert_eq!(unit.map(|u| (u.region.as_str(), u.name.as_str())), Some(("呼和浩特市", "市科协")));
    let rows = &state.level().shown().rows;
    assert!(rows.contains(&Row::Involved(Involvement::ALL[0], 14)));
    let mut state = answered("Ctrl-G =hskx Enter Up Enter", &["与谁协同"]);
    assert_eq!(state.level().shown().way, Way::Partners);
    let Some(Row::Partner(most)) = state.level().shown().rows.first().copied() else { panic!() };
    let partners = state.level().shown().rows.iter().filter_map(|row| match row {
        Row::Partner(partner) => Some(partner.tasks),
        _ => None,
    });
    assert_eq!(partners.max(), Some(most.tasks), "the one with most tasks first");
    // The tasks that both are named in, and back again.
    let before = screen(&state);
    press(&mut state, "Home Enter");
    assert_eq!(listed(&state).len(), most.tasks);
    press(&mut state, "Backspace");
    assert_eq!(screen(&state), before);
}

#[test]
fn how_the_plans_differ_takes_eight_keys() {
    let state = answered("v c Home Down Down Down Enter", &["老年人", "市卫健"]);
    assert_eq!(state.level().shown().way, Way::Compare);
    let Table::Comparison(comparison) = &state.level().shown().table else { panic!() };
    assert_eq!(comparison.plans.len(), 5);
    let shares = &comparison.rows[0].1;
    assert_eq!(shares.iter().map(|s| s.tasks.len()).collect::<Vec<_>>(), [3, 3, 3, 2, 1]);
    // On the wide screen the tasks of all plans stand side by side.
    let mut state = browser("", WIDE);
    press(&mut state, "v c Home Down Down Down Enter");
    let shown = screen(&state);
    for id in comparison.tasks_of(0) {
        let title: String = state.model().task(id).title.chars().take(7).collect();
        assert!(shown.contains(&title), "{title}\n{shown}");
    }
}

#[test]
fn which_tasks_nobody_leads_takes_three_keys() {
    let state = answered("v a Enter", &["任务没有单位"]);
    let nobody: Vec<String> = state
        .model()
        .task_ids()
        .filter(|id| state.model().task(*id).assignments.is_empty())
        .map(|id| state.model().task_name(id))
        .collect();
    assert_eq!(listed(&state), nobody);
    // Without letters as well.
    let mut again = browser("", USUAL);
    press(&mut again, "Shift-F7 Enter");
    assert_eq!(listed(&again), nobody);
}

/// What is counted in a cell of the matrix is what opening the cell lists, and going back is exact.
#[test]
fn behind_every_cell_of_the_matrix_are_its_tasks() {
    for (query, ours) in [("", false), ("plan:yinchuan-2022 科普", false), ("", true)] {
        let mut state = if ours {
            of_unit("银川市/市教育局", query, WIDE)
        } else {
            browser(query, WIDE)
        };
        press(&mut state, "v m");
        let Table::Matrix(matrix) = state.level().shown().table.clone() else { panic!() };
        let rows = state.level().shown().rows.clone();
        for (at, row) in rows.iter().enumerate() {
            let (tasks, columns): (Vec<TaskId>, _) = match row {
                Row::Head(head, n) => {
                    let group = matrix.groups.iter().find(|g| g.head == *head).unwrap();
                    assert_eq!(group.tasks.len(), *n);
                    (group.tasks.clone(), 0..=4)
                }
                Row::Task(task) if at % 7 == 0 => (vec![*task], 1..=3),
                _ => continue,
            };
            for column in columns {
                press(&mut state, "Home");
                let level = state.level_mut();
                level.cursor_to_stop(at);
                level.cursor_to_column(column);
                let before = (level.place().cursor, level.place().across.at);
                let count = match column.checked_sub(1).map(|c| matrix.units[c]) {
                    Some(unit) => matrix.count(&tasks, unit).all,
                    None => tasks.len(),
                };
                press(&mut state, "Enter");
                if count == 0 {
                    let said = state.notice.take();
                    let empty = listed(&state).is_empty();
                    assert!(empty || said.is_some_and(|s| s.contains("没有任务")));
                    if empty {
                        press(&mut state, "Backspace");
                    }
                    continue;
                }
                let shown = listed(&state);
                if matches!(row, Row::Head(..)) {
                    assert_eq!(shown.len(), count, "{row:?} {column}");
                    press(&mut state, "Backspace");
                } else {
                    // Behind the cell of a task is the task.
                    assert_eq!(state.focus, Pane::Detail);
                    assert_eq!(state.level().task(), Some(tasks[0]));
                    press(&mut state, "Shift-Tab");
                }
                assert_eq!((state.level().place().cursor, state.level().place().across.at), before);
            }
        }
    }
}

#[test]
fn behind_every_cell_of_the_comparison_are_its_tasks() {
    let mut state = browser("-theme:妇女", WIDE);
    press(&mut state, "v c");
    let Table::Comparison(comparison) = state.level().shown().table.clone() else { panic!() };
    for (row, (_, shares)) in comparison.rows.iter().enumerate() {
        for (column, share) in shares.iter().enumerate() {
            let level = state.level_mut();
            level.cursor_to_stop(row);
            level.cursor_to_column(column + 1);
            let way = state.way().count();
            press(&mut state, "Enter");
            if share.tasks.is_empty() {
                assert_eq!(state.way().count(), way);
            } else {
                let names: Vec<String> =
                    share.tasks.iter().map(|t| state.model().task_name(*t)).collect();
                assert_eq!(listed(&state), names);
                press(&mut state, "Backspace");
            }
        }
    }
}

/// From the page of a unit everything leads on about that unit, whatever our own is and whatever role was asked for.
#[test]
fn a_page_is_about_its_unit_whoever_we_are() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "Ctrl-G =hskx Enter");
    let page = state.level().ask().page.unwrap();
    let rows = state.level().shown().rows.clone();
    for (at, row) in rows.iter().enumerate() {
        let (Row::Due(_, n, _) | Row::Partners(n)) = *row else { continue };
        if n == 0 {
            continue;
        }
        let level = state.level_mut();
        level.cursor_to_stop(at);
        press(&mut state, "Enter");
        assert_eq!(state.level().ask().page, Some(page));
        assert!(!state.level().shown().tasks().is_empty(), "{row:?}");
        if let Some(Row::Partner(first)) = state.level().shown().rows.first().copied() {
            press(&mut state, "Home Enter");
            assert_eq!(state.level().shown().tasks().len(), first.tasks);
            press(&mut state, "Backspace");
        }
        press(&mut state, "Backspace");
    }
    // The matrix of the page counts what its cells open.
    press(&mut state, "v m Home Down");
    let Table::Matrix(matrix) = state.level().shown().table.clone() else { panic!() };
    let group = &matrix.groups[0];
    assert_eq!(state.level().unit_across(), Some(page), "the column of the page's unit");
    let count = matrix.count(&group.tasks, page).all;
    press(&mut state, "Enter");
    assert_eq!(state.level().shown().tasks().len(), count);
    // A filter by role speaks of our unit, and is not taken along to the page of another.
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "F2 Down Space Esc v u");
    assert!(asked(&state).contains("role:"), "{}", asked(&state));
    press(&mut state, "Down Enter");
    assert!(!asked(&state).contains("role:"));
    assert!(state.notice.as_deref().is_some_and(|told| told.contains("角色筛选")));
    // A task of others is shown, and that it is not ours is said.
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "v g Right End Enter");
    assert!(state.level().task().is_some());
    assert_eq!(state.focus, Pane::Detail);
    assert!(
        state.level().shown().lens.ours().is_none()
            && state.notice.as_deref().is_some_and(|n| n.contains("不是我单位"))
    );
}

/// Our unit's column is the one the cursor is in, and it stays when the lens goes off.
#[test]
fn the_matrix_shows_our_column() {
    for unit in ["银川市/市教育局", "屯溪区/区教育局", "呼和浩特市/市文联"] {
        let mut state = of_unit(unit, "", WIDE);
        press(&mut state, "v m");
        let ours = state.lens().unit;
        assert_eq!(state.level().unit_across(), ours);
        press(&mut state, "F4");
        assert_eq!(state.level().unit_across(), ours);
        let name = &state.model().unit(ours.unwrap()).name;
        assert!(screen(&state).lines().nth(3).unwrap().contains(name.as_str()));
        press(&mut state, "F4 F8");
        assert_eq!(state.level().unit_across(), ours);
    }
}

/// In the list of units words look for units, among the goals for goals, and in the matrix they find a column.
#[test]
fn words_look_for_what_is_listed() {
    let mut state = browser("", WIDE);
    press(&mut state, "v u / =教育 Enter");
    let model = state.model();
    let names: Vec<&str> = state
        .level()
        .shown()
        .rows
        .iter()
        .filter_map(|row| Some(model.unit(row.unit()?).name.as_str()))
        .collect();
    assert!(!names.is_empty() && names.iter().all(|name| name.contains("教育")), "{names:?}");
    let Some(Row::Unit(first)) = state.level().shown().rows.first() else { panic!() };
    assert_eq!(
        (names[0], first.tasks),
        ("省教育厅", 38),
        "of all tasks, not of those with the word"
    );
    let mut state = browser("", WIDE);
    press(&mut state, "v g / =公民具备 Enter");
    let goals = state.level().shown().rows.iter().filter(|row| row.is_item()).count();
    assert_eq!(goals, 4, "the goals of that name");
    let mut state = browser("", WIDE);
    press(&mut state, "v g / =科普讲座 Enter");
    let Some(Row::Target(found)) = state.level().row() else { panic!() };
    assert_eq!(found.of(state.model()).what, "科普讲座");
    let mut state = browser("", WIDE);
    press(&mut state, "v m / =市文旅局 Enter");
    let unit = state.level().unit_across().map(|unit| state.model().unit(unit));
    assert_eq!(unit.map(|unit| unit.name.as_str()), Some("市文旅局"));
}

/// What is listed is copied as a table, whatever it is, with the documents that it is from.
#[test]
fn every_view_is_copied_as_what_it_is() {
    for (keys, heading, totals) in [
        ("v m", "方案\t编号\t任务\t行动领域\t市教育局\t市科协", 5),
        ("v g", "方案\t编号\t时间\t数量\t指标", 0),
        ("v u", "单位\t地区\t系统\t牵头\t责任\t负责\t涵盖\t任务\t指标", 0),
        ("v c", "主题\t银川市 2022 任务\t银川市 2022 指标\t银川市 2022 牵头（负责）", 0),
        ("v a", "规则\t级别\t方案\t编号\t问题\t说明", 0),
    ] {
        let mut state = browser("plan:yinchuan-2022", USUAL);
        press(&mut state, keys);
        let rows = state.level().shown().rows.iter().filter(|row| row.is_item()).count() + totals;
        let copied = press(&mut state, "F9 t");
        let [Effect::Copy(text)] = copied.as_slice() else { panic!("{keys}: {copied:?}") };
        let lines: Vec<&str> = text.lines().collect();
        assert!(rows > 10 && lines[0].starts_with(heading), "{}", lines[0]);
        assert_eq!(lines.len(), 1 + rows + 1, "{text}");
        let last = lines.last().unwrap();
        assert!(last.starts_with("来源：《银川市") && last.contains("数据 "), "{last}");
        // Folded rows are copied as well.
        press(&mut state, "F1 =折叠 Enter");
        let again = press(&mut state, "F9 t");
        assert_eq!(copied, again, "{keys}");
    }
    for (keys, wanted) in [
        ("v g Down Ctrl-c", "科普讲座"),
        ("v u Ctrl-c", "市科协\t银川市"),
        ("v a Down Ctrl-c", "牵头单位"),
    ] {
        let mut state = browser("plan:yinchuan-2022", USUAL);
        let copied = press(&mut state, keys);
        let [Effect::Copy(text)] = copied.as_slice() else { panic!("{keys}: {copied:?}") };
        assert!(text.contains(wanted), "{text}");
    }
    // Of partners, the documents of the tasks that are shared, and no others.
    let mut state = of_unit("银川市/市教育局", "", USUAL);
    let copied = press(&mut state, "F4 v p Ctrl-c");
    let [Effect::Copy(text)] = copied.as_slice() else { panic!("{copied:?}") };
    assert!(text.contains("《银川市") && !text.contains("青海"), "{text}");
}

/// The page of every unit lists as many tasks as the row of the unit says, whatever is asked.
#[test]
fn behind_every_unit_are_its_tasks() {
    for (query, ours) in [
        ("", None),
        ("theme:青少年", None),
        ("due:2025 plan:tunxi-2022", None),
        ("", Some("屯溪区/区教育局")),
        ("", Some("银川市/市教育局")),
    ] {
        // Also where the units are counted in our tasks alone.
        let mut state = match ours {
            None => browser(query, USUAL),
            Some(unit) => of_unit(unit, query, USUAL),
        };
        press(&mut state, "v u");
        for (at, row) in state.level().shown().rows.clone().into_iter().enumerate() {
            let Row::Unit(workload) = row else { panic!() };
            let level = state.level_mut();
            level.cursor_to_stop(at);
            press(&mut state, "Enter");
            assert_eq!(state.level().shown().tasks().len(), workload.tasks);
            let counts = state.level().shown().rows.first().copied();
            assert_eq!(counts, Some(Row::Counts(workload.by)));
            press(&mut state, "Backspace");
        }
    }
}

#[test]
fn behind_every_rule_are_its_tasks() {
    let mut state = browser("", USUAL);
    press(&mut state, "v a");
    for (at, row) in state.level().shown().rows.clone().into_iter().enumerate() {
        let Row::Rule(rule, n) = row else { continue };
        let found =
            state.level().shown().rows.iter().skip(at + 1).take(n).filter_map(|row| row.task());
        let tasks: BTreeSet<TaskId> = found.collect();
        let level = state.level_mut();
        level.cursor_to_stop(at);
        press(&mut state, "Enter");
        if tasks.is_empty() {
            assert!(state.notice.is_some(), "{rule:?}");
            continue;
        }
        assert_eq!(state.level().shown().tasks(), tasks.into_iter().collect::<Vec<_>>());
        press(&mut state, "Backspace");
    }
}

/// The audit lists what is found in the tasks that are asked for, and nothing else.
#[test]
fn the_audit_counts_as_a_count_by_hand() {
    for query in
        ["", "plan:qinghai-2021", "theme:农民,老年人", "due:2025", "科普 plan:tunxi-2022", "马兰花"]
    {
        let mut state = browser(query, USUAL);
        press(&mut state, "v a");
        let tasks = state.level().shown().tasks().to_vec();
        let model = state.model();
        let of_plan = |found: &fengong::audit::Finding| {
            let whole = match query {
                "" => true,
                "plan:qinghai-2021" => model.plan(found.plan).id == "qinghai-2021",
                _ => false,
            };
            let named = |task: &TaskId| {
                model.task(*task).assignments.iter().any(|a| Some(a.unit) == found.unit())
            };
            whole || tasks.iter().any(named)
        };
        let wanted = state.data().findings().iter().filter(|found| match found.task() {
            Some(task) => tasks.contains(&task),
            None => of_plan(found),
        });
        let rows = &state.level().shown().rows;
        assert_eq!(rows.iter().filter(|row| row.is_item()).count(), wanted.count(), "{query}");
        let heads: usize = rows
            .iter()
            .map(|row| match row {
                Row::Rule(_, n) => *n,
                _ => 0,
            })
            .sum();
        assert_eq!(heads, rows.iter().filter(|row| row.is_item()).count());
    }
}

/// A filter by role stays about the unit it was about while cells of other units are opened.
#[test]
fn roles_stay_ours_in_the_cells_of_others() {
    let mut state = of_unit("呼和浩特市/市科协", "", WIDE);
    press(&mut state, "F2 Down Space Esc v m");
    assert!(asked(&state).contains("role:"));
    let Table::Matrix(matrix) = state.level().shown().table.clone() else { panic!() };
    for (at, row) in state.level().shown().rows.clone().into_iter().enumerate() {
        let Row::Head(head, _) = row else { continue };
        let group = matrix.groups.iter().find(|group| group.head == head).unwrap();
        for (column, unit) in matrix.units.iter().enumerate().take(8) {
            let count = matrix.count(&group.tasks, *unit).all;
            if count == 0 {
                continue;
            }
            let level = state.level_mut();
            level.cursor_to_stop(at);
            level.cursor_to_column(column + 1);
            press(&mut state, "Enter");
            assert_eq!(state.level().shown().tasks().len(), count, "{}", asked(&state));
            press(&mut state, "Backspace");
        }
    }
}

/// Filters, the text, the task and the unit stay while the view changes; all of it can be undone and comes back at
/// the next start.
#[test]
fn switching_keeps_filters_selection_and_place() {
    let mut state = browser("plan:yinchuan-2022", WIDE);
    press(&mut state, "Down Down Down");
    let task = state.level().task().unwrap();
    let query = asked(&state);
    for keys in ["v m", "v g", "v t", "v m", "F7", "Shift-F7"] {
        press(&mut state, keys);
        assert_eq!(asked(&state), query);
    }
    assert_eq!(state.level().shown().way, Way::Matrix);
    assert_eq!(state.level().task(), Some(task));
    // The unit of the column is the one that the list of units begins with.
    press(&mut state, "Right Right Right");
    let unit = state.level().unit_across().unwrap();
    press(&mut state, "v u");
    assert_eq!(state.level().row().and_then(Row::unit), Some(unit));
    press(&mut state, "Shift-F8 F8 v m");
    assert_eq!(state.level().unit_across(), Some(unit));
    assert_eq!(state.level().task(), Some(task));
    press(&mut state, "F8 Shift-F8 F8");
    assert!(state.notice.as_deref().is_some_and(|told| told.contains("拼音")));
    assert_eq!(state.level().unit_across(), Some(unit), "the column follows its unit");
    press(&mut state, "Home Down Space");
    assert_eq!(state.level().ask().arrangement.folded.len(), 1);
    let folded = screen(&state);
    let mut again = browser("", WIDE);
    assert!(recall(&mut again, &remember(&state)).is_empty());
    update(&mut again, Message::Resize(WIDE.0, WIDE.1));
    assert_eq!(screen(&again), folded);
    press(&mut state, "Ctrl-Z");
    assert!(state.level().ask().arrangement.folded.is_empty());
    press(&mut state, "F1 =折叠 Enter");
    assert!(
        !state.level().shown().rows.iter().any(|row| matches!(row, Row::Task(_))),
        "all are folded"
    );
    press(&mut state, "F1 =折叠 Enter");
    assert!(state.level().shown().rows.iter().any(|row| matches!(row, Row::Task(_))));
    let mut state = browser("plan:yinchuan-2022 theme:青少年", WIDE);
    press(&mut state, "v m F1 =空列 Enter");
    assert!(state.level().shown().table.columns() > 7, "units of the plan without such a task");
    press(&mut state, "Ctrl-Z");
    assert_eq!(state.level().shown().table.columns(), 7);
}

#[test]
fn columns_are_walked_through() {
    let mut state = browser("", USUAL);
    press(&mut state, "v m Home Down Down");
    press(&mut state, "Left");
    assert_eq!(state.focus, Pane::Facets, "left of the titles are the filters");
    press(&mut state, "Right Ctrl-Right");
    let Table::Matrix(matrix) = state.level().shown().table.clone() else { panic!() };
    let task = state.level().task().unwrap();
    for _ in 0..30 {
        let unit = state.level().unit_across().unwrap();
        assert!(matrix.cell(task, unit).first().is_some(), "only cells with something in them");
        press(&mut state, "Ctrl-Right");
    }
    press(&mut state, "Right Right Right Right Right Right Right Right Right Right Right Right");
    press(&mut state, "Right Right Right Right Right Right Right Right Right Right Right Right");
    let shown = screen(&state);
    assert!(shown.contains('‹') && shown.contains('›'), "{shown}");
    let unit = state.level().unit_across().unwrap();
    assert!(shown.contains(&state.model().unit(unit).name), "the name is spelt out");
    // The totals open the unit.
    press(&mut state, "Home Enter");
    assert_eq!(state.level().ask().page, Some(unit));
}

#[test]
fn cells_and_tabs_are_clicked() {
    let click = |state: &mut State, column, row| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        update(state, Message::Mouse(event));
    };
    let mut state = browser("", WIDE);
    let title = screen(&state).lines().next().unwrap().to_owned();
    let before = title.split("矩阵").next().unwrap();
    let at = fengong::text::cells::width(before) - 3;
    click(&mut state, u16::try_from(at).unwrap(), 0);
    assert_eq!(state.level().shown().way, Way::Matrix);
    click(&mut state, 50, 20);
    let (row, column) = (state.level().place().cursor, state.level().place().across.at);
    assert!(row > 1 && column == 2, "{row} {column}");
    click(&mut state, 50, 20);
    let task = state.level().task().unwrap();
    assert_eq!((state.focus, state.way().count()), (Pane::Detail, 0), "a second click opens");
    assert!(screen(&state).contains(&state.model().task(task).title));
}

/// Targets that count the same stand under one head, each quantity once, those of one place last.
#[test]
fn the_same_quantities_stand_together() {
    let mut state = browser("", WIDE);
    press(&mut state, "v g F8 F8");
    let model = state.model();
    let mut seen = BTreeSet::new();
    let mut single = false;
    for row in &state.level().shown().rows {
        match row {
            Row::Targets(TargetHead::Same(first), n, _) => {
                assert!(!single && *n > 1);
                assert!(seen.insert(quantity(first.of(model))), "once");
            }
            Row::Targets(head, ..) => {
                assert_eq!(*head, TargetHead::Single);
                single = true;
            }
            Row::Target(target) => {
                assert_eq!(seen.contains(&quantity(target.of(model))), !single);
            }
            row => panic!("{row:?}"),
        }
    }
    assert!(single && seen.len() > 5);
    let shown = screen(&state);
    assert!(shown.contains("同一指标并列"), "{shown}");
    // By year: first what recurs, then year by year.
    press(&mut state, "F8 F8");
    let heads: Vec<TargetHead> = state
        .level()
        .shown()
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Targets(head, ..) => Some(*head),
            _ => None,
        })
        .collect();
    assert_eq!(heads.first(), Some(&TargetHead::Recurring));
    assert_eq!(heads.last(), Some(&TargetHead::Undated));
    assert!(heads.contains(&TargetHead::Due(2025)));
}

/// The targets of every plan with numbers as they are, never cut, at every size.
#[test]
fn amounts_are_never_cut() {
    for size in [WIDE, USUAL, SMALL, (40, 10)] {
        for keys in ["v g", "v g F8", "v g F8 F8"] {
            let mut state = browser("", size);
            press(&mut state, keys);
            let model = state.model().clone();
            for at in 0..state.level().shown().rows.len() {
                let Row::Target(target) = state.level().shown().rows[at] else { continue };
                let level = state.level_mut();
                level.cursor_to_stop(at);
                update(&mut state, Message::Resize(size.0, size.1));
                let amount = fengong::words::amount(target.of(&model), state.lang);
                let shown = screen(&state);
                let line = shown.lines().find(|line| line.contains("|>")).unwrap();
                assert!(line.contains(&amount), "{amount} in {line}");
            }
        }
    }
}

#[test]
fn a_meeting_takes_up_one_task_after_the_other() {
    let mut state = browser("plan:yinchuan-2022", SMALL);
    press(&mut state, "Down Down Space Up Up Up Space");
    press(&mut state, "Down F5");
    assert!(screen(&state).contains("议程 1/2"), "from the first, wherever the cursor is");
    let copied = press(&mut state, "y s");
    let [Effect::Copy(text)] = copied.as_slice() else { panic!("{copied:?}") };
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "one sentence and its source: {text}");
    assert!(
        lines[0].starts_with("深入开展各类科技教育活动（牵头单位：市教育局、市科协；责任单位：")
    );
    assert!(lines[0].contains("指标：") && lines[0].ends_with("）。"));
    assert!(lines[1].contains("第 3 项；数据 "));
    press(&mut state, "Right");
    assert!(screen(&state).contains("议程 2/2") && screen(&state).contains("弘扬科学精神"));
    press(&mut state, "Right Left");
    // The second is taken up first.
    press(&mut state, "Ctrl-Right");
    let names = |state: &State| -> Vec<String> {
        state.marks.tasks().iter().map(|task| state.model().task_name(*task)).collect()
    };
    assert_eq!(names(&state), ["yinchuan-2022/1", "yinchuan-2022/3"]);
    assert!(screen(&state).contains("议程 2/2") && screen(&state).contains("深入开展"));
    let mut again = browser("", SMALL);
    recall(&mut again, &remember(&state));
    assert_eq!(names(&again), names(&state), "the agenda survives a restart");
    assert!(again.meeting.is_none(), "undo shows no meeting");
    recall_meeting(&mut again, &remember(&state));
    update(&mut again, Message::Resize(SMALL.0, SMALL.1));
    assert!(screen(&again).contains("议程 2/2") && screen(&again).contains("深入开展"));
    press(&mut state, "Delete");
    assert_eq!(names(&state), ["yinchuan-2022/1"]);
    press(&mut state, "Ctrl-Z");
    assert_eq!(names(&state).len(), 2);
    press(&mut state, "Right Right");
    assert!(state.notice.as_deref().is_some_and(|told| told.contains("最后一项")));
    press(&mut state, "Esc");
    assert!(state.meeting.is_none() && names(&state).len() == 2, "leaving loses nothing");
    press(&mut state, "F5");
    assert!(screen(&state).contains("议程 2/2"), "it goes on where it was left");
    press(&mut state, "Esc");
    // Without marks it takes up what is listed, from the cursor on.
    press(&mut state, "Esc Down F5");
    assert!(screen(&state).contains("列出的任务 4/36"), "{}", screen(&state));
    press(&mut state, "End");
    assert!(screen(&state).contains("36/36"));
    press(&mut state, "F5");
    assert_eq!(browser::current(&state), "yinchuan-2022/36", "the cursor is where the meeting was");
}

/// In a small window all that matters of nearly every task is seen at once: title, units, targets; the source stands
/// below them anyway. Most fit with all their measures.
#[test]
fn a_small_window_shows_what_matters_in_a_meeting() {
    let mut state = browser("", SMALL);
    press(&mut state, "F5");
    let words = Highlighter::default();
    let (cells, rows) = (usize::from(SMALL.0) - 2, usize::from(SMALL.1) - 4);
    let (mut matters, mut whole, mut all) = (0, 0, 0);
    for id in state.model().task_ids().collect::<Vec<_>>() {
        let setting = Setting {
            index: state.index(),
            words: &words,
            asked: None,
            ours: None,
            of_page: false,
            chars: state.chars,
            lang: state.lang,
        };
        let document = Document::on_the_agenda(setting, id, cells, Spacing::None);
        let measure = document.items.iter().position(|item| matches!(item, Item::Measure(_)));
        let end = measure.and_then(|item| document.lines_of(item)).map(|(first, _)| first);
        matters += usize::from(end.unwrap_or(document.lines.len()) <= rows);
        whole += usize::from(document.lines.len() <= rows);
        all += 1;
        // And that is what is on the screen.
        let text: String = screen(&state).split_whitespace().collect();
        let title: String = state.model().task(id).title.split_whitespace().collect();
        assert!(text.contains(&title), "{title}");
        press(&mut state, "Right");
    }
    assert!(matters * 100 >= all * 95, "{matters} of {all}");
    assert!(whole * 100 >= all * 70, "{whole} of {all}");
}

/// What rules find while the data is loaded is in the audit as well.
#[test]
fn the_audit_shows_what_loading_reported() {
    let dir = tempfile::tempdir().unwrap();
    let plan = "( format: 1, id: \"x\", title: \"题\", region: \"某市\", level: City, period: (2022, 2025), \
                areas: [ ( title: \"域\", kind: Action, theme: \"youth\", \
                lead: [\"市怪名局\", \"市怪名局\"], tasks: [ ( number: \"1\", title: \"题\", \
                targets: [ (what: \"数\", amount: Exactly(1), unit: \"个\", when: By(2030)) ] ) ] ) ] )";
    std::fs::write(dir.path().join("x.ron"), plan).unwrap();
    let layers = [fengong::load::Layer::Dir(dir.path().to_owned())];
    let mut state = browser::with_layers(&layers, "", USUAL);
    press(&mut state, "v a");
    let rules: Vec<&str> = state
        .level()
        .shown()
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Rule(rule, _) => Some(rule.name()),
            _ => None,
        })
        .collect();
    for rule in ["unit-twice", "year-outside"] {
        assert!(rules.contains(&rule), "{rules:?}");
    }
    let shown = screen(&state);
    assert!(shown.contains("2030"), "{shown}");
    press(&mut state, "End Enter");
    assert_eq!(state.focus, Pane::Detail);
    assert!(screen(&state).contains("x.ron"), "{}", screen(&state));
}

/// Units are sorted by any of their columns, also in a window in which not all are shown; the one is shown then.
#[test]
fn units_are_sorted_by_any_column() {
    for size in [USUAL, (40, 10)] {
        let mut state = browser("view:units", size);
        let mut orders = std::collections::BTreeSet::new();
        for _ in 0..9 {
            let level = state.level();
            let units: Vec<_> =
                level.shown().rows.iter().filter_map(|row| row.workload()).collect();
            if let Some(at) = level.ask().arrangement.units.number() {
                let number = |at: usize| {
                    move |w: &fengong::overview::workload::Workload| {
                        [w.by[0], w.by[1], w.by[2], w.by[3], w.by[4], w.tasks, w.targets][at]
                    }
                };
                assert!(units.iter().map(number(at)).is_sorted_by(|a, b| a >= b), "{at}");
                let heading = ["牵", "责", "负", "导", "涵", "任务", "指标"][at];
                let drawn = screen(&state);
                assert!(drawn.lines().take(6).any(|line| line.contains(heading)), "{drawn}");
            }
            orders.insert(view(state.level(), state.data()).to_string());
            press(&mut state, "F8");
        }
        assert_eq!(orders.len(), 9, "{orders:?}");
    }
}
