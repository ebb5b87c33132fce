//! Sealed files as they come in: each is opened, told from the others and written; then it is seen what belongs together.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::ledger::{AddsTo, Outcome, Row};
use super::opening::{Looked, Refused};
use super::read_beside::ReadBeside;
use super::{attachments, folder};
use crate::area::{Pack, Sender};
use crate::domain::answers::{Answers, Key};
use crate::domain::form::ids;
use crate::domain::joining::{Adds, AtHand, Joining, Submission, Tie};
use crate::domain::private::Private;
use crate::domain::record::{Record, RecordKind};
use crate::envelope::reference::sha256;
use crate::envelope::{Opened, Reference, hex, tie};
use crate::render::html::{Sheet, html};
use crate::wording::{area::marking, joining as words, say};

/// What has been opened so far in this run.
pub struct Intake<'a> {
    out: &'a Path,
    practice: bool,
    beside: ReadBeside,
    entries: Vec<Entry>,
    /// By SHA-256 of the sealed file: its name.
    files: HashMap<[u8; 32], String>,
    /// By submission: SHA-256 of each record that came under it, and the file it came in.
    submissions: HashMap<String, Vec<([u8; 32], String)>>,
    /// By reference: the file that has it.
    references: HashMap<Reference, String>,
    /// The referrals, each named by what it says of its agency.
    at_hand: AtHand<Answers>,
    /// Changes wait until every file was opened: their referral may come after them.
    changes: Vec<Change>,
    /// An attachment could not be marked as coming from outside.
    pub unmarked: bool,
}

/// One input: its row, its folder, and whether all of it was written.
pub struct Entry {
    pub row: Row,
    pub folder: Option<PathBuf>,
    pub well: bool,
}

/// An opened change, written but for its page.
struct Change {
    entry: usize,
    reference: String,
    record: Record,
}

impl<'a> Intake<'a> {
    /// Nothing opened yet.
    pub fn new(out: &'a Path, practice: bool, beside: ReadBeside) -> Intake<'a> {
        let (entries, files, submissions, references, at_hand, changes) = Default::default();
        let unmarked = false;
        Intake { out, practice, beside, entries, files, submissions, references, at_hand, changes, unmarked }
    }

    /// Takes a file that was looked into, and writes what it holds.
    pub fn take(&mut self, file: &Path, looked: Result<Looked, Refused>) {
        let name = file.display().to_string();
        let Looked { sha256, opened } = match looked {
            Ok(looked) => looked,
            Err(Refused(outcome, detail)) => return self.enter(name, outcome, String::new(), detail),
        };
        let mut reference = Reference::from_sha256(&sha256).to_string();
        if let Some(first) = self.files.get(&sha256) {
            let detail = say!("cli-open-duplicate", file = first);
            return self.enter(name, Outcome::Duplicate, reference, detail);
        }
        match opened.and_then(|(opened, record)| self.of_this_mode(opened, record)) {
            Err(Refused(outcome, detail)) => {
                if outcome == Outcome::NotAReferral {
                    reference.clear();
                }
                self.enter(name, outcome, reference, detail);
            }
            Ok((opened, record)) => {
                self.files.insert(sha256, name.clone());
                self.keep(name, &opened, record);
            }
        }
    }

    /// Sees which change belongs to which referral, and writes their pages; the entries in the order of the files.
    pub fn joined(mut self) -> Vec<Entry> {
        for change in std::mem::take(&mut self.changes) {
            let tie = tie(&change.record.kind);
            let Tie::Adds(adds) = &tie else { continue };
            for record in folder::earlier(self.out, &adds.refers_to) {
                self.remember(&adds.refers_to, &record);
            }
            if let Some(joining) = self.at_hand.join(Submission::of(&change.reference, &change.record, &tie)) {
                self.finish(&change, adds, &joining);
            }
        }
        self.entries
    }

    fn of_this_mode(&self, opened: Opened, record: Record) -> Result<(Opened, Record), Refused> {
        if record.is_practice() && !self.practice {
            return Err(Refused(Outcome::Practice, say!("cli-open-practice-row")));
        }
        Ok((opened, record))
    }

    fn keep(&mut self, name: String, opened: &Opened, record: Record) {
        let mut details = Vec::new();
        let reference = opened.reference.to_string();
        // The record names its attachments by hash, so equal records are equal referrals.
        let noted = attachments::are_noted(&opened.attachments, &record.attachments);
        let hash = sha256(&opened.record);
        // A later change may name it by this reference, duplicate or not.
        self.remember(&reference, &record);
        let same = self.submissions.entry(record.submission.clone()).or_default();
        if let Some((_, first)) = same.iter().find(|(known, _)| *known == hash && noted) {
            let detail = say!("cli-open-duplicate", file = first);
            return self.enter(name, Outcome::Duplicate, reference, detail);
        }
        if let Some((_, first)) = same.first() {
            details.push(say!("cli-open-changed", file = first));
        }
        same.push((hash, name.clone()));
        if !noted {
            details.push(say!("cli-open-attachments-differ"));
        }
        if record.is_practice() {
            details.push(say!("cli-open-practice-opened"));
        }
        let mut folder = self.out.join(&reference);
        if let Some(first) = self.references.get(&opened.reference) {
            details.push(say!("cli-open-shared-reference", file = first));
            folder = self.out.join(format!("{reference}-{}", &hex(&opened.sha256)[..8]));
        }
        self.references.entry(opened.reference).or_insert_with(|| name.clone());

        let marked = folder::write(&folder, opened);
        self.unmarked |= marked == Ok(false);
        let mut written = marked.map(drop);
        let is_referral = matches!(record.kind, RecordKind::Referral { .. });
        if is_referral && written.is_ok() {
            let sender = |pack: Option<&Pack>| Sender::of(&record.answers, pack);
            written = folder::write_html(&folder, &self.page(&reference, &record, sender, Vec::new()), &[]);
        }
        details.extend(written.as_ref().err().cloned());
        self.enter(name, Outcome::Opened, reference.clone(), details.join(" "));
        let (entry, last) = (self.entries.len() - 1, self.entries.last_mut());
        last.into_iter().for_each(|last| {
            last.well = written.is_ok();
            last.folder = Some(folder.clone());
        });
        if !is_referral {
            self.changes.push(Change { entry, reference, record });
        }
    }

    fn remember(&mut self, reference: &str, record: &Record) {
        let agency = Key::of(ids::AGENCY).and_then(|key| Some((key, record.answers.values.get(&key)?.clone())));
        let says = Answers { values: Private(agency.into_iter().collect()), ..Answers::default() };
        self.at_hand.add(says, Submission::of(reference, record, &tie(&record.kind)));
    }

    /// Writes the page of a change and says in its row what it adds to.
    fn finish(&mut self, change: &Change, adds: &Adds, joining: &Joining<Answers>) {
        let Change { entry, reference, record } = change;
        let page = |joining: &Joining<Answers>| {
            let referral = match joining {
                Joining::Joined { to } => Some(to),
                Joining::Unproved { beside } => beside.first(),
                Joining::NotHere => None,
            };
            let sender = |pack: Option<&Pack>| Sender::of_change(&record.answers, referral, pack);
            let notices = [words::addition(adds, joining)].into_iter().chain(words::caution(adds.what));
            self.page(reference, record, sender, notices.collect())
        };
        // What an earlier run wrote before the referral was there.
        let outdated = [page(&Joining::NotHere), page(&Joining::Unproved { beside: Vec::new() })];
        let page = page(joining);
        let Entry { row, folder, well } = &mut self.entries[*entry];
        let mut details = vec![words::addition(adds, joining)];
        details.extend(words::caution(adds.what));
        details.extend(Some(std::mem::take(&mut row.detail)).filter(|detail| !detail.is_empty()));
        if let Some(folder) = folder.as_ref().filter(|_| *well) {
            let written = folder::write_html(folder, &page, &outdated);
            *well = written.is_ok();
            details.extend(written.err());
        }
        row.detail = details.join(" ");
        row.adds = Some(AddsTo { kind: adds.what.id(), reference: adds.refers_to.clone(), proved: joining.proved() });
    }

    fn page(
        &self,
        reference: &str,
        record: &Record,
        sender: impl FnOnce(Option<&Pack>) -> Sender,
        notices: Vec<String>,
    ) -> String {
        let (pack, context) = self.beside.area(&record.area);
        html(&Sheet {
            record,
            reference,
            area: pack.map_or(&record.area, |pack| pack.name.en()),
            marking: &marking(pack),
            sender: sender(pack),
            notices,
            context,
        })
    }

    fn enter(&mut self, file: String, outcome: Outcome, reference: String, detail: String) {
        let row = Row { file, outcome, reference, detail, adds: None };
        self.entries.push(Entry { row, folder: None, well: true });
    }
}
