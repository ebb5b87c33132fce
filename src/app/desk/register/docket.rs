//! What the register is asked for a meeting: what is before it, a name for a new one, and to take back what was said.

use super::not_done::NotDone;
use super::work::now;
use crate::app::clerk::{Ask, NotSaid, Told};
use crate::app::desk::session::Session;
use crate::casework::Docket;
use crate::domain::register::{Id, What};

impl Session {
    /// Takes back what was said in these events; like [`Session::say_in_register`] otherwise.
    pub async fn take_back(self, what: What, events: Vec<Id>) -> Result<(), NotDone> {
        let what = serde_json::to_value(what).unwrap_or_default();
        self.say_by(Ask::TakeBack { what, events, now: now() }).await
    }

    /// A name for a new meeting or action.
    pub async fn mint(self) -> Result<Id, NotDone> {
        let (Told::Minted(names), _) = self.ask(Ask::Mint { count: 1 }, Vec::new()).await? else {
            return Err(self.broke());
        };
        names.first().copied().ok_or(NotDone::Said(NotSaid::NotSealed))
    }

    /// What a meeting has before it.
    pub async fn docket(self, meeting: Id) -> Result<Docket, NotDone> {
        match self.ask(Ask::Docket { meeting }, Vec::new()).await? {
            (Told::Docket(docket), _) => Ok(*docket),
            _ => Err(self.broke()),
        }
    }
}
