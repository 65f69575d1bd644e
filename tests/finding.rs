//! Finding: what people say and type in a meeting, ranking, scripts, and that highlights are what was matched.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::data;
use fengong::data::Data;
use fengong::index::Index;
use fengong::model::UnitId;
use fengong::query::matching::{Fit, Kind, Length, Wanted};
use fengong::query::names::Names;
use fengong::query::{Query, run};
use fengong::text::fold::fold;
use fengong::text::pinyin::Readings;
use proptest::prelude::*;

/// How many rows are looked at without scrolling or thinking.
const FIRST_ROWS: usize = 5;

fn tasks(text: &str, data: &Data) -> Vec<String> {
    let answer = run(&Query::parse(text).unwrap(), data).unwrap();
    answer.tasks.iter().map(|id| data.model().task_name(*id)).collect()
}

/// The units that fit best, in the order in which `units` lists them.
fn units(text: &str, index: &Index) -> Vec<String> {
    let names = Names::typed(text);
    let fit = |id: UnitId| names.rank_unit(id, index);
    let all = (0..index.model().units.len()).map(UnitId::at);
    let mut found: Vec<_> = all.filter_map(|id| Some((fit(id)?, id))).collect();
    found.sort();
    found.into_iter().map(|(_, id)| index.model().unit(id).name.clone()).collect()
}

/// What somebody in a meeting says, typed with or without an input method, and what is meant. The first list was
/// written by who wrote the matcher; the others by people who had not seen the program, before it was tried. The
/// second list showed what was missing (regions, synonyms, names in prose); the third checks what was made of it.
#[test]
fn nine_of_ten_spoken_questions_are_found_at_once() {
    let data = data();
    let index = data.index();
    for (list, text) in [
        ("spoken.tsv", include_str!("spoken.tsv")),
        ("spoken_second.tsv", include_str!("spoken_second.tsv")),
        ("spoken_third.tsv", include_str!("spoken_third.tsv")),
    ] {
        let questions: Vec<(&str, &str)> =
            text.lines().filter_map(|line| line.split_once('\t')).collect();
        assert!(questions.len() >= 60);
        let missed: Vec<String> = questions
            .iter()
            .filter_map(|(typed, meant)| {
                let found =
                    if meant.contains('/') { tasks(typed, &data) } else { units(typed, index) };
                let at_once = found.iter().take(FIRST_ROWS).any(|name| name == meant);
                (!at_once).then(|| format!("{typed} → {meant}: {:?}", &found[..found.len().min(5)]))
            })
            .collect();
        println!("{list}: {} of {} missed: {missed:#?}", missed.len(), questions.len());
        assert!(missed.len() * 10 <= questions.len(), "{list}");
    }
}

/// The tasks that are right answers, `plan/*` standing for any of a plan.
fn is_right(found: &[String], meant: &str) -> bool {
    meant.split(' ').any(|meant| {
        let plan = meant.strip_suffix('*');
        found.iter().any(|task| plan.map_or(task == meant, |plan| task.starts_with(plan)))
    })
}

/// Every line of a list: what is typed, what is meant, and what is found first.
fn tried<'t>(list: &'t str, data: &Data, first: impl Fn(&str) -> usize) -> Vec<(&'t str, bool)> {
    list.lines()
        .map(|line| {
            let mut fields = line.split('\t');
            let (typed, meant) = (fields.next().unwrap(), fields.next().unwrap());
            let found = tasks(typed, data);
            let first = first(fields.next().unwrap_or_default()).min(found.len());
            (typed, is_right(&found[..first], meant))
        })
        .collect()
}

/// Examinations, each written by somebody who had seen the documents and not the program, before it was tried: sixty questions
/// as they are spoken, forty amounts, numbers, names, years and half sentences. 97, 95, 95 and 99 were answered at the first try;
/// what the others showed was mended as far as it was of a kind.
#[test]
fn the_examinations_are_passed() {
    let data = data();
    for list in [
        include_str!("exam.tsv"),
        include_str!("exam_second.tsv"),
        include_str!("exam_third.tsv"),
        include_str!("exam_fourth.tsv"),
    ] {
        let tried = tried(list, &data, |_| FIRST_ROWS);
        assert_eq!(tried.len(), 100);
        let missed: Vec<&str> = tried.iter().filter(|(_, right)| !right).map(|(t, _)| *t).collect();
        println!("missed: {missed:?}");
        assert!(missed.len() <= 3, "{missed:?}");
    }
}

/// A unit that the plan calls so comes before one that is only known by that name too.
#[test]
fn units_by_their_own_name_come_first() {
    let data = data();
    for (typed, first) in [("防震减灾中心", "tunxi-2022/17"), ("地震局", "qinghai-2021/1.1")]
    {
        assert_eq!(tasks(typed, &data).first().map(String::as_str), Some(first), "{typed}");
    }
}

/// Everyday speech, written by somebody else before any of it was understood: 6 of 60 were found then.
#[test]
fn everyday_speech_is_understood() {
    let tried = tried(include_str!("spoken_fourth.tsv"), &data(), |_| FIRST_ROWS);
    assert_eq!(tried.len(), 60);
    let missed: Vec<&str> = tried.iter().filter(|(_, right)| !right).map(|(t, _)| *t).collect();
    println!("missed: {missed:?}");
    assert!(missed.len() <= 6, "{missed:?}");
}

/// Clauses drawn at random from the documents, whose sentences the data restates: the task is among the first three.
#[test]
fn pasted_clauses_find_their_task() {
    let tried = tried(include_str!("clauses.tsv"), &data(), |_| 3);
    assert!(tried.len() >= 90);
    let missed: Vec<&str> = tried.iter().filter(|(_, right)| !right).map(|(t, _)| *t).collect();
    println!("missed: {missed:?}");
    assert!(missed.len() * 20 <= tried.len(), "{missed:?}");
}

/// What stands literally is never mixed with what is merely near, and noise is not near to anything.
#[test]
fn near_is_told_apart() {
    let data = data();
    let run = |text: &str| run(&Query::parse(text).unwrap(), &data).unwrap();
    assert!(run("农民").near().is_none() && run("科普讲座").near().is_none());
    let pasted = run("聚焦老年人运用智能技术的需求和困难");
    assert!(pasted.near().is_some_and(|parts| parts.iter().any(|part| part == "智能")));
    for noise in ["马兰花", "zzzz", "甲乙丙丁", "\"聚焦老年人运用智能技术的需求和困难\""]
    {
        assert_eq!(run(noise).tasks.len(), 0, "{noise}");
    }
    // What is asked beside it narrows it as it narrows everything.
    let narrowed = run("聚焦老年人运用智能技术的需求和困难 方案:银川");
    assert!(narrowed.tasks.iter().all(|task| pasted.tasks.contains(task)));
    assert!(!narrowed.tasks.is_empty());
}

/// What must not be found is not near either, and nothing is near where nothing is left.
#[test]
fn exclusions_hold_for_what_is_near() {
    let data = data();
    let run = |text: &str| run(&Query::parse(text).unwrap(), &data).unwrap();
    let pasted = "提升老年人健康素养知识讲座培训班";
    let all = run(pasted);
    assert!(all.near().is_some());
    for (word, exact) in [("老年人", "-老年人"), ("老年人", "-\"老年人\""), ("讲座", "-讲座")]
    {
        let with = run(&format!("\"{word}\"")); // what is excluded is meant as it stands
        let less = run(&format!("{pasted} {exact}"));
        let meant: Vec<_> = all.tasks.iter().filter(|t| !with.tasks.contains(t)).collect();
        assert!(meant.len() < all.tasks.len() && !meant.is_empty(), "{exact}");
        let less: Vec<_> = less.tasks.iter().collect();
        assert_eq!(less.len(), meant.len(), "{exact}");
        assert!(less.iter().all(|task| meant.contains(task)), "{exact}");
    }
    let nothing = run(&format!("{pasted} 牵头:市教育局"));
    assert!(nothing.tasks.is_empty() && nothing.near().is_none());
}

/// A name is better than a part of one, a part better than scattered characters.
#[test]
fn names_rank_before_chance() {
    let fit = |text: &str| {
        let key = fold(text);
        let readings = Readings::of([key.as_str()]);
        Wanted::new("科协").fit(&key, Length::Short, &readings)
    };
    let ranked = ["市科协", "责任单位：市科协", "全国科协系统"];
    let fits: Vec<_> = ranked.iter().map(|text| fit(text).unwrap()).collect();
    assert!(fits.is_sorted(), "{fits:?}");
    assert_eq!(fits[0], (Kind::Literal, Fit::Whole));
    for text in ["科技协作", "科学技术协会", "科学素质协同推进", "科普志愿服务协同"]
    {
        assert_eq!(fit(text), None, "{text}: two 汉字 with gaps are chance");
    }
}

#[test]
fn noise_finds_nothing() {
    let data = data();
    let index = data.index();
    for text in ["zzzz", "xqxq", "qqqqq", "vvv", "uuu", "iii"] {
        assert_eq!(tasks(text, &data), Vec::<String>::new(), "{text}");
        assert_eq!(units(text, index), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn two_letters_mean_units_first() {
    let data = data();
    let index = data.index();
    for (typed, unit) in [("kx", "科协"), ("fl", "妇联")] {
        let first = run(&Query::parse(typed).unwrap(), &data).unwrap().tasks[0];
        let named = &index.model().task(first).assignments;
        assert!(named.iter().any(|a| index.model().unit(a.unit).name.ends_with(unit)), "{typed}");
    }
}

#[test]
fn both_scripts_give_the_same_rows() {
    let data = data();
    for (simplified, traditional) in [
        ("教育局", "教育局"),
        ("农民", "農民"),
        ("科学素质", "科學素質"),
        ("领导干部", "領導幹部"),
        ("规划", "規畫"),
        ("单位:市卫健委", "單位:市衛健委"),
        ("乡村振兴 科技", "鄉村振興 科技"),
    ] {
        let traditional = traditional.replace("單位:", "单位:");
        assert_eq!(tasks(simplified, &data), tasks(&traditional, &data), "{simplified}");
    }
}

/// Among the tasks that a word finds, those that hold it as it stands come first.
#[test]
fn literal_finds_come_before_pinyin() {
    let data = data();
    let index = data.index();
    for typed in ["app", "app 科普"] {
        let found = tasks(typed, &data);
        let holds = |name: &String| {
            let id =
                index.model().task_ids().find(|id| index.model().task_name(*id) == *name).unwrap();
            let task = index.model().task(id);
            let texts = task.measures.iter().chain([&task.title]);
            texts.chain(task.targets.iter().map(|t| &t.what)).any(|t| fold(t).contains("app"))
        };
        let literal: Vec<bool> = found.iter().map(holds).collect();
        assert!(literal.contains(&true), "{typed}");
        assert!(literal.is_sorted_by(|a, b| a >= b), "{typed}: {found:?}");
    }
}

thread_local! {
    static DATA: Data = data();
}

proptest! {
    /// The characters that are highlighted are those that the letters stand for, one for each, in order.
    #[test]
    fn highlights_are_what_was_matched(unit in 0_usize..120, picks in prop::collection::vec(0_usize..3, 12)) {
        DATA.with(|data| {
            let index = data.index();
            let key = &index.unit_keys(UnitId::at(unit))[0];
            // Each character as itself, as its initial, or as its whole reading.
            let typed: String = key.chars().zip(picks.iter().cycle()).map(|(c, pick)| {
                let reading = index.readings().get(c).last().cloned();
                match (pick, reading) {
                    (1, Some(reading)) => reading.chars().take(1).collect(),
                    (2, Some(reading)) => reading,
                    _ => c.to_string(),
                }
            }).collect();
            let wanted = Wanted::new(&typed);
            let positions = wanted.positions(key, Length::Short, index.readings());
            let meant: Vec<usize> = key.chars().enumerate()
                .filter(|(_, c)| c.is_alphanumeric() || typed.contains(*c)).map(|(i, _)| i).collect();
            prop_assert_eq!(positions, meant, "{} in {}", typed, key);
            Ok(())
        })?;
    }
}

/// What was pasted or typed and not understood, or answered by something else first; each stands for a kind.
#[test]
fn what_is_typed_otherwise_is_understood() {
    let data = data();
    for (typed, first) in [
        // A name in quotation marks with which a clause begins.
        ("“十四五”期间培训产业工人1万人次", "zhongwei-2021/2.3"),
        ("\"十四五\"期间培训产业工人1万人次", "zhongwei-2021/2.3"),
        ("指标:“科普中国”APP科普信息员注册人数", "yinchuan-2022/24"),
        ("指标:“产业+科普”示范基地", "yinchuan-2022/19"),
        // What an area sets out to reach.
        ("提高科普宣传吸引力和渗透力", "qinghai-2021/9.3"),
        // Numbers and years in 汉字.
        ("五千人", "yinchuan-2022/6"),
        ("二〇二五年 青海", "qinghai-2021/S.4"),
        // What plans are called.
        ("责任清单", "yinchuan-2022/1"),
        ("呼政发〔2022〕 32 号", "hohhot-2021/1.1"),
        ("青海省人民政府办公厅", "qinghai-2021/1.1"),
        ("方案:中卫规划", "zhongwei-2021/1.1"),
        ("方案:呼政发〔2022〕32号", "hohhot-2021/1.1"),
        // A word of the document comes before another name of a unit.
        ("环保", "qinghai-2021/7.1"),
        ("电视", "yinchuan-2022/14"),
        // Marks of lists.
        ("〔农民〕", "zhongwei-2021/2.2"),
        ("- 农民", "zhongwei-2021/2.2"),
        ("①科普", "yinchuan-2022/22"),
        ("指标:【科普讲座】", "yinchuan-2022/3"),
        ("16．加强科普基地建设。", "tunxi-2022/16"),
        ("（区教育局、区科协负责）", "tunxi-2022/1"),
        ("市教育局和市科协", "yinchuan-2022/1"),
        // Years.
        ("年份:2024-2022", "yinchuan-2022/1"),
        ("年份:二〇二二", "yinchuan-2022/1"),
        ("到期:2025,2026", "yinchuan-2022/9"),
        ("到期:2025年12月", "yinchuan-2022/9"),
    ] {
        assert_eq!(tasks(typed, &data).first().map(String::as_str), Some(first), "{typed}");
    }
    // Where a task is from, as the program copies it.
    let title = &data.model().plans[0].title;
    let copied = format!("来源：《{title}》，青少年科学素质提升行动，第 1 项；数据 abcdef");
    assert_eq!(tasks(&copied, &data), ["yinchuan-2022/1"]);
    // A dash before a word says nothing.
    assert_eq!(tasks("- 农民", &data), tasks("农民", &data));
}
