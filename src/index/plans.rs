//! What plans are called: by their region, title, document number, day of issue.

use super::columns::region_keys;
use crate::model::Plan;
use crate::text::fold::{fold, letters};

/// The folded names of one plan.
#[derive(Clone, Debug)]
pub(crate) struct PlanNames {
    /// What its region is called: 银川市, 银川.
    pub(crate) regions: Vec<String>,
    /// The title.
    pub(crate) title: String,
    /// The id.
    pub(crate) id: String,
    /// The document number, with blanks for its brackets.
    pub(crate) document: String,
    /// The document numbers of what it carries out, in the same way.
    pub(crate) basis: Vec<String>,
    /// Who issued it.
    pub(crate) issuer: String,
    /// The letters, digits and 汉字 of the title.
    letters: String,
    /// The day of issue in the forms in which days are written, and the month.
    pub(crate) days: Vec<String>,
}

impl PlanNames {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            regions: region_keys(&fold(&plan.region)),
            title: fold(&plan.title),
            id: fold(&plan.id),
            document: bare(&fold(plan.document_number.as_deref().unwrap_or_default())),
            basis: {
                let numbers = plan.basis.iter().filter_map(|b| b.document_number.as_deref());
                numbers.map(|number| bare(&fold(number))).collect()
            },
            issuer: fold(plan.issuer.as_deref().unwrap_or_default()),
            letters: letters(&plan.title),
            days: plan.issued.as_deref().map(days).unwrap_or_default(),
        }
    }

    /// Whether a folded word is the plan's id, document number (also a part of two characters or more), day or month of
    /// issue, or the whole document number of what it carries out.
    pub(crate) fn is_called(&self, word: &str) -> bool {
        let number = bare(word);
        self.id == word
            || self.days.iter().any(|day| day == word)
            || self.basis.contains(&number)
            || word.chars().nth(5).is_some() && self.issuer.contains(word)
            || number.chars().nth(1).is_some() && holds_number(&self.document, &number)
    }

    /// The letters, digits and 汉字 of the title.
    pub(crate) fn letters(&self) -> &str {
        &self.letters
    }

    /// Whether a folded word is short for the title: the region, then characters of the title in its order (银川方案), or
    /// most of a long part of it.
    pub(crate) fn is_short_for_title(&self, word: &str) -> bool {
        let in_order = |rest: &str| {
            let mut title = self.title.chars();
            rest.chars().all(|c| title.any(|other| other == c))
        };
        let named = self.regions.iter().filter_map(|region| word.strip_prefix(region.as_str()));
        named
            .max_by_key(|rest| std::cmp::Reverse(rest.len()))
            .is_some_and(|rest| rest.chars().nth(1).is_some() && in_order(rest))
            || word.chars().nth(5).is_some() && in_order(word)
    }
}

/// Whether a number's digits are whole in the other: 32号 is not a part of 132号.
fn holds_number(text: &str, part: &str) -> bool {
    text.match_indices(part).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + part.len()..).and_then(|t| t.chars().next());
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let longer = digit(before) && part.starts_with(|c: char| c.is_ascii_digit())
            || digit(after) && part.ends_with(|c: char| c.is_ascii_digit());
        !longer
    })
}

/// Letters, digits and 汉字 alone, with a blank for what stands between them.
fn bare(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// A day (`YYYY-MM-DD`) in the forms in which days are written, and its month.
fn days(issued: &str) -> Vec<String> {
    let parts: Vec<&str> = issued.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return vec![issued.to_owned()] };
    let short = |part: &str| part.trim_start_matches('0').to_owned();
    let (m, d) = (short(month), short(day));
    let mut out = vec![format!("{year}{month}{day}")];
    for (m, d) in [(*month, *day), (m.as_str(), d.as_str())] {
        out.extend(["-", ".", "/"].map(|mark| format!("{year}{mark}{m}{mark}{d}")));
        out.extend([
            format!("{year}年{m}月{d}日"),
            format!("{year}年{m}月"),
            format!("{m}月{d}日"),
        ]);
        out.push(format!("{year}-{m}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> PlanNames {
        PlanNames {
            regions: region_keys("呼和浩特市"),
            title: fold("呼和浩特市科学素质行动规划纲要实施方案"),
            id: "hohhot-2021".to_owned(),
            document: bare(&fold("呼政发〔2022〕32号")),
            issuer: fold("呼和浩特市人民政府"),
            letters: String::new(),
            basis: vec![bare(&fold("国发〔2021〕9号"))],
            days: days("2022-06-03"),
        }
    }

    #[test]
    fn plans_are_called_by_number_and_day() {
        for word in [
            "呼政发〔2022〕32号",
            "呼政发(2022)32号",
            "呼政发",
            "32号",
            "国发（2021）9号",
            "呼和浩特市人民政府",
            "2022-06-03",
            "2022年6月3日",
            "2022.6.3",
            "2022年6月",
            "hohhot-2021",
        ] {
            assert!(names().is_called(&fold(word)), "{word}");
        }
        for word in ["2号", "9号", "3", "呼政办", "2022年7月", "hohhot"] {
            assert!(!names().is_called(&fold(word)), "{word}");
        }
    }

    #[test]
    fn titles_are_shortened() {
        for word in ["呼和浩特实施方案", "呼市方案", "呼和浩特市纲要", "科学素质行动规划纲要"]
        {
            assert!(names().is_short_for_title(&fold(word)), "{word}");
        }
        for word in ["方案", "呼市", "呼和浩特教育", "银川方案", "科学素质"] {
            assert!(!names().is_short_for_title(&fold(word)), "{word}");
        }
    }
}
