//! What the desk asks about a register, and what it is told.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entering::{Import, Imported};
use super::keeping::{Keep, Keeping};
use super::overview::Overview;
use crate::casework::{Alike, Beside, Correction, Docket, Given, Line, Sighted, Wanted};
use crate::domain::joining::Tie;
use crate::domain::register::{Case, CaseId, Day, Id, Sha256};
use crate::domain::returns::Level;

/// A question; bytes travel beside it. `now`: UTC seconds, by the clock of this computer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Begins with an empty register: the area's pack and the checklist as they came, and the day.
    Begin { pack: String, instrument: String, today: String },
    /// Sealed events.
    Events,
    /// Records that were opened, in this order; without amend keys, so how each hangs together with others comes too.
    Know { bodies: Vec<(Sha256, Tie)> },
    /// Sealed files that are there and do not open.
    Unopened { bodies: Vec<Sha256> },
    /// What the events come to.
    Settle { now: String },
    /// Says these things, each an event without who and when. Nothing of it counts before it is [`Ask::Wrote`].
    Say { what: Vec<Value>, now: String },
    /// Says of files that are known and are not in the register that they came in.
    Take { bodies: Vec<Sha256>, now: String },
    /// Says of what adds to a case that it is filed there, where its key proves that.
    File { now: String },
    /// These events are in the folder now.
    Wrote { events: Vec<Id>, now: String },
    /// Says what takes back these events, [`What::Retracted`](crate::domain::register::What); like [`Ask::Say`] otherwise.
    TakeBack { what: Value, events: Vec<Id>, now: String },
    /// Everything about one case.
    Look { case: CaseId },
    /// The cases that have what somebody typed: people stay in the worker, whoever is looked for.
    Search { text: String },
    /// What a meeting has before it.
    Docket { meeting: Id },
    /// Names for new meetings or actions.
    Mint { count: usize },
    /// Two cases that look alike, side by side.
    Beside { case: CaseId, other: CaseId },
    /// Compares some more of the cases that wait for it.
    Compare,
    /// Papers that could be made: what stops them, and what a person should know before any of it is written.
    Check { papers: Vec<Paper> },
    /// The papers as one file, unless something stops: several come as a zip.
    Make { papers: Vec<Paper> },
    /// What the data return counts, of periods that end on one of these days.
    Count { from: Option<Day>, to: Option<Day>, published: Option<Level>, today: String },
    /// About a table of cases.
    Import(Import),
    /// About what is kept, and until when.
    Keep(Keep),
    /// What a zip holds.
    Unzip,
    /// One zip of these files.
    Zip { names: Vec<String> },
}

/// What comes back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Told {
    Begun(Result<(), NotBegun>),
    /// For each file whether it told something.
    Events(Vec<bool>),
    Known,
    Overview(Box<Overview>),
    /// With the sealed events as bytes, in this order.
    Said(Result<Vec<Written>, NotSaid>),
    /// With the record as the register leaves it, as bytes, or with none.
    Looked(Option<Box<WholeCase>>),
    Sighted(Sighted),
    Docket(Box<Docket>),
    /// None where the device gave no randomness.
    Minted(Vec<Id>),
    /// Nothing where one of them cannot be looked into.
    Beside(Option<Vec<Beside>>),
    /// The cases that look like another one while nobody has decided what they are to one another, and how many still wait
    /// to be compared.
    Compared {
        unmatched: Vec<CaseId>,
        waiting: usize,
    },
    /// One for each paper, in their order.
    Checked(Vec<Checked>),
    /// With the file as bytes; which papers are in it.
    Made {
        file: String,
        papers: Vec<Given>,
    },
    /// These cases must not go to whom a paper is for, until a person has decided.
    Stops(Vec<Stopped>),
    /// Why there is no paper, in words.
    NotMade(String),
    /// With the table as bytes, and after it the page of its charts where there is something to draw.
    Counted(Box<Counted>),
    Imported(Imported),
    Keeping(Keeping),
    /// Their paths, with the files as bytes; nothing of what is no zip.
    Unzipped(Option<Vec<String>>),
    /// With the zip as bytes, or with none.
    Zipped,
}

/// Why a register was not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotBegun {
    /// The pack or the checklist does not load.
    Unreadable,
    /// No key is held that the pack names for signing: whatever was said would not count.
    NoSigner,
    /// The pack has nobody to seal to.
    NobodyToSealTo,
}

/// Why something was not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotSaid {
    /// Something is missing, such as a second person.
    Incomplete,
    /// It says more than an event can hold.
    TooLong,
    /// The device gave no randomness, or what was sealed did not verify.
    NotSealed,
}

/// A sealed event, and where it belongs below the folder of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub id: Id,
    pub path: String,
    /// The sealed file that it says came in.
    pub body: Option<Sha256>,
}

/// Everything about one case but its record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WholeCase {
    pub line: Line,
    pub state: Case,
    /// The routes that the area's rules find met by their own arithmetic.
    pub found: Vec<String>,
    /// The cases that look like it, naming nobody.
    pub alike: Vec<Alike>,
    /// What was corrected, beside what was sent.
    pub corrections: Vec<Correction>,
}

/// A paper that is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    pub wanted: Wanted,
    pub meeting: Option<Id>,
    /// References or event ids; all where there are none.
    pub only: Vec<String>,
    /// Cases that stop, and that a person puts in all the same.
    pub put_in: Vec<String>,
    /// Cases that stop, and that a person leaves out.
    pub leave_out: Vec<String>,
    pub confidential_address: bool,
    pub immigration: bool,
    /// Whether it is sealed to whom it is for, where the pack has their key.
    pub seal: bool,
    /// The pack of the area that it goes to, as it came: it is sealed to the people of that.
    pub to_area: Option<String>,
    pub today: String,
}

/// A case that stops, and why, naming nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// Where there are several papers: for whom the one is that it stops.
    pub to: String,
    pub case: String,
    pub why: String,
}

/// What a person should know of a paper before it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// For whom it is; empty: for the MARAC team alone.
    pub to: String,
    /// How many cases would be in it.
    pub cases: usize,
    /// Whether it would be sealed.
    pub sealed: bool,
    pub stops: Vec<Stopped>,
    /// Cases on which people differ, and cases that stay out, in words.
    pub remarks: Vec<String>,
}

/// The data return in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub periods: Vec<PeriodRows>,
    /// What each measure means: its name, its definition, and the name of that.
    pub definitions: Vec<[String; 3]>,
    /// What was counted, and what was not and why.
    pub remarks: Vec<String>,
    pub charts: Vec<Picture>,
    /// What is not drawn, and why.
    pub not_drawn: Vec<String>,
}

/// The figures of one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodRows {
    /// `meeting`, `quarter` or `year`.
    pub kind: String,
    pub from: Day,
    pub to: Day,
    /// What a meeting is called.
    pub label: String,
    /// Measure, figure, of how many, percent, not known.
    pub rows: Vec<[String; 5]>,
}

/// A chart, and the table that says the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub title: String,
    pub svg: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub notes: Vec<String>,
}
