//! The cases of an output: those of a register, or what sealed files hold; whatever stays out is said.

use std::path::{Path, PathBuf};

use crate::area::PackMode;
use crate::casework::{self, Found, Gate, LeftOut, LookAlikes, Sitting, earlier};
use crate::domain::joining::{AtHand, Joining, Submission, Tie};
use crate::domain::record::Record;
use crate::domain::register::{Id, Register};
use crate::envelope::{Identity, tie};
use crate::native::cli::Outcome;
use crate::native::cli::output::{cannot_read, tell};
use crate::native::cli::register::{Loaded, cases};
use crate::native::cli::sealed_files;
use crate::native::register::Folder;
use crate::render::outputs::Meeting;
use crate::wording::{joining, say};

/// What was found.
pub struct Gathered {
    pub found: Vec<Found>,
    pub meeting: Option<Meeting>,
    /// Of a register: what it knows of meetings and actions.
    pub known: Option<Known>,
    /// The cases that stop until a person has decided, each with why.
    pub stops: Vec<(String, String)>,
    /// Less than well: something stays out that a person should look at.
    pub outcome: Outcome,
}

/// A register, and the cases of it whose earlier actions minutes look at.
pub struct Known {
    register: Register,
    pub meeting: Option<Id>,
    earlier: Vec<Found>,
}

impl Known {
    /// For minutes and action log.
    pub fn sitting(&self) -> Sitting<'_> {
        Sitting { register: &self.register, meeting: self.meeting, earlier: &self.earlier }
    }
}

/// The cases of a register: those of a meeting, or all that nobody has turned away. Restricted ones only by their names.
pub fn register(
    root: &Path,
    meeting: Option<&str>,
    only: &[String],
    gate: Gate,
    put_in: &[String],
    identities: &[Identity],
) -> Result<Gathered, String> {
    let folder = Folder::open(root).map_err(|error| cannot_read(root, &error))?;
    let loaded = Loaded::read(&folder, gate.pack, identities)?;
    loaded.tell();
    let the_meeting = |typed| {
        casework::the_meeting(&loaded.register, typed).ok_or_else(|| say!("cli-export-no-meeting", text = typed))
    };
    let meeting = meeting.map(the_meeting).transpose()?;
    let (all, hidden) = cases::each(&loaded, identities, |id, case, content| (id, case, content));
    let look_alikes = LookAlikes::of(&all, &loaded.scope);
    let of_meeting = meeting.as_ref().map(|(id, _)| *id);
    let casework::Gathered { found, left_out, conflicts, restricted } = casework::gather(&all, of_meeting, only);
    for (case, about) in conflicts {
        tell(say!("cli-export-conflict", case = case, what = about));
    }
    let mut well = loaded.all_count() && loaded.not_entered() == 0 && left_out.is_empty();
    for LeftOut { case, why } in left_out {
        tell(say!("cli-export-left-out", case = case, why = why));
    }
    if restricted + hidden > 0 {
        tell(say!("cli-list-restricted", count = restricted + hidden));
    }
    well &= all_there(&found, only);
    let outcome = if well { Outcome::AllWell } else { Outcome::SomeRefused };
    let gate = Gate { beside: Some((&loaded.register, &look_alikes)), ..gate };
    let (stops, earlier) = (gate.stops(&found), earlier(&all, &gate, put_in));
    let known = Some(Known { register: loaded.register, meeting: of_meeting, earlier });
    Ok(Gathered { found, meeting: meeting.map(|(_, meeting)| meeting), known, stops, outcome })
}

/// The referrals among sealed files, each with what adds to it and is proved by its key.
pub fn files(
    inputs: &[PathBuf],
    only: &[String],
    gate: Gate,
    identities: &[Identity],
    json: bool,
) -> Result<Gathered, String> {
    let looked =
        sealed_files::look_into(inputs, identities, |_, opened, record| (opened.reference.to_string(), record))?;
    looked.tell(json);
    let pack = gate.pack;
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
        at_hand.add(found.len(), Submission::of(&reference, &record, &tie));
        found.push(Found::sealed(reference, record.answers, record.sealed_at));
    }
    changes.sort_by(|(_, a), (_, b)| a.sealed_at.cmp(&b.sealed_at));
    for (reference, record) in changes {
        let tie = tie(&record.kind);
        let Tie::Adds(adds) = &tie else { continue };
        match at_hand.join(Submission::of(&reference, &record, &tie)) {
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
    let stops = gate.stops(&found);
    Ok(Gathered { found, meeting: None, known: None, stops, outcome })
}

/// Whether every case that was named is there; says which is not.
fn all_there(found: &[Found], only: &[String]) -> bool {
    let missing = only.iter().filter(|named| !found.iter().any(|found| found.named() == **named));
    missing.map(|named| tell(say!("cli-export-not-there", case = named))).count() == 0
}

fn wanted(reference: &str, only: &[String]) -> bool {
    only.is_empty() || only.iter().any(|one| one == reference)
}
