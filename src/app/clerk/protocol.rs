//! What the desk asks about a register, and what it is told.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entering::{Import, Imported};
use super::keeping::{Keep, Keeping};
use super::overview::Overview;
use crate::casework::{Correction, Line, Wanted};
use crate::domain::joining::Tie;
use crate::domain::register::{Case, CaseId, Id, Sha256};

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
    /// Everything about one case.
    Look { case: CaseId },
    /// A paper, unless something stops.
    Make { paper: Paper },
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
    /// With the file as bytes.
    Made {
        file: String,
        cases: Vec<CaseId>,
        sealed: bool,
    },
    /// These cases must not go to whom the paper is for, until a person has decided.
    Stops(Vec<Stopped>),
    /// Why there is no paper, in words.
    NotMade(String),
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
}

/// Everything about one case but its record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WholeCase {
    pub line: Line,
    pub state: Case,
    /// The routes that the area's rules find met by their own arithmetic.
    pub found: Vec<String>,
    /// What was corrected, beside what was sent.
    pub corrections: Vec<Correction>,
}

/// A paper that is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Paper {
    pub wanted: Wanted,
    pub meeting: Option<Id>,
    /// References or event ids; all where there are none.
    pub only: Vec<String>,
    /// Cases that a person puts in although they stop.
    pub put_in: Vec<String>,
    /// Whether the other cases that stop are left out.
    pub leave_out: bool,
    pub confidential_address: bool,
    pub immigration: bool,
    pub today: String,
}

/// A case that stops, and why, naming nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    pub case: String,
    pub why: String,
}
