//! What was written down and is not found again, in words.

use crate::lang::Lang;
use crate::query::QueryError;

/// What was written down and the data does not know any more, or knows by another number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    pub(crate) values: Vec<QueryError>,
    /// Marked tasks that are gone, by title.
    pub(crate) tasks: Vec<String>,
    /// Marked tasks with another number, by title, and their plan and number now.
    pub(crate) renumbered: Vec<(String, String)>,
    /// What the cursor was on, or the task that a meeting was at.
    pub(crate) place: Option<String>,
}

impl Missing {
    /// Whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is missing, on one line.
    pub fn message(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        if !self.values.is_empty() {
            parts.push(QueryError::messages(&self.values, lang));
        }
        if !self.tasks.is_empty() {
            let names = few(&self.tasks, lang);
            parts.push(format!(
                "{}{names}",
                lang.pick("标记的任务已不在：", "marked tasks are gone: ")
            ));
        }
        if !self.renumbered.is_empty() {
            let pairs = self.renumbered.iter().map(|(title, now)| format!("{title} → {now}"));
            let pairs = few(&pairs.collect::<Vec<_>>(), lang);
            let moved = lang.pick("标记的任务编号已变：", "marked tasks have other numbers: ");
            parts.push(format!("{moved}{pairs}"));
        }
        if let Some(place) = &self.place {
            // What is no task has a name for the program alone.
            let (name, title) = place.split_once(' ').unwrap_or((place, ""));
            let number = name.split_once('/').map_or("", |(_, number)| number);
            let is_task =
                number.chars().all(|c| c.is_ascii_digit() || c == '.') && !number.is_empty();
            let (zh, en) = ("光标原来所在的行已不在", "the row of the cursor is gone");
            let gone = lang.pick(zh, en);
            parts.push(if is_task { format!("{gone} ({title})") } else { gone.to_owned() });
        }
        parts.join(lang.pick("；", "; "))
    }
}

/// The first names of a list, and how many there are: a line has no room for more.
fn few(names: &[String], lang: Lang) -> String {
    let first = names.iter().take(3).map(String::as_str).collect::<Vec<_>>();
    let first = first.join(lang.pick("、", ", "));
    match (names.len(), lang) {
        (0..=3, _) => first,
        (n, Lang::Zh) => format!("{first} 等 {n} 项"),
        (n, Lang::En) => format!("{first} … ({n})"),
    }
}

/// The title of a task that is written down as `plan/number title`, or all that there is.
pub(super) fn title(name: &str) -> String {
    name.split_once(' ').map_or(name, |(_, title)| title).to_owned()
}
