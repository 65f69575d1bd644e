//! The browser before its first key: what was asked for, what is remembered, what is missing.

use std::sync::Arc;

use super::keymap::{OwnKeys, WrongKey};
use super::memory::{recall, recall_meeting};
use super::state::{Start, State};
use crate::command::Context;
use crate::data::Data;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::UnitId;
use crate::query::{Field, NoUnit, QueryError, Showing, View, unit_named};
use crate::saved::Saved;
use crate::tastes::Look;
use crate::tui::{lens::Lens, options::Options, update::views::level};

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
    let data = Arc::new(Data::load(&context.layers));
    let mut mistakes = options.mistakes;
    let (keys, wrong) = OwnKeys::of(&options.keys);
    mistakes.extend(wrong.iter().map(WrongKey::problem));
    let mut told = Vec::new();
    let unit = our_unit(context, saved, data.index(), lang, &mut told)?;
    let session = remembered.session.as_ref().filter(|_| !options.fresh && context.unit.is_none());
    // A view that somebody sent is shown on top of where the reader was, who can go back there; and so is a page, which
    // no filter would show to be one.
    let on_top = !view.is_empty()
        && context.unit.is_none()
        && (session.is_some() || view.says(Showing::Page).is_some());
    let look = remembered.tastes.look.as_deref().and_then(Look::named);
    let start = Start {
        // Who asks for something else, asks for it without the lens.
        lens: Lens {
            unit,
            on: context.unit.is_some() || view.is_empty() || on_top,
            year: context.year,
        },
        ask_unit: saved.is_first_run() && view.is_empty(),
        data,
        mistakes,
        keys,
        lang,
        look: options.look.or(look).unwrap_or(options.usual_look),
        chars: options.chars.unwrap_or_default(),
        mouse: options.mouse.or(remembered.tastes.mouse).unwrap_or(true),
        view: if on_top { View::default() } else { view },
        views: remembered.views.clone(),
        searches: remembered.searches.clone(),
    };
    let mut state = State::new(start).map_err(|errors| QueryError::messages(&errors, lang))?;
    if let Some(session) = session {
        let missing = recall(&mut state, session);
        if !on_top {
            recall_meeting(&mut state, session);
        }
        if !missing.is_empty() {
            told.push(missing.message(lang));
        }
    }
    if on_top {
        let level = level(&state, None, text);
        state.push(level.map_err(|errors| QueryError::messages(&errors, lang))?);
    }
    told.extend(saved.trouble(lang));
    state.notice = (!told.is_empty()).then(|| told.join(lang.pick("；", "; ")));
    Ok(state)
}

/// Our unit: the one that was named, or the one that is remembered, if the data knows it.
fn our_unit(
    context: &Context,
    saved: &Saved,
    index: &Index,
    lang: Lang,
    told: &mut Vec<String>,
) -> Result<Option<UnitId>, String> {
    if let Some(name) = &context.unit {
        let unit = unit_named(name, index, |_| true);
        let wrong = |wrong: NoUnit| QueryError::messages(&[wrong.in_field(Field::Unit)], lang);
        return unit.map(Some).map_err(wrong);
    }
    match saved.unit(index) {
        Some(Err(name)) => {
            told.push(match lang {
                Lang::Zh => format!("数据里没有我单位：{name}"),
                Lang::En => format!("our unit is not in the data: {name}"),
            });
            Ok(None)
        }
        known => Ok(known.and_then(Result::ok)),
    }
}
