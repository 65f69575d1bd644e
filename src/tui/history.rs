//! Undo and redo of changes of the view: filters, text, order, columns, levels, the lens.

use crate::saved::{Session, SessionLevel};

/// How many changes can be undone.
const STEPS: usize = 50;

/// The views before the last changes, and those that were undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Session>,
    future: Vec<Session>,
    /// Whether the last change was typed in a box that is still open: all that is typed in it is one change.
    typing: bool,
    /// Whether the last change went through the history, rather than made some.
    travelled: bool,
    /// Whether a saved view was deleted since the last change.
    dropped: bool,
}

impl History {
    /// Takes note of a change from one view to another, if it is one. `typing` says that a search box is open.
    pub fn record(&mut self, before: Session, after: &Session, typing: bool) {
        if std::mem::take(&mut self.travelled) {
            return;
        }
        let changed = !same_view(&before, after);
        if changed && !(self.typing && typing) {
            self.past.push(before);
            if self.past.len() > STEPS {
                self.past.remove(0);
            }
        }
        if changed {
            self.dropped = false;
            self.future.clear();
        }
        self.typing = typing && (changed || self.typing);
    }

    /// Takes note that a saved view was deleted.
    pub fn dropped(&mut self) {
        self.dropped = true;
    }

    /// Whether the deletion of a saved view is what was done last; it counts as undone then.
    pub fn undoes_drop(&mut self) -> bool {
        std::mem::take(&mut self.dropped)
    }

    /// The view before the last change; `now` can be shown again.
    pub fn undo(&mut self, now: Session) -> Option<Session> {
        let before = self.past.pop()?;
        self.travelled = true;
        self.future.push(now);
        Some(before)
    }

    /// The view that was undone last.
    pub fn redo(&mut self, now: Session) -> Option<Session> {
        let after = self.future.pop()?;
        self.dropped = false;
        self.travelled = true;
        self.past.push(now);
        Some(after)
    }
}

/// Whether two views ask and show the same; where the cursors are makes no difference.
fn same_view(a: &Session, b: &Session) -> bool {
    let asked = |level: &SessionLevel| {
        let SessionLevel { filters, search, shown, folded, page, .. } = level.clone();
        (filters, search, shown, folded, page, level.partners_of.clone(), level.as_asked)
    };
    a.at == b.at
        && a.ours == b.ours
        && a.columns == b.columns
        && a.wrapped == b.wrapped
        && a.marks == b.marks
        && a.levels.len() == b.levels.len()
        && a.levels.iter().zip(&b.levels).all(|(a, b)| asked(a) == asked(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(filters: &str) -> Session {
        let level = SessionLevel { filters: filters.to_owned(), ..SessionLevel::default() };
        Session { levels: vec![level], ..Session::default() }
    }

    #[test]
    fn steps_back_and_forward() {
        let mut history = History::default();
        history.record(view("a"), &view("a"), false);
        assert_eq!(history.undo(view("a")), None, "nothing has changed");
        history.record(view("a"), &view("b"), false);
        history.record(view("b"), &view("c"), false);
        assert_eq!(history.undo(view("c")), Some(view("b")));
        assert_eq!(history.undo(view("b")), Some(view("a")));
        assert_eq!(history.undo(view("a")), None);
        assert_eq!(history.redo(view("a")), Some(view("b")));
        history.record(view("a"), &view("b"), false);
        history.record(view("b"), &view("d"), false);
        assert_eq!(history.redo(view("d")), None, "a new change forgets what was undone");
        assert_eq!(history.undo(view("d")), Some(view("b")));
    }

    #[test]
    fn what_is_typed_in_one_go_is_one_change() {
        let mut history = History::default();
        for (before, after) in [("", "n"), ("n", "nm"), ("nm", "nmpx")] {
            history.record(view(before), &view(after), true);
        }
        history.record(view("nmpx"), &view("nmpx"), false);
        history.record(view("nmpx"), &view("x"), true);
        assert_eq!(history.undo(view("x")), Some(view("nmpx")));
        assert_eq!(history.undo(view("nmpx")), Some(view("")));
    }

    #[test]
    fn only_so_many_steps_are_kept() {
        let mut history = History::default();
        for n in 0..200 {
            history.record(view(&n.to_string()), &view(&(n + 1).to_string()), false);
        }
        let mut steps = 0;
        while history.undo(view("")).is_some() {
            steps += 1;
        }
        assert_eq!(steps, STEPS);
    }
}
