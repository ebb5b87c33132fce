//! What a journey has come to in a mode: the sealed referral, and what its sender keeps of it.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::delivery::{Delivery, Name};
use super::journey::Journey;
use super::keep::Goes;
use crate::app::browser;
use crate::domain::answers::Answers;
use crate::domain::draft::Draft;
use crate::domain::mode::Mode;
use crate::domain::private::Private;
use crate::envelope::Sealed;

/// A journey and what was sealed in it; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Outcome<M: Mode> {
    pub journey: Journey,
    /// The sender has confirmed the area and who can read.
    pub confirmed: RwSignal<bool>,
    sealed: StoredValue<Option<Arc<SealedReferral<M>>>>,
}

/// A sealed referral and what its sender keeps of it.
pub struct SealedReferral<M: Mode> {
    pub sealed: Sealed<M>,
    /// With this the sender can add to the referral later; it is in no file that is sent. Nothing is added to an addition.
    pub amend_key: Option<String>,
    /// What was sealed, as it is read.
    pub answers: Answers,
    pub own: OwnCopy,
    /// The sealed file as text to paste; empty where it is too long for that.
    pub pasted: String,
    /// The day and the time of sealing, by this device's clock.
    pub sealed_at: (NaiveDate, String),
    /// What was sealed: a later change of the draft shows.
    pub draft: Draft,
    /// The same for its files.
    pub attached: Vec<String>,
    /// Its name in a dropbox, and where an upload stands; only what is live is ever uploaded.
    pub name: Name,
    pub delivery: ArcRwSignal<Delivery>,
}

/// The sender's own record, not sealed: as a file, and as text for another system.
pub struct OwnCopy {
    pub file: Private<Vec<u8>>,
    pub text: Private<String>,
}

impl<M: Mode + Send + Sync> Outcome<M> {
    /// Nothing is sealed yet.
    pub fn new(journey: Journey) -> Outcome<M> {
        Outcome { journey, confirmed: RwSignal::new(false), sealed: StoredValue::new(None) }
    }

    /// What was sealed last.
    pub fn sealed(self) -> Option<Arc<SealedReferral<M>>> {
        self.sealed.get_value()
    }

    /// Keeps a sealed referral until it is delivered or the journey is finished.
    pub fn keep(self, sealed: SealedReferral<M>) {
        self.sealed.set_value(Some(Arc::new(sealed)));
    }

    /// Whether the form or its files have been changed since it was sealed.
    pub fn changed_since_sealed(self) -> bool {
        let Journey { form, attached, .. } = self.journey;
        let draft_is = |sealed: &Draft| form.draft.with_untracked(|draft| draft == sealed);
        self.sealed().is_some_and(|sealed| !draft_is(&sealed.draft) || attached.marks() != sealed.attached)
    }

    /// Drops what was typed, what was sealed and the sender's own record.
    pub fn clear(self) {
        // The person may have left this journey meanwhile.
        self.journey.form.draft.try_update(Draft::wipe);
        self.journey.attached.clear();
        drop(self.sealed.try_set_value(None));
        browser::keep("");
        browser::leaving::warn(false);
    }

    /// Drops everything and shows another page: it is loaded afresh, and nothing stays in its memory.
    pub fn finish(self, to: &'static str) {
        match self.journey.leave.keep.filter(|keep| keep.protects()) {
            None => self.end(to),
            // What this device kept of it goes first.
            Some(keep) => leptos::task::spawn_local(async move {
                keep.before_end("sent", Goes::Nothing).await;
                self.end(to);
            }),
        }
    }

    /// The same where nothing was sent: what this device keeps sealed stays.
    pub fn end(self, to: &str) {
        self.clear();
        browser::route::replace(to);
        browser::page::reload();
    }
}
