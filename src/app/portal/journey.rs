//! One referral on its way: the area, the form, the sealed file, and the steps.

use std::sync::Arc;

use leptos::prelude::*;

use super::attached::Attached;
use super::delivery::{Delivery, Name};
use super::load::Area;
use super::route::Route;
use crate::app::browser;
use crate::app::form::Form;
use crate::domain::check;
use crate::domain::draft::Draft;
use crate::domain::form::Section;
use crate::domain::mode::Live;
use crate::domain::problem::Place;
use crate::envelope::Sealed;
use crate::render::recap::recap;

/// Where a journey stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Start,
    Tasks,
    Section(Section),
    Attachments,
    Check,
    Receipt,
}

/// A journey; copies stand for the same one.
#[derive(Clone, Copy)]
pub struct Journey {
    pub form: Form,
    /// The files that go with it.
    pub attached: Attached,
    /// The sender has confirmed the area and who can read.
    pub confirmed: RwSignal<bool>,
    pub delivery: RwSignal<Delivery>,
    sealed: StoredValue<Option<Arc<SealedReferral>>>,
    area: StoredValue<Arc<Area>>,
    goal: StoredValue<Option<Place>>,
}

/// A sealed referral and what its sender keeps of it.
pub struct SealedReferral {
    pub sealed: Sealed<Live>,
    /// With this the sender can add to the referral later; it is in no file.
    pub amend_key: String,
    /// What was sealed: a later change of the draft shows.
    pub draft: Draft,
    /// The same for its files.
    pub attached: Vec<String>,
    pub name: Name,
}

impl Step {
    /// All steps, in order.
    fn all() -> impl Iterator<Item = Step> {
        let sections = Section::ALL.into_iter().map(Step::Section);
        [Step::Start, Step::Tasks].into_iter().chain(sections).chain([Step::Attachments, Step::Check, Step::Receipt])
    }

    /// From 1.
    pub fn number(self) -> usize {
        1 + Step::all().position(|step| step == self).unwrap_or(0)
    }

    /// The step with a number.
    pub fn numbered(number: usize) -> Option<Step> {
        Step::all().nth(number.checked_sub(1)?)
    }

    /// The step after this.
    pub fn next(self) -> Step {
        Step::numbered(self.number() + 1).unwrap_or(self)
    }

    /// How many steps there are.
    pub fn count() -> usize {
        Step::all().count()
    }
}

impl Journey {
    /// A journey in an area over what has been typed and attached so far.
    pub fn new(area: Arc<Area>, draft: RwSignal<Draft>, attached: Attached) -> Journey {
        Journey {
            form: Form::new(draft, area.context.clone()),
            attached,
            confirmed: RwSignal::new(false),
            delivery: RwSignal::new(Delivery::NotTried),
            sealed: StoredValue::new(None),
            area: StoredValue::new(area),
            goal: StoredValue::new(None),
        }
    }

    /// The area.
    pub fn area(self) -> Arc<Area> {
        self.area.get_value()
    }

    /// The address of a step.
    pub fn hash(self, step: Step) -> String {
        Route::hash(&self.area().pack.id, step)
    }

    /// Goes to a step; Back returns.
    pub fn go(self, step: Step) {
        browser::route::go(&self.hash(step));
    }

    /// Goes to the question at a place.
    pub fn go_to(self, section: Section, place: Place) {
        self.goal.set_value(Some(place));
        self.go(Step::Section(section));
    }

    /// On arrival at a step: nothing is to be mended yet, and what was typed is at hand if the program should break.
    pub fn arrive(self) {
        self.form.problems.set(Vec::new());
        self.keep();
    }

    /// Where the person wanted to go on this page; asked once.
    pub fn take_goal(self) -> Option<Place> {
        self.goal.try_update_value(Option::take).flatten()
    }

    /// What was sealed, while it still is what stands in the form.
    pub fn sealed(self) -> Option<Arc<SealedReferral>> {
        self.sealed.get_value()
    }

    /// Keeps a sealed referral until it is delivered or the journey is finished.
    pub fn keep_sealed(self, sealed: SealedReferral) {
        self.delivery.set(Delivery::NotTried);
        self.sealed.set_value(Some(Arc::new(sealed)));
    }

    /// Whether the form or its files have been changed since it was sealed.
    pub fn changed_since_sealed(self) -> bool {
        let draft_is = |sealed: &Draft| self.form.draft.with_untracked(|draft| draft == sealed);
        self.sealed().is_some_and(|sealed| !draft_is(&sealed.draft) || self.attached.marks() != sealed.attached)
    }

    /// Drops everything: the page is loaded afresh, and nothing stays in its memory.
    pub fn finish(self) {
        self.form.draft.set(Draft::default());
        self.attached.clear();
        self.sealed.set_value(None);
        browser::leaving::warn(false);
        browser::route::replace("#/finished");
        browser::page::reload();
    }

    /// Hands what was typed, in words, to boot.js: shown if the program breaks, in memory only.
    fn keep(self) {
        let text = self.form.draft.with_untracked(|draft| {
            self.form.context(|context| {
                let answers = check::readable(draft, context);
                let parts = recap(&answers, context, &Section::AS_READ);
                let rows = parts.iter().flat_map(|part| &part.rows).filter(|row| !row.missing);
                rows.map(|row| format!("{}: {}\n", row.label, row.answer)).collect::<String>()
            })
        });
        browser::keep(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_numbered_from_the_start_to_the_receipt() {
        assert_eq!(Step::Start.number(), 1);
        assert_eq!(Step::Section(Section::Referrer).number(), 3);
        assert_eq!(Step::Section(Section::Urgent).next(), Step::Attachments);
        assert_eq!(Step::Attachments.next(), Step::Check);
        assert_eq!((Step::Receipt.number(), Step::count()), (16, 16));
        assert_eq!(Step::numbered(0), None);
    }
}
