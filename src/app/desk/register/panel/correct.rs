//! Correcting an answer of a case: which, what it is now, and why. What was sent stays beside it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form;
use crate::app::clerk::{Ask, Told, WholeCase};
use crate::app::desk::register::fields::{Group, choose_grouped, long_text};
use crate::app::desk::session::Session;
use crate::app::form::Form;
use crate::app::parts::{El, el, live, p};
use crate::app::questions::{question, ric_item};
use crate::casework::in_words;
use crate::domain::answers::Answers;
use crate::domain::check;
use crate::domain::context::Context;
use crate::domain::draft::Draft;
use crate::domain::form::Section;
use crate::domain::import::Target;
use crate::domain::private::Private;
use crate::domain::problem::Place;
use crate::domain::record::Record;
use crate::domain::register::cases::Corrected;
use crate::domain::register::{CaseId, What, field_of, value_at};
use crate::wording::{form as words, problems, say};

/// What is corrected.
#[derive(Clone, Copy)]
struct Correcting {
    /// As the register has them; asked for when somebody begins.
    answers: RwSignal<Option<Answers>>,
    field: RwSignal<String>,
    draft: RwSignal<Draft>,
    reason: RwSignal<String>,
    /// What was typed, in words, while it is not what stood there.
    typed: RwSignal<String>,
}

/// The form.
pub fn correct(session: Session, looked: &WholeCase) -> El {
    let case = looked.line.case;
    let correcting = Correcting {
        answers: RwSignal::new(None),
        field: RwSignal::new(String::new()),
        draft: RwSignal::default(),
        reason: RwSignal::new(String::new()),
        typed: RwSignal::new(String::new()),
    };
    let context = StoredValue::new(session.area_context());
    let what = move || {
        let context = context.get_value().ok_or_else(|| say!("register-unreadable"))?;
        correcting.said(case, &context).map(|said| vec![said])
    };
    let asked = move || {
        let answers = correcting.answers.get()?;
        Some(correcting.fields(&answers, context.get_value()?))
    };
    let fields = vec![
        el("div", "").with(live(asked)),
        long_text("correct-reason", say!("panel-reason"), None, correcting.reason),
    ];
    let texts = vec![(say!("correct-now"), correcting.typed), (say!("panel-reason"), correcting.reason)];
    let begin = move |_| {
        if correcting.answers.with_untracked(Option::is_none) {
            correcting.fetch(session, case);
        }
    };
    form(session, "correct", say!("correct"), fields, texts, what).on("toggle", begin)
}

impl Correcting {
    /// The answers come out of the worker only once somebody wants to correct one.
    fn fetch(self, session: Session, case: CaseId) {
        spawn_local(async move {
            if let Ok((Told::Looked(Some(_)), records)) = session.ask(Ask::Look { case }, Vec::new()).await
                && let Some(record) = records.first().and_then(|record| Record::read(record).ok())
            {
                self.draft.try_set(Draft::of(&record.answers));
                self.answers.try_set(Some(record.answers));
            }
        });
    }

    fn fields(self, answers: &Answers, context: Context) -> El {
        let groups = groups(answers, &context);
        let choose = move |field: String| {
            let answers = self.answers.get_untracked().unwrap_or_default();
            self.draft.set(Draft::of(&answers));
            self.field.set(field);
        };
        let label = el("span", "").text(say!("correct-which"));
        let which = choose_grouped("correct-which", label, &groups, "", choose);
        let form = Form::taken_down(self.draft, context);
        Effect::new(move || {
            let (field, draft) = (self.field.get(), self.draft.get());
            let answers = self.answers.get_untracked().unwrap_or_default();
            let typed = form.context(|context| {
                let [before, after] = [answers, check::readable(&draft, context)];
                let after_words = in_words(&after, &field, context);
                if value_at(&before, &field) == value_at(&after, &field) { String::new() } else { after_words }
            });
            self.typed.set(typed);
        });
        let control = move || {
            let field = self.field.get();
            let answers = self.answers.get_untracked().unwrap_or_default();
            let before = form.context(|context| in_words(&answers, &field, context));
            let before = if before.is_empty() { say!("not-given") } else { before };
            let control = match place(&field)? {
                Place::Question(key) => question(form, key),
                Place::Item(id) => {
                    let item =
                        form.context(|context| context.instrument.items.iter().find(|item| item.id == id).cloned())?;
                    ric_item(form, item).view()
                }
                Place::Form => return None,
            };
            let before = p(say!("correct-before", answer = before)).id("correct-before");
            Some(el("div", "brand-follow-up").with(before).with(control))
        };
        el("div", "govuk-form-group").with(which).with(live(control))
    }

    fn said(self, case: CaseId, context: &Context) -> Result<What, String> {
        let field = self.field.get_untracked();
        let place = place(&field).ok_or_else(|| say!("correct-first"))?;
        let draft = self.draft.get_untracked();
        let wrong = check::changes(&draft, context).err().unwrap_or_default();
        if let Some(wrong) = wrong.iter().find(|problem| problem.place == place) {
            return Err(problems::problem(wrong, context));
        }
        let before = self.answers.get_untracked().unwrap_or_default();
        let value = value_at(&check::readable(&draft, context), &field);
        if value == value_at(&before, &field) {
            return Err(say!("correct-same"));
        }
        let reason = self.reason.get_untracked();
        if reason.trim().is_empty() {
            return Err(say!("panel-reason-first"));
        }
        let (value, reason) = (Private(value), Private(reason));
        Ok(What::Corrected(Corrected { case, field, value, reason, more: Default::default() }))
    }
}

/// The questions that are asked of this case, by section.
fn groups(answers: &Answers, context: &Context) -> Vec<Group> {
    let draft = Draft::of(answers);
    let keys = draft.keys();
    let first = Group { label: say!("panel-choose"), options: vec![(String::new(), say!("panel-choose"))] };
    let group = |section: Section| {
        let asked = keys.iter().filter(|key| key.question().section == section && draft.shows(**key));
        let mut options: Vec<(String, String)> = asked.map(|key| (field_of(*key), words::label(*key))).collect();
        if section == Section::Ric {
            let items = context.instrument.items.iter();
            options.extend(
                items.map(|item| (format!("ric.{}", item.id), format!("{}. {}", item.number, item.short.en()))),
            );
        }
        Group { label: words::section(section), options }
    };
    std::iter::once(first).chain(Section::AS_READ.map(group)).collect()
}

/// The question or item at a place in a record.
fn place(field: &str) -> Option<Place> {
    if let Some(item) = field.strip_prefix("ric.") {
        return Some(Place::Item(item.to_owned()));
    }
    match Target::from_text(field)? {
        Target::Answer(key) => Some(Place::Question(key)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers::Key;

    #[test]
    fn every_question_that_can_be_chosen_is_found_by_its_place() {
        let context = crate::domain::context::example();
        let groups = groups(&Answers::default(), &context);
        let fields: Vec<&String> = groups.iter().skip(1).flat_map(|group| &group.options).map(|(id, _)| id).collect();
        assert!(fields.len() > 60, "{}", fields.len());
        for field in fields {
            match place(field) {
                Some(Place::Question(key)) => assert_eq!(field_of(key), *field),
                Some(Place::Item(id)) => assert_eq!(format!("ric.{id}"), *field),
                other => panic!("{field}: {other:?}"),
            }
        }
        assert_eq!(place(""), None);
        assert_eq!(Key::at("perpetrators.name", 1).map(field_of).as_deref(), Some("perpetrators.1.name"));
    }
}
