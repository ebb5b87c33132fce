//! One referral on its way: the area, the form, the sealed file, and the steps.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value as Json;

use super::attached::Attached;
use super::keys::Keys;
use super::leave::Leave;
use super::load::Area;
use super::work::Work;
use crate::app::browser;
use crate::app::form::Form;
use crate::domain::answers::Answers;
use crate::domain::answers_json::from_list;
use crate::domain::check;
use crate::domain::context::Context;
use crate::domain::draft::Draft;
use crate::domain::form::Section;
use crate::domain::problem::{Place, Problem};
use crate::domain::submission::{Submission, change, sections, submission};
use crate::render::recap::recap;
use crate::wording::say;

/// Where a journey stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Start,
    Tasks,
    Section(Section),
    Attachments,
    Check,
    Receipt,
    /// Later: whether what was sent has been read.
    Status,
    /// At any time: saving the work, and going on with it.
    Keep,
}

/// A journey; copies stand for the same one.
#[derive(Clone, Copy)]
pub struct Journey {
    pub form: Form,
    /// The files that go with it.
    pub attached: Attached,
    pub leave: Leave,
    /// What is known of the keys of the area.
    pub keys: Keys,
    /// See [`Work::unconfirmed`].
    pub unconfirmed: RwSignal<Vec<Section>>,
    area: StoredValue<Arc<Area>>,
    /// What the addresses of its steps begin with.
    base: StoredValue<String>,
    goal: StoredValue<Option<Place>>,
    /// See [`Work::before`].
    before: RwSignal<Json>,
}

impl Step {
    /// All steps, in order.
    fn all() -> impl Iterator<Item = Step> {
        let sections = Section::ALL.into_iter().map(Step::Section);
        [Step::Start, Step::Tasks].into_iter().chain(sections).chain([
            Step::Attachments,
            Step::Check,
            Step::Receipt,
            Step::Status,
            Step::Keep,
        ])
    }

    /// From 1.
    pub fn number(self) -> usize {
        1 + Step::all().position(|step| step == self).unwrap_or(0)
    }

    /// The step with a number.
    pub fn numbered(number: usize) -> Option<Step> {
        Step::all().nth(number.checked_sub(1)?)
    }
}

impl Journey {
    /// A journey in an area over what has been typed and attached so far.
    pub fn new(area: Arc<Area>, work: Work, leave: Leave, base: String) -> Journey {
        Journey {
            form: Form::new(work.draft, area.context.clone()).beside(work.earlier),
            attached: work.attached,
            leave,
            keys: Keys::new(),
            unconfirmed: work.unconfirmed,
            area: StoredValue::new(area),
            base: StoredValue::new(base),
            goal: StoredValue::new(None),
            before: work.before,
        }
    }

    /// The area.
    pub fn area(self) -> Arc<Area> {
        self.area.get_value()
    }

    /// The address of a step.
    pub fn hash(self, step: Step) -> String {
        self.base.with_value(|base| format!("{base}/{}", step.number()))
    }

    /// The sections that are asked for what is about to be sent.
    pub fn sections(self) -> &'static [Section] {
        sections(self.form.draft.with_untracked(change))
    }

    /// The step after this, of those that are asked.
    pub fn next(self, step: Step) -> Step {
        self.steps().skip_while(|other| *other != step).nth(1).unwrap_or(step)
    }

    /// "Step 5 of 13".
    pub fn caption(self, step: Step) -> String {
        let number = 1 + self.steps().position(|other| other == step).unwrap_or(0);
        say!("step-of", number = number, all = self.steps().count())
    }

    fn steps(self) -> impl Iterator<Item = Step> {
        let sections = self.sections();
        Step::all().filter(move |step| match step {
            Step::Section(section) => sections.contains(section),
            step => !matches!(step, Step::Status | Step::Keep),
        })
    }

    /// The referral that is added to, as its sender kept it.
    pub fn before(self) -> Answers {
        self.before.with_untracked(from_list).unwrap_or_default()
    }

    /// What can be sealed as the form stands, or what stands in the way.
    pub fn submission(self) -> Result<Submission, Vec<Problem>> {
        let draft = self.form.draft.get_untracked();
        let has_files = !self.attached.files.with_untracked(Vec::is_empty);
        let before = self.before();
        self.form.context(|context| submission(&draft, &before, has_files, context))
    }

    /// Goes to a step; Back returns.
    pub fn go(self, step: Step) {
        browser::route::go(&self.hash(step));
    }

    /// Goes on to a step, unless this says that something is to be mended on this page first.
    pub fn go_on(self, check: impl FnOnce(&Draft, &Context) -> Vec<Problem>, step: Step) {
        let form = self.form;
        let problems = form.draft.with_untracked(|draft| form.context(|context| check(draft, context)));
        match problems.is_empty() {
            true => self.go(step),
            false => form.problems.set(problems),
        }
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
        assert_eq!(Step::numbered(Step::Attachments.number() + 1), Some(Step::Check));
        assert_eq!(Step::Receipt.number(), 16);
        assert_eq!(Step::numbered(0), None);
    }
}
