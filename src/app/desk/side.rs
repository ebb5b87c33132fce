//! Coordinator or trainer: the two never stand in one page, and neither is in reach while the other holds something.

use leptos::prelude::*;

use super::session::Session;
use super::stage::{Locked, READ_HASH, Stage};
use crate::app::browser::{clock, page, route};
use crate::app::parts::{Look, act, el, live, p};
use crate::app::trainer::{Page, Way};
use crate::wording::say;

/// Which of the two stands.
#[derive(Clone, Copy)]
pub struct Side {
    session: Session,
    pub way: Way,
    /// The trainer's tree stands, and the coordinator's does not.
    pub in_practice: RwSignal<bool>,
    /// Somebody wanted to practise while a key is unlocked.
    refused: RwSignal<bool>,
}

/// What a changed hash comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// Nothing that concerns the way between the two.
    Within,
    /// To a page of the trainer, from the coordinator's or from another of the trainer's.
    Practise(Page),
    /// A key is unlocked: practice stays shut.
    LockFirst,
    /// Leaving practice would lose something.
    AskFirst,
    Leave,
}

impl Side {
    /// The side that the hash asks for; at the beginning no key is held.
    pub fn new(session: Session) -> Side {
        let side =
            Side { session, way: Way::begin(), in_practice: RwSignal::new(false), refused: RwSignal::new(false) };
        if !side.hears(&route::hash()) {
            route::replace("#/");
        }
        side
    }

    /// Whether a changed hash was about the way between the two sides, or is of the trainer; then it is dealt with.
    pub fn hears(self, hash: &str) -> bool {
        let in_practice = self.in_practice.get_untracked();
        match turn(hash, in_practice, self.session.holds_a_key(), self.way.would_lose.get_untracked()) {
            // The link to the main content is heard by nobody, and asks for no page.
            Turn::Within => return in_practice,
            Turn::Practise(page) => {
                if !in_practice {
                    self.step_aside(hash);
                }
                self.way.leaving.set(false);
                self.way.page.set(page);
                // Said again, it would make the trainer's tree anew, and lose what was handed in.
                if !in_practice {
                    self.in_practice.set(true);
                }
            }
            Turn::LockFirst => {
                route::replace(self.at_hand());
                self.refused.set(true);
                clock::soon(|| _ = page::focus_text("practice-shut"));
            }
            Turn::AskFirst => {
                route::replace(self.way.page.get_untracked().hash());
                self.way.leaving.set(true);
            }
            Turn::Leave => self.leave(),
        }
        true
    }

    /// Goes back to the coordinator's page, whatever is lost.
    pub fn leave(self) {
        self.way.leaving.set(false);
        self.in_practice.set(false);
        route::replace("#/");
    }

    /// Says why practice is shut, above the page that stands.
    pub fn notice(self) -> AnyView {
        let session = self.session;
        let shown = Memo::new(move |_| self.refused.get() && session.keys.with(|keys| !keys.is_empty()));
        let lock = move || {
            self.refused.set(false);
            session.lock(Locked::ByPerson);
            route::go(Page::Session.hash());
        };
        let stay = move || self.refused.set(false);
        live(move || {
            shown.get().then(|| {
                let heading = el("h2", "govuk-heading-m").id("practice-shut").text(say!("trainer-shut-heading"));
                let acts = el("div", "govuk-button-group")
                    .with(act(Look::Main, say!("trainer-shut-lock"), lock).id("practice-lock"))
                    .with(act(Look::Secondary, say!("trainer-shut-stay"), stay).id("practice-stay"));
                el("div", "govuk-width-container")
                    .with(el("div", "desk-since").with(heading).with(p(say!("trainer-shut"))).with(acts))
            })
        })
    }

    /// The coordinator's side gives way: no key is held, but one may be on its way into a worker.
    fn step_aside(self, hash: &str) {
        self.session.lock(Locked::ByPerson);
        self.session.locked.set(None);
        route::replace(hash);
    }

    /// The hash of the page that stands.
    fn at_hand(self) -> &'static str {
        match self.session.stage.get_untracked() {
            Stage::Unlock | Stage::Open => "#/",
            Stage::Read => READ_HASH,
            Stage::Page(page) => page.hash(),
            Stage::Keys(page) => page.hash(),
        }
    }
}

fn turn(hash: &str, in_practice: bool, key_held: bool, would_lose: bool) -> Turn {
    match (Page::of(hash), in_practice) {
        (Some(_), _) if key_held => Turn::LockFirst,
        (Some(page), _) => Turn::Practise(page),
        (None, true) if !hash.is_empty() && !hash.starts_with("#/") => Turn::Within,
        (None, true) if would_lose => Turn::AskFirst,
        (None, true) => Turn::Leave,
        (None, false) => Turn::Within,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn practice_is_shut_while_a_key_is_unlocked() {
        assert_eq!(turn("#/trainer", false, true, false), Turn::LockFirst);
        assert_eq!(turn("#/trainer/3", false, true, false), Turn::LockFirst);
        assert_eq!(turn("#/trainer/3", false, false, false), Turn::Practise(Page::Class));
        assert_eq!(turn("#/trainer/3", true, true, false), Turn::LockFirst, "and would be if a key came by any way");
    }

    #[test]
    fn leaving_practice_asks_first_where_something_would_be_lost() {
        for live in ["#/", "", "#/4"] {
            assert_eq!(turn(live, true, false, true), Turn::AskFirst);
            assert_eq!(turn(live, true, false, false), Turn::Leave);
            assert_eq!(turn(live, false, false, true), Turn::Within, "the coordinator's own pages");
        }
        assert_eq!(turn("#main", true, false, true), Turn::Within);
    }
}
