//! The ledger: what became of every file that somebody wanted opened. It marks, and never leaves one out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::private::Private;

/// One row for each input, in the order in which they were given; `T` is what a program keeps of an opened one.
#[derive(Clone, Debug)]
pub struct Ledger<T> {
    rows: Vec<Row<T>>,
    /// The rows with each mark, duplicates left out: comparing with every row would take minutes for some ten thousand.
    marked: BTreeMap<String, Vec<usize>>,
}

/// What became of one input.
#[derive(Clone, Debug)]
pub struct Row<T> {
    /// Its file name, or what stands for one.
    pub name: Private<String>,
    pub outcome: Outcome,
    pub remarks: Vec<Remark>,
    /// Of an input that was opened, a practice record or a duplicate.
    pub found: Option<Found<T>>,
}

/// An opened input: what tells it from others, and what is kept of it.
#[derive(Clone, Debug)]
pub struct Found<T> {
    pub marks: Marks,
    pub kept: T,
}

/// What tells one opened file from another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// SHA-256 of the sealed binary, hex.
    pub sha256: String,
    /// Short name of the sealed binary, for people.
    pub reference: String,
    /// The submission named in the record.
    pub submission: String,
    /// SHA-256 over the record and everything attached, hex.
    pub content: String,
}

/// The outcomes of opening one input; the first eight are those of `ledger.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Opened,
    /// The same bytes again, or the same submission with the same content.
    Duplicate,
    WrongKey,
    Damaged,
    Truncated,
    NewerVersion,
    /// A practice record met with a live identity.
    Practice,
    NotAReferral,
    /// The file could not be read at all.
    Unreadable,
    /// It was given, and the person stopped before it was looked at.
    Stopped,
    /// It says that it is real, where practice files alone are opened.
    Live,
}

/// Something about a row that a person should know; numbers count rows from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// Byte for byte the file of that row.
    SameFileAs(usize),
    /// Another file with the submission and the content of that row.
    SameReferralAs(usize),
    /// The submission of that row, with other content: both are opened.
    OtherContentThan(usize),
    /// Another file that happens to share the reference of that row: tell them apart by their content.
    SameReferenceAs(usize),
    /// Locked with a passphrase, as key files and drafts are: no referral is.
    LockedFile,
    /// A text with a secret key in it.
    SecretKey,
}

impl<T> Ledger<T> {
    /// Enters an input that was opened and returns its row number, from 1.
    ///
    /// `practice_met_live`: a practice record, opened with a live identity.
    pub fn opened(&mut self, name: String, marks: Marks, kept: T, practice_met_live: bool) -> usize {
        let (duplicate, remarks) = self.compare(&marks);
        let outcome = match (duplicate, practice_met_live) {
            (true, _) => Outcome::Duplicate,
            (false, true) => Outcome::Practice,
            (false, false) => Outcome::Opened,
        };
        self.enter(Row { name: Private(name), outcome, remarks, found: Some(Found { marks, kept }) })
    }

    /// Enters an input that was not opened and returns its row number, from 1; `remark`: what it was mistaken for.
    pub fn refused(&mut self, name: String, outcome: Outcome, remark: Option<Remark>) -> usize {
        self.enter(Row { name: Private(name), outcome, remarks: remark.into_iter().collect(), found: None })
    }

    /// All rows.
    pub fn rows(&self) -> &[Row<T>] {
        &self.rows
    }

    /// The row with this number, from 1.
    pub fn row(&self, number: usize) -> Option<&Row<T>> {
        self.rows.get(number.checked_sub(1)?)
    }

    /// How many inputs had each outcome, in the order of [`Outcome::ALL`]; outcomes that nobody had are left out.
    pub fn counts(&self) -> Vec<(Outcome, usize)> {
        let count = |outcome| self.rows.iter().filter(|row| row.outcome == outcome).count();
        Outcome::ALL.into_iter().map(|outcome| (outcome, count(outcome))).filter(|(_, count)| *count > 0).collect()
    }

    /// Whether nothing was given yet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn enter(&mut self, row: Row<T>) -> usize {
        let number = self.rows.len() + 1;
        if let Some(found) = row.found.as_ref().filter(|_| row.outcome != Outcome::Duplicate) {
            for mark in found.marks.all() {
                self.marked.entry(mark.to_owned()).or_default().push(number);
            }
        }
        self.rows.push(row);
        number
    }

    /// Against the rows that are not duplicates themselves: the first of equal files stands for all.
    fn compare(&self, marks: &Marks) -> (bool, Vec<Remark>) {
        let alike: BTreeSet<usize> =
            marks.all().into_iter().filter_map(|mark| self.marked.get(mark)).flatten().copied().collect();
        let mut remarks = Vec::new();
        for number in alike {
            let Some(known) = self.row(number).and_then(|row| row.found.as_ref()) else { continue };
            let known = &known.marks;
            if known.sha256 == marks.sha256 {
                return (true, vec![Remark::SameFileAs(number)]);
            }
            if known.submission == marks.submission && known.content == marks.content {
                return (true, vec![Remark::SameReferralAs(number)]);
            }
            if known.submission == marks.submission {
                remarks.push(Remark::OtherContentThan(number));
            }
            if known.reference == marks.reference {
                remarks.push(Remark::SameReferenceAs(number));
            }
        }
        (false, remarks)
    }
}

impl Marks {
    /// What two files that are alike have in common; which mark it is is looked at afterwards.
    fn all(&self) -> [&str; 3] {
        [&self.sha256, &self.reference, &self.submission]
    }
}

impl<T> Default for Ledger<T> {
    fn default() -> Self {
        Ledger { rows: Vec::new(), marked: BTreeMap::new() }
    }
}

impl Outcome {
    /// All outcomes, in the order in which they are counted.
    pub const ALL: [Outcome; 11] = [
        Outcome::Opened,
        Outcome::Duplicate,
        Outcome::Practice,
        Outcome::Live,
        Outcome::WrongKey,
        Outcome::Damaged,
        Outcome::Truncated,
        Outcome::NewerVersion,
        Outcome::NotAReferral,
        Outcome::Unreadable,
        Outcome::Stopped,
    ];

    /// The word in `ledger.csv`.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Opened => "opened",
            Outcome::Duplicate => "duplicate",
            Outcome::WrongKey => "wrong_key",
            Outcome::Damaged => "damaged",
            Outcome::Truncated => "truncated",
            Outcome::NewerVersion => "newer_version",
            Outcome::Practice => "practice",
            Outcome::NotAReferral => "not_a_referral",
            Outcome::Unreadable => "unreadable",
            Outcome::Stopped => "stopped",
            Outcome::Live => "live",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(file: &str, submission: &str, content: &str) -> Marks {
        Marks {
            sha256: file.into(),
            reference: format!("R-{file}"),
            submission: submission.into(),
            content: content.into(),
        }
    }

    #[test]
    fn five_copies_of_a_file_are_one_referral_and_four_duplicates() {
        let mut ledger = Ledger::default();
        for copy in 0..5 {
            ledger.opened(format!("{copy}.age"), marks("f", "s", "c"), (), false);
        }
        assert_eq!(ledger.counts(), [(Outcome::Opened, 1), (Outcome::Duplicate, 4)]);
        assert!(ledger.rows()[1..].iter().all(|row| row.remarks == [Remark::SameFileAs(1)]));
    }

    #[test]
    fn one_submission_sealed_twice_is_a_duplicate_and_with_other_content_it_is_opened_and_said() {
        let mut ledger = Ledger::default();
        ledger.opened("a.age".into(), marks("f1", "s", "c"), (), false);
        ledger.opened("b.age".into(), marks("f2", "s", "c"), (), false);
        ledger.opened("c.age".into(), marks("f3", "s", "other"), (), false);
        assert_eq!(ledger.row(2).unwrap().outcome, Outcome::Duplicate);
        assert_eq!(ledger.row(2).unwrap().remarks, [Remark::SameReferralAs(1)]);
        assert_eq!(ledger.row(3).unwrap().outcome, Outcome::Opened);
        assert_eq!(ledger.row(3).unwrap().remarks, [Remark::OtherContentThan(1)]);
    }

    #[test]
    fn two_files_that_share_a_reference_are_told_apart() {
        let mut ledger = Ledger::default();
        ledger.opened("a.age".into(), marks("f1", "s1", "c1"), (), false);
        ledger.opened("b.age".into(), Marks { reference: "R-f1".into(), ..marks("f2", "s2", "c2") }, (), false);
        assert_eq!(ledger.row(2).unwrap().outcome, Outcome::Opened);
        assert_eq!(ledger.row(2).unwrap().remarks, [Remark::SameReferenceAs(1)]);
    }

    #[test]
    fn a_practice_record_met_with_a_live_identity_has_a_row_of_its_own() {
        let mut ledger = Ledger::default();
        ledger.opened("a.age".into(), marks("f1", "s1", "c1"), (), true);
        ledger.opened("again.age".into(), marks("f1", "s1", "c1"), (), true);
        assert_eq!(ledger.counts(), [(Outcome::Duplicate, 1), (Outcome::Practice, 1)]);
    }

    #[test]
    fn the_counts_add_up_to_everything_that_was_given() {
        let mut ledger = Ledger::default();
        for outcome in Outcome::ALL.into_iter().skip(3) {
            ledger.refused("x".into(), outcome, None);
        }
        ledger.opened("a.age".into(), marks("f", "s", "c"), (), false);
        let counted: usize = ledger.counts().iter().map(|(_, count)| count).sum();
        assert_eq!((counted, ledger.rows().len()), (9, 9));
        assert_eq!(ledger.row(0).map(|row| row.outcome), None);
    }

    #[test]
    fn a_file_name_that_may_tell_who_it_is_about_does_not_print() {
        let mut ledger: Ledger<()> = Ledger::default();
        ledger.refused("Marla Quill.age".into(), Outcome::Damaged, None);
        assert!(!format!("{ledger:?}").contains("Marla"));
    }
}
