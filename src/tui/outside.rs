//! What is done outside the state: the clipboard, and what is remembered in the user's file.

use std::io;
use std::sync::Arc;

use super::documents;
use super::message::{Effect, Fresh, Message, Taste};
use super::terminal::{Screen, give_back};
use crate::command::Context;
use crate::config::Surroundings;
use crate::data::Data;
use crate::lang::Lang;
use crate::load::Layer;
use crate::saved::MOST_SEARCHES;
use crate::saved::{Saved, SavedView, Session};
use crate::tastes::Clipboard;
use crate::tui::{memory, signals, state::State, update::update};

/// What effects are about, besides the screen.
pub(super) struct Outside<'a> {
    saved: &'a mut Saved,
    clipboard: Clipboard,
    surroundings: Surroundings,
    /// What was remembered last: where the reader was, and the searches.
    kept: Option<(Session, Vec<String>)>,
    layers: Vec<Layer>,
    /// Whether the place is remembered: not where the browser was opened for another unit, for once.
    keeps: bool,
}

impl<'a> Outside<'a> {
    pub(super) fn new(
        saved: &'a mut Saved,
        clipboard: Clipboard,
        surroundings: Surroundings,
        context: &Context,
    ) -> Self {
        // Where the browser was opened for another unit, for once, the place is not remembered.
        let (layers, keeps) = (context.layers.clone(), context.unit.is_none());
        let known = saved.content();
        let kept = known.session.clone().map(|session| (session, known.searches.clone()));
        Self { saved, clipboard, surroundings, kept, layers, keeps }
    }

    pub(super) fn perform(
        &mut self,
        state: &mut State,
        effect: Effect,
        screen: &mut Screen,
    ) -> io::Result<()> {
        let lang = state.lang;
        let failed = match effect {
            Effect::Quit => Ok(()),
            Effect::KeepPlace(done) => {
                // From here on nothing is drawn any more: the signal ends the program.
                self.keep_place(state);
                give_back();
                done.tell();
                Ok(())
            }
            Effect::Reload => {
                let data = Arc::new(Data::load(&self.layers));
                update(state, Message::Loaded(Fresh(data)));
                Ok(())
            }
            Effect::Redraw => return screen.refresh(),
            Effect::Suspend => {
                signals::suspend();
                return screen.refresh();
            }
            Effect::Copy(text) => {
                let folder = self.saved.folder();
                let told = self.clipboard.copy(&text, self.surroundings, folder, lang);
                update(state, Message::Told(told));
                Ok(())
            }
            effect @ (Effect::FindDocuments
            | Effect::ReadDocument(_)
            | Effect::FindDestination(_)
            | Effect::WritePlan(..)) => match self.document(effect, lang) {
                Ok(Some(told)) => return self.next(state, told, screen),
                Ok(None) => Ok(()),
                Err(why) => Err(why),
            },
            Effect::RememberUnit => {
                let unit = state.lens().unit;
                self.saved.remember_unit(unit, state.index(), lang)
            }
            Effect::RememberAsked => self.saved.change(lang, |content| content.asked = true),
            // A terminal that did not answer is not waited for again.
            Effect::RememberSilence => self.saved.change(lang, |content| content.silent = true),
            Effect::Remember(taste) => {
                screen.use_mouse(state.mouse);
                self.remember(state, taste)
            }
            Effect::SaveView(view, at) => self.save_view(state, view, at),
            Effect::DropView(name) => {
                let done =
                    self.saved.change(lang, |content| content.views.retain(|v| v.name != name));
                self.show_views(state, name);
                done
            }
        };
        if let Err(why) = failed {
            update(state, Message::Told(why));
        }
        Ok(())
    }

    /// Tells the state of something, and does what follows from it.
    fn next(&mut self, state: &mut State, told: Message, screen: &mut Screen) -> io::Result<()> {
        match update(state, told) {
            Some(effect) => self.perform(state, effect, screen),
            None => Ok(()),
        }
    }

    /// Saves a view; what is wrong if it could not be.
    fn save_view(
        &mut self,
        state: &mut State,
        view: SavedView,
        at: Option<usize>,
    ) -> Result<(), String> {
        let lang = state.lang;
        let done = self.saved.change(lang, |content| {
            // A view that is saved again keeps its digit; one that comes back gets it again.
            let same = content.views.iter_mut().find(|known| known.name == view.name);
            if let Some(known) = same {
                known.clone_from(&view);
            } else {
                let last = content.views.len();
                content.views.insert(at.unwrap_or(last).min(last), view.clone());
            }
        });
        self.show_views(state, view.name);
        done
    }

    /// Does what is to be done with documents on the disk, and tells of it.
    fn document(&self, effect: Effect, lang: Lang) -> Result<Option<Message>, String> {
        Ok(Some(match effect {
            Effect::FindDocuments => Message::Documents(documents::documents()),
            Effect::ReadDocument(text) => Message::Document(documents::read(&text, lang)?),
            Effect::FindDestination(id) => {
                let (path, before) = documents::destination(&self.layers, &id, lang)?;
                Message::Destination(id, path, before)
            }
            Effect::WritePlan(path, text) => {
                documents::write(&path, &text, lang)?;
                Message::Brought(path, Fresh(Arc::new(Data::load(&self.layers))))
            }
            _ => return Ok(None),
        }))
    }

    fn remember(&mut self, state: &State, taste: Taste) -> Result<(), String> {
        let (lang, look) = (state.lang.key().to_owned(), state.look.key().to_owned());
        let (chars, mouse) = (state.chars.key().to_owned(), state.mouse);
        self.saved.change(state.lang, |content| match taste {
            Taste::Lang => content.tastes.lang = Some(lang.clone()),
            Taste::Look => content.tastes.look = Some(look.clone()),
            Taste::Chars => content.tastes.chars = Some(chars.clone()),
            Taste::Mouse => content.tastes.mouse = Some(mouse),
        })
    }

    /// The views as they are saved now; `name` is the one that was saved or deleted.
    fn show_views(&self, state: &mut State, name: String) {
        let views = self.saved.content().views.clone();
        update(state, Message::Views(views, name));
    }

    /// Remembers where the reader is and what was searched for, for the next start, if that has changed since it was
    /// remembered last: another program may have remembered something since. Where it cannot be remembered, it is
    /// tried again the next time; why not is said when the reader asks for something to be remembered.
    pub(super) fn keep_place(&mut self, state: &State) {
        let now = (memory::remember(state), state.searches.all().to_vec());
        if self.kept.as_ref() == Some(&now) {
            return;
        }
        let (session, searches) = &now;
        let keeps = self.keeps;
        let done = self.saved.change(state.lang, |content| {
            if keeps {
                content.session = Some(session.clone());
            }
            // What another program looked for meanwhile stays.
            content.searches.retain(|known| !searches.contains(known));
            content.searches.extend(searches.iter().cloned());
            let surplus = content.searches.len().saturating_sub(MOST_SEARCHES);
            content.searches.drain(..surplus);
        });
        if done.is_ok() {
            self.kept = Some(now);
        }
    }
}
