//! The work that a dropbox under attack asks for before it takes a file: a proof of work as ALTCHA writes it, good for one name.
//!
//! Challenge and proof go in the header [`HEADER`], as base64 of ALTCHA's JSON (formats.md section 6).

use std::collections::BTreeMap;

use altcha::{
    Challenge, CreateChallengeOptions, Payload, SolveChallengeOptions, VerifySolutionOptions, create_challenge,
    solve_challenge, verify_solution,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The header of the challenge in an answer 428, and of the proof in the request after it.
pub const HEADER: &str = "proof-of-work";
/// No sender is asked for more of an ordinary computer's time, in seconds.
pub const MOST_SECONDS: u32 = 30;

const ALGORITHM: &str = "PBKDF2/SHA-256";
/// One try in 65,536 is right: whoever checks does one.
const PREFIX: &str = "0000";
/// Rounds of each try, for about a second in a browser of an ordinary computer.
const ROUNDS_FOR_A_SECOND: u32 = 8;
const KEY_LENGTH: usize = 32;
const OBJECT: &str = "object";
/// How long a challenge holds, in seconds: slow computers, and the file that follows on a slow line.
const HOLDS: i64 = 1800;

/// The proof that a challenge asks for; nothing where it is no challenge of ours, or one that asks for too much.
pub fn proof(challenge: &str) -> Option<String> {
    let challenge: Challenge = read(challenge)?;
    let asked = &challenge.parameters;
    let fair = asked.algorithm == ALGORITHM
        && asked.cost <= MOST_SECONDS * ROUNDS_FOR_A_SECOND
        && asked.key_length == KEY_LENGTH
        && asked.key_prefix.len() <= PREFIX.len();
    let options = SolveChallengeOptions { timeout_ms: 300_000, ..SolveChallengeOptions::new(&challenge) };
    let mut solution = fair.then(|| solve_challenge(options).ok()).flatten().flatten()?;
    // How fast this computer is concerns nobody.
    solution.time = None;
    written(&Payload { challenge, solution })
}

/// Asks for work, and checks it, under a secret that the servers of one dropbox share.
pub struct Asking {
    secret: String,
    rounds: u32,
}

impl Asking {
    /// For about so many seconds of an ordinary computer, at most [`MOST_SECONDS`].
    pub fn new(secret: String, seconds: u32) -> Asking {
        Asking { secret, rounds: seconds.min(MOST_SECONDS) * ROUNDS_FOR_A_SECOND }
    }

    /// A new challenge for the object of that name, `now` in seconds since 1970.
    pub fn challenge(&self, object: &str, now: i64) -> Option<String> {
        let options = CreateChallengeOptions {
            algorithm: ALGORITHM.to_owned(),
            cost: self.rounds,
            data: Some(BTreeMap::from([(OBJECT.to_owned(), Value::from(object))])),
            expires_at: Some(now + HOLDS),
            hmac_signature_secret: Some(self.secret.clone()),
            key_length: KEY_LENGTH,
            key_prefix: PREFIX.to_owned(),
            ..CreateChallengeOptions::default()
        };
        written(&create_challenge(options).ok()?)
    }

    /// Whether the work was done for the object of that name.
    pub fn is_done(&self, object: &str, proof: &str) -> bool {
        let Some(Payload { challenge, solution }) = read(proof) else { return false };
        let named = challenge.parameters.data.as_ref().and_then(|data| data.get(OBJECT)?.as_str());
        let options = VerifySolutionOptions::new(&challenge, &solution, self.secret.as_str());
        named == Some(object) && verify_solution(options).is_ok_and(|result| result.verified)
    }
}

fn read<T: DeserializeOwned>(header: &str) -> Option<T> {
    serde_json::from_slice(&BASE64_STANDARD.decode(header).ok()?).ok()
}

fn written(value: &impl Serialize) -> Option<String> {
    Some(BASE64_STANDARD.encode(serde_json::to_vec(value).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OBJECT: &str = "00112233445566778899aabbccddeeff.age";

    fn now() -> i64 {
        chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).timestamp()
    }

    /// With the least work there is.
    fn asking(secret: &str) -> Asking {
        Asking { secret: secret.to_owned(), rounds: 1 }
    }

    fn changed(header: &str, change: impl FnOnce(&mut Value)) -> String {
        let mut json = read(header).unwrap();
        change(&mut json);
        written(&json).unwrap()
    }

    #[test]
    fn work_is_good_for_one_name_and_one_secret() {
        let asking = asking("a secret of the test");
        let proof = proof(&asking.challenge(OBJECT, now()).unwrap()).unwrap();
        assert!(asking.is_done(OBJECT, &proof));
        assert!(!asking.is_done("ff112233445566778899aabbccddeeff.age", &proof));
        assert!(!self::asking("another secret").is_done(OBJECT, &proof));
        assert!(read::<Value>(&proof).unwrap()["solution"].get("time").is_none());
    }

    #[test]
    fn what_was_not_worked_for_is_no_proof() {
        let asking = asking("a secret of the test");
        let challenge = asking.challenge(OBJECT, now()).unwrap();
        let proof = proof(&challenge).unwrap();
        for bad in [
            String::new(),
            "no base64".to_owned(),
            challenge,
            changed(&proof, |json| json["solution"]["counter"] = 0.into()),
            changed(&proof, |json| json["challenge"]["parameters"]["keyPrefix"] = "".into()),
            changed(&proof, |json| json["challenge"]["signature"] = Value::Null),
        ] {
            assert!(!asking.is_done(OBJECT, &bad), "{bad}");
        }
        let late = self::proof(&asking.challenge(OBJECT, now() - HOLDS - 1).unwrap()).unwrap();
        assert!(!asking.is_done(OBJECT, &late));
    }

    #[test]
    fn a_dropbox_that_asks_for_too_much_is_not_worked_for() {
        let challenge = asking("a secret of the test").challenge(OBJECT, now()).unwrap();
        for (name, too_much) in [
            ("cost", Value::from(u32::MAX)),
            ("keyPrefix", "000000000".into()),
            ("keyLength", 4_000_000_000_u32.into()),
            ("algorithm", "SCRYPT".into()),
        ] {
            let bad = changed(&challenge, |json| json["parameters"][name] = too_much);
            assert_eq!(proof(&bad), None, "{name}");
        }
        assert_eq!(proof("e30="), None);
    }
}
