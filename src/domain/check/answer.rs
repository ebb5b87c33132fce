//! What was typed at one question, read: clean and within its limits, or why not.

use super::within;
use crate::domain::answers::{Key, NotKnownCode, Value, clean};
use crate::domain::context::Context;
use crate::domain::draft::{Draft, Typed, fits};
use crate::domain::form::{Kind, Options, TextForm, option_ids};
use crate::domain::problem::ProblemKind;

/// Characters beside a reason why an answer is not known.
pub const REASON: usize = 100;

/// The answer to a question; nothing where nothing was typed.
pub(super) fn read_one(draft: &Draft, key: Key, context: &Context) -> Result<Option<Value>, ProblemKind> {
    let question = key.question();
    if let (Some(why), true) = (draft.reason(key), question.takes_not_known()) {
        let text = clean(&why.text);
        if why.code == NotKnownCode::Other && text.is_empty() {
            return Err(ProblemKind::ReasonMissing);
        }
        within(&text, REASON)?;
        let mut why = why.clone();
        why.text = text;
        return Ok(Some(Value::NotKnown(why)));
    }
    let Some(typed) = draft.typed(key).filter(|typed| fits(typed, question.kind)) else { return Ok(None) };
    match (typed, question.kind) {
        (Typed::Text(text), Kind::Text { max, form }) => read_text(&text.replace(['\r', '\n'], " "), max, form),
        (Typed::Text(text), Kind::LongText { max }) => read_text(text, max, TextForm::Plain),
        (Typed::Date(date), Kind::Date(_)) if date.is_empty() => Ok(None),
        (Typed::Date(date), Kind::Date(rule)) => {
            date.read(rule, context.today).map(|date| Some(Value::Date(date))).map_err(ProblemKind::Date)
        }
        (Typed::Choice(id), Kind::Choice(options)) => {
            offered(options, context, id)?;
            Ok(Some(Value::Choice(id.clone())))
        }
        (Typed::Choices(ids), Kind::Choices(options)) => choices(ids, options, context),
        _ => Ok(None),
    }
}

/// Text of at most so many characters, or what is wrong with it; nothing where it says nothing.
pub(in crate::domain) fn read_text(text: &str, max: usize, form: TextForm) -> Result<Option<Value>, ProblemKind> {
    let text = clean(text);
    if text.is_empty() {
        return Ok(None);
    }
    within(&text, max)?;
    match form {
        TextForm::Email if !looks_like_email(&text) => Err(ProblemKind::Email),
        TextForm::Phone if text.chars().filter(char::is_ascii_digit).count() < 6 => Err(ProblemKind::Phone),
        TextForm::Postcode if !looks_like_postcode(&text) => Err(ProblemKind::Postcode),
        TextForm::Code { characters } if !looks_like_code(&text, characters) => Err(ProblemKind::Code { characters }),
        _ => Ok(Some(Value::Text(text))),
    }
}

/// The ids of those ticked, in the order in which they are offered.
pub(super) fn choices(ids: &[String], options: Options, context: &Context) -> Result<Option<Value>, ProblemKind> {
    for id in ids {
        offered(options, context, id)?;
    }
    let order = option_ids(options, context);
    let chosen: Vec<String> = order.into_iter().filter(|id| ids.iter().any(|c| c == id)).map(str::to_owned).collect();
    Ok((!chosen.is_empty()).then_some(Value::Choices(chosen)))
}

fn offered(options: Options, context: &Context, id: &str) -> Result<(), ProblemKind> {
    if option_ids(options, context).contains(&id) { Ok(()) } else { Err(ProblemKind::NotOffered) }
}

fn looks_like_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let plain = !text.contains(char::is_whitespace) && !domain.contains('@');
    plain && !name.is_empty() && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.')
}

fn looks_like_postcode(text: &str) -> bool {
    let compact: Vec<u8> = text.bytes().filter(|b| *b != b' ').collect();
    let (Some(first), Some(inward)) = (compact.first(), compact.len().checked_sub(3)) else { return false };
    (5..=7).contains(&compact.len())
        && compact.iter().all(u8::is_ascii_alphanumeric)
        && first.is_ascii_alphabetic()
        && compact[inward].is_ascii_digit()
}

/// So many of the letters and digits that references and keys are made of, however they are grouped.
fn looks_like_code(text: &str, characters: usize) -> bool {
    let letters = || text.chars().filter(|c| !matches!(c, ' ' | '-'));
    letters().count() == characters && letters().all(|c| c.is_ascii_alphanumeric() && !matches!(c, 'u' | 'U'))
}
