//! The words for the model's values in both languages.

use crate::lang::Lang;
use crate::model::{
    Amount, AreaKind, Assignment, Beside, Involvement, Level, Milestone, Model, Plan, Role, Target,
    Task, TaskId, When, Years,
};
use crate::text::fold::letters;

/// The role's name.
pub(crate) fn role(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Lead => lang.pick("牵头", "lead"),
        Role::Responsible => lang.pick("责任", "responsible"),
        Role::InCharge => lang.pick("负责", "in charge"),
        Role::Guidance => lang.pick("指导", "guidance"),
    }
}

/// The involvement's name.
pub(crate) fn involvement(how: Involvement, lang: Lang) -> &'static str {
    match how {
        Involvement::Named(role) => self::role(role, lang),
        Involvement::Covered => lang.pick("涵盖", "covered"),
    }
}

/// The involvement's name in two to four cells.
pub(crate) fn short_involvement(how: Involvement, lang: Lang) -> &'static str {
    match how {
        Involvement::Named(Role::Responsible) => lang.pick("责任", "resp"),
        Involvement::Named(Role::InCharge) => lang.pick("负责", "chrg"),
        Involvement::Named(Role::Guidance) => lang.pick("指导", "guid"),
        Involvement::Covered => lang.pick("涵盖", "cov."),
        Involvement::Named(Role::Lead) => lang.pick("牵头", "lead"),
    }
}

/// The involvement in two cells, for the matrix.
pub(crate) fn sign(how: Involvement, lang: Lang) -> &'static str {
    match how {
        Involvement::Named(Role::Lead) => lang.pick("牵", "L"),
        Involvement::Named(Role::Responsible) => lang.pick("责", "R"),
        Involvement::Named(Role::InCharge) => lang.pick("负", "C"),
        Involvement::Named(Role::Guidance) => lang.pick("导", "G"),
        Involvement::Covered => lang.pick("涵", "v"),
    }
}

/// What a plan states of its document: number, issuer, day.
pub(crate) fn stated(plan: &Plan) -> Vec<&str> {
    let stated = [&plan.document_number, &plan.issuer, &plan.issued];
    stated.into_iter().flatten().map(String::as_str).collect()
}

/// The documents that a plan carries out, shortly: the numbers of those that have one, or the titles if none has.
pub(crate) fn basis(plan: &Plan) -> Vec<&str> {
    let numbers = plan.basis.iter().filter_map(|basis| basis.document_number.as_deref());
    let numbers: Vec<&str> = numbers.collect();
    if numbers.is_empty() {
        return plan.basis.iter().map(|basis| basis.title.as_str()).collect();
    }
    numbers
}

/// People or offices beside the units, each group as the document calls it: `责任领导：张三（市教育局）`.
pub(crate) fn besides(model: &Model, besides: &[Beside], lang: Lang) -> Vec<String> {
    besides
        .iter()
        .map(|b| [&b.word, lang.pick("：", ": "), &beside(model, b, lang)].concat())
        .collect()
}

/// The names of people or offices beside the units, and the unit they belong to.
pub(crate) fn beside(model: &Model, beside: &Beside, lang: Lang) -> String {
    let names = beside.names.join(lang.pick("、", ", "));
    let unit = beside.unit.map(|unit| model.unit(unit).name.as_str());
    match (unit, lang) {
        (None, _) => names,
        (Some(unit), Lang::Zh) => format!("{names}（{unit}）"),
        (Some(unit), Lang::En) => format!("{names} ({unit})"),
    }
}

/// Dated steps, one line each.
pub(crate) fn milestones(milestones: &[Milestone], lang: Lang) -> Vec<String> {
    let line = |Milestone { year, month, what }: &Milestone| match (month, lang) {
        (Some(month), Lang::Zh) => format!("{year}年{month}月  {what}"),
        (None, Lang::Zh) => format!("{year}年  {what}"),
        (Some(month), Lang::En) => format!("{year}-{month:02}  {what}"),
        (None, Lang::En) => format!("{year}  {what}"),
    };
    milestones.iter().map(line).collect()
}

/// The document's own word for a role of a task, where it is another than ours.
pub(crate) fn role_word(task: &Task, role: Role) -> Option<&str> {
    let own = task.role_words.iter().find(|(of, _)| *of == role);
    own.map(|(_, word)| word.as_str())
}

/// The document's word for the role of a unit, where other units of the role have another.
pub(crate) fn own_word<'t>(task: &Task, assignment: &'t Assignment) -> Option<&'t str> {
    let of_role = role_word(task, assignment.role).is_some();
    assignment.word.as_deref().filter(|_| !of_role)
}

/// A word behind a name.
pub(crate) fn in_brackets(word: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{word}）"),
        Lang::En => format!(" ({word})"),
    }
}

/// How the document writes something, after our word for it.
pub(crate) fn written_as(word: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（原文写作“{word}”）"),
        Lang::En => format!(" (written “{word}”)"),
    }
}

/// What the targets of a year are called.
pub(crate) fn due_heading(year: u16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年适用的指标"),
        Lang::En => format!("targets that apply in {year}"),
    }
}

/// The heading above a task's measures: whether they are the document's own words.
pub(crate) fn measures(task: &Task, lang: Lang) -> &'static str {
    let original: String = task.original.iter().map(|text| letters(text)).collect();
    let is_own = |measure: &String| original.contains(&letters(measure));
    if task.original.is_empty() || !task.measures.iter().all(is_own) {
        lang.pick("措施（摘编）", "measures (restated)")
    } else {
        lang.pick("措施（照录）", "measures (word for word)")
    }
}

/// The heading above a task's passages in the document.
pub(crate) fn original(plan: &Plan, lang: Lang) -> String {
    let heading = lang.pick("原文", "original");
    match (&plan.source, lang) {
        (None, _) => heading.to_owned(),
        (Some(source), Lang::Zh) => format!("{heading}（{}）", source.file),
        (Some(source), Lang::En) => format!("{heading} ({})", source.file),
    }
}

/// Which task it is, for people: the plan and the number that the document prints.
pub(crate) fn task_label(model: &Model, id: TaskId) -> String {
    let task = model.task(id);
    format!("{} {}", model.plan_label(task.plan), task.printed_number()).trim_end().to_owned()
}

/// The number of a task as it is cited: 第 36 项, or （一） as it stands; none where the document prints none.
fn cited_number(task: &Task, lang: Lang) -> Option<String> {
    let printed = task.printed.as_deref()?;
    let is_number = printed.chars().all(|c| c.is_ascii_digit() || c == '.');
    Some(match (is_number, lang) {
        (false, _) => printed.to_owned(),
        (true, Lang::Zh) => format!("第 {printed} 项"),
        (true, Lang::En) => format!("no. {printed}"),
    })
}

/// Where a task stands in its document, in the document's own words: the headings above it and its number, or its title
/// where none is printed. `area` is its area's title, for plans that do not state the headings.
pub(crate) fn citation(task: &Task, area: &str, lang: Lang) -> String {
    let section = task.section.as_deref().unwrap_or(area).replace('/', " ");
    match cited_number(task, lang) {
        Some(number) if number.starts_with(['(', '（']) => section + &number,
        Some(number) => [section, number].join(lang.pick("，", ", ")),
        None => [section, format!("“{}”", task.title)].join(lang.pick("，", ", ")),
    }
}

/// The same without the outer headings, for where there is little room.
pub(crate) fn short_citation(task: &Task, area: &str, lang: Lang) -> String {
    let section = task.section.as_deref().unwrap_or(area);
    let last = section.rsplit('/').next().unwrap_or(section);
    let number = cited_number(task, lang).unwrap_or_default();
    [last, &number].join(" ").trim_end().to_owned()
}

/// That something is found among the goals of plans alone.
pub(crate) fn in_goals(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("方案的总目标里有 {n} 项，在“指标”里看"),
        Lang::En => format!("{n} goals of plans fit; “targets” shows them"),
    }
}

/// That no unit of a region is called so, and which one has the same field of work.
pub(crate) fn not_here(region: &str, name: &str, instead: Option<&str>, lang: Lang) -> String {
    match (instead, lang) {
        (None, Lang::Zh) => format!("{region}的方案里没有“{name}”"),
        (None, Lang::En) => format!("the plans of {region} name no “{name}”"),
        (Some(unit), Lang::Zh) => format!("{region}的方案里没有“{name}”，有“{unit}”"),
        (Some(unit), Lang::En) => format!("the plans of {region} name no “{name}” but “{unit}”"),
    }
}

/// That a word with digits is no year, number or amount of the plans, and how these are written.
pub(crate) fn number_nowhere(word: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "没有哪项任务的年份、编号、数量是“{word}”；可以写：2025、2022-2024（年份），36、3-5、10.5（编号），90%、300件（数量）"
        ),
        Lang::En => format!(
            "“{word}” is no year, number or amount of any task; write 2025, 2022-2024 (years), 36, 3-5, 10.5 \
             (numbers), 90%, 300件 (amounts)"
        ),
    }
}

/// What may have been meant, and how to search for it.
pub(crate) fn instead(word: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("是不是要查“{word}”？按 Enter 改查"),
        Lang::En => format!("did you mean “{word}”? Enter searches for it"),
    }
}

/// What the targets are called of the tasks that concern a unit in one way.
pub(crate) fn aims(how: Involvement, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}任务的指标", involvement(how, lang)),
        Lang::En => format!("targets of tasks: {}", involvement(how, lang)),
    }
}

/// How many of some targets are due with their plan, after their number.
pub(crate) fn of_them_with_plan(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（其中{} {n}）", with_plan(lang)),
        Lang::En => format!(" ({n} {})", with_plan(lang)),
    }
}

/// The level's name.
pub(crate) fn level(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::Nation => lang.pick("国家", "nation"),
        Level::Province => lang.pick("省级", "province"),
        Level::City => lang.pick("市级", "city"),
        Level::County => lang.pick("县级", "county"),
        Level::Unit => lang.pick("单位", "unit"),
    }
}

/// The name of an area's kind.
pub(crate) fn area_kind(kind: AreaKind, lang: Lang) -> &'static str {
    match kind {
        AreaKind::Action => lang.pick("行动", "action"),
        AreaKind::Project => lang.pick("工程", "project"),
        AreaKind::Support => lang.pick("保障", "support"),
    }
}

/// `2021—2025年`, or `2022年`.
pub(crate) fn years(years: Years, lang: Lang) -> String {
    let Years { first, last } = years;
    match (lang, first == last) {
        (Lang::Zh, true) => format!("{first}年"),
        (Lang::Zh, false) => format!("{first}—{last}年"),
        (Lang::En, true) => first.to_string(),
        (Lang::En, false) => format!("{first}–{last}"),
    }
}

/// That the document writes no time for a target.
pub(crate) fn undated(lang: Lang) -> &'static str {
    lang.pick("未写期限", "undated")
}

/// That a target is due with its plan, which is derived: no time is written for it.
pub(crate) fn with_plan(lang: Lang) -> &'static str {
    lang.pick("随方案到期", "due with the plan")
}

/// When a target applies; `period` is that of its task or plan, with whose last year it is due if no time is written.
pub(crate) fn time(target: &Target, period: Years, lang: Lang) -> String {
    match (target.when, lang) {
        (Some(time), _) => when(time, lang),
        (None, Lang::Zh) => format!("{}（{}）", with_plan(lang), period.last),
        (None, Lang::En) => format!("{} ({})", with_plan(lang), period.last),
    }
}

/// When a target applies, as the document states.
fn when(when: When, lang: Lang) -> String {
    match when {
        When::EveryYear => lang.pick("每年", "every year").to_owned(),
        When::EveryTerm => lang.pick("每学期", "every term").to_owned(),
        When::By(year) => match lang {
            Lang::Zh => format!("到{year}年"),
            Lang::En => format!("by {year}"),
        },
        When::Within(first, last) => years(Years { first, last }, lang),
        When::Once(year) => match lang {
            Lang::Zh => format!("{year}年内"),
            Lang::En => format!("in {year}"),
        },
    }
}

/// How an amount is compared; empty for an exact one and a range, which say it themselves.
pub(crate) fn comparison(amount: Amount, lang: Lang) -> &'static str {
    match amount {
        Amount::AtLeast(_) => lang.pick("至少", "at least"),
        Amount::MoreThan(_) => lang.pick("超过", "more than"),
        Amount::About(_) => lang.pick("约", "about"),
        Amount::AtMost(_) => lang.pick("不超过", "at most"),
        Amount::LessThan(_) => lang.pick("低于", "less than"),
        Amount::Exactly(_) | Amount::Between(..) => "",
    }
}

/// A number for people: whole numbers without a point, and in Chinese round ones in 万.
pub(crate) fn number(n: f64, lang: Lang) -> String {
    let ten_thousands = n / 10_000.0;
    if lang == Lang::Zh && n >= 10_000.0 && n % 1_000.0 == 0.0 {
        format!("{ten_thousands}万")
    } else {
        n.to_string()
    }
}

/// An amount with its comparison and unit of count: `至少 5000 人`, `1—2 个`.
pub fn amount(target: &Target, lang: Lang) -> String {
    let amount = target.amount;
    let mut text = comparison(amount, lang).to_owned();
    if !text.is_empty() {
        text.push(' ');
    }
    let (value, max) = (number(amount.value(), lang), amount.max().map(|max| number(max, lang)));
    match max {
        // 1—20万 would read as 1万—20万.
        Some(max) if value.ends_with('万') == max.ends_with('万') => {
            text.push_str(&[&value, lang.pick("—", "–"), &max].concat());
        }
        Some(_) => {
            let max = amount.max().unwrap_or_default();
            let (value, max) = (amount.value().to_string(), max.to_string());
            text.push_str(&[&value, lang.pick("—", "–"), &max].concat());
        }
        None => text.push_str(&value),
    }
    if target.unit != "%" {
        text.push(' ');
    }
    text.push_str(&target.unit);
    text
}

/// A target on one line: when, how much of what, for whom, and its note.
pub fn target(target: &Target, period: Years, lang: Lang) -> String {
    let what = with_scope(target, lang);
    format!("{}  {}  {what}", time(target, period, lang), amount(target, lang))
}

/// A target as part of a sentence: `到2025年科普基地至少50个`.
pub(crate) fn target_in_sentence(target: &Target, lang: Lang) -> String {
    let (what, amount) = (with_scope(target, lang), amount(target, lang));
    let when = target.when.map(|time| when(time, lang)).unwrap_or_default();
    match lang {
        // A blank stands only where there is no other end of a word.
        Lang::Zh => format!("{when}{what}{}", amount.replace(' ', "")),
        Lang::En => [when, amount, what].join(" ").trim_start().to_owned(),
    }
}

/// What is counted, for whom, and the note on it.
fn with_scope(target: &Target, lang: Lang) -> String {
    let extra: Vec<&str> = target.scope.iter().chain(&target.note).map(String::as_str).collect();
    let (open, comma, close) = match lang {
        _ if extra.is_empty() => return target.what.clone(),
        Lang::Zh => ("（", "，", "）"),
        Lang::En => (" (", ", ", ")"),
    };
    format!("{}{open}{}{close}", target.what, extra.join(comma))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_words() {
        for (value, unit, zh, en) in [
            (Amount::AtLeast(5000.0), "人", "至少 5000 人", "at least 5000 人"),
            (Amount::MoreThan(15.0), "%", "超过 15%", "more than 15%"),
            (Amount::Exactly(80_000.0), "人次", "8万 人次", "80000 人次"),
            (Amount::AtLeast(12_000.0), "名", "至少 1.2万 名", "at least 12000 名"),
            (Amount::About(10.0), "家", "约 10 家", "about 10 家"),
            (Amount::Between(1.0, 2.0), "个", "1—2 个", "1–2 个"),
            (Amount::Between(1.0, 200_000.0), "个", "1—200000 个", "1–200000 个"),
            (Amount::Between(10_000.0, 20_000.0), "个", "1万—2万 个", "10000–20000 个"),
            (Amount::AtLeast(2.2), "元", "至少 2.2 元", "at least 2.2 元"),
        ] {
            let target = Target {
                what: String::new(),
                amount: value,
                unit: unit.to_owned(),
                when: None,
                scope: None,
                note: None,
            };
            assert_eq!(amount(&target, Lang::Zh), zh);
            assert_eq!(amount(&target, Lang::En), en);
        }
    }

    #[test]
    fn targets_are_part_of_a_sentence() {
        let mut target = Target {
            what: "开放率".to_owned(),
            amount: Amount::AtLeast(90.0),
            unit: "%".to_owned(),
            when: Some(When::By(2025)),
            scope: Some("科研院所".to_owned()),
            note: None,
        };
        let said = |target: &Target, lang| target_in_sentence(target, lang);
        assert_eq!(said(&target, Lang::Zh), "到2025年开放率（科研院所）至少90%");
        assert_eq!(said(&target, Lang::En), "by 2025 at least 90% 开放率 (科研院所)");
        (target.when, target.scope) = (None, None);
        (target.amount, target.unit) = (Amount::Exactly(5000.0), "人".to_owned());
        assert_eq!(said(&target, Lang::Zh), "开放率5000人");
        assert_eq!(said(&target, Lang::En), "5000 人 开放率");
    }
}
