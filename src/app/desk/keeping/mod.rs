//! What is due, who must be found, what was done, what goes.

mod audit;
mod due;
mod find;
mod purge;

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::register::NotDone;
use super::session::Session;
use crate::app::browser::clock;
use crate::app::clerk::{Ask, Keep, Keeping, Told};
use crate::app::parts::{El, Look, act, el, h2, live, p, warning};
use crate::domain::date::iso_day;
use crate::domain::register::CaseId;
use crate::wording::say;

/// What stands on the page.
pub fn keeping(session: Session) -> Vec<El> {
    vec![due::due(session), find::find(session), audit::audit(session), purge::purge(session)]
}

/// One part of the page: whether something is being done, and what went wrong.
#[derive(Clone, Copy)]
struct Part {
    session: Session,
    id: &'static str,
    busy: RwSignal<bool>,
    wrong: RwSignal<Option<String>>,
}

impl Part {
    fn new(session: Session, id: &'static str) -> Part {
        Part { session, id, busy: RwSignal::new(false), wrong: RwSignal::new(None) }
    }

    /// Its heading, what it is for, and what went wrong.
    fn section(self, heading: String, intro: String) -> El {
        let id = format!("{}-heading", self.id);
        let wrong = move || {
            let why = self.wrong.get()?;
            Some(warning(why).id(format!("{}-wrong", self.id)).attribute("role", "alert"))
        };
        el("section", "desk-part")
            .attribute("aria-labelledby", id.clone())
            .with(h2(heading).id(id).attribute("tabindex", "-1"))
            .with(p(intro))
            .with(live(wrong))
    }

    /// Does something, and says what went wrong.
    fn begin(self, work: impl Future<Output = Result<(), String>> + 'static) {
        self.busy.set(true);
        self.wrong.set(None);
        spawn_local(async move {
            let done = work.await;
            self.busy.try_set(false);
            self.wrong.try_set(done.err());
        });
    }

    async fn ask(self, ask: Keep) -> Result<(Keeping, Vec<Vec<u8>>), String> {
        match self.session.ask(Ask::Keep(ask), Vec::new()).await.map_err(NotDone::words)? {
            (Told::Keeping(keeping), files) => Ok((keeping, files)),
            _ => Err(NotDone::Broke.words()),
        }
    }
}

/// The day where the device is, as it is asked for.
fn today() -> String {
    iso_day(clock::today())
}

/// A button that shows a case; `nth` among those of the list that `id` names.
fn read_case(session: Session, id: &str, nth: usize, called: String, case: CaseId) -> El {
    let label = say!("register-read-which", reference = called);
    act(Look::Link, called, move || session.read_case(case))
        .id(format!("{id}-{nth}-read"))
        .attribute("aria-label", label)
}
