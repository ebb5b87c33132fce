//! Everything a person has given this page: for its whole life, whichever area or step is at hand, and in memory alone.

use leptos::prelude::*;

use super::attached::Attached;
use crate::domain::answers_json::from_list;
use crate::domain::draft::Draft;
use crate::domain::form::Section;

/// What was typed and attached; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Work {
    pub draft: RwSignal<Draft>,
    pub attached: Attached,
    /// Sections whose answers came from elsewhere and are confirmed one by one before anything is sealed.
    pub unconfirmed: RwSignal<Vec<Section>>,
}

impl Work {
    /// Nothing yet.
    pub fn new() -> Work {
        let (draft, unconfirmed) = (RwSignal::new(Draft::default()), RwSignal::new(Vec::new()));
        Work { draft, attached: Attached::new(), unconfirmed }
    }

    /// Takes over what was typed in practice and was real: each section is to be confirmed.
    pub fn take_over(self, handed: &str) {
        if let Some(answers) = serde_json::from_str(handed).ok().as_ref().and_then(from_list) {
            self.draft.update(|draft| draft.fill(&answers));
            self.unconfirmed.set(Section::ALL.to_vec());
        }
    }

    /// Whether there is nothing to lose; followed.
    pub fn is_empty(self) -> bool {
        self.draft.with(Draft::is_empty) && self.attached.files.with(Vec::is_empty)
    }

    /// Drops all of it.
    pub fn clear(self) {
        self.draft.set(Draft::default());
        self.attached.clear();
        self.unconfirmed.set(Vec::new());
    }
}
