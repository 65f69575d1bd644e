//! What was searched for before, to be searched for again.

/// How many searches are kept.
pub(crate) const MOST_SEARCHES: usize = 50;

/// The searches, and how far back one has gone in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Searches {
    past: Vec<String>,
    /// The one that is shown in the box, as a position.
    at: Option<usize>,
}

impl Searches {
    /// The latest is the last.
    pub(crate) fn new(past: Vec<String>) -> Self {
        Self { past, at: None }
    }

    /// All of them, the latest last.
    pub(crate) fn all(&self) -> &[String] {
        &self.past
    }

    /// Takes note of a search that is done.
    pub(crate) fn add(&mut self, text: &str) {
        self.at = None;
        if text.trim().is_empty() {
            return;
        }
        self.past.retain(|known| known != text);
        self.past.push(text.to_owned());
        if self.past.len() > MOST_SEARCHES {
            self.past.remove(0);
        }
    }

    /// The search before the one in the box; none if `shown`, the text in the box, is not from here but something
    /// that is being typed.
    pub(crate) fn older(&mut self, shown: &str) -> Option<String> {
        let to = self.before(shown)?;
        self.at = Some(to);
        self.past.get(to).cloned()
    }

    /// Whether there is one before it.
    pub(crate) fn can_go_back(&self, shown: &str) -> bool {
        self.before(shown).is_some()
    }

    fn before(&self, shown: &str) -> Option<usize> {
        match self.at.filter(|at| self.past.get(*at).is_some_and(|past| past == shown)) {
            Some(at) => at.checked_sub(1),
            None if shown.is_empty() => self.past.len().checked_sub(1),
            None => None,
        }
    }

    /// The search after the one in the box, or nothing after the last.
    pub(crate) fn newer(&mut self, shown: &str) -> Option<String> {
        let at = self.at.filter(|at| self.past.get(*at).is_some_and(|past| past == shown))?;
        self.at = Some(at + 1).filter(|at| *at < self.past.len());
        Some(self.at.and_then(|at| self.past.get(at).cloned()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_back_and_forward() {
        let mut searches = Searches::new(vec!["农民".into(), "科技馆".into()]);
        searches.add("  ");
        searches.add("农民");
        assert_eq!(searches.all(), ["科技馆", "农民"]);
        assert_eq!(searches.older("正在输入"), None);
        assert_eq!(searches.older("").as_deref(), Some("农民"));
        assert_eq!(searches.older("农民").as_deref(), Some("科技馆"));
        assert_eq!(searches.older("科技馆"), None);
        assert_eq!(searches.newer("科技馆").as_deref(), Some("农民"));
        assert_eq!(searches.newer("农民").as_deref(), Some(""));
        assert_eq!(searches.newer(""), None);
        for n in 0..100 {
            searches.add(&n.to_string());
        }
        assert_eq!(searches.all().len(), MOST_SEARCHES);
    }
}
