//! The browser before its first key: what was asked for, what is remembered, what is missing.

use super::Options;
use super::keymap::{OwnKeys, WrongKey};
use super::lens::Lens;
use super::memory::{recall, recall_meeting};
use super::state::{Start, State};
use super::theme::Look;
use crate::command::Context;
use crate::index::Index;
use crate::lang::Lang;
use crate::load::load;
use crate::query::{Field, QueryError, View, unit_named};
use crate::saved::Saved;

/// The browser, or what is wrong with what was asked for.
pub(super) fn start(
    text: &str,
    context: &Context,
    options: Options,
    saved: &Saved,
) -> Result<State, String> {
    let remembered = saved.content();
    let last = remembered.tastes.lang.as_deref().and_then(Lang::named);
    let lang = if context.lang_named { context.lang } else { last.unwrap_or(context.lang) };
    let view = View::parse(text).map_err(|errors| QueryError::messages(&errors, lang))?;
    let loaded = load(&context.layers);
    let mut problems = options.mistakes;
    let (keys, wrong) = OwnKeys::of(&options.keys);
    problems.extend(wrong.iter().map(WrongKey::problem));
    problems.extend(loaded.problems);
    let index = Index::new(loaded.model);
    let mut told = Vec::new();
    let unit = match &context.unit {
        Some(name) => Some(
            unit_named(name, &index, |_| true)
                .map_err(|wrong| QueryError::messages(&[wrong.in_field(Field::Unit)], lang))?,
        ),
        None => saved.unit(&index).and_then(|unit| {
            unit.map_err(|name| {
                told.push(match lang {
                    Lang::Zh => format!("数据里没有我单位：{name}"),
                    Lang::En => format!("our unit is not in the data: {name}"),
                });
            })
            .ok()
        }),
    };
    let restored = !options.fresh && view.is_empty() && context.unit.is_none();
    let look = remembered.tastes.look.as_deref().and_then(Look::named);
    let start = Start {
        // Who asks for something else, asks for it without the lens.
        lens: Lens { unit, on: context.unit.is_some() || view.is_empty(), year: context.year },
        ask_unit: saved.is_first_run() && view.is_empty(),
        index,
        problems,
        keys,
        lang,
        look: options.look.or(look).unwrap_or(options.usual_look),
        chars: options.chars.unwrap_or_default(),
        mouse: options.mouse.or(remembered.tastes.mouse).unwrap_or(true),
        view,
        views: remembered.views.clone(),
        searches: remembered.searches.clone(),
    };
    let mut state = State::new(start).map_err(|errors| QueryError::messages(&errors, lang))?;
    if let Some(session) = remembered.session.as_ref().filter(|_| restored) {
        let missing = recall(&mut state, session);
        recall_meeting(&mut state, session);
        if !missing.is_empty() {
            told.push(missing.message(lang));
        }
    }
    if saved.is_unreadable() {
        let text = lang.pick(
            "上次保存的状态无法读取，原文件保留",
            "what was remembered cannot be read; the file is kept",
        );
        told.push(text.to_owned());
    }
    state.notice = (!told.is_empty()).then(|| told.join(lang.pick("；", "; ")));
    Ok(state)
}
