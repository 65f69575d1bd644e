//! What a question means, beyond the table of queries: one target, plans' ends, amounts, numbers, pasted text, and what is
//! said beside an answer. Each was once answered wrongly or not at all.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::data;
use fengong::data::Data;
use fengong::lang::Lang;
use fengong::load::Layer;
use fengong::model::TaskId;
use fengong::overview::targets::{fits, targets};
use fengong::query::facet::facet;
use fengong::query::{Field, Query, Text, Value, run, suggestion};

fn tasks(text: &str, data: &Data) -> Vec<String> {
    let answer = run(&Query::parse(text).unwrap(), data).unwrap();
    answer.tasks.iter().map(|id| data.model().task_name(*id)).collect()
}

fn first(text: &str, data: &Data) -> String {
    tasks(text, data).first().cloned().unwrap_or_default()
}

/// The targets that are listed, and of how many only the task fits.
fn listed(text: &str, data: &Data) -> (Vec<String>, usize) {
    let answer = run(&Query::parse(text).unwrap(), data).unwrap();
    let all = targets(&answer, data.index());
    let fitting = all.iter().filter(|target| fits(&answer, **target, data.index()));
    let names: Vec<String> = fitting.map(|t| t.of(data.model()).what.clone()).collect();
    let others = all.len() - names.len();
    (names, others)
}

/// No task is found by two different targets: for every pair of a name and a year, by the definition alone.
#[test]
fn conditions_about_targets_speak_of_one() {
    let data = data();
    let model = data.model();
    assert!(tasks("指标:国家级科普教育基地 到期:2023", &data).is_empty());
    assert!(tasks("target:科普讲座 has:undated", &data).is_empty());
    let mut apart = 0;
    for task in model.task_ids() {
        for target in &model.task(task).targets {
            for year in 2021..=2025 {
                let text = format!("target:{} due:{year}", Text::quoted(&target.what));
                let applies = |id: &TaskId| {
                    let task = model.task(*id);
                    let meant = |t: &&fengong::model::Target| {
                        t.what == target.what && t.applies(year, task.period)
                    };
                    task.targets.iter().any(|t| meant(&t))
                };
                let wanted: Vec<String> =
                    model.task_ids().filter(applies).map(|id| model.task_name(id)).collect();
                assert_eq!(tasks(&text, &data), wanted, "{text}");
                let due = |t: &fengong::model::Target| t.applies(year, model.task(task).period);
                apart += usize::from(model.task(task).targets.iter().any(due) && !due(target));
            }
        }
    }
    assert!(apart > 30, "pairs of two targets that together look like one: {apart}");
}

#[test]
fn the_targets_listed_are_those_asked_for() {
    let data = data();
    assert_eq!(listed("target:科普讲座", &data), (vec!["科普讲座".to_owned(); 2], 0));
    let (names, others) = listed("科普讲座", &data);
    assert!(names.iter().all(|name| name.contains("科普讲座")) && others > 0, "{names:?}");
    // A word may be found in the task alone.
    let (names, others) = listed("unit:市农业农村局 农业农村局", &data);
    assert!(names.is_empty() && others > 0);
    assert_eq!(listed("", &data).1, 0, "without words every target is meant");
}

/// Ten targets of 青海 and 屯溪 without a written time are due by 2025, and told apart.
#[test]
fn what_no_year_is_written_for_is_due_with_its_plan() {
    let data = data();
    for (plan, n) in [("qinghai-2021", 14), ("tunxi-2022", 7), ("yinchuan-2022", 1)] {
        let year = if plan == "yinchuan-2022" { 2022 } else { 2025 };
        let (names, _) = listed(&format!("plan:{plan} due:{year} due:未写期限 year:{year}"), &data);
        assert_eq!(names.len(), n, "{plan}");
    }
    let with = tasks("due:2025 plan:青海", &data);
    let without = tasks("due:2025 has:dated plan:青海", &data);
    assert!(without.len() < with.len() && without.iter().all(|task| with.contains(task)));
    let answer = run(&Query::parse("").unwrap(), &data).unwrap();
    let undated = facet(Field::Due, &answer, &data).pop().unwrap();
    assert_eq!(undated.value, Value::Undated);
    assert_eq!(undated.count, tasks("has:undated", &data).len());
    assert_eq!(tasks("到期:未定期限", &data), tasks("due:undated", &data), "its former name");
}

#[test]
fn units_are_unspecified_in_one_sense() {
    let data = data();
    let nobody = tasks("no:unit", &data);
    for field in ["lead", "resp", "charge", "unit"] {
        assert_eq!(tasks(&format!("{field}:未明确"), &data), nobody, "{field}");
    }
    assert_eq!(tasks("charge:各级学会", &data), ["zhongwei-2021/S.1"]);
    assert_eq!(tasks("charge:\"县（区）政府\"", &data), ["zhongwei-2021/S.1", "zhongwei-2021/S.2"]);
}

/// Every amount that is shown is found as it is shown, with and without its blank, and as digits.
#[test]
fn amounts_are_found_however_they_are_written() {
    let data = data();
    let model = data.model();
    for id in model.task_ids() {
        for target in &model.task(id).targets {
            let shown = fengong::words::amount(target, Lang::Zh);
            for text in [shown.replace(' ', ""), shown.clone()] {
                assert!(tasks(&text, &data).contains(&model.task_name(id)), "{text}");
            }
        }
    }
    for (text, task) in [
        ("70%", "qinghai-2021/5.2"),
        ("300件", "zhongwei-2021/4.2"),
        ("1.2万", "zhongwei-2021/2.2"),
        ("12000", "zhongwei-2021/2.2"),
        ("12,000 名", "zhongwei-2021/2.2"),
        ("2.5万人", "zhongwei-2021/4.1"),
        ("２５０００人", "zhongwei-2021/4.1"),
        ("至少 90%", "yinchuan-2022/20"),
        ("不低于90%", "yinchuan-2022/20"),
        ("百分之七十", "qinghai-2021/5.2"),
        ("三百件", "zhongwei-2021/4.2"),
        ("4千人次", "yinchuan-2022/7"),
        ("每年4000人次", "yinchuan-2022/7"),
        ("4000人次/年", "yinchuan-2022/7"),
    ] {
        assert!(tasks(text, &data).iter().any(|found| found == task), "{text}");
    }
    // Digits are whole: 7% is no part of 70%, 00 none of 300.
    assert!(!tasks("00件", &data).iter().any(|found| found == "zhongwei-2021/4.2"));
    assert!(!tasks("0%", &data).iter().any(|found| found == "qinghai-2021/5.2"));
}

#[test]
fn numbers_come_first() {
    let data = data();
    let model = data.model();
    for id in model.task_ids() {
        let name = model.task_name(id);
        assert_eq!(first(&name, &data), name);
        let task = model.task(id);
        let region = &model.plan(task.plan).region;
        let text = format!("{region} {}", task.number);
        // Another task of the plan may print the same number in another section.
        let same = |t: &&fengong::model::Task| {
            t.plan == task.plan && (t.number == task.number || t.printed_number() == task.number)
        };
        let alike = model.tasks.iter().filter(same).count();
        assert!(tasks(&text, &data)[..alike].contains(&name), "{text}");
    }
    for (text, task) in [
        ("36", "yinchuan-2022/36"),
        ("第36项", "yinchuan-2022/36"),
        ("第 36 项", "yinchuan-2022/36"),
        ("第三十六项", "yinchuan-2022/36"),
        ("第36项任务", "yinchuan-2022/36"),
        ("（36）", "yinchuan-2022/36"),
        ("银川36", "yinchuan-2022/36"),
        ("银川清单第36项", "yinchuan-2022/36"),
        ("10.5", "hohhot-2021/10.5"),
        ("屯溪 （三）", "tunxi-2022/S.3"),
    ] {
        assert_eq!(first(text, &data), task, "{text}");
    }
    assert!(tasks("S.1", &data)[..4].iter().all(|task| task.ends_with("/S.1")));
}

/// What plans are called, and years among other words.
#[test]
fn plans_are_found_by_all_they_are_called() {
    let data = data();
    for (text, plan) in [
        ("呼政发〔2022〕32号", "hohhot-2021/"),
        ("呼政发[2022]32号", "hohhot-2021/"),
        ("银川清单", "yinchuan-2022/"),
        ("青海实施方案", "qinghai-2021/"),
        ("2021-12-21", "qinghai-2021/"),
        ("2021年12月21日", "qinghai-2021/"),
        ("银川 2022", "yinchuan-2022/"),
        ("2025 青海 健康", "qinghai-2021/"),
    ] {
        let found = tasks(text, &data);
        assert!(!found.is_empty() && found.iter().all(|t| t.starts_with(plan)), "{text} {found:?}");
    }
    assert_eq!(tasks("青海实施方案", &data).len(), 50, "all of its tasks");
}

#[test]
fn themes_and_their_words_are_found() {
    let data = data();
    for (words, theme) in [
        (&["农民", "农牧民", "三农", "nongmin"][..], "农民"),
        (&["老年人", "退休", "银发"], "老年人"),
        (&["公务员", "干部"], "领导干部和公务员"),
        (&["妇女", "女同志"], "妇女"),
    ] {
        let all = tasks(&format!("theme:\"{theme}\""), &data);
        for word in words {
            let found = tasks(word, &data);
            assert!(all.iter().all(|task| found.contains(task)), "{word}");
        }
    }
    for task in ["qinghai-2021/2.1", "qinghai-2021/2.2", "qinghai-2021/2.3", "qinghai-2021/4.3"] {
        assert!(tasks("农民", &data).iter().any(|found| found == task), "{task}");
    }
}

#[test]
fn units_are_found_by_what_they_are_called_in_speech() {
    let data = data();
    for (name, unit) in [
        ("人才办", "市委人才工作局"),
        ("教体局", "市教育局"),
        ("文广旅", "市文旅广电局"),
        ("民委", "省民宗委"),
        ("科委", "市科技局"),
        ("农办", "市农业农村局"),
        ("市监", "市市场监管局"),
        ("教育部门", "省教育厅"),
        ("劳动局", "市人社局"),
        ("人事局", "市人社局"),
    ] {
        let found = tasks(name, &data);
        let of_unit = tasks(&format!("unit:{unit}"), &data);
        assert!(!of_unit.is_empty(), "{unit}");
        assert!(of_unit.iter().all(|task| found.contains(task)), "{name}");
    }
    // 劳动 alone is no unit.
    let labour = tasks("劳动", &data);
    assert!(labour.len() < tasks("劳动局", &data).len(), "{labour:?}");
}

#[test]
fn what_is_pasted_is_read() {
    let data = data();
    for (pasted, plain) in [
        ("农⺠", "农民"),
        ("⼈社局", "人社局"),
        ("⽣态环境", "生态环境"),
        ("科普\u{200b}讲座\u{feff}", "科普讲座"),
        ("市教育局。", "市教育局"),
        ("【市科协】、", "市科协"),
        ("市教育局、市科协", "市教育局 市科协"),
        ("单位:市教育局。", "单位:市教育局"),
        ("jiao yu ju", "jiaoyuju"),
        ("nü", "nv"),
        ("year:2022至2024", "year:2022-2024"),
        ("year:2022~2024", "year:2022-2024"),
        ("到期:2025年底前", "due:2025"),
        ("完成时限：2025年", "due:2025"),
        ("农民：", "农民"),
        ("科普讲座那个谁牵头", "科普讲座"),
        ("银川农民培训", "银川 农民培训"),
        ("2022年至2025年", "2022—2025年"),
        ("科\u{200e}普讲座", "科普讲座"),
        ("科\u{202a}普\u{202c}讲座", "科普讲座"),
        ("牵头:市\u{200e}科协", "牵头:市科协"),
        ("科普\u{fe00}讲座\u{fffc}", "科普讲座"),
    ] {
        let wanted = tasks(plain, &data);
        let found = tasks(pasted, &data);
        assert!(!wanted.is_empty() && wanted.iter().all(|t| found.contains(t)), "{pasted}");
    }
    // What names no field is read as a text: a time, an address, a sentence.
    for text in ["10:30", "http://a.b", "一是加强科普工作：开展讲座"] {
        assert!(Query::parse(text).is_ok(), "{text}");
    }
    assert!(Query::parse("部室:科协").is_err(), "what may be meant as a field is no word");
}

/// Where a task stands in its document is found as it is copied.
#[test]
fn citations_are_found() {
    let data = data();
    let model = data.model();
    for id in model.task_ids() {
        let task = model.task(id);
        let Some(section) = &task.section else { continue };
        let found = tasks(&format!("{} {section}", model.plan(task.plan).region), &data);
        assert!(found.contains(&model.task_name(id)), "{section}");
    }
}

/// Readings of what is written, whatever it is searched as.
#[test]
fn letters_spell_what_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let titles =
        ["乾县科普", "著作权局", "显著成效", "名著阅读", "乐亭科普", "乐陵科普", "解州科普"];
    let tasks_of: Vec<String> = titles
        .iter()
        .enumerate()
        .map(|(at, title)| format!("(number: \"{}\", title: \"{title}\")", at + 1))
        .collect();
    let plan = format!(
        "(format: 1, id: \"x\", title: \"题\", region: \"某市\", level: City, period: (2022, 2022),
        areas: [(title: \"域\", kind: Action, theme: \"youth\", tasks: [{}])])",
        tasks_of.join(", ")
    );
    std::fs::write(dir.path().join("x.ron"), plan).unwrap();
    let data = Data::load(&[Layer::Embedded, Layer::Dir(dir.path().to_owned())]);
    for (typed, number) in [
        ("qianxian", 1),
        ("zhuzuoquan", 2),
        ("xianzhu", 3),
        ("mingzhu", 4),
        ("laoting", 5),
        ("laoling", 6),
        ("haizhou", 7),
    ] {
        let wanted = format!("x/{number}");
        assert!(tasks(typed, &data).contains(&wanted), "{typed}: {:?}", tasks(typed, &data));
    }
}

#[test]
fn a_misspelt_word_is_offered_the_nearest() {
    let data = data();
    for (typed, meant) in [
        ("nonmin", "农民"),
        ("农名", "农民"),
        ("银川 nongmim", "银川 农民"),
        ("laonianrne", "老年人"),
        ("科谱 方案:银川", "科普 plan:银川"),
        ("科谱讲作", "科普讲座"),
        ("市教肓局", "市教育局"),
        ("消坊", "消防"),
    ] {
        let found = suggestion(&Query::parse(typed).unwrap(), data.index());
        assert_eq!(found.map(|better| better.to_string()).as_deref(), Some(meant), "{typed}");
    }
    // 究成 stands often in 研究成果 and is no word; what was excluded is not offered.
    for typed in ["农民", "zzzz", "\"农名\"", "科普讲座", "九成", "科谱讲作 -讲座"]
    {
        assert_eq!(suggestion(&Query::parse(typed).unwrap(), data.index()), None, "{typed}");
    }
}
