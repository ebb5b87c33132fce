//! Draft to referral: per section and whole. Nothing downstream checks again.

mod answer;
mod item;

pub use answer::REASON;
pub(super) use answer::read_text;
use answer::{choices, read_one};
use item::read_items;
pub use item::{ITEM_DETAIL, ITEM_SOURCE};

use super::answers::{Answers, Key, Value};
use super::context::Context;
use super::criteria::{Findings, Outcome, VISIBLE_HIGH_RISK};
use super::draft::Draft;
use super::form::{Need, Options, START, Section, ids};
use super::problem::{Place, Problem, ProblemKind};
use super::referral::Referral;
use super::submission::{change, needs};

/// Bytes that all texts together may take in a sealed file of the usual length, in record and text.
const FORM_BYTES: usize = 90_000;

/// The problems of one section; an urgent referral is not stopped by what is missing.
pub fn section(draft: &Draft, section: Section, context: &Context) -> Vec<Problem> {
    let mut problems = read(draft, context).1;
    problems.retain(|problem| of(section, &problem.place) && stops(problem, draft));
    problems
}

/// How far a section has come; a mark of urgency completes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    NotStarted,
    Started,
    Complete,
}

/// How far each of these sections has come.
pub fn progress(draft: &Draft, sections: &[Section], context: &Context) -> Vec<(Section, Status)> {
    let mut problems = read(draft, context).1;
    problems.retain(|problem| counts(problem, draft));
    let started = |section| {
        draft.keys().into_iter().any(|key| key.question().section == section && draft.holds(key))
            || (section == Section::Ric && draft.ric().values().any(|answer| !answer.is_empty()))
    };
    let status = |section| match (started(section), problems.iter().any(|problem| of(section, &problem.place))) {
        (false, _) => Status::NotStarted,
        (true, true) => Status::Started,
        (true, false) => Status::Complete,
    };
    sections.iter().map(|section| (*section, status(*section))).collect()
}

/// The problems of what is asked before the form.
pub fn start(draft: &Draft, context: &Context) -> Vec<Problem> {
    let mut problems = Vec::new();
    for question in START {
        read_asked(draft, Key { id: question.id, row: 0 }, context, &mut Answers::default(), &mut problems);
    }
    problems
}

/// Makes the referral, or says everything that stands in the way, in the order of the form.
pub fn whole(draft: &Draft, context: &Context) -> Result<Referral, Vec<Problem>> {
    let (answers, problems) = read(draft, context);
    let (stopping, missing): (Vec<_>, Vec<_>) = problems.into_iter().partition(|p| stops(p, draft));
    if !stopping.is_empty() {
        return Err(stopping);
    }
    let gaps = missing.into_iter().filter_map(|p| match p.place {
        Place::Question(key) => Some(key),
        _ => None,
    });
    Ok(Referral::checked(answers, gaps.collect()))
}

/// The answers of these sections, for something that adds to a referral: what is there has to be right, and little has to be.
pub fn parts(draft: &Draft, sections: &[Section], context: &Context) -> Result<Answers, Vec<Problem>> {
    let (mut answers, mut problems) = read(draft, context);
    problems.retain(|problem| {
        let carried = problem.place == Place::Form || sections.iter().any(|section| of(*section, &problem.place));
        carried && counts(problem, draft)
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    answers.values.retain(|key, _| sections.contains(&key.question().section));
    if !sections.contains(&Section::Ric) {
        answers.ric.clear();
    }
    Ok(answers)
}

/// Checks an update, answer, withdrawal or new incident: what is there has to be right, nothing has to be there.
pub fn changes(draft: &Draft, context: &Context) -> Result<Answers, Vec<Problem>> {
    let (answers, mut problems) = read(draft, context);
    problems.retain(|p| p.kind != ProblemKind::Missing);
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// The answers as far as they can be read, for showing them back.
pub fn readable(draft: &Draft, context: &Context) -> Answers {
    read(draft, context).0
}

/// How many answers have to be there and are not, whether or not it goes without them.
pub fn missing(draft: &Draft, context: &Context) -> usize {
    read(draft, context).1.iter().filter(|problem| problem.kind == ProblemKind::Missing).count()
}

/// What the area's rules make of what was typed so far.
pub fn findings(draft: &Draft, context: &Context) -> Findings {
    let mut answers = Answers::default();
    for key in draft.keys() {
        let asked = key.question().section == Section::Route && key.id != ids::ROUTES && draft.shows(key);
        if asked && let Ok(Some(value)) = read_one(draft, key, context) {
            answers.values.insert(key, value);
        }
    }
    found(draft, &answers, context)
}

/// The ids that stand ticked at a question: what a person did there, and for the rest of the routes, what was worked out.
pub fn ticked(draft: &Draft, key: Key, context: &Context) -> Vec<String> {
    match key.id {
        ids::ROUTES => standing(draft, key, &findings(draft, context)),
        _ => draft.ticked(key).to_vec(),
    }
}

/// Whether the checklist's items are asked.
pub fn asks_items(how: Option<&str>) -> bool {
    matches!(how, Some("asked_directly" | "from_records" | "from_paper"))
}

/// Whether the sender marked the referral urgent.
pub fn is_urgent(draft: &Draft) -> bool {
    Key::of(ids::URGENT).and_then(|key| draft.choice(key)) == Some("yes")
}

fn found(draft: &Draft, answers: &Answers, context: &Context) -> Findings {
    let how = Key::of(ids::ASSESSMENT_HOW).and_then(|key| draft.choice(key));
    Findings::of(answers, how, draft.ric(), context)
}

/// The routes besides the one that follows from the count. What a person did by hand wins, route by route.
fn standing(draft: &Draft, key: Key, findings: &Findings) -> Vec<String> {
    let by_hand = draft.ticked(key).iter().filter(|id| *id != VISIBLE_HIGH_RISK);
    let suggested = findings.suggested().filter(|id| !draft.declined(id) && !draft.ticked(key).iter().any(|t| t == id));
    by_hand.cloned().chain(suggested.map(str::to_owned)).collect()
}

fn of(section: Section, place: &Place) -> bool {
    match place {
        Place::Question(key) => key.question().section == section,
        Place::Item(_) => section == Section::Ric,
        Place::Form => false,
    }
}

fn stops(problem: &Problem, draft: &Draft) -> bool {
    counts(problem, draft) && (problem.kind != ProblemKind::Missing || !is_urgent(draft) || change(draft).is_some())
}

/// Whether a problem is one of what is about to be sent: something that adds to a referral does without most answers.
fn counts(problem: &Problem, draft: &Draft) -> bool {
    let Some(change) = change(draft).filter(|_| problem.kind == ProblemKind::Missing) else { return true };
    matches!(&problem.place, Place::Question(key) if needs(change, key.id))
}

fn read(draft: &Draft, context: &Context) -> (Answers, Vec<Problem>) {
    let mut answers = Answers { extra: draft.extra().clone(), ..Answers::default() };
    let mut problems = Vec::new();
    let how = Key::of(ids::ASSESSMENT_HOW).and_then(|key| draft.choice(key));
    let mut items_read = false;
    for key in draft.keys() {
        if key.question().section > Section::Ric && !items_read {
            items_read = true;
            if asks_items(how) {
                read_items(draft.ric(), context, &mut answers, &mut problems);
            }
        }
        read_asked(draft, key, context, &mut answers, &mut problems);
    }
    let bytes = bytes(&answers);
    if bytes > FORM_BYTES {
        let kind = ProblemKind::FormTooLong { over: bytes - FORM_BYTES };
        problems.push(Problem { place: Place::Form, kind });
    }
    (answers, problems)
}

fn read_asked(draft: &Draft, key: Key, context: &Context, answers: &mut Answers, problems: &mut Vec<Problem>) {
    if !draft.shows(key) {
        return;
    }
    let value = match key.id {
        ids::ROUTES => read_routes(draft, key, context, answers),
        _ => read_one(draft, key, context),
    };
    match value {
        Ok(Some(value)) => {
            answers.values.insert(key, value);
        }
        Ok(None) if key.question().need == Need::Optional => {}
        Ok(None) => problems.push(Problem { place: Place::Question(key), kind: ProblemKind::Missing }),
        Err(kind) => problems.push(Problem { place: Place::Question(key), kind }),
    }
}

/// The routes that stand, and the one that follows from the count: judgement adds, it never takes away.
fn read_routes(draft: &Draft, key: Key, context: &Context, so_far: &Answers) -> Result<Option<Value>, ProblemKind> {
    let findings = found(draft, so_far, context);
    let mut routes = match choices(&standing(draft, key, &findings), Options::Routes, context)? {
        Some(Value::Choices(routes)) => routes,
        _ => Vec::new(),
    };
    if findings.visible_high_risk.outcome == Outcome::Met {
        routes.insert(0, VISIBLE_HIGH_RISK.to_owned());
    }
    Ok((!routes.is_empty()).then_some(Value::Choices(routes)))
}

/// What the texts take in a sealed file: once as JSON, once as plain text with indented lines.
fn bytes(answers: &Answers) -> usize {
    let cost = |text: &String| {
        text.chars()
            .map(|c| match c {
                '\n' => 2 + 5,
                '"' | '\\' => 2 + 1,
                c => 2 * c.len_utf8(),
            })
            .sum::<usize>()
    };
    let values = answers.values.values().map(|value| match value {
        Value::Text(text) => cost(text),
        Value::NotKnown(why) => cost(&why.text),
        _ => 0,
    });
    let items = answers.ric.values().map(|item| cost(&item.detail) + cost(&item.source));
    values.sum::<usize>() + items.sum::<usize>()
}

fn within(text: &str, max: usize) -> Result<(), ProblemKind> {
    match text.chars().count() {
        count if count > max => Err(ProblemKind::TooLong { max, over: count - max }),
        _ => Ok(()),
    }
}
