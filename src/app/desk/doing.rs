//! One thing that a page does at a time: whether it still goes on, and why the last one did not.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use crate::app::parts::{live, warning};

#[derive(Clone, Copy)]
pub struct Doing {
    pub busy: RwSignal<bool>,
    /// Why it does not go on.
    pub wrong: RwSignal<Option<String>>,
}

impl Doing {
    pub fn new() -> Doing {
        Doing { busy: RwSignal::new(false), wrong: RwSignal::new(None) }
    }

    /// Does something, unless something is being done.
    pub fn go(self, session: Session, work: impl Future<Output = Result<(), String>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let visit = session.visit();
        spawn_local(async move {
            let done = work.await;
            // The page may have been left meanwhile, and its signals with it.
            if session.is(visit) {
                self.busy.try_set(false);
                self.wrong.try_set(done.err());
            }
        });
    }

    /// Where it says why it does not go on.
    pub fn alert(self, id: &'static str) -> AnyView {
        live(move || self.wrong.get().map(|why| warning(why).id(id).attribute("role", "alert")))
    }
}
