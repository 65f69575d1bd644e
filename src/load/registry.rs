//! What plans share: the themes, the systems of units with the forms of their names, and synonyms.
//!
//! A form is a name with `{}` for the administrative level: `{}科协` stands for 省科协, 市科协 and, for somebody
//! who does not say the level, 科协. `{市}教育局` takes only levels of that kind: there is no 省教育局. A form
//! without a level is the one name it is. A form after `=` is found only if it is typed whole: 劳动局 for 人社局, because
//! 劳动 alone means something else. A system may know several names (农业农村局, 农牧局); the forms of one name are each other's aliases on the same level.

use super::raw;
use crate::model::{Synonyms, System, SystemId, Theme, ThemeId};

/// Stands before a form that is found only whole.
const WHOLE: char = '=';

/// The other names of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Aliases {
    /// Those that may be typed in part.
    pub(super) names: Vec<String>,
    /// Those that are found only whole.
    pub(super) whole: Vec<String>,
}

impl Aliases {
    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &String> {
        self.names.iter().chain(&self.whole)
    }
}

/// A form, cut at the place of its level.
struct Form<'a> {
    /// Whether it is found only whole.
    whole: bool,
    before: &'a str,
    /// The kind of level that may stand there, empty for any; none if the form has no level.
    kind: Option<&'a str>,
    after: &'a str,
}

impl<'a> Form<'a> {
    fn of(text: &'a str) -> Self {
        let whole = text.starts_with(WHOLE);
        let text = text.trim_start_matches(WHOLE);
        let cut = text.split_once('{').and_then(|(before, rest)| {
            let (kind, after) = rest.split_once('}')?;
            Some(Self { whole, before, kind: Some(kind), after })
        });
        cut.unwrap_or(Self { whole, before: text, kind: None, after: "" })
    }

    /// The name with this level at its place.
    fn with(&self, level: &str) -> String {
        format!("{}{level}{}", self.before, self.after)
    }
}

/// Themes and systems, merged over all files.
#[derive(Clone, Debug, Default)]
pub(super) struct Registry {
    pub(super) themes: Vec<Theme>,
    pub(super) systems: Vec<System>,
    /// Words that are said in place of each other.
    pub(super) synonyms: Vec<Synonyms>,
    /// Per system its names, each a list of forms.
    names: Vec<Vec<Vec<String>>>,
    /// The levels and the kind of each.
    levels: Vec<(String, String)>,
}

impl Registry {
    /// Adds themes; one with a known id takes the known one's place.
    pub(super) fn add_themes(&mut self, raw: raw::Themes) {
        for theme in raw.themes {
            let theme = Theme { id: theme.id, name: theme.name, words: theme.words };
            match self.themes.iter_mut().find(|t| t.id == theme.id) {
                Some(known) => *known = theme,
                None => self.themes.push(theme),
            }
        }
    }

    /// Adds words that are said for each other.
    pub(super) fn add_words(&mut self, raw: raw::Words) {
        let same = raw.same.into_iter().map(|words| Synonyms { said: words.clone(), meant: words });
        let meant = raw.meant.into_iter().map(|m| Synonyms { said: m.say, meant: m.mean });
        self.synonyms.extend(same.chain(meant));
    }

    /// Adds systems; to one with a known id, its names; to a name with a known form, its forms.
    pub(super) fn add_units(&mut self, raw: raw::Units) {
        for raw::LevelKind { kind, levels } in raw.levels {
            for level in levels {
                if self.kind(&level).is_none() {
                    self.levels.push((level, kind.clone()));
                }
            }
        }
        for system in raw.systems {
            let at = self.systems.iter().position(|s| s.id == system.id).unwrap_or_else(|| {
                self.systems.push(System { id: system.id, name: system.name });
                self.names.push(Vec::new());
                self.systems.len() - 1
            });
            for forms in system.names {
                match self.names[at]
                    .iter_mut()
                    .find(|known| forms.iter().any(|f| known.contains(f)))
                {
                    Some(known) => {
                        let new: Vec<String> =
                            forms.into_iter().filter(|f| !known.contains(f)).collect();
                        known.extend(new);
                    }
                    None => self.names[at].push(forms),
                }
            }
        }
    }

    pub(super) fn theme(&self, id: &str) -> Option<ThemeId> {
        self.themes.iter().position(|t| t.id == id).map(ThemeId::at)
    }

    /// The system of a unit and the other names that it has because of that.
    pub(super) fn system(&self, name: &str) -> Option<(SystemId, Aliases)> {
        let names = self.names.iter().enumerate();
        for (at, forms) in names.flat_map(|(at, names)| names.iter().map(move |forms| (at, forms)))
        {
            let Some(level) = forms.iter().find_map(|form| self.level(name, form)) else {
                continue;
            };
            let mut aliases = Aliases::default();
            let fitting: Vec<Form<'_>> = forms
                .iter()
                .map(|form| Form::of(form))
                .filter(|form| form.kind.is_none() || self.fits(form, level))
                .collect();
            let same_level = fitting.iter().map(|f| (f.with(level_of(f, level)), f.whole));
            let no_level = fitting.iter().map(|f| (f.with(""), f.whole));
            for (alias, whole) in same_level.chain(no_level) {
                let known = alias == name || aliases.all().any(|known| *known == alias);
                match (known, whole) {
                    (true, _) => {}
                    (false, true) => aliases.whole.push(alias),
                    (false, false) => aliases.names.push(alias),
                }
            }
            // 教育部门 is whoever deals with 教育.
            let department = format!("{}部门", self.systems[at].name);
            if forms.iter().any(|form| form.contains('{')) && department != name {
                aliases.whole.push(department);
            }
            return Some((SystemId::at(at), aliases));
        }
        None
    }

    /// The kind of a level.
    fn kind(&self, level: &str) -> Option<&str> {
        self.levels.iter().find(|(known, _)| known == level).map(|(_, kind)| kind.as_str())
    }

    /// Whether a level may stand in a form that has a place for one.
    fn fits(&self, form: &Form<'_>, level: &str) -> bool {
        let kind = self.kind(level);
        kind.is_some() && form.kind.is_some_and(|wanted| wanted.is_empty() || Some(wanted) == kind)
    }

    /// The level in `name` if it has this form; empty for a form without a level.
    fn level<'n>(&self, name: &'n str, form: &str) -> Option<&'n str> {
        let form = Form::of(form);
        if form.kind.is_none() {
            return (name == form.before).then_some("");
        }
        let level = name.strip_prefix(form.before)?.strip_suffix(form.after)?;
        self.fits(&form, level).then_some(level)
    }
}

/// The level to write in a form: none where it has no place for one.
fn level_of<'l>(form: &Form<'_>, level: &'l str) -> &'l str {
    if form.kind.is_some() { level } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_units_by_their_forms() {
        let mut registry = Registry::default();
        registry.add_units(raw::Units {
            format: 1,
            levels: vec![
                raw::LevelKind { kind: "省".into(), levels: vec!["省".into()] },
                raw::LevelKind { kind: "市".into(), levels: vec!["市".into(), "区".into()] },
            ],
            systems: vec![
                raw::System {
                    id: "youth_league".into(),
                    name: "共青团".into(),
                    names: vec![vec!["团{}委".into(), "共青团{}委".into()]],
                },
                raw::System {
                    id: "health".into(),
                    name: "卫健".into(),
                    names: vec![
                        vec![
                            "{}卫健委".into(),
                            "{市}卫生局".into(),
                            "{省}卫生厅".into(),
                            "={省}防疫厅".into(),
                        ],
                        vec!["{}红会".into()],
                    ],
                },
                raw::System {
                    id: "all".into(),
                    name: "集合".into(),
                    names: vec![vec!["各成员单位".into()]],
                },
            ],
        });
        let aliases =
            |name: &str| registry.system(name).map(|(id, aliases)| (id.0, aliases.names.join(" ")));
        for (name, expected) in [
            ("团市委", Some((0, "共青团市委 团委 共青团委"))),
            ("省卫健委", Some((1, "省卫生厅 卫健委 卫生厅"))),
            ("区卫生局", Some((1, "区卫健委 卫健委 卫生局"))),
            ("省卫生局", None),
            ("市红会", Some((1, "红会"))),
            ("各成员单位", Some((2, ""))),
            ("县卫健委", None),
            ("卫健委", None),
        ] {
            assert_eq!(aliases(name), expected.map(|(id, text)| (id, text.to_owned())), "{name}");
        }
        let whole = registry.system("省卫健委").map(|(_, aliases)| aliases.whole);
        assert_eq!(whole, Some(vec!["省防疫厅".to_owned(), "防疫厅".into(), "卫健部门".into()]));
    }
}
