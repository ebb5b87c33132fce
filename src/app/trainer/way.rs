//! The pages of the trainer, which of them stands, and what leaving them would lose.

use leptos::prelude::*;

use crate::wording::say;

/// A page of the trainer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The case, the session code, the link for learners.
    Session,
    HandIns,
    Class,
    /// Sealed files, beside the key.
    Files,
    Paper,
    /// Cases that a trainer writes.
    Own,
}

/// Where somebody is among the pages.
#[derive(Clone, Copy)]
pub struct Way {
    pub page: RwSignal<Page>,
    /// Hand-ins, and a case that is being written: what leaving would lose.
    pub would_lose: RwSignal<bool>,
    /// Somebody wants to leave, and is asked about it first.
    pub leaving: RwSignal<bool>,
}

impl Way {
    /// Nobody is there yet.
    pub fn begin() -> Way {
        Way { page: RwSignal::new(Page::Session), would_lose: RwSignal::new(false), leaving: RwSignal::new(false) }
    }
}

impl Page {
    /// All, in the order of the work.
    pub const ALL: [Page; 6] = [Page::Session, Page::HandIns, Page::Class, Page::Files, Page::Paper, Page::Own];

    /// The hash of the page: a step, never a subject.
    pub fn hash(self) -> &'static str {
        match self {
            Page::Session => "#/trainer",
            Page::HandIns => "#/trainer/2",
            Page::Class => "#/trainer/3",
            Page::Files => "#/trainer/4",
            Page::Paper => "#/trainer/5",
            Page::Own => "#/trainer/6",
        }
    }

    /// The page with this hash; the first for any other step of the trainer, and nothing for what is not the trainer's.
    pub fn of(hash: &str) -> Option<Page> {
        let rest = hash.strip_prefix(Page::Session.hash())?;
        let trainers = rest.is_empty() || rest.starts_with('/');
        trainers.then(|| Page::ALL.into_iter().find(|page| page.hash() == hash).unwrap_or(Page::Session))
    }

    /// Its heading, and its name in the navigation.
    pub fn name(self) -> String {
        match self {
            Page::Session => say!("trainer-session"),
            Page::HandIns => say!("trainer-hand-ins"),
            Page::Class => say!("trainer-class"),
            Page::Files => say!("trainer-files"),
            Page::Paper => say!("trainer-paper"),
            Page::Own => say!("trainer-own"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_by_its_hash_and_nothing_of_the_live_desk_is_a_page_of_the_trainer() {
        for page in Page::ALL {
            assert_eq!(Page::of(page.hash()), Some(page));
        }
        assert_eq!(Page::of("#/trainer/99"), Some(Page::Session));
        for live in ["", "#/", "#/2", "#/7", "#main", "#/trainers"] {
            assert_eq!(Page::of(live), None, "{live}");
        }
    }
}
