//! The cases of an output: those of a register, or what sealed files hold; whatever stays out is said.

use std::path::{Path, PathBuf};

use chrono::NaiveTime;

use super::found::Found;
use crate::area::{Pack, PackMode};
use crate::domain::joining::{AtHand, Joining, Submission, Tie};
use crate::domain::record::Record;
use crate::domain::register::cases::Decision;
use crate::domain::register::{Case, Id};
use crate::envelope::{Identity, tie};
use crate::native::cli::Outcome;
use crate::native::cli::output::{cannot_read, tell};
use crate::native::cli::register::{Loaded, cases};
use crate::native::cli::sealed_files;
use crate::native::register::Folder;
use crate::render::outputs::Meeting;
use crate::wording::{joining, register as words, say};

/// What was found.
pub struct Gathered {
    pub found: Vec<Found>,
    pub meeting: Option<Meeting>,
    /// Less than well: something stays out that a person should look at.
    pub outcome: Outcome,
}

/// The cases of a register: those of a meeting, or all that nobody has turned away. Restricted ones only by their names.
pub fn register(
    root: &Path,
    meeting: Option<&str>,
    only: &[String],
    pack: &Pack,
    identities: &[Identity],
) -> Result<Gathered, String> {
    let folder = Folder::open(root).map_err(|error| cannot_read(root, &error))?;
    let loaded = Loaded::read(&folder, pack, identities)?;
    loaded.tell();
    let meeting = meeting.map(|typed| the_meeting(&loaded, typed)).transpose()?;
    let of_meeting = meeting.as_ref().map(|(id, _)| *id);
    let (all, hidden) = cases::each(&loaded, identities, |id, case, answers| (id, case.clone(), answers));
    let (mut found, mut restricted, mut well) = (Vec::new(), hidden, loaded.all_count() && loaded.not_entered() == 0);
    for (id, case, answers) in all {
        let reference = cases::reference(id);
        let called = if reference.is_empty() { id.to_string() } else { reference };
        let named = only.contains(&called);
        if !wanted(&called, only) || !(is_of(&case, of_meeting) || named) {
            continue;
        }
        if !case.restriction.is_empty() && !named {
            restricted += 1;
            continue;
        }
        let out = match answers {
            _ if case.is_purged() => continue,
            Ok(answers) => match cases::change(&case) {
                // Nobody knows whose it is: it may be a changed safe contact.
                Some(change) => say!("cli-list-unfiled", kind = joining::change(change)),
                None => {
                    if !case.conflicts().is_empty() {
                        let about: Vec<String> = case.conflicts().into_iter().map(words::conflict).collect();
                        tell(say!("cli-export-conflict", case = called, what = about.join(", ")));
                    }
                    found.push(Found::registered(id, &case, answers, of_meeting));
                    continue;
                }
            },
            Err(closed) => closed.words(),
        };
        well = false;
        tell(say!("cli-export-left-out", case = called, why = out));
    }
    if restricted > 0 {
        tell(say!("cli-list-restricted", count = restricted));
    }
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    well &= all_there(&found, only);
    let outcome = if well { Outcome::AllWell } else { Outcome::SomeRefused };
    Ok(Gathered { found, meeting: meeting.map(|(_, meeting)| meeting), outcome })
}

/// The referrals among sealed files, each with what adds to it and is proved by its key.
pub fn files(
    inputs: &[PathBuf],
    only: &[String],
    pack: &Pack,
    identities: &[Identity],
    json: bool,
) -> Result<Gathered, String> {
    let looked =
        sealed_files::look_into(inputs, identities, |_, opened, record| (opened.reference.to_string(), record))?;
    looked.tell(json);
    let mut outcome = if looked.refused() == 0 { Outcome::AllWell } else { Outcome::SomeRefused };
    let mut at_hand: AtHand<usize> = AtHand::default();
    let mut found: Vec<Found> = Vec::new();
    let mut changes: Vec<(String, Record)> = Vec::new();
    let mut left_out = |case: &str, why: String| {
        outcome = Outcome::SomeRefused;
        tell(say!("cli-export-left-out", case = case, why = why));
    };
    for (reference, record) in looked.into {
        let practice = record.is_practice();
        if practice != (pack.mode == PackMode::Practice) {
            left_out(&reference, if practice { say!("cli-open-practice-row") } else { say!("cli-register-real") });
            continue;
        }
        if record.area != pack.id {
            left_out(&reference, say!("cli-export-other-area", record = record.area, pack = pack.id));
            continue;
        }
        let tie = tie(&record.kind);
        if let Tie::Adds(_) = tie {
            changes.push((reference, record));
            continue;
        }
        at_hand.add(found.len(), submission(&reference, &record, &tie));
        found.push(Found::sealed(reference, record.answers, record.sealed_at));
    }
    changes.sort_by(|(_, a), (_, b)| a.sealed_at.cmp(&b.sealed_at));
    for (reference, record) in changes {
        let tie = tie(&record.kind);
        let Tie::Adds(adds) = &tie else { continue };
        match at_hand.join(submission(&reference, &record, &tie)) {
            Some(Joining::Joined { to }) => found[to].answers = found[to].answers.changed_by(&record.answers),
            Some(joining) => left_out(&reference, joining::addition(adds, &joining)),
            None => {}
        }
    }
    found.retain(|found| wanted(&found.reference, only));
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    if !all_there(&found, only) {
        outcome = Outcome::SomeRefused;
    }
    Ok(Gathered { found, meeting: None, outcome })
}

fn submission<'r>(reference: &'r str, record: &'r Record, tie: &'r Tie) -> Submission<'r> {
    Submission { reference, area: &record.area, practice: record.is_practice(), tie }
}

/// Whether every case that was named is there; says which is not.
fn all_there(found: &[Found], only: &[String]) -> bool {
    let missing = only.iter().filter(|named| !found.iter().any(|found| found.named() == **named));
    missing.map(|named| tell(say!("cli-export-not-there", case = named))).count() == 0
}

fn wanted(reference: &str, only: &[String]) -> bool {
    only.is_empty() || only.iter().any(|one| one == reference)
}

/// Whether a case is on the list of this meeting, in anybody's word; of no meeting: whether it is still to be heard.
fn is_of(case: &Case, meeting: Option<Id>) -> bool {
    if meeting.is_some() {
        return case.assignment.values().any(|assigned| assigned.meeting == meeting);
    }
    let away = |decision| matches!(decision, Decision::NotThisArea | Decision::NotCriteria | Decision::Mistake);
    case.decision.agreed().is_none_or(|decided| !away(decided.decision))
}

/// The meeting of this id, or the only one on this day.
fn the_meeting(loaded: &Loaded, typed: &str) -> Result<(Id, Meeting), String> {
    let plans = loaded.register.meetings.iter().filter_map(|(id, meeting)| Some((*id, meeting.plan.agreed()?)));
    let meant = |id: &Id, date: String| id.to_string().eq_ignore_ascii_case(typed) || date == typed;
    let mut plans = plans.filter(|(id, plan)| !plan.cancelled && meant(id, plan.date.to_string()));
    let (Some((id, plan)), None) = (plans.next(), plans.next()) else {
        return Err(say!("cli-export-no-meeting", text = typed));
    };
    let starts = plan.starts.as_deref().and_then(|starts| NaiveTime::parse_from_str(starts, "%H:%M").ok());
    let meeting = Meeting {
        label: plan.label.0.clone(),
        date: plan.date.0,
        starts: starts.filter(|_| !plan.without_meeting),
        minutes_per_case: plan.minutes_per_case.unwrap_or(USUAL_MINUTES),
    };
    Ok((id, meeting))
}

/// Where the meeting does not say: the upper end of what is usual, 12 to 15.
const USUAL_MINUTES: u32 = 15;
