//! One opened referral as the desk shows it: put together once, out of the record and what the site serves.

use chrono::NaiveDate;

use super::additions::{Addition, Since, addition, changed, mark, since};
use super::case::{Case, Doubtful};
use super::checklist::Checklist;
use super::listed::{Listed, listed, lost};
use super::site::Site;
use crate::app::worker::Kept;
use crate::area::Sender;
use crate::domain::answers::Answers;
use crate::domain::import;
use crate::domain::ledger::Found;
use crate::domain::problem::Place;
use crate::domain::record::{Record, RecordKind};
use crate::render::changes::ChangedPart;
use crate::render::outputs::need_to_know;
use crate::render::recap::{Part, Row, as_read, counts, gaps, head};
use crate::wording::area::marking;
use crate::wording::import as words;

/// What stands on the page, in words and rows.
#[derive(Clone)]
pub struct Reading {
    /// The row of the ledger, from 1.
    pub number: usize,
    pub reference: String,
    pub sha256: String,
    /// Stands on every page of paper and at both ends of the screen.
    pub marking: String,
    pub practice: bool,
    /// A live referral that the training key opens: anybody can.
    pub exposed: bool,
    pub urgent: bool,
    /// For anything but a new referral.
    pub addition: Option<Addition>,
    /// Of a referral: what is proved to have been added to it, newest first.
    pub since: Vec<Since>,
    /// Of a referral: what says so without proof.
    pub unproved: Vec<Doubtful>,
    pub sender: Sender,
    /// Label and value: kind, area, dates.
    pub head: Vec<(String, String)>,
    /// Must-haves that are not there, as the form calls them.
    pub gaps: Vec<String>,
    pub counts: Option<String>,
    pub checklist: Checklist,
    /// As a coordinator reads them, safe contact first; empty where `changed` says it.
    pub parts: Vec<Part>,
    /// What of it is folded away until somebody needs it.
    pub need_to_know: Vec<Row>,
    /// Of a proved addition: its answers beside what was known before.
    pub changed: Vec<ChangedPart>,
    /// Of a case that was entered: what is in none of its answers. Column, text, why.
    pub beside: Vec<(String, String, String)>,
    pub attachments: Vec<Listed>,
    /// Attachments that the record names and the file does not hold.
    pub lost: Vec<String>,
    /// It carries fields that this version does not know, so does not show.
    pub more_than_shown: bool,
}

/// More rows than this in one section come from no form of ours, and would only stop the page.
const MOST_ROWS: usize = 500;

impl Reading {
    /// Puts everything together.
    pub fn of(
        number: usize,
        record: &Record,
        found: &Found<Kept>,
        case: Case,
        site: &Site,
        today: NaiveDate,
    ) -> Reading {
        let pack = site.pack(&record.area);
        let (checklist, context) = Checklist::of(record, site, today);
        let mut parts = as_read(record, &context);
        let too_many = parts.iter().any(|part| part.rows.len() > MOST_ROWS);
        parts.iter_mut().for_each(|part| part.rows.truncate(MOST_ROWS));
        let gaps = gaps(&parts);
        let is_change = matches!(record.kind, RecordKind::Change { .. });
        let mut since = if is_change { Vec::new() } else { since(&record.answers, &case.added, &context) };
        let mut changed = changed(number, &case, &context);
        let of_since = since.iter_mut().flat_map(|one| &mut one.parts);
        of_since.chain(&mut changed).for_each(|part| part.rows.truncate(MOST_ROWS));
        mark(&mut parts, &since);
        if !changed.is_empty() {
            parts.clear();
        }
        let need_to_know = apart(&mut parts, &need_to_know(&record.answers));
        Reading {
            number,
            reference: found.marks.reference.clone(),
            sha256: found.marks.sha256.clone(),
            marking: marking(pack),
            practice: record.is_practice(),
            exposed: !record.is_practice() && found.kept.by_practice_key,
            urgent: found.kept.urgent,
            sender: if is_change {
                Sender::of_change(&record.answers, case.referral.as_ref().map(|referral| &referral.answers), pack)
            } else {
                Sender::of(&record.answers, pack)
            },
            addition: addition(number, &case),
            since,
            unproved: case.unproved,
            head: head(record, pack.map_or(&record.area, |pack| pack.name.en())),
            gaps,
            counts: if checklist == Checklist::NotServed { None } else { counts(&record.answers, &context) },
            checklist,
            attachments: listed(&record.attachments, &found.kept.attachments),
            lost: lost(&record.attachments, &found.kept.attachments),
            parts,
            need_to_know,
            changed,
            beside: beside(&record.answers),
            more_than_shown: too_many
                || !record.extra.is_empty()
                || record.answers.extra.keys().any(|field| field != import::PLACE),
        }
    }
}

/// Takes the answers to these questions out of the parts.
fn apart(parts: &mut [Part], ids: &[&str]) -> Vec<Row> {
    let is = |row: &Row| matches!(&row.place, Place::Question(key) if ids.contains(&key.id)) && !row.missing;
    let taken = parts.iter_mut().flat_map(|part| part.rows.extract_if(.., |row| is(row)).collect::<Vec<_>>());
    taken.collect()
}

/// What stayed beside the answers of a case, as far as it is shown.
fn beside(answers: &Answers) -> Vec<(String, String, String)> {
    let cells = import::cells(answers).into_iter().take(MOST_ROWS);
    cells.map(|cell| (cell.column, cell.text, words::kept(cell.why.as_deref()))).collect()
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reading({}, [private])", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::together::tests::kept;
    use crate::area::{Pack, Ring, example};
    use crate::domain::form::Section;
    use crate::domain::instrument::Instrument;
    use crate::domain::joining::{Joining, Tie};
    use crate::domain::ledger::Marks;
    use crate::envelope::tie;
    use serde_json::{Value, json};

    const DASH: &[u8] = include_bytes!("../../../public/instruments/dash-ric.json");

    fn site() -> Site {
        Site { packs: vec![example::pack()], instrument: Some(Instrument::parse(DASH).unwrap()), ..Site::default() }
    }

    /// The first recorded referral, changed, as this site shows it.
    fn reading(site: &Site, change: impl Fn(&mut Value)) -> Reading {
        let mut record: Value = serde_json::from_str(include_str!("../../../tests/vectors/record-v1.json")).unwrap();
        change(&mut record);
        let record = Record::read(record.to_string().as_bytes()).unwrap();
        let kept = Kept { practice: record.is_practice(), ..kept(tie(&record.kind), &record.sealed_at) };
        let marks = Marks {
            sha256: "ff".into(),
            reference: "Q9W1-DFWF-077Y".into(),
            submission: record.submission.clone(),
            content: "cc".into(),
        };
        let case = match &kept.tie {
            Tie::Adds(adds) => Case { addition: Some((adds.clone(), Joining::NotHere)), ..Case::default() },
            Tie::Referral { .. } => Case::default(),
        };
        Reading::of(7, &record, &Found { marks, kept }, case, site, NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    #[test]
    fn safe_contact_comes_first_and_the_counts_are_complete() {
        let shown = reading(&site(), |_| ());
        assert_eq!(shown.parts[0].section, Section::SafeContact);
        assert_eq!(shown.counts.as_deref(), Some("Yes 17, No 3, Don't know 4, not answered 0"));
        assert_eq!(shown.marking, "OFFICIAL-SENSITIVE when complete");
        assert!(shown.head.iter().any(|(_, value)| value == "Northmere"));
        assert!(shown.gaps.is_empty() && shown.addition.is_none() && shown.since.is_empty());
    }

    #[test]
    fn without_a_checklist_every_answer_is_shown_by_its_id_and_nothing_is_counted() {
        let shown = reading(&Site::default(), |_| ());
        let ric = shown.parts.iter().find(|part| part.section == Section::Ric).unwrap();
        assert_eq!(ric.rows.iter().filter(|row| row.label.starts_with("dash-")).count(), 24);
        assert_eq!((shown.counts, shown.checklist), (None, Checklist::NotServed));
    }

    #[test]
    fn what_a_referral_was_sent_without_is_named() {
        let shown = reading(&site(), |json| {
            json["referral"]["victim"].as_object_mut().unwrap().remove("name");
            json["referral"]["ric"].as_object_mut().unwrap().remove("dash-13");
        });
        assert_eq!(shown.gaps.len(), 2, "{:?}", shown.gaps);
        assert!(shown.gaps[1].starts_with("13. "));
        assert_eq!(shown.counts.as_deref().map(|counts| counts.ends_with("not answered 1")), Some(true));
    }

    #[test]
    fn an_update_shows_what_it_changes_and_misses_nothing() {
        let shown = reading(&site(), |json| {
            json["kind"] = json!("update");
            json["refers_to"] = json!("Q9W1-DFWF-077Y");
            json["amend_key"] = json!("0".repeat(26));
            json["referral"] = json!({ "safe_contact": { "times": "Never on Mondays" } });
        });
        let said = shown.addition.unwrap();
        assert!(said.words.starts_with("Update to an earlier referral. Adds to Q9W1-DFWF-077Y."), "{}", said.words);
        assert!(!said.proved && shown.changed.is_empty());
        assert_eq!(shown.sender.ring, Ring::NotNamed);
        let rows: Vec<_> = shown.parts.iter().flat_map(|part| &part.rows).map(|row| row.answer.as_str()).collect();
        assert_eq!(rows, ["Never on Mondays"]);
        assert!(shown.gaps.is_empty());
    }

    #[test]
    fn a_confidential_address_is_folded_away_and_stands_nowhere_else() {
        let plain = reading(&site(), |_| ());
        assert!(plain.need_to_know.is_empty());
        let shown = reading(&site(), |json| json["referral"]["victim"]["confidential_address"] = json!("yes"));
        let folded: Vec<_> = shown.need_to_know.iter().map(|row| row.answer.as_str()).collect();
        assert_eq!(folded, ["Flat 2, 14 Tern Street\nNorthmere", "NM1 4QT"]);
        assert!(shown.parts.iter().flat_map(|part| &part.rows).all(|row| !row.answer.contains("Tern Street")));
    }

    #[test]
    fn what_this_version_does_not_know_is_said_to_be_there() {
        assert!(!reading(&site(), |_| ()).more_than_shown);
        assert!(reading(&site(), |json| json["referral"]["victim"]["shoe_size"] = json!(5)).more_than_shown);
        assert!(reading(&site(), |json| json["later"] = json!(true)).more_than_shown);
        let flooded = reading(&site(), |json| {
            for item in 0..2000 {
                json["referral"]["ric"][format!("item-{item}")] = json!({ "answer": "yes" });
            }
        });
        assert!(flooded.more_than_shown && flooded.parts.iter().all(|part| part.rows.len() <= MOST_ROWS));
    }

    #[test]
    fn what_a_table_said_and_no_answer_holds_is_shown_with_why() {
        let shown = reading(&site(), |json| {
            json["referral"]["import"] = json!({ "cells": [
                { "column": "DOB", "text": "about 30", "why": "no_date" }, { "column": "Ward", "text": "Upper Mere" }
            ] });
        });
        let texts: Vec<_> = shown.beside.iter().map(|(column, text, _)| (column.as_str(), text.as_str())).collect();
        assert_eq!(texts, [("DOB", "about 30"), ("Ward", "Upper Mere")]);
        assert_eq!((shown.beside[0].2.as_str(), shown.beside[1].2.as_str()), ("not a date", "kept as it stood"));
        assert!(!shown.more_than_shown);
    }

    #[test]
    fn a_marking_is_there_even_where_the_area_has_none() {
        let mut json = example::json();
        json["marking"] = json!(" ");
        let site = Site { packs: vec![Pack::parse(json.to_string().as_bytes()).unwrap()], ..site() };
        assert_eq!(reading(&site, |_| ()).marking, "OFFICIAL-SENSITIVE when complete");
        assert_eq!(reading(&Site::default(), |_| ()).marking, "OFFICIAL-SENSITIVE when complete");
    }
}
