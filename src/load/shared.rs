//! What is empty in the files that plans share: it is reported, and left out, since an empty name would mean everything.

use super::raw;

/// The paths of what is empty in a file of themes, which is left out.
pub(super) fn empty_in_themes(raw: &mut raw::Themes) -> Vec<String> {
    let mut empty = Vec::new();
    for (i, theme) in raw.themes.iter_mut().enumerate() {
        let path = format!("themes[{i}]");
        empty.extend(is_blank(&theme.id).then(|| format!("{path}.id")));
        empty.extend(is_blank(&theme.name).then(|| format!("{path}.name")));
        leave_out(&mut theme.words, &format!("{path}.words"), is_blank, &mut empty);
    }
    raw.themes.retain(|theme| !is_blank(&theme.id) && !is_blank(&theme.name));
    empty
}

/// The paths of what is empty in a file of units, which is left out. A form that is nothing but a level is empty.
pub(super) fn empty_in_units(raw: &mut raw::Units) -> Vec<String> {
    let mut empty = Vec::new();
    for (i, kind) in raw.levels.iter_mut().enumerate() {
        leave_out(&mut kind.levels, &format!("levels[{i}].levels"), is_blank, &mut empty);
    }
    for (i, system) in raw.systems.iter_mut().enumerate() {
        let path = format!("systems[{i}]");
        empty.extend(is_blank(&system.id).then(|| format!("{path}.id")));
        empty.extend(is_blank(&system.name).then(|| format!("{path}.name")));
        for (k, forms) in system.names.iter_mut().enumerate() {
            let path = format!("{path}.names[{k}]");
            empty.extend(forms.is_empty().then(|| path.clone()));
            leave_out(forms, &path, is_level_alone, &mut empty);
        }
        system.names.retain(|forms| !forms.is_empty());
    }
    raw.systems.retain(|system| !is_blank(&system.id) && !is_blank(&system.name));
    empty
}

/// The paths of what is empty in a file of words, which is left out.
pub(super) fn empty_in_words(raw: &mut raw::Words) -> Vec<String> {
    let mut empty = Vec::new();
    let mut list = |words: &mut Vec<String>, path: String| {
        empty.extend(words.is_empty().then(|| path.clone()));
        leave_out(words, &path, is_blank, &mut empty);
    };
    for (i, words) in raw.same.iter_mut().enumerate() {
        list(words, format!("same[{i}]"));
    }
    for (i, meant) in raw.meant.iter_mut().enumerate() {
        list(&mut meant.say, format!("meant[{i}].say"));
        list(&mut meant.mean, format!("meant[{i}].mean"));
    }
    empty
}

/// Leaves out the texts of a list that are empty, and takes down where they stood.
fn leave_out(
    texts: &mut Vec<String>,
    path: &str,
    is_empty: fn(&str) -> bool,
    empty: &mut Vec<String>,
) {
    let found = texts.iter().enumerate().filter(|(_, text)| is_empty(text));
    empty.extend(found.map(|(i, _)| format!("{path}[{i}]")));
    texts.retain(|text| !is_empty(text));
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn is_level_alone(form: &str) -> bool {
    let form = form.trim_start_matches('=');
    match form.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1))) {
        Some((before, after)) => is_blank(before) && is_blank(after),
        None => is_blank(form),
    }
}
