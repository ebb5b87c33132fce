//! What the page of meetings holds while it stands, and how it says things.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::minutes::Draft;
use crate::app::browser::{clock, page};
use crate::app::desk::register::NotDone;
use crate::app::desk::session::Session;
use crate::app::desk::triage::agency_name;
use crate::casework::Docket;
use crate::domain::glance::Glance;
use crate::domain::register::meetings::Meeting;
use crate::domain::register::{CaseId, Id, What};
use crate::wording::say;

/// The state of the page.
#[derive(Clone, Copy)]
pub struct Room {
    pub session: Session,
    /// What the meeting that is shown has before it; nothing until the worker has answered.
    pub docket: RwSignal<Option<Docket>>,
    /// Minutes as they are typed, by their case.
    pub drafts: StoredValue<BTreeMap<CaseId, Draft>>,
    /// How many things are being said: what the worker answers meanwhile may be old.
    saying: StoredValue<u32>,
}

impl Room {
    /// Nothing looked at yet.
    pub fn new(session: Session) -> Room {
        let room = Room {
            session,
            docket: RwSignal::new(None),
            drafts: StoredValue::new(BTreeMap::new()),
            saying: StoredValue::new(0),
        };
        // Colleagues add to the register too.
        let heard = Memo::new(move |_| session.book.with(|book| book.as_ref().map(|book| book.events)));
        Effect::new(move |_| {
            heard.get();
            if session.meeting.get().is_some() {
                session.do_in_register(room.look());
            }
        });
        room
    }

    /// Shows one meeting, or all; `focus`: what takes focus then.
    pub fn show(self, meeting: Option<Id>, focus: String) {
        self.docket.set(None);
        self.drafts.set_value(BTreeMap::new());
        self.session.nothing_to_lose();
        self.session.meeting.set(meeting);
        focus_soon(focus);
    }

    /// Says things, and shows how it stands then; `focus`: what takes focus then, where it would be lost.
    pub fn say(self, what: Vec<What>, focus: Option<String>) {
        self.work(async move { self.session.say_in_register(what).await }, focus, || ());
    }

    /// Does something with the register, and shows how it stands then.
    pub fn work(
        self,
        work: impl Future<Output = Result<(), NotDone>> + 'static,
        focus: Option<String>,
        otherwise: impl FnOnce() + 'static,
    ) {
        let session = self.session;
        self.saying.update_value(|saying| *saying += 1);
        session.do_in_register(async move {
            let done = work.await;
            self.saying.try_update_value(|saying| *saying -= 1);
            if done.is_err() {
                otherwise();
            }
            done?;
            session.said.set(say!("register-said"));
            self.look().await?;
            focus.into_iter().for_each(focus_soon);
            Ok(())
        });
    }

    /// Whether something is being said.
    pub fn is_saying(self) -> bool {
        self.saying.with_value(|saying| *saying > 0)
    }

    /// Asks for the meeting that is shown.
    async fn look(self) -> Result<(), NotDone> {
        let Some(Some(meeting)) = self.session.meeting.try_get_untracked() else { return Ok(()) };
        let docket = self.session.docket(meeting).await?;
        // Until the last word is said, its answer would take away what was typed meanwhile.
        let is_old = self.saying.try_with_value(|saying| *saying > 0).unwrap_or(true);
        if !is_old && self.session.meeting.try_get_untracked() == Some(Some(meeting)) {
            self.drafts.try_update_value(|drafts| Draft::follow(self, drafts, meeting, &docket));
            let focused = page::focused();
            self.docket.try_set(Some(docket));
            // What had focus may have been drawn again.
            clock::breathe().await;
            focused.into_iter().filter(|_| page::nothing_has_focus()).for_each(|id| page::focus(&id));
        }
        Ok(())
    }

    /// The plan of a meeting on which all agree.
    pub fn plan(self, meeting: Id) -> Option<Meeting> {
        self.session.book.with(|book| book.as_ref()?.meeting(meeting)?.plan.agreed().cloned())
    }

    /// What an agency is called: as the pack has it, or in the words that stand.
    pub fn agency(self, id: &str) -> String {
        let known = self.session.agencies().into_iter().find(|(known, _)| known == id);
        known.map_or_else(|| id.to_owned(), |(_, label)| label)
    }

    /// A case as a list shows it; a list that stands is not drawn again for what is said of a case elsewhere.
    pub fn of_case(self, case: CaseId) -> Shown {
        self.session.book.with_untracked(|book| {
            let Some(book) = book else { return Shown::default() };
            let line = book.lines.get(&case);
            let glance: Option<&Glance> = line.and_then(|line| line.glance.as_ref());
            Shown {
                called: book.called(case),
                urgent: glance.is_some_and(|glance| glance.urgent),
                agency: self.session.site.with_untracked(|site| agency_name(site, &book.area, glance)),
                decided: line.map(|line| line.decided.clone()).unwrap_or_default(),
            }
        })
    }
}

/// What a list says of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub called: String,
    pub urgent: bool,
    pub agency: String,
    pub decided: String,
}

/// Moves focus once the page has followed.
pub fn focus_soon(id: String) {
    spawn_local(async move {
        clock::breathe().await;
        page::focus(&id);
    });
}
