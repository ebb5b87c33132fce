//! Potential escalation: so many events in so many months.

use chrono::NaiveDate;

use super::{Escalation, EscalationCount, Outcome};
use crate::domain::answers::{Answers, Key, Value};
use crate::domain::calendar::months_before;
use crate::domain::date::Date;
use crate::domain::form::{ids, past_events};

/// One thing that happened before, as far as the rule looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastEvent {
    /// A month or year where nobody knows the day; nothing where nobody knows at all.
    pub date: Option<Date>,
    /// The id of the agency that knew.
    pub agency: Option<String>,
}

/// Whether there were enough events, and which ones.
///
/// The months are those that end with the most recent event, both ends included: a pattern is as serious as it was on the
/// day it was last seen, however long the referral then took. So that it is a pattern of today, the most recent event
/// itself must not lie further back than the same number of months before the referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EscalationFinding {
    pub outcome: Outcome,
    pub rule: Escalation,
    /// The first and the last day of the months that were looked at.
    pub window: Option<(NaiveDate, NaiveDate)>,
    /// The events that count and lie within them for certain, the oldest first.
    pub inside: Vec<Date>,
    /// How many more may count and lie within them: their date or their agency is not known well enough.
    pub unsure: usize,
    /// How many do not count here, because the police did not know of them.
    pub not_counted: usize,
    /// The most recent event lies too far back to speak of a pattern of today.
    pub long_ago: bool,
}

/// The days on which an event may have been, and whether it counts for certain.
struct Span<'a> {
    first: NaiveDate,
    last: NaiveDate,
    counts: bool,
    date: Option<&'a Date>,
}

impl EscalationFinding {
    /// Works it out; `today` is the day of the referral.
    pub fn of(events: &[PastEvent], rule: Escalation, today: NaiveDate) -> EscalationFinding {
        let mut spans: Vec<Span> = Vec::new();
        for span in events.iter().filter_map(|event| Span::of(event, rule.count, today)) {
            let at = spans.partition_point(|earlier| earlier.first <= span.first);
            spans.insert(at, span);
        }
        let window = latest(&spans).map(|last| (months_before(last, rule.months), last));
        let is_inside = |span: &&Span| {
            let within = window.is_some_and(|(first, last)| span.first >= first && span.last <= last);
            within && span.counts
        };
        let may_be_inside = |span: &&Span| window.is_none_or(|(first, _)| span.last >= first);
        let inside: Vec<Date> = spans.iter().filter(is_inside).filter_map(|span| span.date.cloned()).collect();
        EscalationFinding {
            outcome: match (can_be_met(&spans, rule, today), must_be_met(&spans, rule, today)) {
                (_, true) => Outcome::Met,
                (true, false) => Outcome::NotKnown,
                (false, false) => Outcome::NotMet,
            },
            rule,
            window,
            unsure: spans.iter().filter(may_be_inside).count() - inside.len(),
            inside,
            not_counted: events.len() - spans.len(),
            long_ago: window.is_some_and(|(_, last)| last < months_before(today, rule.months)),
        }
    }
}

impl<'a> Span<'a> {
    /// Nothing where the event does not count.
    fn of(event: &'a PastEvent, count: EscalationCount, today: NaiveDate) -> Option<Span<'a>> {
        let counts = match (count, event.agency.as_deref()) {
            (EscalationCount::AnyAgency, _) | (_, Some("police")) => true,
            (EscalationCount::Police, None | Some("dont_know")) => false,
            (EscalationCount::Police, Some(_)) => return None,
        };
        let date = event.date.as_ref();
        let first = date.map_or(NaiveDate::MIN, Date::earliest);
        let last = date.map_or(today, |date| date.latest().min(today)).max(first);
        Some(Span { first, last, counts, date })
    }
}

/// The last day on which the most recent event may have been; of what counts for certain, where there is any.
fn latest(spans: &[Span]) -> Option<NaiveDate> {
    let dated = || spans.iter().filter(|span| span.date.is_some());
    dated().filter(|span| span.counts).map(|span| span.last).max().or_else(|| dated().map(|span| span.last).max())
}

/// Whether there are dates, of those that the events may have, under which the rule is met. `last` goes through the days
/// on which the most recent event may have been; as the count changes only where an event may begin, these are enough.
fn can_be_met(spans: &[Span], rule: Escalation, today: NaiveDate) -> bool {
    let earliest_last = spans.iter().filter(|span| span.counts).map(|span| span.first).max();
    let floor = months_before(today, rule.months).max(earliest_last.unwrap_or(NaiveDate::MIN));
    std::iter::once(floor).chain(spans.iter().map(|span| span.first)).filter(|last| *last >= floor).any(|last| {
        let first = months_before(last, rule.months);
        let found = spans.iter().filter(|span| span.first <= last && span.last >= first).count();
        found >= rule.events as usize && spans.iter().any(|span| span.first <= last && last <= span.last)
    })
}

/// Whether the rule is met under all dates that the events may have: even when the most recent one was as late as can be,
/// with the others as early as can be.
fn must_be_met(spans: &[Span], rule: Escalation, today: NaiveDate) -> bool {
    let Some(earliest_last) = spans.iter().filter(|span| span.counts).map(|span| span.first).max() else {
        return false;
    };
    earliest_last >= months_before(today, rule.months)
        && spans.iter().enumerate().filter(|(_, span)| span.last >= earliest_last).all(|(n, span)| {
            let first = months_before(span.last, rule.months);
            let others = spans.iter().enumerate().filter(|(m, other)| *m != n && other.counts && other.first >= first);
            others.count() + 1 >= rule.events as usize
        })
}

impl Answers {
    /// The past events of which anything was said.
    pub fn past_events(&self) -> Vec<PastEvent> {
        let value = |id: &'static str, row: u8| self.values.get(&Key { id, row });
        let event = |row: u8| {
            let said = self.values.keys().any(|key| key.row == row && key.question().group() == Some(past_events()));
            said.then(|| PastEvent {
                date: match value(ids::EVENT_DATE, row) {
                    Some(Value::Date(date)) => Some(date.clone()),
                    _ => None,
                },
                agency: match value(ids::EVENT_AGENCY, row) {
                    Some(Value::Choice(agency)) => Some(agency.clone()),
                    _ => None,
                },
            })
        };
        (0..self.rows(past_events())).filter_map(event).collect()
    }
}
