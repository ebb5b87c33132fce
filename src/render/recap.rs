//! Everything that was answered, as rows of words in reading order.

use crate::domain::answers::{Answers, Key, Value};
use crate::domain::check::asks_items;
use crate::domain::context::Context;
use crate::domain::draft::Draft;
use crate::domain::form::{Kind, Need, Options, Section, ids};
use crate::domain::problem::Place;
use crate::domain::record::{AttachmentNote, Record, RecordKind};
use crate::domain::ric::{Counts, RicAnswer};
use crate::wording::{
    attached as attached_words,
    date::{self, date},
    form, joining, message, say,
};

/// One section of a referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub section: Section,
    pub heading: String,
    pub rows: Vec<Row>,
}

/// One question and its answer, in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    pub place: Place,
    pub label: String,
    /// May hold several lines.
    pub answer: String,
    /// A must-have that is not there.
    pub missing: bool,
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row({:?})", self.place)
    }
}

/// The sections in the given order; empty ones are left out.
pub fn recap(answers: &Answers, context: &Context, order: &[Section]) -> Vec<Part> {
    let draft = Draft::of(answers);
    let keys = draft.keys();
    let part = |section: Section| {
        let mut rows: Vec<Row> = keys
            .iter()
            .filter(|k| k.question().section == section)
            .filter_map(|k| row(*k, answers, &draft, context))
            .collect();
        if section == Section::Ric {
            rows.extend(items(answers, context));
        }
        Part { section, heading: form::section(section), rows }
    };
    order.iter().map(|section| part(*section)).filter(|part| !part.rows.is_empty()).collect()
}

/// A record as a coordinator reads it: safe contact first. A change carries only what changed: nothing is missing in it.
pub fn as_read(record: &Record, context: &Context) -> Vec<Part> {
    let mut parts = recap(&record.answers, context, &Section::AS_READ);
    if matches!(record.kind, RecordKind::Change { .. }) {
        parts.iter_mut().for_each(|part| part.rows.retain(|row| !row.missing));
        parts.retain(|part| !part.rows.is_empty());
    }
    parts
}

/// The must-haves that are not there, by their labels.
pub fn gaps(parts: &[Part]) -> Vec<String> {
    parts.iter().flat_map(|part| &part.rows).filter(|row| row.missing).map(|row| row.label.clone()).collect()
}

/// What stands above a referral: area, dates, kind, practice. Label and value.
pub fn head(record: &Record, area: &str) -> Vec<(String, String)> {
    let mut head = vec![
        (say!("head-kind"), kind(record)),
        (say!("head-area"), area.to_owned()),
        (say!("head-referred-on"), date::stamp(&record.referred_on)),
        (say!("head-sealed-at"), date::stamp(&record.sealed_at)),
    ];
    if let RecordKind::Change { refers_to, .. } = &record.kind {
        head.push((say!("head-refers-to"), refers_to.clone()));
    }
    head
}

/// The files that go with a referral, one in a line: the name it is stored under, its size, what was done to it.
pub fn attached(record: &Record) -> Vec<String> {
    let one = |note: &AttachmentNote| {
        let name = note.file.trim_start_matches("attachments/");
        let position = note.gps_removed().then(|| say!("attach-position-removed"));
        [name.to_owned(), attached_words::size(note.bytes)].into_iter().chain(position).collect::<Vec<_>>().join(", ")
    };
    record.attachments.iter().map(one).collect()
}

/// The counts of a checklist in one sentence, or nothing where its items were not asked.
pub fn counts(answers: &Answers, context: &Context) -> Option<String> {
    asks_items(answers.choice(ids::ASSESSMENT_HOW))
        .then(|| counts_in_words(Counts::of(&context.instrument, &answers.ric)))
}

/// "Yes 17, No 3, Don't know 4, not answered 0", always all four.
pub fn counts_in_words(counts: Counts) -> String {
    let Counts { yes, no, dont_know, not_answered } = counts;
    say!("counts", yes = yes, no = no, dont_know = dont_know, not_answered = not_answered)
}

fn kind(record: &Record) -> String {
    match record.kind {
        RecordKind::Referral { .. } => say!("kind-referral"),
        RecordKind::Change { what, .. } => joining::change(what),
    }
}

/// The answer at one place in words; nothing where none was given.
pub fn answer_at(place: &Place, answers: &Answers, context: &Context) -> Option<String> {
    match place {
        Place::Question(key) if answers.values.contains_key(key) => {
            row(*key, answers, &Draft::default(), context).map(|row| row.answer)
        }
        Place::Item(item) if answers.ric.contains_key(item) => {
            items(answers, context).into_iter().find(|row| row.place == *place).map(|row| row.answer)
        }
        _ => None,
    }
}

fn row(key: Key, answers: &Answers, draft: &Draft, context: &Context) -> Option<Row> {
    let question = key.question();
    let label = form::label(key);
    let place = Place::Question(key);
    let Some(value) = answers.values.get(&key) else {
        let missing = question.need != Need::Optional && draft.shows(key);
        return missing.then(|| Row { place, label, answer: say!("not-given"), missing });
    };
    let words = |options: Options, id: &String| form::option(options, id, context);
    let answer = match (value, question.kind) {
        (Value::Text(text), _) => text.clone(),
        (Value::Date(day), _) => date(day),
        (Value::NotKnown(why), _) => {
            let reason = form::not_known(why.code);
            let reason = if why.text.is_empty() { reason } else { format!("{reason}: {}", why.text) };
            say!("not-known-because", reason = reason)
        }
        (Value::Choice(id), Kind::Choice(options)) => words(options, id),
        (Value::Choices(ids), Kind::Choices(options)) => {
            ids.iter().map(|id| words(options, id)).collect::<Vec<_>>().join("\n")
        }
        _ => return None,
    };
    Some(Row { place, label, answer, missing: false })
}

fn items(answers: &Answers, context: &Context) -> Vec<Row> {
    let known = context.instrument.items.iter().map(|item| {
        let label = format!("{}. {}", item.number, item.text.en());
        let given = answers.ric.get(&item.id);
        let options =
            |id: &String| item.options.iter().find(|o| o.id == *id).map_or(id.clone(), |o| o.text.en().into());
        (item.id.clone(), label, given, given.map(|g| g.options.iter().map(options).collect::<Vec<_>>()))
    });
    // Where the items are not asked, as in a change, an answer that came all the same is shown and none is missing.
    let asked = asks_items(answers.choice(ids::ASSESSMENT_HOW));
    let shown = known.filter(|(_, _, given, _)| asked || given.is_some());
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(shown.map(|(id, label, given, options)| Row {
        place: Place::Item(id),
        label,
        answer: given.map_or_else(|| say!("not-answered"), |g| item_words(g, &options.unwrap_or_default())),
        missing: asked && given.is_none_or(|g| g.answer.is_none()),
    }));
    // Items of another checklist or version: shown by their ids rather than hidden.
    let unknown = answers.ric.iter().filter(|(id, _)| context.instrument.item(id).is_none());
    rows.extend(unknown.map(|(id, given)| Row {
        place: Place::Item(id.clone()),
        label: id.clone(),
        answer: item_words(given, &given.options),
        missing: false,
    }));
    rows
}

fn item_words(given: &RicAnswer, options: &[String]) -> String {
    let answer = match given.answer {
        Some(tri) => message(&format!("opt-ynd-{}", tri.id().replace('_', "-")), None, &[]).unwrap_or_default(),
        None => say!("not-answered"),
    };
    let mut lines = vec![answer];
    if !options.is_empty() {
        lines.push(options.join(", "));
    }
    if !given.detail.is_empty() {
        lines.push(given.detail.clone());
    }
    if !given.source.is_empty() {
        lines.push(say!("item-source-is", source = given.source));
    }
    lines.join("\n")
}
