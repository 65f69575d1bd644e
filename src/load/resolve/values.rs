//! The targets and years of a plan, checked.

use super::{Work, raw};
use crate::date::Date;
use crate::model::{Amount, Basis, Due, Milestone, Target, When, Years};
use crate::problem::{ProblemKind, Severity};

/// A plan outside these years is a slip of the pen.
const PLAUSIBLE: (u16, u16) = (1949, 2100);

/// No plan counts to more than this.
const LARGEST: f64 = 1e13;

impl Work<'_> {
    pub(super) fn targets(&mut self, path: &str, raw: Vec<raw::Target>) -> Vec<Target> {
        let mut out = Vec::new();
        for (i, target) in raw.into_iter().enumerate() {
            let list = path;
            let path = format!("{list}[{i}]");
            self.checked_text(&format!("{path}.what"), &target.what);
            for (field, text) in [("scope", &target.scope), ("note", &target.note)] {
                if let Some(text) = text {
                    self.checked_text(&format!("{path}.{field}"), text);
                }
            }
            // That it is empty is for the audit to say.
            self.visible(&format!("{path}.unit"), &target.unit);
            let amount = amount(target.amount);
            let countable = |n: f64| n.is_finite() && (0.0..=LARGEST).contains(&n);
            let sound = countable(amount.value()) && amount.max().is_none_or(countable);
            if !sound || amount.max().is_some_and(|max| max <= amount.value()) {
                self.report(Severity::Error, &format!("{path}.amount"), ProblemKind::BadAmount);
                if !sound {
                    self.leave_out(list, i);
                    continue;
                }
            }
            let when = target.when.map(|when| self.when(&format!("{path}.when"), when));
            let raw::Target { what, unit, scope, note, .. } = target;
            out.push(Target { what, amount, unit, when, scope, note });
        }
        out
    }

    pub(super) fn when(&mut self, path: &str, raw: raw::When) -> When {
        match raw {
            raw::When::EveryYear => When::EveryYear,
            raw::When::EveryTerm => When::EveryTerm,
            raw::When::By(year) => When::By(self.year(path, year)),
            raw::When::Once(year) => When::Once(self.year(path, year)),
            raw::When::Within(first, last) => {
                if first > last {
                    self.report(Severity::Error, path, ProblemKind::BadYears(first, last));
                }
                let (first, last) = (first.min(last), first.max(last));
                When::Within(self.year(path, first), self.year(path, last))
            }
        }
    }

    pub(super) fn milestones(&mut self, list: &str, raw: Vec<raw::Milestone>) -> Vec<Milestone> {
        let mut out = Vec::new();
        for (i, raw::Milestone { year, month, what }) in raw.into_iter().enumerate() {
            let path = format!("{list}[{i}]");
            self.checked_text(&format!("{path}.what"), &what);
            let year = self.year(&format!("{path}.year"), year);
            let possible = month.filter(|month| (1..=12).contains(month));
            if possible != month {
                let kind = ProblemKind::BadDate(month.unwrap_or_default().to_string());
                self.report(Severity::Error, &format!("{path}.month"), kind);
            }
            out.push(Milestone { year, month: possible, what });
        }
        out
    }

    /// By when a task is to be done.
    pub(super) fn due(&mut self, path: &str, raw: raw::Due) -> Due {
        self.checked_text(&format!("{path}.text"), &raw.text);
        let from = raw.from.and_then(|date| self.date(&format!("{path}.from"), &date));
        let to = raw.to.and_then(|date| self.date(&format!("{path}.to"), &date));
        if let (Some(from), Some(to)) = (from, to)
            && from.first_day() > to.last_day()
        {
            self.report(Severity::Error, path, ProblemKind::BadYears(from.year, to.year));
        }
        Due { text: raw.text, from, to, open: raw.open }
    }

    /// A year, month or day; none, with a problem, if there is no such date.
    fn date(&mut self, path: &str, text: &str) -> Option<Date> {
        let date = Date::parse(text);
        match date {
            Some(date) => {
                self.year(path, date.year);
            }
            None => self.report(Severity::Error, path, ProblemKind::BadDate(text.to_owned())),
        }
        date
    }

    /// The documents that the plan carries out.
    pub(super) fn basis(&mut self, raw: Vec<raw::Basis>) -> Vec<Basis> {
        let mut out = Vec::new();
        for (i, raw::Basis { title, document_number }) in raw.into_iter().enumerate() {
            self.checked_text(&format!("basis[{i}].title"), &title);
            if let Some(number) = &document_number {
                self.checked_text(&format!("basis[{i}].document_number"), number);
            }
            out.push(Basis { title, document_number });
        }
        out
    }

    /// The year, reported if it is outside the plan's years.
    pub(super) fn year(&mut self, path: &str, year: u16) -> u16 {
        let Years { first, last } = self.horizon;
        if !self.horizon.contains(year) {
            self.report(Severity::Error, path, ProblemKind::YearOutside(year, first, last));
        }
        year
    }

    pub(super) fn years(&mut self, path: &str, (first, last): (u16, u16)) -> Years {
        let (earliest, latest) = PLAUSIBLE;
        if let Some(year) = [first, last].into_iter().find(|y| !(earliest..=latest).contains(y)) {
            self.report(Severity::Error, path, ProblemKind::ImplausibleYear(year));
            let near = |year: u16| year.clamp(earliest, latest);
            return Years { first: near(first.min(last)), last: near(first.max(last)) };
        }
        if first > last {
            self.report(Severity::Error, path, ProblemKind::BadYears(first, last));
        }
        Years { first: first.min(last), last: first.max(last) }
    }
}

fn amount(raw: raw::Amount) -> Amount {
    match raw {
        raw::Amount::AtLeast(n) => Amount::AtLeast(n),
        raw::Amount::MoreThan(n) => Amount::MoreThan(n),
        raw::Amount::Exactly(n) => Amount::Exactly(n),
        raw::Amount::About(n) => Amount::About(n),
        raw::Amount::Between(a, b) => Amount::Between(a, b),
        raw::Amount::AtMost(n) => Amount::AtMost(n),
        raw::Amount::LessThan(n) => Amount::LessThan(n),
    }
}
