//! The form as the controls see it: one signal, messages in, memos out.

use leptos::prelude::*;
use serde_json::Value as Json;

use super::parts::{Look, Mend, act, el, live};
use crate::domain::answers::Key;
use crate::domain::answers_json::from_list;
use crate::domain::context::Context;
use crate::domain::draft::{Draft, Msg};
use crate::domain::earlier::is_asked_again;
use crate::domain::problem::{Place, Problem};
use crate::render::recap::answer_at;
use crate::wording::{date, problems::problem, say};

/// The draft, the circumstances it is checked under, and what is to be mended on the page at hand.
#[derive(Clone, Copy)]
pub struct Form {
    pub draft: RwSignal<Draft>,
    pub problems: RwSignal<Vec<Problem>>,
    /// The person wants the browser to check spelling in long boxes, whoever it asks for that.
    pub spelling: RwSignal<bool>,
    /// Whether a question says that its answer is needed.
    pub marks_needed: bool,
    context: StoredValue<Context>,
    /// An earlier referral of the same person, `{answers, on}`, where a new one may start from it.
    earlier: Option<RwSignal<Json>>,
}

impl Form {
    /// A form over a draft.
    pub fn new(draft: RwSignal<Draft>, context: Context) -> Form {
        Form {
            draft,
            problems: RwSignal::new(Vec::new()),
            spelling: RwSignal::new(false),
            marks_needed: true,
            context: StoredValue::new(context),
            earlier: None,
        }
    }

    /// The same of a case that somebody takes down for another: nothing has to be there.
    pub fn taken_down(draft: RwSignal<Draft>, context: Context) -> Form {
        Form { marks_needed: false, ..Form::new(draft, context) }
    }

    /// The same with an earlier referral.
    pub fn beside(self, earlier: RwSignal<Json>) -> Form {
        Form { earlier: Some(earlier), ..self }
    }

    /// What the earlier referral said at a place that is asked again, and the button that says that it is still so.
    pub fn earlier(self, place: Place) -> Option<AnyView> {
        let earlier = self.earlier?;
        is_asked_again(&place).then(|| {
            live(move || {
                let place = place.clone();
                let answers = earlier.with(|earlier| from_list(&earlier["answers"]))?;
                let day = earlier.with(|earlier| date::stamp(earlier["on"].as_str().unwrap_or_default()));
                let answer = self.context(|context| answer_at(&place, &answers, context))?;
                let still = act(Look::Link, say!("again-still"), move || {
                    self.send(Msg::StillSo(place.clone(), Box::new(Draft::of(&answers))));
                });
                Some(
                    el("p", "govuk-hint brand-fed")
                        .text(say!("again-was", day = day, answer = answer))
                        .text(" ")
                        .with(still),
                )
            })
        })
    }

    /// Applies what a person did, and what follows from it elsewhere in the form.
    pub fn send(self, msg: Msg) {
        self.draft.update(|draft| {
            draft.apply(msg);
            self.context(|context| draft.feed(context));
        });
    }

    /// Reads something off the draft; recomputed with every change, told on only when it differs.
    pub fn read<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Draft) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        // One program for each type, not one for each closure.
        let read: Box<dyn Fn(&Draft) -> T + Send + Sync> = Box::new(read);
        Memo::new(move |_| self.draft.with(&read))
    }

    /// The text of a question.
    pub fn read_text(self, key: Key) -> Memo<String> {
        self.read(move |draft| draft.text(key).to_owned())
    }

    /// Looks at the circumstances.
    pub fn context<T>(self, look: impl FnOnce(&Context) -> T) -> T {
        self.context.with_value(look)
    }

    /// Whether a question is asked now.
    pub fn shows(self, key: Key) -> Memo<bool> {
        self.read(move |draft| draft.shows(key))
    }

    /// What is to be mended at a place of this page, in words.
    pub fn problem(self, place: Place) -> Memo<Option<String>> {
        Memo::new(move |_| {
            let found = self.problems.with(|all| all.iter().find(|p| p.place == place).cloned());
            found.map(|found| self.context(|context| problem(&found, context)))
        })
    }

    /// The lines of the error summary of this page.
    pub fn mends(self) -> Signal<Vec<Mend>> {
        Signal::derive(move || self.problems.with(|problems| self.mends_of(problems)))
    }

    /// Problems as lines of an error summary.
    pub fn mends_of(self, problems: &[Problem]) -> Vec<Mend> {
        let mend = |p: &Problem| Mend { id: p.place.element_id(), text: self.context(|context| problem(p, context)) };
        problems.iter().map(mend).collect()
    }
}
