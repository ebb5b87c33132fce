//! What was added to a referral since, in words; nothing is ever put in the place of what was sent first.

use super::case::{Added, Case};
use crate::domain::answers::Answers;
use crate::domain::context::Context;
use crate::domain::joining::Joining;
use crate::domain::problem::Place;
use crate::render::changes::{Before, Changed, ChangedPart, beginning, changes};
use crate::render::recap::Part;
use crate::wording::{date, joining as words, say};

/// Of something that adds to a referral: to which, and whether that is proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// What it is, which referral it names, whether its key proves it.
    pub words: String,
    pub caution: Option<String>,
    /// The row of its referral, if it is at hand.
    pub referral: Option<usize>,
    pub proved: bool,
    /// Something else was added later.
    pub overtaken: bool,
}

/// One proved addition, as it stands above its referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    pub number: usize,
    pub reference: String,
    pub kind: String,
    pub referred_on: String,
    pub sealed_at: String,
    pub caution: Option<String>,
    pub attachments: usize,
    pub parts: Vec<ChangedPart>,
}

/// What must be said of the record in this row; nothing where it is a referral.
pub fn addition(number: usize, case: &Case) -> Option<Addition> {
    let (adds, joining) = case.addition.as_ref()?;
    let proved = matches!(joining, Joining::Joined { .. });
    Some(Addition {
        words: words::addition(adds, joining),
        caution: words::caution(adds.what),
        referral: match joining {
            Joining::Joined { to } => Some(*to),
            Joining::Unproved { beside } => beside.first().copied(),
            Joining::NotHere => None,
        },
        proved,
        overtaken: proved && case.added.last().is_some_and(|last| last.number != number),
    })
}

/// What was added to a referral, newest first; each stands beside what was known when it came.
pub fn since(referral: &Answers, added: &[Added], context: &Context) -> Vec<Since> {
    let mut known = referral.clone();
    let mut all: Vec<Since> = Vec::new();
    for one in added {
        let parts = changes(&known, &one.record.answers, context);
        known = known.changed_by(&one.record.answers);
        all.push(Since {
            number: one.number,
            reference: one.reference.clone(),
            kind: words::change(one.adds.what),
            referred_on: date::stamp(&one.record.referred_on),
            sealed_at: date::stamp(&one.record.sealed_at),
            caution: words::caution(one.adds.what),
            attachments: one.attachments,
            parts,
        });
    }
    all.reverse();
    for older in 1..all.len() {
        let (newer, older) = all.split_at_mut(older);
        let says_otherwise = |place: &Place| newer.iter().any(|one| one.changes(place).is_some());
        for row in older[0].parts.iter_mut().flat_map(|part| &mut part.rows) {
            row.overtaken = says_otherwise(&row.place);
        }
    }
    all
}

impl Since {
    /// What it changes at this place.
    fn changes(&self, place: &Place) -> Option<&Changed> {
        let mut rows = self.parts.iter().flat_map(|part| &part.rows);
        rows.find(|row| row.place == *place && row.before != Before::Same)
    }
}

/// What a proved addition in this row changes; nothing where it is not proved.
pub fn changed(number: usize, case: &Case, context: &Context) -> Vec<ChangedPart> {
    let proved = matches!(case.addition, Some((_, Joining::Joined { .. })));
    let Some(referral) = case.referral.as_ref().filter(|_| proved) else { return Vec::new() };
    let all = since(&referral.answers, &case.added, context);
    all.into_iter().find(|one| one.number == number).map(|one| one.parts).unwrap_or_default()
}

/// Says beside each answer of a referral that it was changed since: nobody shall ring the old number.
pub fn mark(parts: &mut [Part], since: &[Since]) {
    for row in parts.iter_mut().flat_map(|part| &mut part.rows) {
        let newest = since.iter().find_map(|one| Some((one, one.changes(&row.place)?)));
        if let Some((one, changed)) = newest {
            let now = say!("since-row", reference = one.reference, now = beginning(&changed.now));
            row.answer = format!("{}\n{now}", row.answer);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::area::example;
    use crate::domain::form::Section;
    use crate::domain::instrument::Instrument;
    use crate::domain::joining::Adds;
    use crate::domain::record::{Change, Record};
    use crate::render::recap::recap;

    fn context() -> Context {
        let instrument = Instrument::parse(include_bytes!("../../../public/instruments/dash-ric.json")).unwrap();
        example::pack().context(instrument, chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap())
    }

    fn record(change: impl Fn(&mut Value)) -> Record {
        let mut record: Value = serde_json::from_str(include_str!("../../../tests/vectors/record-v1.json")).unwrap();
        change(&mut record);
        Record::read(record.to_string().as_bytes()).unwrap()
    }

    fn added(number: usize, referral: Value) -> Added {
        let adds = Adds { what: Change::Update, refers_to: "Q9W1-DFWF-077Y".into(), key_hash: None };
        let record = record(|json| json["referral"] = referral.clone());
        Added { number, reference: format!("U-{number}"), adds, attachments: 0, record }
    }

    fn two_updates() -> Vec<Added> {
        let to = |number: &str| json!({ "safe_contact": { "number": number } });
        vec![added(2, to("07700 900144")), added(3, to("07700 900155"))]
    }

    #[test]
    fn each_addition_stands_beside_what_was_known_when_it_came() {
        let all = since(&record(|_| ()).answers, &two_updates(), &context());
        let said: Vec<(usize, String, String)> = all
            .iter()
            .flat_map(|one| one.parts.iter().flat_map(|part| &part.rows).map(move |row| (one.number, row)))
            .map(|(number, row)| match &row.before {
                Before::Other(was) => (number, row.now.clone(), was.clone()),
                _ => panic!("{row:?}"),
            })
            .collect();
        let overtaken: Vec<bool> = all.iter().map(|one| one.parts[0].rows[0].overtaken).collect();
        assert_eq!(overtaken, [false, true], "the older number is not the number now");
        let expected = [(3, "07700 900155", "07700 900144"), (2, "07700 900144", "07700 900111")];
        assert_eq!(said, expected.map(|(number, now, was)| (number, now.to_owned(), was.to_owned())));
    }

    #[test]
    fn the_answer_of_the_referral_stays_and_says_what_became_of_it() {
        let answers = record(|_| ()).answers;
        let mut parts = recap(&answers, &context(), &Section::AS_READ);
        mark(&mut parts, &since(&answers, &two_updates(), &context()));
        let rows: Vec<&str> = parts.iter().flat_map(|part| &part.rows).map(|row| row.answer.as_str()).collect();
        assert!(rows.contains(&"07700 900111\nCHANGED SINCE by U-3. Now: 07700 900155"), "{:#?}", &rows[..5]);
        assert_eq!(rows.iter().filter(|row| row.contains("CHANGED SINCE")).count(), 1);
    }

    #[test]
    fn only_a_proved_addition_is_shown_as_a_change_and_one_that_was_overtaken_says_so() {
        let case = |joining: Joining<usize>| Case {
            addition: Some((two_updates()[0].adds.clone(), joining)),
            referral: Some(record(|_| ())),
            added: two_updates(),
            unproved: Vec::new(),
        };
        let proved = case(Joining::Joined { to: 1 });
        assert_eq!(changed(2, &proved, &context()).len(), 1);
        assert!(addition(2, &proved).unwrap().overtaken && !addition(3, &proved).unwrap().overtaken);
        let unproved = case(Joining::Unproved { beside: vec![1] });
        assert_eq!(changed(2, &unproved, &context()), []);
        let said = addition(2, &unproved).unwrap();
        assert!(said.words.contains("UNPROVED") && !said.proved && !said.overtaken && said.referral == Some(1));
    }
}
