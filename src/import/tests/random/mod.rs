//! Documents put together at random from ways of cutting tasks, of attaching units and of writing lists, which know what must
//! become of them.

mod headed;
mod rows;
mod wanted;

use self::headed::headed;
use self::rows::{rows, table};
use self::wanted::{TITLES, Wanted, wanted};
use super::Numbers;
use crate::import::{Imported, Options, import};
use crate::model::{Amount, Role};

/// What is wrong with an import.
fn mistakes(given: &Imported, wanted: &[Wanted]) -> Vec<String> {
    let tasks: Vec<_> = given.draft.tasks().collect();
    let mut out = Vec::new();
    if tasks.len() != wanted.len() {
        return vec![format!("{} tasks instead of {}", tasks.len(), wanted.len())];
    }
    for (task, wanted) in tasks.iter().zip(wanted) {
        if task.title != wanted.title {
            out.push(format!("{} instead of {}", task.title, wanted.title));
        }
        for role in Role::ALL {
            let names: Vec<&str> = task
                .units
                .iter()
                .filter(|(of, _)| *of == role)
                .map(|(_, n)| n.name.as_str())
                .collect();
            let known: Vec<&str> = wanted
                .units
                .iter()
                .filter(|(of, _)| *of == role)
                .flat_map(|(_, names)| names.iter().map(String::as_str))
                .collect();
            if names != known {
                out.push(format!("{} {role:?}: {names:?} instead of {known:?}", wanted.title));
            }
        }
        let due = task.due.as_ref().and_then(|due| due.to).map(|date| date.to_string());
        let known = wanted.due.as_ref().map(|(_, date)| date.clone());
        if due != known {
            out.push(format!("{}: due {due:?} instead of {known:?}", wanted.title));
        }
        if !task.measures.is_empty() {
            let found = task.targets.iter().map(|of| (of.amount, of.unit.as_str()));
            let known = wanted.target.map(|(amount, unit)| (Amount::AtLeast(amount), unit));
            if found.collect::<Vec<_>>() != known.into_iter().collect::<Vec<_>>() {
                out.push(format!("{}: {:?}", wanted.title, task.targets));
            }
        }
    }
    out
}

#[test]
fn documents_made_at_random_are_read_right() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut wrong = 0;
    for _ in 0..1000 {
        let first = numbers.next(8);
        let count = numbers.next(6) + 3;
        let tasks = TITLES[first..].iter().take(count).map(|title| wanted(&mut numbers, title));
        let tasks: Vec<Wanted> = tasks.collect();
        let (name, bytes, wanted) = if numbers.once_in(2) {
            let (text, wanted) = headed(&mut numbers, tasks);
            ("a.txt", text.into_bytes(), wanted)
        } else {
            let (rows, wanted) = rows(&mut numbers, tasks);
            let (name, bytes) = table(&mut numbers, &rows);
            (name, bytes, wanted)
        };
        let given = import(name, &bytes, &Options::default());
        let mistakes = match &given {
            Ok(given) => mistakes(given, &wanted),
            Err(why) => vec![format!("{why:?}")],
        };
        if !mistakes.is_empty() {
            wrong += 1;
            if wrong <= 5 {
                println!("{name}\n{}\n{}\n", String::from_utf8_lossy(&bytes), mistakes.join("\n"));
            }
        }
    }
    assert_eq!(wrong, 0, "of 1000 documents");
}
