//! What was said already and belongs in the form as well, so that nobody types a thing twice.
//!
//! Which item of the checklist feeds which question, the checklist's own file says (`prefill`); the most recent of the
//! past events gives the date of the most recent incident. A fed answer stands in its question, and goes with the
//! referral, until a person changes or clears it there; until then it follows what feeds it. A wrong answer is worse
//! than none: nothing is fed that the source does not say, and nothing to one of several people.

use litemap::LiteMap;

use super::answers::{Key, clean};
use super::check::asks_items;
use super::context::Context;
use super::date::{Date, DateRule};
use super::draft::{Draft, Typed};
use super::form::{Group, Kind, Need, TextForm, ids, option_ids, past_events};
use super::instrument::{Effect, Item, Prefill, Trigger};
use super::ric::RicAnswer;

/// An answer that came from elsewhere in the form.
#[derive(Clone, PartialEq, Eq)]
pub struct Fed {
    pub typed: Typed,
    pub from: Source,
}

/// Where a fed answer came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The item of the checklist with this number.
    Item(u32),
    PastEvents,
}

/// Everything that is fed, whether or not a person has said otherwise.
pub(super) fn fed(draft: &Draft, context: &Context) -> LiteMap<Key, Fed> {
    let mut fed = LiteMap::new();
    for (item, given, field, value) in prefills(draft, context) {
        let Some(key) = Key::of(field) else { continue };
        // Nothing is chosen for a person that they have to choose: whether it is safe to phone, whether it is urgent.
        let question = key.question();
        if matches!((question.need, question.kind), (Need::Must { .. }, Kind::Choice(_))) {
            continue;
        }
        // With several people, the checklist does not say which of them it means.
        if question.group().is_some_and(|group| group.least == 0 || draft.rows(group) > 1) {
            continue;
        }
        if let Some(typed) = typed(value, item, given, question.kind, context) {
            fed.entry(key).or_insert(Fed { typed, from: Source::Item(item.number) });
        }
    }
    if let (Some(key), Some(typed)) = (Key::of(ids::LAST_INCIDENT), last_event(draft, context)) {
        fed.insert(key, Fed { typed, from: Source::PastEvents });
    }
    fed
}

/// Whom the checklist speaks of and who has no row in a group yet: the id of the choice, and the numbers of the items.
pub fn not_listed(draft: &Draft, group: &Group, context: &Context) -> Vec<(String, Vec<u32>)> {
    let mut asked: Vec<(String, Vec<u32>)> = Vec::new();
    for (item, _, field, value) in prefills(draft, context) {
        let (Some(key), Prefill::Value(choice)) = (Key::of(field), value) else { continue };
        let listed = |row| draft.choice(Key { row, ..key }) == Some(choice);
        if key.question().group() != Some(group) || (0..draft.rows(group)).any(listed) {
            continue;
        }
        match asked.iter_mut().find(|(id, _)| id == choice) {
            Some((_, numbers)) if numbers.contains(&item.number) => {}
            Some((_, numbers)) => numbers.push(item.number),
            None => asked.push((choice.clone(), vec![item.number])),
        }
    }
    asked
}

/// The prefills that the answers set off, in the order of the checklist.
fn prefills<'a>(
    draft: &'a Draft,
    context: &'a Context,
) -> impl Iterator<Item = (&'a Item, &'a RicAnswer, &'a str, &'a Prefill)> {
    let asked = asks_items(Key::of(ids::ASSESSMENT_HOW).and_then(|how| draft.choice(how)));
    let items = context.instrument.items.iter().filter(move |_| asked);
    items.filter_map(|item| Some((item, draft.item(&item.id)?))).flat_map(|(item, given)| {
        let set_off = item.triggers.iter().filter(|trigger| is_set_off(trigger, given));
        set_off.filter_map(move |trigger| match &trigger.effect {
            Effect::Prefill { field, value } => Some((item, given, field.as_str(), value)),
            _ => None,
        })
    })
}

fn is_set_off(trigger: &Trigger, given: &RicAnswer) -> bool {
    given.answer.is_some_and(|answer| trigger.on.contains(&answer))
        && (trigger.options.is_empty() || trigger.options.iter().any(|id| given.options.contains(id)))
}

/// What a prefill puts into a question of this kind; nothing where it does not fit as it stands.
fn typed(value: &Prefill, item: &Item, given: &RicAnswer, kind: Kind, context: &Context) -> Option<Typed> {
    let detail = clean(&given.detail);
    let ticked = || item.options.iter().filter(|option| given.options.contains(&option.id));
    let options = || ticked().map(|option| option.text.en()).collect::<Vec<_>>().join(", ");
    let texts = match value {
        Prefill::Value(text) => vec![text.clone()],
        Prefill::Detail => vec![detail],
        Prefill::OptionsAndDetail if ticked().next().is_none() => vec![detail],
        Prefill::OptionsAndDetail if detail.is_empty() => vec![options()],
        Prefill::OptionsAndDetail => vec![format!("{}. {detail}", options()), detail],
    };
    let fitting = |max: usize| texts.iter().find(|text| !text.is_empty() && text.chars().count() <= max).cloned();
    match kind {
        Kind::Choice(options) if option_ids(options, context).contains(&texts[0].as_str()) => {
            Some(Typed::Choice(texts[0].clone()))
        }
        Kind::Text { max, form: TextForm::Plain | TextForm::Name } => {
            fitting(max).map(|text| Typed::Text(text.replace('\n', " ")))
        }
        Kind::LongText { max } => fitting(max).map(Typed::Text),
        _ => None,
    }
}

/// The date of the most recent past event, as it was typed.
fn last_event(draft: &Draft, context: &Context) -> Option<Typed> {
    let rule = DateRule { approximate: true, future: false };
    let dates = (0..draft.rows(past_events())).filter_map(|row| {
        let typed = draft.date(Key::at(ids::EVENT_DATE, row)?);
        typed.read(rule, context.today).ok()
    });
    dates.max_by_key(Date::earliest).map(|date| Typed::Date(date.typed()))
}
