//! Several people, each with the same questions: one after the other, added and taken away.

use leptos::prelude::*;

use super::folds::questions as questions_of;
use crate::app::browser::page;
use crate::app::form::Form;
use crate::app::parts::{El, Look, act, effect, el, h2, live, p};
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::form::{Group, MOST_ROWS};
use crate::wording::{form as words, say};

/// The people of a group, and the way to one more.
pub fn people(form: Form, group: &'static Group) -> AnyView {
    let rows = form.read(move |draft| draft.rows(group));
    // Where focus goes once the people stand there anew.
    let goal = StoredValue::new(None::<String>);
    live(move || {
        let rows = rows.get();
        if let Some(id) = goal.try_update_value(Option::take).flatten() {
            effect(move || {
                page::focus_input(&id);
            });
        }
        let add = move || {
            goal.set_value(Some(person_id(group, rows)));
            form.send(Msg::AddedRow(group));
        };
        let add = act(Look::Secondary, words::add_person(group), add).id(add_id(group));
        Some(
            el("div", "")
                .with_all((0..rows).map(|row| person(form, group, row, rows, goal)))
                .with_all((rows < MOST_ROWS).then_some(add)),
        )
    })
}

fn person(form: Form, group: &'static Group, row: u8, rows: u8, goal: StoredValue<Option<String>>) -> El {
    let id = person_id(group, row);
    let questions = group.section.questions().filter(|q| q.group() == Some(group));
    let questions = questions_of(form, questions.map(|q| Key { id: q.id, row }));
    let heading = (rows > group.least).then(|| h2(words::person(group, row)).id(&id).attribute("tabindex", "-1"));
    let away = (rows > group.least).then(|| take_away(form, group, row, goal));
    let person = el("section", "brand-person").with_all(heading).with_all(questions).with_all(away);
    if rows > group.least { person.attribute("aria-labelledby", id) } else { person }
}

/// Asks once more before anything that was typed goes.
fn take_away(form: Form, group: &'static Group, row: u8, goal: StoredValue<Option<String>>) -> AnyView {
    let asked = RwSignal::new(false);
    let remove = move || {
        goal.set_value(Some(add_id(group)));
        form.send(Msg::RemovedRow(group, row));
    };
    let of_row = move |key: &Key| key.row == row && key.question().group() == Some(group);
    let begin = move || {
        let typed = form.draft.with_untracked(|draft| draft.keys().iter().any(|key| of_row(key) && draft.holds(*key)));
        if typed { asked.set(true) } else { remove() }
    };
    live(move || {
        let about = || words::person(group, row);
        Some(if asked.get() {
            el("div", "govuk-inset-text")
                .attribute("role", "alert")
                .with(p(say!("person-remove-sure", person = about())))
                .with(
                    el("div", "govuk-button-group")
                        .with(act(Look::Warning, say!("person-remove-yes"), remove))
                        .with(act(Look::Link, say!("person-remove-no"), move || asked.set(false))),
                )
        } else {
            el("p", "").with(act(Look::Link, say!("person-remove", person = about()), begin))
        })
    })
}

fn person_id(group: &Group, row: u8) -> String {
    format!("{}-{row}", group.id.replace('_', "-"))
}

fn add_id(group: &Group) -> String {
    format!("{}-add", group.id.replace('_', "-"))
}
