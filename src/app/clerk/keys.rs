//! Keys that are made, tried and locked anew. No secret half stays in the worker when it has answered.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroizing;

use crate::area::Role;
use crate::domain::ledger::Outcome;
use crate::domain::mode::Live;
use crate::envelope::identity::identity_file_name;
use crate::envelope::lock::{LockError, RelockError, UnlockError, WorkFactor, lock, relock, unlock};
use crate::envelope::paper::{PaperError, read_paper};
use crate::envelope::{Content, Family, Identity, NotRewrapped, Passphrase, Recipient, open, rewrap, seal};

/// What the page asks about keys; secrets travel beside it, as bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum KeyAsk {
    /// Six words, for a passphrase.
    Suggest,
    /// With a passphrase: somebody's new key, locked with it.
    Make { area: String, role: Role, post_quantum: bool, today: NaiveDate },
    /// Seals a test referral to these, with a word that only it knows after this one.
    Test { recipients: Vec<String>, sentence: String },
    /// With a passphrase and an identity file, or nothing and what was typed from paper; then a test referral: opens it.
    Drill { recipient: String, paper: bool },
    /// With the passphrase, the new one, and an identity file: the same key, locked with the new one.
    Relock,
    /// A sealed file: seals the same content anew to these, with whichever key is held.
    Rewrap { recipients: Vec<String> },
}

/// What the page is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum KeyTold {
    /// With the words as bytes; without, where this device has no randomness.
    Suggested,
    /// With the locked file; of a recovery key also the line for a camera, and each group for paper.
    Made(Result<NewKey, NotMade>),
    /// With the sealed test referral, or with nothing.
    Tested,
    /// What stood in the test referral.
    Drilled(Result<String, NotDrilled>),
    /// With the locked file; of whom it is.
    Relocked(Result<Vec<String>, NotRelocked>),
    /// With the new sealed file; the reference of the old and that of the new one.
    Rewrapped(Result<[String; 2], Outcome>),
}

/// The public half of a new key, and the name of its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewKey {
    /// The recipient.
    pub age: String,
    /// Ed25519 public key, 64 hex digits.
    pub sign: String,
    pub file_name: String,
    /// How the key begins on paper, before its groups; of a recovery key alone.
    pub beginning: Option<String>,
}

/// Why no key was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotMade {
    EmptyPassphrase,
    NoRandomness,
    Failed,
}

/// Why a drill did not end well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotDrilled {
    /// The file is locked, and no passphrase was typed.
    NoPassphrase,
    Unlock(UnlockError),
    Paper(PaperError),
    /// It unlocks, and is somebody else's: the recipient.
    OtherKey(String),
    /// It is the right key, and the test referral does not open: perhaps it was made for other keys.
    NotOpened,
}

/// Why a file was not locked anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotRelocked {
    Unlock(UnlockError),
    Lock(NotMade),
}

/// Answers one question. `identities`: those that the worker holds; making and trying keys looks at none of them.
pub fn answer(ask: Value, bytes: Vec<Vec<u8>>, identities: &[Identity]) -> (Value, Vec<Vec<u8>>) {
    let mut bytes = bytes.into_iter().map(Zeroizing::new);
    let mut next = || bytes.next().unwrap_or_default();
    let ask: KeyAsk = serde_json::from_value(ask).expect("a question of this build");
    let (told, bytes) = match ask {
        KeyAsk::Suggest => {
            let words = Passphrase::suggest().map(|words| words.reveal().as_bytes().to_vec());
            (KeyTold::Suggested, words.into_iter().collect())
        }
        KeyAsk::Make { area, role, post_quantum, today } => {
            let family = if post_quantum { Family::PostQuantum } else { Family::Classic };
            match make(&area, role, family, today, &typed(&next())) {
                Ok((key, files)) => (KeyTold::Made(Ok(key)), files),
                Err(why) => (KeyTold::Made(Err(why)), Vec::new()),
            }
        }
        KeyAsk::Test { recipients, sentence } => (KeyTold::Tested, test(&recipients, &sentence).into_iter().collect()),
        KeyAsk::Drill { recipient, paper } => {
            let (passphrase, key, test) = (next(), next(), next());
            let identities = if paper { from_paper(&key) } else { from_file(&key, &typed(&passphrase)) };
            let drilled = identities.and_then(|identities| drill(&identities, &recipient, &test));
            (KeyTold::Drilled(drilled), Vec::new())
        }
        KeyAsk::Relock => {
            let (old, new, file) = (next(), next(), next());
            match locked_anew(&file, &typed(&old), &typed(&new)) {
                Ok((whose, file)) => (KeyTold::Relocked(Ok(whose)), vec![file]),
                Err(why) => (KeyTold::Relocked(Err(why)), Vec::new()),
            }
        }
        KeyAsk::Rewrap { recipients } => match rewrapped(&next(), identities, &recipients) {
            Ok((references, file)) => (KeyTold::Rewrapped(Ok(references)), vec![file]),
            Err(outcome) => (KeyTold::Rewrapped(Err(outcome)), Vec::new()),
        },
    };
    (serde_json::to_value(told).expect("an answer that JSON can hold"), bytes)
}

type Files = Vec<Vec<u8>>;

fn make(
    area: &str,
    role: Role,
    family: Family,
    today: NaiveDate,
    passphrase: &Passphrase,
) -> Result<(NewKey, Files), NotMade> {
    let identity = Identity::generate_of(family).map_err(|_| NotMade::NoRandomness)?;
    let today = today.to_string();
    let locked = lock(&identity, passphrase, WorkFactor::DEFAULT, &today).map_err(not_made)?;
    // Nobody is handed a file that does not open.
    let again = unlock(&locked, passphrase).map_err(|_| NotMade::Failed)?;
    let recipient = identity.recipient();
    if again.len() != 1 || again[0].recipient() != recipient {
        return Err(NotMade::Failed);
    }
    let mut files = vec![locked];
    let paper = (role == Role::Recovery).then(|| identity.on_paper());
    if let Some(paper) = &paper {
        files.push(paper.line().as_bytes().to_vec());
        files.extend(paper.groups().iter().map(|group| group.as_bytes().to_vec()));
    }
    let key = NewKey {
        sign: identity.signing_public_key(),
        file_name: identity_file_name(area, role.name(), &recipient, &today),
        age: recipient.to_string(),
        beginning: paper.map(|paper| paper.beginning().to_owned()),
    };
    Ok((key, files))
}

/// Sealed as a referral is, with a sentence and a word in the place of a case.
fn test(recipients: &[String], sentence: &str) -> Option<Vec<u8>> {
    let recipients = parsed(recipients)?;
    let words = Passphrase::suggest().ok()?;
    let word = words.reveal().split('-').next()?;
    let record = serde_json::json!({ "format": "marac-portal/drill@1" }).to_string().into_bytes();
    let content = Content { record, text: format!("{sentence} {}", word.to_uppercase()), attachments: Vec::new() };
    Some(seal::<Live>(content, &recipients).ok()?.into_bytes())
}

fn from_file(file: &[u8], passphrase: &Passphrase) -> Result<Vec<Identity>, NotDrilled> {
    unlock(file, passphrase).map_err(|why| match why {
        UnlockError::WrongPassphrase if passphrase.is_empty() => NotDrilled::NoPassphrase,
        why => NotDrilled::Unlock(why),
    })
}

fn from_paper(typed: &[u8]) -> Result<Vec<Identity>, NotDrilled> {
    let typed = std::str::from_utf8(typed).map_err(|_| NotDrilled::Paper(PaperError::Whole))?;
    read_paper(typed).map(|identity| vec![identity]).map_err(NotDrilled::Paper)
}

fn drill(identities: &[Identity], recipient: &str, test: &[u8]) -> Result<String, NotDrilled> {
    let of = |identity: &&Identity| identity.recipient().as_str() == recipient;
    let Some(identity) = identities.iter().find(of) else {
        let other = identities.first().map(|identity| identity.recipient().to_string());
        return Err(NotDrilled::OtherKey(other.unwrap_or_default()));
    };
    open(test, std::slice::from_ref(identity)).map(|opened| opened.text).map_err(|_| NotDrilled::NotOpened)
}

fn locked_anew(file: &[u8], old: &Passphrase, new: &Passphrase) -> Result<(Vec<String>, Vec<u8>), NotRelocked> {
    let locked = relock(file, old, new, WorkFactor::DEFAULT).map_err(|why| match why {
        RelockError::Unlock(why) => NotRelocked::Unlock(why),
        RelockError::Lock(why) => NotRelocked::Lock(not_made(why)),
    })?;
    let held = unlock(&locked, new).map_err(|_| NotRelocked::Lock(NotMade::Failed))?;
    Ok((held.iter().map(|identity| identity.recipient().to_string()).collect(), locked))
}

fn rewrapped(file: &[u8], identities: &[Identity], recipients: &[String]) -> Result<([String; 2], Vec<u8>), Outcome> {
    // To nobody nothing is sealed.
    let to = parsed(recipients).unwrap_or_default();
    let rewrapped = rewrap(file, identities, &to).map_err(|why| match why {
        NotRewrapped::Open(error) => error.into(),
        NotRewrapped::Practice => Outcome::Practice,
        NotRewrapped::Seal(_) => Outcome::Stopped,
    })?;
    Ok(([rewrapped.old, rewrapped.new].map(|reference| reference.to_string()), rewrapped.file))
}

/// The recipients as a pack names them; nothing where one of them is none.
fn parsed(recipients: &[String]) -> Option<Vec<Recipient>> {
    recipients.iter().map(|text| Recipient::parse(text).ok()).collect()
}

/// Typed into a page, so it is UTF-8.
fn typed(bytes: &[u8]) -> Passphrase {
    Passphrase::new(String::from_utf8_lossy(bytes).into_owned())
}

fn not_made(why: LockError) -> NotMade {
    match why {
        LockError::EmptyPassphrase => NotMade::EmptyPassphrase,
        LockError::NoRandomness => NotMade::NoRandomness,
        LockError::Failed => NotMade::Failed,
    }
}

#[cfg(test)]
mod tests;
