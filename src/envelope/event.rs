//! An event of a register, sealed to the people of its area: one signed line of JSON (format 9).
//!
//! Inside the age file: the line, a line with who signs and the signature, then blanks up to a whole KiB. So `age -d`
//! shows something that can be read. Signed are the format tag, an end of line, and the exact bytes of the first line.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use super::document::seal_document;
use super::header;
use super::identity::Identity;
use super::open::{OpenError, unseal};
use super::randomness::NoRandomness;
use super::recipient::Recipient;
use super::seal::SealError;
use super::tokens::random_text;
use crate::domain::hex::{hex, unhex};
use crate::domain::private::Private;
use crate::domain::register::{Event, FORMAT, Heard, Id, LONGEST, Person, Proof, Scope, What};

/// The most bytes that the file of an event has: the longest line, its proof, a header and what age adds.
pub const LARGEST: u64 = LONGEST as u64 + 24 * 1024;

/// Mints the name of an event, a meeting or an action: 128 random bits.
pub fn random_id() -> Result<Id, NoRandomness> {
    random_text()?.parse().map_err(|_| NoRandomness)
}

impl Identity {
    /// The person whose key it is, as events name them.
    pub fn person(&self) -> Person {
        Person(self.signing_key().verifying_key().to_bytes())
    }
}

/// The first of the identities whose word counts on a day (UTC).
pub fn signer<'i>(identities: &'i [Identity], scope: &Scope, on: NaiveDate) -> Option<&'i Identity> {
    identities.iter().find(|identity| scope.counts(identity.person(), on))
}

/// Whoever says something in a register: they sign it, and it is sealed to the people of the area.
#[derive(Clone, Copy)]
pub struct Author<'a> {
    pub signer: &'a Identity,
    pub recipients: &'a [Recipient],
    pub area: &'a str,
    pub practice: bool,
}

/// An event with its file, and as others will hear it.
pub struct SealedEvent {
    pub event: Event,
    pub heard: Heard,
    pub file: Vec<u8>,
}

/// Why there is no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSealed {
    /// Something is missing without which it would not count, such as a second person.
    Incomplete,
    /// It says more than an event can hold.
    TooLong,
    Sealing(SealError),
}

impl Author<'_> {
    /// Says something at this instant, in the place of these events.
    pub fn say(&self, what: What, supersedes: Vec<Id>, at: DateTime<Utc>) -> Result<SealedEvent, NotSealed> {
        let id = random_id().map_err(|error| NotSealed::Sealing(error.into()))?;
        let (area, practice, person) = (self.area.to_owned(), self.practice, self.signer.person());
        let event = Event { id, area, practice, at: at.trunc_subsecs(0), person, supersedes, what };
        let line = event.to_line().ok_or(NotSealed::TooLong)?;
        // What would not be read back must not be written.
        Event::read(&line).map_err(|_| NotSealed::Incomplete)?;
        let file = seal_event(&line, self.signer, self.recipients).map_err(|error| match error {
            SealError::TooLarge => NotSealed::TooLong,
            other => NotSealed::Sealing(other),
        })?;
        Ok(SealedEvent { event, heard: Heard { line: Private(line), proof: Proof::By(person) }, file })
    }
}

/// Signs the line of an event, seals it to every recipient, and verifies the result before it is handed out.
pub fn seal_event(line: &str, signer: &Identity, recipients: &[Recipient]) -> Result<Vec<u8>, SealError> {
    if line.len() > LONGEST || line.contains('\n') {
        return Err(SealError::TooLarge);
    }
    let plain = Zeroizing::new(signed(line, signer));
    let sealed = seal_document(plain.as_bytes(), recipients)?;
    if sealed.len() as u64 > LARGEST { Err(SealError::Unverified) } else { Ok(sealed) }
}

/// Opens the file of an event with whichever of the identities fits, and says what its signature proves.
pub fn open_event(file: &[u8], identities: &[Identity]) -> Result<Heard, OpenError> {
    if file.len() as u64 > LARGEST {
        return Err(OpenError::NotAReferral);
    }
    let header = header::parse(file)?;
    if header.is_passphrase() {
        return Err(OpenError::NotAReferral);
    }
    let plain = unseal(file, identities)?;
    let text = std::str::from_utf8(&plain).map_err(|_| OpenError::Damaged)?;
    heard(text).ok_or(OpenError::Damaged)
}

/// The line with its proof, padded.
fn signed(line: &str, signer: &Identity) -> String {
    let signature = signer.sign(&message(line));
    let proof = json!({ "by": signer.person(), "signature": hex(&signature) });
    let mut text = format!("{line}\n{proof}\n");
    let padding = text.len().next_multiple_of(PIECE) - text.len();
    if padding > 0 {
        text.push_str(&" ".repeat(padding - 1));
        text.push('\n');
    }
    text
}

/// What the text inside a file says; nothing where it holds more than a line, its proof, and blanks.
fn heard(text: &str) -> Option<Heard> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (proof, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    let blank = |text: &str| text.bytes().all(|byte| matches!(byte, b' ' | b'\n'));
    if !blank(rest) {
        return None;
    }
    let proof = if blank(proof) { Proof::None } else { genuine(line, proof).map_or(Proof::Bad, Proof::By) };
    Some(Heard { line: Private(line.to_owned()), proof })
}

/// Who signed the line, if somebody did.
fn genuine(line: &str, proof: &str) -> Option<Person> {
    let proof: Json = serde_json::from_str(proof).ok()?;
    let by: Person = proof.get("by")?.as_str()?.parse().ok()?;
    let signature = Signature::from_bytes(&unhex(proof.get("signature")?.as_str()?)?);
    let key = VerifyingKey::from_bytes(&by.0).ok()?;
    // Strict: of weak keys and of signatures that can be written in two ways none is good.
    key.verify_strict(&message(line), &signature).ok().map(|()| by)
}

fn message(line: &str) -> Vec<u8> {
    format!("{FORMAT}\n{line}").into_bytes()
}

/// A file's length tells how long an event is to a KiB.
const PIECE: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::Signer;

    const LINE: &str = r#"{"format":"marac-portal/event@1","what":"noted"}"#;

    #[test]
    fn a_line_is_padded_to_a_whole_kib_and_its_signature_is_good() {
        let signer = Identity::generate().unwrap();
        for more in 0..1030 {
            let line = format!("{LINE}{}", "x".repeat(more));
            let text = signed(&line, &signer);
            assert_eq!(text.len() % 1024, 0, "{more}");
            assert_eq!(heard(&text), Some(Heard { line: Private(line), proof: Proof::By(signer.person()) }));
        }
    }

    #[test]
    fn a_line_without_a_good_signature_proves_nobody() {
        let (signer, other) = (Identity::generate().unwrap(), Identity::generate().unwrap());
        let proof_of = |text: &str| heard(text).unwrap().proof;
        let text = signed(LINE, &signer);
        let [by, other] = [signer.person(), other.person()].map(|person| person.to_string());
        for (changed, expected) in [
            (LINE.to_owned(), Proof::None),
            (format!("{LINE}\n"), Proof::None),
            (format!("{LINE}\n   \n\n"), Proof::None),
            (text.replacen("noted", "notes", 1), Proof::Bad),
            (text.replacen(LINE, &format!("{LINE} "), 1), Proof::Bad),
            (text.replacen(&by, &other, 1), Proof::Bad),
            (text.replacen(&by, &"00".repeat(32), 1), Proof::Bad),
            (text.replacen(&by, &by.to_uppercase(), 1), Proof::Bad),
            (text.replacen("\"signature\"", "\"sig\"", 1), Proof::Bad),
            (format!("{LINE}\nsigned, S. Hale\n"), Proof::Bad),
        ] {
            assert_eq!(proof_of(&changed), expected, "{changed}");
        }
        assert_eq!(heard(&format!("{text}and more")), None);
        assert_eq!(heard(&format!("{text}{LINE}\n")), None);
    }

    #[test]
    fn the_first_identity_whose_word_counts_on_the_day_signs() {
        let all = [(); 3].map(|()| Identity::generate().unwrap());
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let signer = |at: usize, revoked| (all[at].person(), Signer { label: "Coordinator".into(), revoked });
        let signers = [signer(1, Some(day(22))), signer(2, None)].into_iter().collect();
        let scope = Scope { area: "northmere".into(), practice: false, signers };
        let found = |on| super::signer(&all, &scope, on).map(Identity::person);
        assert_eq!(found(day(21)), Some(all[1].person()), "the first is in no pack");
        assert_eq!(found(day(22)), Some(all[2].person()), "revoked from that day on");
        assert!(super::signer(&all[..1], &scope, day(21)).is_none());
    }

    /// A key of small order, under which a signature can be made without any secret.
    #[test]
    fn a_weak_key_signs_nothing() {
        let mut weak = [0; 32];
        weak[0] = 1;
        let (by, signature) = (hex(&weak), format!("{}{}", hex(&weak), "00".repeat(32)));
        let proof = json!({ "by": by, "signature": signature });
        assert_eq!(heard(&format!("{LINE}\n{proof}\n")).unwrap().proof, Proof::Bad);
    }
}
