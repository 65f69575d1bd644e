//! Queries: a table of questions with their rows, a brute-force filter over random combinations, facet counts,
//! and printing back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use std::collections::HashSet;

use common::{data, queries};
use fengong::brief::Brief;
use fengong::data::Data;
use fengong::lang::Lang;
use fengong::load::Layer;
use fengong::model::{Involvement, Model, Role, Target, Task, TaskId};
use fengong::query::facet::{FacetValue, facet};
use fengong::query::{
    Condition, Field, Filter, Query, Term, Text, UNASSIGNED, involvement_named, run, unit_named,
};
use fengong::text::fold::fold;
use proptest::prelude::*;

fn answer(text: &str, data: &Data) -> Vec<String> {
    let query = Query::parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
    let answer = run(&query, data).unwrap_or_else(|e| panic!("{text}: {e:?}"));
    answer.tasks.iter().map(|id| data.model().task_name(*id)).collect()
}

#[test]
fn the_table_of_queries() {
    let data = data();
    let queries = queries();
    assert!(queries.len() >= 40);
    for (query, tasks) in queries {
        assert_eq!(answer(query, &data), tasks, "{query}");
    }
}

/// Whether a task satisfies a query, by the definitions alone: no index, no sets, no shared code but folding. What is asked
/// about targets must hold for one of them.
fn satisfies(query: &Query, model: &Model, id: TaskId) -> bool {
    let about_targets = |term: &&Term| {
        let asks = matches!(term.of_field(), Some(Field::Target | Field::Due | Field::Has));
        asks && !term.negated
    };
    let task = model.task(id);
    let (targets, others): (Vec<&Term>, Vec<&Term>) = query.terms.iter().partition(about_targets);
    let meant = |target: &Target| {
        targets.iter().all(|term| match &term.condition {
            Condition::Field(field, values) => {
                values.iter().any(|v| is_so(*field, v, task, target))
            }
            Condition::Word(_) => unreachable!(),
        })
    };
    others.iter().all(|term| holds(query, term, model, id))
        && (targets.is_empty() || task.targets.iter().any(meant))
}

/// Whether a target has a value of a field that is about targets.
fn is_so(field: Field, value: &Text, task: &Task, target: &Target) -> bool {
    match (field, value.text()) {
        (Field::Target, name) if value.is_quoted() => fold(&target.what) == fold(name),
        (Field::Target, name) => fold(&target.what).contains(&fold(name)),
        (Field::Has | Field::No, "target") => true,
        (_, "undated") => target.when.is_none(),
        (Field::Has | Field::No, "dated") => target.when.is_some(),
        (_, year) => target.applies(year.parse().unwrap(), task.period),
    }
}

/// Whether a task satisfies a term by itself.
fn holds(query: &Query, term: &Term, model: &Model, id: TaskId) -> bool {
    let task = model.task(id);
    let found = match &term.condition {
        Condition::Word(word) => texts(model, task).iter().any(|t| t.contains(&fold(word.text()))),
        Condition::Field(Field::Role, values) => {
            values.iter().any(|v| has_role(query, v, model, task))
        }
        Condition::Field(Field::No, values) => {
            values.iter().any(|v| !task.targets.iter().any(|t| is_so(Field::No, v, task, t)))
        }
        Condition::Field(field @ (Field::Due | Field::Target | Field::Has), values) => {
            values.iter().any(|v| task.targets.iter().any(|t| is_so(*field, v, task, t)))
        }
        Condition::Field(field, values) => values.iter().any(|v| has(*field, v, model, task)),
    };
    found != term.negated
}

/// Everything of a task in which words are looked for.
fn texts(model: &Model, task: &Task) -> Vec<String> {
    let mut texts = vec![fold(&task.title), fold(&model.area(task.area).title)];
    texts.extend(model.area(task.area).aim.iter().map(|aim| fold(aim)));
    for a in &task.assignments {
        let unit = model.unit(a.unit);
        texts.push(fold(&unit.name));
        texts.extend(unit.aliases.iter().map(|alias| fold(alias)));
    }
    texts.extend(task.measures.iter().chain(&task.said).map(|m| fold(m)));
    for target in &task.targets {
        let stated = [Some(&target.what), target.scope.as_ref(), target.note.as_ref()];
        texts.extend(stated.into_iter().flatten().map(|t| fold(t)));
        texts.push(fold(&target.unit));
    }
    texts
}

/// Whether a unit that the query asks for in any role has this one in the task.
fn has_role(query: &Query, value: &Text, model: &Model, task: &Task) -> bool {
    let asked = |field: Field| -> Vec<String> {
        let terms = query.terms.iter().filter(|t| !t.negated);
        terms
            .filter_map(|t| match &t.condition {
                Condition::Field(f, values) if *f == field => Some(values),
                _ => None,
            })
            .flatten()
            .map(|v| fold(v.text()))
            .filter(|key| key != UNASSIGNED)
            .collect()
    };
    let mut keys = asked(Field::Concerns);
    if keys.is_empty() {
        keys = asked(Field::Unit);
    }
    let meant = |id: fengong::model::UnitId| keys.iter().any(|key| is_called(model.unit(id), key));
    match involvement_named(value.text()).unwrap() {
        Involvement::Named(role) => task.units(role).any(|a| meant(a.unit)),
        Involvement::Covered => {
            let collectives = model.plan(task.plan).collectives.iter();
            let named = |id| task.assignments.iter().any(|a| a.unit == id);
            collectives
                .filter(|c| named(c.unit))
                .flat_map(|c| &c.covers)
                .any(|id| meant(*id) && !named(*id))
        }
    }
}

/// Whether a unit has a folded name, alone or after its region.
fn is_called(unit: &fengong::model::Unit, key: &str) -> bool {
    let mut spellings = std::iter::once(&unit.name).chain(&unit.aliases);
    spellings.any(|n| fold(n) == key || fold(&format!("{}/{n}", unit.region)) == key)
}

fn has(field: Field, value: &Text, model: &Model, task: &Task) -> bool {
    let key = fold(value.text());
    let part = |name: &str, names: &[String]| {
        let whole = names.iter().any(|n| fold(n) == key);
        fold(name) == key || !whole && !value.is_quoted() && fold(name).contains(&key)
    };
    let role = match field {
        Field::Lead => Some(Role::Lead),
        Field::Responsible => Some(Role::Responsible),
        Field::InCharge => Some(Role::InCharge),
        _ => None,
    };
    let plan = model.plan(task.plan);
    match field {
        Field::Concerns => {
            has(Field::Unit, value, model, task)
                || value.text() != UNASSIGNED
                    && model.plan(task.plan).collectives.iter().any(|c| {
                        task.assignments.iter().any(|a| a.unit == c.unit)
                            && c.covers.iter().any(|id| is_called(model.unit(*id), &key))
                    })
        }
        Field::Lead | Field::Responsible | Field::InCharge | Field::Unit => {
            let mut named = task.assignments.iter().filter(|a| role.is_none_or(|r| a.role == r));
            if value.text() == UNASSIGNED {
                return task.assignments.is_empty();
            }
            named.any(|a| is_called(model.unit(a.unit), &key))
        }
        Field::Area => {
            let names: Vec<String> = model.areas.iter().map(|a| a.title.clone()).collect();
            part(&model.area(task.area).title, &names)
        }
        Field::Plan => {
            let names: Vec<String> = model
                .plans
                .iter()
                .flat_map(|p| [p.id.clone(), p.title.clone(), p.region.clone()])
                .collect();
            [&plan.id, &plan.title, &plan.region].iter().any(|n| part(n, &names))
        }
        Field::Year => task.period.contains(value.text().parse().unwrap()),
        other => unreachable!("{other:?} is not generated"),
    }
}

fn value_of(field: Field) -> BoxedStrategy<Text> {
    let from = |texts: &'static [&'static str]| prop::sample::select(texts);
    match field {
        Field::Area => prop_oneof![
            from(&["青少年", "工程", "保障", "科普", "交流"]).prop_map(Text::value),
            from(&["科普信息化提升工程", "组织实施"]).prop_map(Text::quoted),
        ]
        .boxed(),
        Field::Plan => {
            from(&["tunxi-2022", "2021", "银川", "方案", "青海省"]).prop_map(Text::value).boxed()
        }
        Field::Role => from(&["lead", "责任", "charge", "涵盖"]).prop_map(Text::value).boxed(),
        Field::Year => {
            from(&["2021", "2022", "2023", "2024", "2025"]).prop_map(Text::value).boxed()
        }
        Field::Due => {
            from(&["2021", "2022", "2023", "2024", "2025", "undated"]).prop_map(Text::value).boxed()
        }
        Field::Target => prop_oneof![
            from(&["科普", "培训", "率", "讲座", "基地", "比例"]).prop_map(Text::value),
            from(&["培育的科普示范社区", "科技志愿者人数"]).prop_map(Text::quoted),
        ]
        .boxed(),
        Field::Has | Field::No => {
            from(&["target", "dated", "undated"]).prop_map(Text::value).boxed()
        }
        _ => from(&[
            "市教育局",
            "市科协",
            "银川市/市科技局",
            "市委网信办",
            "区科技经信局",
            "省妇联",
            "各成员单位",
            "未明确",
            "区卫计委",
            "省纲要办成员单位",
            "领导小组",
        ])
        .prop_map(Text::value)
        .boxed(),
    }
}

fn term() -> impl Strategy<Value = Term> {
    let field = prop::sample::select(vec![
        Field::Lead,
        Field::Responsible,
        Field::InCharge,
        Field::Unit,
        Field::Concerns,
        Field::Role,
        Field::Area,
        Field::Plan,
        Field::Year,
        Field::Due,
        Field::Target,
        Field::Has,
        Field::No,
    ]);
    let fields = field.prop_flat_map(|field| {
        prop::collection::vec(value_of(field), 1..3)
            .prop_map(move |values| Condition::Field(field, values))
    });
    let words = prop::sample::select(vec!["科普", "培训", "教育局", "農業", "App", "基地", "zzzz"])
        .prop_map(|word| Condition::Word(Text::word(word)));
    let condition = prop_oneof![3 => fields, 1 => words];
    (prop::bool::weighted(0.2), condition)
        .prop_map(|(negated, condition)| Term { negated, condition })
}

/// Terms about roles are left out where no unit is asked for: they would be an error.
fn query() -> impl Strategy<Value = Query> {
    prop::collection::vec(term(), 0..4).prop_map(|terms| {
        let mut query = Query { terms };
        if !asks_for_units(&query) {
            query.terms.retain(|term| term.of_field() != Some(Field::Role));
        }
        query
    })
}

fn asks_for_units(query: &Query) -> bool {
    query.terms.iter().any(|term| {
        let field = matches!(term.of_field(), Some(Field::Unit | Field::Concerns));
        let somebody = match &term.condition {
            Condition::Field(_, values) => values.iter().any(|v| v.text() != UNASSIGNED),
            Condition::Word(_) => false,
        };
        field && somebody && !term.negated
    })
}

thread_local! {
    static DATA: Data = data();
}

const FACETS: [Field; 9] = [
    Field::Role,
    Field::Plan,
    Field::Area,
    Field::Lead,
    Field::Responsible,
    Field::InCharge,
    Field::Unit,
    Field::Year,
    Field::Due,
];

proptest! {
    // Each case asks once for every value of every facet.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_facet_counts_what_choosing_the_value_alone_would_leave(query in query()) {
        DATA.with(|data| {
            let answer = run(&query, data).unwrap();
            for field in FACETS {
                // Whose roles are asked for would change with the unit.
                let roles = query.terms.iter().any(|t| t.of_field() == Some(Field::Role));
                if roles && field == Field::Unit || field == Field::Role && !asks_for_units(&query) {
                    continue;
                }
                for FacetValue { value, count } in facet(field, &answer, data) {
                    // What else is chosen goes, what else is excluded stays. Of several filters of the field the last is
                    // what is chosen; the others hold as any condition does.
                    let mut replaced = answer.question.clone();
                    if let Some(own) = replaced.filters.iter().rposition(|f| f.field == field && !f.negated) {
                        replaced.filters.remove(own);
                    }
                    for filter in replaced.filters.iter_mut().filter(|f| f.field == field && f.negated) {
                        filter.values.retain(|excluded| *excluded != value);
                    }
                    replaced.filters.push(Filter::one(field, value.clone()));
                    let left = fengong::query::answer(replaced, data).tasks.len();
                    prop_assert_eq!(count, left, "{:?} {:?} in {}", field, value, query);
                }
            }
            Ok(())
        })?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn answers_are_those_of_a_brute_force_filter(query in query()) {
        DATA.with(|data| {
            let model = data.model();
            let wanted: HashSet<TaskId> = model
                .task_ids()
                .filter(|id| satisfies(&query, model, *id))
                .collect();
            let answer = run(&query, data).unwrap();
            prop_assume!(answer.near().is_none());
            let found: HashSet<TaskId> = answer.tasks.iter().copied().collect();
            prop_assert_eq!(answer.tasks.len(), found.len());
            prop_assert_eq!(found, wanted, "{}", query);
            Ok(())
        })?;
    }

    #[test]
    fn a_query_is_read_back_as_it_was_printed(query in query()) {
        prop_assert_eq!(Query::parse(&query.to_string()), Ok(query));
    }

    #[test]
    fn any_text_survives_printing(text in "[a-z:，,、“”\"\\\\ 　\\-－：市科协]{0,12}", quoted: bool) {
        let (word, value) = if quoted {
            (Text::quoted(&text), Text::quoted(&text))
        } else {
            (Text::word(&text), Text::value(&text))
        };
        let query = Query { terms: vec![
            Term { negated: quoted, condition: Condition::Word(word) },
            Term::field(Field::Lead, vec![value.clone(), value]),
        ] };
        prop_assert_eq!(Query::parse(&query.to_string()), Ok(query));
    }

    #[test]
    fn no_text_makes_parsing_panic(text in "\\PC{0,40}") {
        if let Ok(query) = Query::parse(&text) {
            prop_assert_eq!(Query::parse(&query.to_string()), Ok(query));
        }
    }

    // A further unit may be one whose roles are asked for, too: those terms are left out here.
    #[test]
    fn a_further_term_never_adds_tasks(query in query(), term in term()) {
        prop_assume!(query.terms.iter().chain([&term]).all(|t| t.of_field() != Some(Field::Role)));
        DATA.with(|data| {
            let before: HashSet<TaskId> = run(&query, data).unwrap().tasks.into_iter().collect();
            let mut narrower = query.clone();
            narrower.terms.push(term);
            let after = run(&narrower, data).unwrap();
            // What is merely near is no part of what was found before.
            prop_assume!(after.near().is_none());
            let after = after.tasks;
            prop_assert!(after.iter().all(|task| before.contains(task)));
            Ok(())
        })?;
    }
}

#[test]
fn reads_and_prints_every_form() {
    for (text, printed) in [
        ("", ""),
        ("  农民　培训 ", "农民 培训"),
        ("牵头:市教育局", "lead:市教育局"),
        ("牵头单位：市教育局，市科协", "lead:市教育局,市科协"),
        ("责任:市财政局、市民政局", "resp:市财政局,市民政局"),
        ("－单位:市科协", "-unit:市科协"),
        ("LEAD:市科协 Year:2022", "lead:市科协 year:2022"),
        ("“科普 中国”", "\"科普 中国\""),
        ("\"没有结束", "\"没有结束\""),
        ("area:\"青少年科学素质提升行动\"", "area:\"青少年科学素质提升行动\""),
        ("实施“互联网+科普”行动", "实施“互联网+科普”行动"),
        ("- --x", "- --x"),
        ("到期:2025 有:指标 无:牵头", "due:2025 has:指标 no:牵头"),
        ("\"a\\\"b\\\\\"", "\"a\\\"b\\\\\""),
        ("theme:\"青少年\"\"农民\"", "theme:\"青少年\",\"农民\""),
        ("\"a\":b", "\"a\" :b"),
    ] {
        let query = Query::parse(text).unwrap();
        assert_eq!(query.to_string(), printed, "{text}");
        assert_eq!(Query::parse(&query.to_string()), Ok(query), "{text}");
    }
}

#[test]
fn what_means_nothing_is_an_error_with_the_nearest_names() {
    let data = data();
    for (text, parts) in [
        ("lead:市教育厅", &["市教育厅", "市教育局"][..]),
        ("lead:教育", &["市教育局"]),
        ("unit:银川市/省教育厅", &["省教育厅"]),
        ("laed:市科协", &["laed", "lead:"]),
        ("网址:x", &["网址", "牵头"]),
        ("area:\"青少年\"", &["青少年科学素质提升行动"]),
        ("theme:youht", &["youth"]),
        ("plan:yinchuan-2021", &["yinchuan-2022"]),
        ("year:1999", &["1999", "2021"]),
        ("due:很快", &["很快", "2025"]),
        ("has:钱", &["target", "指标"]),
        ("lead:", &["牵头:"]),
        ("lead:市科协, year:", &["年份:"]),
    ] {
        let errors = match Query::parse(text) {
            Ok(query) => run(&query, &data).expect_err(text),
            Err(errors) => errors,
        };
        let message: String = errors.iter().map(|e| e.message(Lang::Zh)).collect();
        for part in parts {
            assert!(message.contains(part), "{text}: {message}");
        }
        let english: String = errors.iter().map(|e| e.message(Lang::En)).collect();
        assert!(!english.contains("没有"), "{english}");
    }
    let both = Query::parse("foo:1 bar:2").expect_err("two unknown fields");
    assert_eq!(both.len(), 2);
}

/// A body under two listed names is one unit; names that a plan puts side by side are different bodies.
#[test]
fn a_body_under_two_names_is_one_unit() {
    let dir = tempfile::tempdir().unwrap();
    let plan =
        "(format: 1, id: \"x\", title: \"题\", region: \"某市\", level: City, period: (2022, 2022),
        areas: [(title: \"域\", kind: Action, theme: \"youth\", tasks: [
            (number: \"1\", title: \"甲\", lead: [\"市发改委\"]),
            (number: \"2\", title: \"乙\", lead: [\"市发展改革委\"]),
            (number: \"3\", title: \"丙\", lead: [\"市工商局\", \"市质监局\"]) ])])";
    std::fs::write(dir.path().join("x.ron"), plan).unwrap();
    let layers = [Layer::Embedded, Layer::Dir(dir.path().to_owned())];
    let data = Data::load(&layers);
    for name in ["市发改委", "市发展改革委"] {
        assert_eq!(answer(&format!("lead:某市/{name}"), &data), ["x/1", "x/2"]);
    }
    let unit = unit_named("某市/市发改委", data.index(), |_| true).unwrap();
    assert_eq!(Brief::of(data.index(), unit, &data.index().all()).tasks[0].len(), 2);
    assert_eq!(unit_named("某市/市发展改革委", data.index(), |_| true), Ok(unit));
    let of_three = data.model().tasks.iter().find(|t| t.title == "丙").unwrap();
    assert_eq!(of_three.assignments.len(), 2, "two bodies, not one twice");
    assert_eq!(answer("lead:某市/市工商局", &data), ["x/3"]);
}

/// A name without its level that fits units of several levels is no name of any: the choices are listed.
#[test]
fn an_ambiguous_name_offers_the_choices() {
    let data = data();
    for (text, choices) in [
        ("lead:教育局", &["银川市/市教育局", "呼和浩特市/市教育局", "区教育局"][..]),
        ("unit:jyj", &["银川市/市教育局", "区教育局"]),
        ("concerns:卫健委", &["市卫健委", "省卫生健康委", "区卫生健康委"]),
    ] {
        let errors = run(&Query::parse(text).unwrap(), &data).expect_err(text);
        let message = errors[0].message(Lang::Zh);
        assert!(message.contains("不止一个"), "{message}");
        for choice in choices {
            assert!(message.contains(choice), "{text}: {message}");
        }
    }
}

/// 市教育局 is a name, not a part of one: the district's and the province's bureaus stay out.
#[test]
fn a_unit_is_matched_whole() {
    let data = data();
    let of = |text: &str| answer(text, &data);
    assert!(
        of("unit:市教育局").iter().all(|t| !t.starts_with("tunxi") && !t.starts_with("qinghai"))
    );
    assert!(of("unit:教育厅").iter().all(|t| t.starts_with("qinghai")));
    assert_eq!(of("unit:屯溪区/区教育局"), of("unit:区教育局"));
    assert_eq!(of("unit:區教育局"), of("unit:区教育局"));
}
