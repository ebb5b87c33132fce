//! What page and worker say to each other; both are of one build.

use serde::{Deserialize, Serialize};

use crate::domain::glance::Glance;
use crate::domain::joining::Tie;
use crate::domain::ledger::{Marks, Outcome, Remark};
use crate::envelope::lock::UnlockError;

/// What the page asks; the bytes travel beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Question {
    /// A passphrase in UTF-8, then identity files: unlocks each and keeps what it holds. The first of them is what was
    /// pasted, where that is `pasted`.
    Unlock { pasted: bool },
    /// The packs and the checklist of the site, as they came, and the day: see [`super::beside`].
    Beside { packs: Vec<String>, instrument: String, today: String },
    /// Holds the practice identity from now on, and no other: refused while any other is held.
    Practice,
    /// A challenge of an inbox, and the origin that it was fetched from.
    Challenge { recipient: String, origin: String },
    /// With the end of a line: sends the identities over it. They go from worker to worker, and never through the page.
    Share,
    /// With the other end of that line: keeps the identities that come over it.
    Join,
    /// A sealed file: opens it and keeps its record under this number.
    Open { number: usize },
    /// The record that was kept under this number, without its amend key.
    Record { number: usize },
    /// A complete form, with the two files it is sealed under, and its attachments as bytes: see [`super::sealer`].
    Seal(serde_json::Value),
    /// A sealed file: the same as text.
    Armor,
    /// A sealed file, into the dropbox: see [`super::depositor`].
    Deliver(serde_json::Value),
    /// What has become of one there.
    Status(serde_json::Value),
    /// A file that was chosen to be attached: see [`super::examiner`].
    Examine(serde_json::Value),
    /// The keys of an area, and what this device remembers of them: see [`super::keys`].
    Fingerprints(serde_json::Value),
    /// The file of an area: what is wrong with it.
    Fault(String),
    /// About drafts and a person's own device: see [`super::keep`]. The desk's worker knows of none.
    Keep(serde_json::Value),
    /// The same sealed file again: hands back the attachment of that name.
    Attachment { sha256: String, name: String },
    /// About a register: see [`crate::app::clerk`]. The portal's worker knows of none.
    Register(serde_json::Value),
    /// About keys that are made, tried and locked anew: see [`crate::app::clerk::KeyAsk`]. The same.
    Keys(serde_json::Value),
}

/// What the worker answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// For each file, the keys it held.
    Unlocked(Vec<Result<Vec<KeyHeld>, NotUnlocked>>),
    Beside,
    /// The practice key, which is held alone now; or nothing, and everything is as it was.
    Practice(Option<KeyHeld>),
    /// What proves that the key is held, and nothing else; nothing where it was no challenge of that origin for that key.
    Challenge(Option<String>),
    /// Whether they were sent.
    Shared(bool),
    /// How many identities it holds now.
    Joined(usize),
    Opened(Box<Result<(Marks, Kept), NotOpened>>),
    /// With the record as bytes, or with none.
    Record,
    /// With the sealed file and its SHA-256 as bytes, or with none.
    Sealed(serde_json::Value),
    /// With the text as bytes.
    Armored,
    Delivered(serde_json::Value),
    /// A sentence.
    Status(serde_json::Value),
    /// With the file as it will be attached, or with none.
    Examined(serde_json::Value),
    Fingerprints(serde_json::Value),
    /// A sentence; none where it loads.
    Fault(Option<String>),
    /// With bytes where there are any.
    Kept(serde_json::Value),
    /// With the attachment as bytes, or with none when the file is another one now.
    Attachment,
    Register(serde_json::Value),
    Keys(serde_json::Value),
}

/// The public half of a key that the worker holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyHeld {
    /// The recipient, as a pack names it.
    pub recipient: String,
    /// The six words of its fingerprint, joined by blanks.
    pub words: String,
    /// The training key, which everybody has.
    pub practice: bool,
}

/// Why an identity file gave no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotUnlocked {
    /// It is locked, and no passphrase was typed.
    NoPassphrase,
    /// The worker holds the practice identity, and takes no other.
    InPractice,
    Refused(UnlockError),
}

/// Why a file was not opened, and what it was mistaken for, where that can be said.
pub type NotOpened = (Outcome, Option<Remark>);

/// What the page keeps of a file that was opened: nothing that tells who it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What it adds to, or what may add to it; the hash of an amend key, never the key.
    pub tie: Tie,
    pub urgent: bool,
    pub practice: bool,
    /// It was opened with the training key and nothing else was unlocked.
    pub by_practice_key: bool,
    pub area: String,
    pub referred_on: String,
    /// As in the record; the order of what adds to one referral.
    pub sealed_at: String,
    pub attachments: Vec<Attached>,
    /// What a list says of a referral of an area that this site knows.
    pub glance: Option<Glance>,
}

/// A file inside a sealed referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// As stored: reduced to letters, digits, `.`, `-` and `_`.
    pub name: String,
    pub bytes: u64,
    /// Hex.
    pub sha256: String,
}
