//! A case that somebody takes down by hand: a name is enough, and nothing that was typed is lost.

use chrono::NaiveDate;

use crate::domain::answers::{Answers, Key};
use crate::domain::check;
use crate::domain::context::Context;
use crate::domain::draft::{Draft, Typed};
use crate::domain::import::{Kept, entered, keep};
use crate::domain::problem::{Place, Problem, ProblemKind};
use crate::domain::register::cases::Entered;
use crate::wording::form;

/// The answers of a case that can be put in, or what stands in the way: what is wrong, and that nobody is named.
pub fn taken_down(draft: &Draft, context: &Context) -> Result<Answers, Vec<Problem>> {
    let mut problems = Vec::new();
    if !NAMES.iter().filter_map(|id| Key::of(id)).any(|key| !draft.text(key).trim().is_empty()) {
        let name = Key::of(NAMES[0]).map(Place::Question).unwrap_or(Place::Form);
        problems.push(Problem { place: name, kind: ProblemKind::Missing });
    }
    match check::changes(draft, context) {
        Ok(answers) if problems.is_empty() => Ok(answers),
        Ok(_) => Err(problems),
        Err(wrong) => {
            problems.extend(wrong);
            Err(problems)
        }
    }
}

/// The case as far as it was typed; what is no answer yet stays beside it.
pub fn unfinished(draft: &Draft, referred_on: Option<NaiveDate>, source: &str, context: &Context) -> Entered {
    let mut answers = check::readable(draft, context);
    let wrong = check::changes(draft, context).err().unwrap_or_default();
    let mut kept: Vec<Kept> = wrong.iter().filter_map(|problem| as_typed(draft, &problem.place)).collect();
    kept.extend(draft.left_out().into_iter().filter_map(|key| as_typed(draft, &Place::Question(key))));
    keep(&mut answers, &kept);
    entered(&answers, referred_on, source)
}

fn as_typed(draft: &Draft, place: &Place) -> Option<Kept> {
    let (column, text) = match place {
        Place::Question(key) => (form::label(*key), text(draft, *key)),
        Place::Item(id) => {
            let item = draft.item(id)?;
            (id.clone(), format!("{} {}", item.detail, item.source).trim().to_owned())
        }
        Place::Form => return None,
    };
    (!text.is_empty()).then_some(Kept { column, text, why: None })
}

fn text(draft: &Draft, key: Key) -> String {
    match draft.typed(key) {
        Some(Typed::Text(text) | Typed::Choice(text)) => text.trim().to_owned(),
        Some(Typed::Choices(ids)) => ids.join(", "),
        Some(Typed::Date(date)) => {
            use crate::domain::date::DatePart::{Day, Month, Year};
            [Day, Month, Year].map(|part| date.part(part).trim()).join("/").trim_matches('/').to_owned()
        }
        None => String::new(),
    }
}

const NAMES: [&str; 2] = ["victim.name", "perpetrators.name"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers_json::from_json;
    use crate::domain::context;
    use crate::domain::date::DatePart;
    use crate::domain::draft::Msg;
    use crate::domain::import::cells;
    use crate::domain::private::Private;

    fn key(id: &str) -> Key {
        Key::of(id).unwrap()
    }

    fn draft(typed: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::default();
        typed.iter().for_each(|(id, text)| draft.apply(Msg::Wrote(key(id), Private((*text).into()))));
        draft
    }

    #[test]
    fn a_name_alone_is_a_case_and_no_name_is_none() {
        let context = context::example();
        let answers = taken_down(&draft(&[("victim.name", "Marla Quill")]), &context).unwrap();
        assert_eq!(answers.text("victim.name"), Some("Marla Quill"));
        assert!(taken_down(&draft(&[("perpetrators.name", "Devon Strake")]), &context).is_ok());
        let problems = taken_down(&draft(&[("reason.narrative", "She rang.")]), &context).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].place, Place::Question(key("victim.name")));
    }

    #[test]
    fn what_is_wrong_is_mended_first_and_what_is_missing_is_not_asked_for() {
        let mut draft = draft(&[("victim.name", "Marla Quill")]);
        for (part, text) in [(DatePart::Day, "31"), (DatePart::Month, "2"), (DatePart::Year, "1991")] {
            draft.apply(Msg::WroteDate(key("victim.born"), part, Private(text.into())));
        }
        let problems = taken_down(&draft, &context::example()).unwrap_err();
        assert_eq!(
            problems.iter().map(|problem| &problem.place).collect::<Vec<_>>(),
            [&Place::Question(key("victim.born"))]
        );
    }

    #[test]
    fn nothing_that_was_typed_is_lost_when_the_desk_locks_before_it_was_finished() {
        let mut draft = draft(&[("victim.name", "Marla Quill"), ("safe_contact.number", "07700 900111")]);
        draft.apply(Msg::WroteDate(key("victim.born"), DatePart::Day, Private("31".into())));
        draft.apply(Msg::WroteDate(key("victim.born"), DatePart::Month, Private("2".into())));
        let day = NaiveDate::from_ymd_opt(2026, 11, 20);
        let entered = unfinished(&draft, day, "phone", &context::example());
        assert_eq!(entered.record["referred_on"], "2026-11-20");
        let answers = from_json(&entered.record["referral"]).unwrap();
        assert_eq!(answers.text("victim.name"), Some("Marla Quill"));
        let beside: Vec<String> = cells(&answers).into_iter().map(|kept| kept.text).collect();
        assert_eq!(beside, ["31/2", "07700 900111"], "a half date, and an answer that is not asked for yet");
    }
}
