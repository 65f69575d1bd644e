//! From what is said beside a task to units in roles: the rules that a document states once, and what depends on what stands
//! beside it.

use serde::{Deserialize, Serialize};

use super::charge::words::{self, Meaning};
use super::charge::{Rule, Said, subject};
use super::cut::{Cut, Item, SUPPORT, Stated};
use super::draft::Beside;
use super::names::{Named, is_unit};
use super::review::{Applied, Asked, Question, Review};
use crate::model::Role;

/// How to read a list that does not tell lead and responsible apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lead {
    /// The first unit leads.
    First,
    /// No unit leads.
    None,
    /// Those who are responsible lead.
    Responsible,
}

impl Lead {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::First, Self::None, Self::Responsible];

    /// The name in options.
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::None => "none",
            Self::Responsible => "responsible",
        }
    }
}

/// Units in roles, and who stands beside them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assigned {
    pub(crate) units: Vec<(Role, Named)>,
    pub(crate) role_words: Vec<(Role, String)>,
    /// The words for units whose role has several, by name.
    pub(crate) unit_words: Vec<(String, String)>,
    pub(crate) people: Vec<Beside>,
    pub(crate) offices: Vec<Beside>,
}

/// Who answers for each item of a document.
pub(crate) fn assign(
    cut: &Cut,
    lead: Option<Lead>,
    of_table: bool,
    review: &mut Review,
) -> Vec<Assigned> {
    for stated in &cut.rules {
        let rule = match &stated.rule {
            Rule::FirstLeads if matches!(lead, None | Some(Lead::First)) => "first-unit-leads",
            Rule::ResponsibleLead if matches!(lead, None | Some(Lead::Responsible)) => {
                "responsible-leads"
            }
            Rule::Standing(_) => "standing-unit",
            Rule::UnitHeads => "unit-heads",
            _ => continue,
        };
        review.rules.push(Applied { rule, place: stated.place.clone(), text: stated.text.clone() });
    }
    let charged = cut.items.iter().any(Item::is_charged);
    let mut out = Vec::new();
    // From which item on a rule holds; what the document states a thousand times holds once.
    let begins = |wanted: &dyn Fn(&Rule) -> bool| {
        let of = cut.rules.iter().filter(|stated| wanted(&stated.rule));
        of.map(|stated| stated.from).min().unwrap_or(usize::MAX)
    };
    let first_leads = begins(&|rule| *rule == Rule::FirstLeads);
    let responsible_lead = begins(&|rule| *rule == Rule::ResponsibleLead);
    let standing_units: Vec<&Stated> =
        cut.rules.iter().filter(|stated| matches!(stated.rule, Rule::Standing(_))).collect();
    for (at, item) in cut.items.iter().enumerate() {
        let first = match lead {
            Some(lead) => lead == Lead::First,
            None => first_leads <= at,
        };
        let responsible = match lead {
            Some(lead) => lead == Lead::Responsible,
            None => responsible_lead <= at,
        };
        let mut of_item = of_item(item, (first, responsible, of_table), review);
        standing((item, at), &standing_units, &mut of_item);
        if of_item.units.is_empty() && charged && is_support(item) {
            subjects(item, &mut of_item, review);
        }
        ask(item, &of_item, review);
        out.push(of_item);
    }
    out
}

fn of_item(
    item: &Item,
    (first, responsible, of_table): (bool, bool, bool),
    review: &mut Review,
) -> Assigned {
    let mut out = Assigned::default();
    let beside: Vec<Meaning> = item.said.iter().map(|(_, said)| said.meaning).collect();
    let only =
        |wanted: &[Meaning]| beside.iter().filter(|m| m.is_of_units()).all(|m| wanted.contains(m));
    let nobody_leads = item
        .said
        .iter()
        .filter(|(_, said)| said.meaning == Meaning::Lead)
        .all(|(_, said)| said.units.is_empty());
    let mut said_of: Vec<(Role, String, Option<String>)> = Vec::new();
    for (place, said) in &item.said {
        let Said { meaning, word, units, text } = said;
        match meaning {
            Meaning::People => out.people.extend(people(word, text)),
            Meaning::Office => out.offices.extend(office(word, text)),
            Meaning::Time => {}
            meaning => {
                let role = match words::role(*meaning, word, &beside) {
                    // A table whose only units are those that guide is about them.
                    Some(Role::Guidance) if of_table && only(&[Meaning::Guides]) => Role::InCharge,
                    Some(Role::InCharge) if responsible => Role::Lead,
                    Some(Role::Responsible)
                        if responsible && nobody_leads && *meaning == Meaning::Answers =>
                    {
                        Role::Lead
                    }
                    Some(role) => role,
                    None => continue,
                };
                // A bracket that says who guides tells the others apart; a column for it does not.
                let told = [Meaning::Answers, Meaning::Guides, Meaning::Informed];
                let told = if of_table { &told[..] } else { &told[..1] };
                let leads = first && role == Role::InCharge && only(told);
                for (at, named) in units.iter().enumerate() {
                    let role = match (leads, at) {
                        (true, 0) if !out.units.iter().any(|(role, _)| *role == Role::Lead) => {
                            Role::Lead
                        }
                        (true, _) => Role::Responsible,
                        (false, _) => role,
                    };
                    put(
                        &mut out,
                        role,
                        named,
                        || Question {
                            kind: Asked::Twice,
                            place: place.clone(),
                            text: named.name.clone(),
                        },
                        review,
                    );
                }
                let word = words::word(word, role).filter(|_| !units.is_empty() && !leads);
                let mine = units.iter().map(|named| (role, named.name.clone(), word.clone()));
                said_of.extend(mine);
            }
        }
    }
    words_of(&said_of, &mut out);
    out
}

/// The words for roles: one for a role whose units all have the same, else one for each unit that has one.
fn words_of(said: &[(Role, String, Option<String>)], out: &mut Assigned) {
    for role in Role::ALL {
        let of = || said.iter().filter(|(of, ..)| *of == role);
        let Some((_, _, first)) = of().next() else { continue };
        if of().all(|(.., word)| word == first) {
            out.role_words.extend(first.clone().map(|word| (role, word)));
            continue;
        }
        for (_, name, word) in of() {
            let known = out.unit_words.iter().any(|(known, _)| known == name);
            let held = out.units.iter().any(|(of, named)| *of == role && named.name == *name);
            out.unit_words
                .extend(word.clone().filter(|_| held && !known).map(|w| (name.clone(), w)));
        }
    }
}

/// Puts a unit in a role, once; that it is named in another is a question.
fn put(
    out: &mut Assigned,
    role: Role,
    named: &Named,
    question: impl Fn() -> Question,
    review: &mut Review,
) {
    if out.units.iter().any(|(known, other)| *known == role && other.name == named.name) {
        return;
    }
    if out.units.iter().any(|(_, other)| other.name == named.name) {
        review.questions.push(question());
    }
    out.units.push((role, named.clone()));
}

/// The units that answer for all items of a section that follow.
fn standing((item, at): (&Item, usize), rules: &[&Stated], out: &mut Assigned) {
    for stated in rules.iter().filter(|stated| stated.from <= at) {
        let Rule::Standing(units) = &stated.rule else { continue };
        let same = stated.scope.is_none() || stated.scope.as_ref() == item.section.first();
        for named in units.iter().filter(|_| same) {
            if !out.units.iter().any(|(_, known)| known.name == named.name) {
                out.units.push((Role::InCharge, named.clone()));
            }
        }
    }
}

/// Whether an item stands in a section about how the plan is carried out.
fn is_support(item: &Item) -> bool {
    item.section.iter().any(|heading| SUPPORT.iter().any(|word| heading.title.contains(word)))
}

/// The units that the sentences of an item charge as their subjects: 各区政府要…. The first sentence has to.
fn subjects(item: &Item, out: &mut Assigned, review: &mut Review) {
    // A sentence may be all that there is, and the title.
    let title = Some(&item.title).filter(|_| item.texts.is_empty());
    let sentences: Vec<&str> = title
        .into_iter()
        .chain(&item.texts)
        .flat_map(|text| text.split('。'))
        .filter(|s| !s.trim().is_empty())
        .collect();
    let mut found = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let of: Vec<Named> =
            sentence.split(['；', ';']).flat_map(|clause| subject(clause.trim())).collect();
        if at == 0 && of.is_empty() {
            return;
        }
        found.extend(of);
    }
    if found.is_empty() {
        return;
    }
    for named in found {
        if !out.units.iter().any(|(_, known)| known.name == named.name) {
            out.units.push((Role::InCharge, named));
        }
    }
    let text = sentences.first().map_or("", |s| s.trim()).to_owned();
    review.rules.push(Applied { rule: "subject-in-charge", place: item.place.clone(), text });
}

/// People, by their names.
fn people(word: &str, text: &str) -> Option<Beside> {
    let names: Vec<String> = text
        .split(['、', '，', ',', '；', ';', '\n', ' ', '　'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    let nobody = names.iter().all(|name| super::names::is_nobody(name));
    (!nobody).then(|| Beside { word: word.trim().to_owned(), names, unit: None })
}

/// Offices, and the unit that the label says they belong to: 市卫健委内牵头处室.
fn office(word: &str, text: &str) -> Option<Beside> {
    let beside = people(word, text)?;
    if let Some((unit, rest)) = word.split_once('内').filter(|(unit, _)| is_unit(unit)) {
        return Some(Beside { unit: Some(unit.to_owned()), word: rest.to_owned(), ..beside });
    }
    Some(beside)
}

/// What a person should look at of an item.
fn ask(item: &Item, of: &Assigned, review: &mut Review) {
    let mut ask = |kind, text: String| {
        review.questions.push(Question { kind, place: item.place.clone(), text });
    };
    for (meaning, kind) in
        [(Meaning::Guides, Asked::Guidance), (Meaning::Informed, Asked::Informed)]
    {
        let said = item.said.iter().filter(|(_, said)| said.meaning == meaning);
        let names: Vec<&str> = said
            .flat_map(|(_, said)| &said.units)
            .filter(|named| of.units.contains(&(Role::Guidance, (*named).clone())))
            .map(|named| named.name.as_str())
            .collect();
        if !names.is_empty() {
            ask(kind, names.join("、"));
        }
    }
    for beside in &of.people {
        ask(Asked::Person, format!("{}：{}", beside.word, beside.names.join("、")));
    }
    for beside in &of.offices {
        ask(Asked::Office, format!("{}：{}", beside.word, beside.names.join("、")));
    }
    for (_, named) in of
        .units
        .iter()
        .filter(|(_, named)| named.name.starts_with('等') || named.name.starts_with("会同"))
    {
        ask(Asked::Collective, named.name.clone());
    }
}
