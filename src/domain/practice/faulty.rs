//! A form with faults in it, for learners to find and mend.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::{CaseFault, faulty_json};
use crate::domain::answers::Key;
use crate::domain::context::Context;
use crate::domain::date::{Date, DatePart, TypedDate};
use crate::domain::draft::{Draft, Msg, RicMsg};
use crate::domain::form::{GROUPS, Kind};
use crate::domain::instrument::Tri;
use crate::domain::json;
use crate::domain::label::Label;
use crate::domain::private::Private;

/// The exercise, read from `practice/faulty-form.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultyForm {
    pub id: String,
    pub version: u32,
    /// The id of the case it is about.
    pub case: String,
    pub title: Label,
    pub about: Label,
    pub content_note: Label,
    pub role: Label,
    pub minutes: u32,
    /// The day on which it is played: today, for its dates.
    pub as_of: NaiveDate,
    pub faults: Vec<FormFault>,
    pub discussion: Vec<Label>,
    pub(super) answers: Map<String, Json>,
    pub(super) ric: Json,
}

/// One fault of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormFault {
    pub id: String,
    /// The question where it stands.
    pub field: &'static str,
    /// Other questions that have to be answered with it.
    pub also: Vec<&'static str>,
    pub right: Right,
    pub wrong: Label,
    pub advice: Label,
    pub found_by: FoundBy,
}

/// What has to stand in the place of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Right {
    Text(String),
    Day(NaiveDate),
    /// What follows from an age: this year or the one before, as far as is known; or that it is not known, and why.
    About {
        year: i32,
    },
}

/// Who can notice a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    Program,
    Reader,
}

/// The tag that the exercise carries.
pub const FORMAT: &str = "marac-portal/practice-faulty-form@1";

impl FaultyForm {
    /// Reads the file.
    pub fn read(text: &[u8]) -> Result<FaultyForm, CaseFault> {
        let value =
            json::parse(text).map_err(|misread| CaseFault::NotACase { line: misread.line, column: misread.column })?;
        if value.get("format").and_then(Json::as_str) != Some(FORMAT) {
            return Err(CaseFault::NotACase { line: 1, column: 1 });
        }
        json::read(&value, faulty_json::read).map_err(|fault| {
            let path = fault.path.clone();
            let json::Misread { line, detail, .. } = fault.in_text(text);
            CaseFault::Field { path, line, detail }
        })
    }

    /// The form as somebody filled it in, faults and all.
    pub fn draft(&self, context: &Context) -> Draft {
        let mut draft = Draft::default();
        for (id, answer) in &self.answers {
            match GROUPS.iter().find(|group| group.id == id) {
                None => typed(&mut draft, Key::of(id), answer),
                Some(group) => {
                    for (row, fields) in answer.as_array().into_iter().flatten().enumerate() {
                        if usize::from(draft.rows(group)) <= row {
                            draft.apply(Msg::AddedRow(group));
                        }
                        for (field, answer) in fields.as_object().into_iter().flatten() {
                            typed(&mut draft, Key::at(&format!("{id}.{field}"), row as u8), answer);
                        }
                    }
                }
            }
        }
        for (item, given) in self.ric.as_object().into_iter().flatten() {
            let mut say = |msg| draft.apply(Msg::Ric(item.clone(), msg));
            given["answer"].as_str().and_then(Tri::from_id).into_iter().for_each(|tri| say(RicMsg::Answered(tri)));
            let options = given["options"].as_array().into_iter().flatten().filter_map(Json::as_str);
            options.for_each(|option| say(RicMsg::Ticked(option.to_owned(), true)));
            if let Some(detail) = given["detail"].as_str() {
                say(RicMsg::WroteDetail(Private(detail.to_owned())));
            }
        }
        draft.feed(context);
        draft
    }
}

/// Types an answer as a person would; a date that is none goes into its boxes as well.
fn typed(draft: &mut Draft, key: Option<Key>, answer: &Json) {
    let Some(key) = key else { return };
    let text = answer.as_str().unwrap_or_default();
    match key.question().kind {
        Kind::Text { .. } | Kind::LongText { .. } => draft.apply(Msg::Wrote(key, Private(text.to_owned()))),
        Kind::Choice(_) => draft.apply(Msg::Chose(key, text.to_owned())),
        Kind::Choices(_) => {
            let ids = answer.as_array().into_iter().flatten().filter_map(Json::as_str);
            ids.for_each(|id| draft.apply(Msg::Ticked(key, id.to_owned(), true)));
        }
        Kind::Date(_) => {
            let about = answer.get("about").and_then(Json::as_str).and_then(Date::from_about);
            let boxes = match about.or_else(|| Date::from_day(text)).map(|date| date.typed()) {
                Some(TypedDate { day, month, year }) => [day, month, year],
                None => {
                    let mut parts = text.split('/').map(str::to_owned);
                    [(); 3].map(|()| parts.next().unwrap_or_default())
                }
            };
            for (part, text) in [DatePart::Day, DatePart::Month, DatePart::Year].into_iter().zip(boxes) {
                draft.apply(Msg::WroteDate(key, part, Private(text)));
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::check;
    use crate::domain::context;
    use crate::domain::criteria::Listed;
    use crate::domain::problem::ProblemKind;

    pub fn form() -> FaultyForm {
        FaultyForm::read(include_bytes!("../../../public/practice/faulty-form.json")).unwrap()
    }

    pub fn circumstances(form: &FaultyForm) -> Context {
        let agency = Listed { id: "health-visiting".into(), label: Label::default() };
        Context { agencies: vec![agency], today: form.as_of, ..context::example() }
    }

    #[test]
    fn the_program_names_just_the_faults_that_it_is_said_to_find() {
        let form = form();
        let context = circumstances(&form);
        let problems = check::whole(&form.draft(&context), &context).unwrap_err();
        let places: Vec<String> = problems.iter().map(|problem| problem.place.element_id()).collect();
        for fault in &form.faults {
            let named = places.contains(&Key::of(fault.field).unwrap().element_id());
            assert_eq!(named, fault.found_by == FoundBy::Program, "{}", fault.id);
        }
        assert!(problems.iter().any(|problem| matches!(problem.kind, ProblemKind::Date(_))));
    }

    #[test]
    fn an_exercise_that_names_no_question_is_refused_with_its_place() {
        let text = include_str!("../../../public/practice/faulty-form.json");
        for (broken, path) in [
            (text.replacen("\"field\": \"victim.name\"", "\"field\": \"victim.nam\"", 1), "faults[0].field"),
            (text.replacen("\"victim.born\": \"", "\"victim.bor\": \"", 1), "answers.victim.bor"),
            (text.replacen("\"answer\": \"yes\"", "\"answer\": \"maybe\"", 1), "ric"),
            (text.replacen("\"found_by\": \"reader\"", "\"found_by\": \"luck\"", 1), "faults[0].found_by"),
        ] {
            let fault = FaultyForm::read(broken.as_bytes()).unwrap_err();
            assert!(matches!(&fault, CaseFault::Field { path: at, .. } if at == path), "{fault:?}");
        }
        assert_eq!(FaultyForm::read(b"{}"), Err(CaseFault::NotACase { line: 1, column: 1 }));
    }
}
