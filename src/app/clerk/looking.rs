//! What is seen of a register: all of it in lines, one case in full.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::compared;
use super::office::{Area, Office};
use super::overview::{MeetingView, Overview};
use super::protocol::{Told, WholeCase};
use crate::casework::{Closed, Content, Line, corrections, loads, readable};
use crate::domain::criteria::Findings;
use crate::domain::form::ids;
use crate::domain::record::{Record, RecordKind};
use crate::domain::register::{Case, CaseId, MeetingState, Person, Register, Standing};
use crate::domain::{date::iso_day, date::iso_minute};
use crate::envelope::Identity;
use crate::wording::register as words;

impl Office {
    /// What has changed since the last time.
    pub(super) fn overview(&mut self, identities: &[Identity]) -> Overview {
        let Some(area) = &self.area else { return Overview::default() };
        let plans: BTreeMap<_, _> =
            self.register.meetings.iter().map(|(id, meeting)| (*id, meeting.plan.clone())).collect();
        if plans != self.plans {
            self.listed.retain(|_, case| case.assignment.is_empty());
            self.plans = plans;
        }
        let (cases, restricted) = readable(&self.register, &people(identities));
        let there: BTreeSet<CaseId> = cases.iter().map(|(id, _)| **id).collect();
        let gone: Vec<CaseId> = self.listed.keys().filter(|id| !there.contains(id)).copied().collect();
        for id in &gone {
            self.listed.remove(id);
            self.look_alikes.forget(*id);
            self.lookup.forget(*id);
        }
        let mut lines = Vec::new();
        for (id, case) in cases {
            if self.listed.get(id) == Some(case) {
                continue;
            }
            let content = Content::of(&self.known, *id, case);
            let content = content.as_ref().map_err(|closed| *closed);
            self.look_alikes.take(*id, case, content, &area.scope);
            self.lookup.take(*id, content);
            lines.push(line(&self.register, area, *id, case, content));
            self.listed.insert(*id, case.clone());
        }
        let (unmatched, waiting) = compared(&mut self.look_alikes, &self.register);
        Overview {
            me: area.signer(identities).map(Identity::person),
            people: area.scope.signers.iter().map(|(person, signer)| (*person, signer.label.clone())).collect(),
            lines,
            gone,
            restricted,
            meetings: self.meetings(),
            remarks: self.remarks(),
            unmatched,
            waiting,
            events: self.register.trail().iter().filter(|entry| entry.standing == Standing::Signed).count(),
        }
    }

    /// One case, with its record as the register leaves it.
    pub(super) fn look(&self, id: CaseId, identities: &[Identity]) -> (Told, Vec<Vec<u8>>) {
        let nothing = || (Told::Looked(None), Vec::new());
        let (Some(area), Some(case)) = (&self.area, self.readable(id, identities)) else { return nothing() };
        let content = Content::of(&self.known, id, case);
        let line = line(&self.register, area, id, case, content.as_ref().map_err(|closed| *closed));
        let answers = content.as_ref().ok().map(|content| &content.answers);
        let found = answers.map(|answers| {
            let how = answers.choice(ids::ASSESSMENT_HOW);
            Findings::of(answers, how, &answers.ric, &area.context).suggested().map(str::to_owned).collect()
        });
        let corrections = corrections(&self.known, id, case, &area.context).unwrap_or_default();
        let (found, alike) = (found.unwrap_or_default(), self.alike(id));
        let looked = WholeCase { line, state: case.clone(), found, alike, corrections };
        let record = content.ok().map(|content| record(area, id, case, content).to_bytes());
        (Told::Looked(Some(Box::new(looked))), record.into_iter().collect())
    }

    /// The cases that have what was typed, as far as this person may read them.
    pub(super) fn search(&self, text: &str, identities: &[Identity]) -> Told {
        let people = people(identities);
        let may_read = |id: CaseId| self.register.cases.get(&id).is_some_and(|case| case.may_be_read_by(&people));
        Told::Sighted(self.lookup.find(text, may_read))
    }

    fn meetings(&self) -> Vec<MeetingView> {
        let loads = loads(&self.register);
        let view = |(id, meeting): (&_, &MeetingState)| MeetingView {
            id: *id,
            plan: meeting.plan.clone(),
            attended: meeting.attended.values().cloned().collect(),
            load: loads.get(id).copied().unwrap_or_default(),
        };
        self.register.meetings.iter().map(view).collect()
    }

    fn remarks(&self) -> Vec<(String, usize)> {
        let mut remarks: BTreeMap<String, usize> = BTreeMap::new();
        for entry in self.register.trail() {
            if entry.standing != Standing::Signed {
                *remarks.entry(words::standing(entry.standing)).or_default() += 1;
            }
            for doubt in &entry.doubts {
                *remarks.entry(words::doubt(*doubt)).or_default() += 1;
            }
        }
        remarks.into_iter().collect()
    }
}

pub(super) fn people(identities: &[Identity]) -> Vec<Person> {
    identities.iter().map(Identity::person).collect()
}

fn line(register: &Register, area: &Area, id: CaseId, case: &Case, content: Result<&Content, Closed>) -> Line {
    Line::of(register, &area.scope, id, case, content, &area.context)
}

/// What a case holds as one record, so that it is read like a referral wherever it came from.
fn record(area: &Area, id: CaseId, case: &Case, content: Content) -> Record {
    let brought = case.brought().map(|by| iso_minute(by.at)).unwrap_or_default();
    Record {
        submission: id.to_string(),
        kind: RecordKind::Referral { amend_hash: String::new() },
        mode: if area.scope.practice { "practice" } else { "live" }.into(),
        area: area.pack.id.clone(),
        sealed_at: brought,
        referred_on: content.referred_on.map(iso_day).unwrap_or_default(),
        build: String::new(),
        instrument: None,
        answers: content.answers,
        attachments: Vec::new(),
        extra: Default::default(),
    }
}
