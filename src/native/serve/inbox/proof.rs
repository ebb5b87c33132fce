//! Who is at the door: challenges and sessions, without anything that a server would have to remember.
//!
//! A challenge's token follows from the secret, the recipient and the time. So any server that knows the secret takes the
//! answer, and an answer that somebody overheard is good until the challenge expires, ten minutes at most: less than the
//! session that whoever can overhear it has anyway.

use chrono::{DateTime, TimeDelta, Utc};
use hmac::Mac;
use zeroize::Zeroizing;

use super::secret::{Secret, mac};
use crate::domain::hex::{hex, unhex};

/// How long a session lasts.
pub const SESSION: TimeDelta = TimeDelta::minutes(15);

/// In each of these spans of seconds a recipient has one token; the challenge expires with the next span. The clocks of
/// offices are minutes apart.
const SPAN: i64 = 300;

/// Makes and checks what proves who somebody is, for one origin.
pub struct Proofs<'a> {
    pub secret: &'a Secret,
    pub origin: &'a str,
}

impl Proofs<'_> {
    /// The token of a challenge, and when the challenge expires.
    pub fn token(&self, recipient: &str, now: DateTime<Utc>) -> (Zeroizing<[u8; 32]>, DateTime<Utc>) {
        let span = now.timestamp().div_euclid(SPAN);
        let expiry = DateTime::from_timestamp((span + 2) * SPAN, 0).unwrap_or(now);
        (self.token_of(recipient, span), expiry)
    }

    /// Whether the answer is to a challenge that has not expired. Takes the same time whatever is wrong with it.
    pub fn answers(&self, recipient: &str, answer: &str, now: DateTime<Utc>) -> bool {
        let answer = unhex::<32>(answer).unwrap_or_default();
        let span = now.timestamp().div_euclid(SPAN);
        let good = |span| {
            let token = self.token_of(recipient, span);
            mac(&*token).chain_update(self.origin).verify_slice(&answer).is_ok()
        };
        good(span) | good(span - 1)
    }

    /// What whoever has answered shows with every request: until when, who, and the proof that we said so.
    pub fn session(&self, person: &str, now: DateTime<Utc>) -> String {
        let until = (now + SESSION).timestamp().to_string();
        let proof = self.session_mac(&until, person).finalize().into_bytes();
        format!("{until}.{person}.{}", hex(&proof))
    }

    /// The person whose session it is, while it lasts.
    pub fn person(&self, session: &str, now: DateTime<Utc>) -> Option<String> {
        let mut parts = session.split('.');
        let (until, person, proof) = (parts.next()?, parts.next()?, parts.next()?);
        let proof = unhex::<32>(proof).filter(|_| parts.next().is_none())?;
        self.session_mac(until, person).verify_slice(&proof).ok()?;
        let lasts = now.timestamp() < until.parse().ok()?;
        lasts.then(|| person.to_owned())
    }

    fn token_of(&self, recipient: &str, span: i64) -> Zeroizing<[u8; 32]> {
        let mac = self.secret.mac("challenge", &[self.origin, recipient, &span.to_string()]);
        Zeroizing::new(mac.finalize().into_bytes().into())
    }

    fn session_mac(&self, until: &str, person: &str) -> hmac::Hmac<sha2::Sha256> {
        self.secret.mac("session", &[self.origin, until, person])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "https://referrals.example.org";

    fn at(second: i64) -> DateTime<Utc> {
        "2026-11-22T09:00:30Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::seconds(second)
    }

    fn answer(token: &[u8; 32], origin: &str) -> String {
        hex(&mac(token).chain_update(origin).finalize().into_bytes())
    }

    #[test]
    fn an_answer_is_good_until_its_challenge_expires() {
        let secret = Secret::of([1; 32]);
        let proofs = Proofs { secret: &secret, origin: ORIGIN };
        let (token, expiry) = proofs.token("age1a", at(0));
        assert_eq!(expiry, at(570), "09:10");
        let answer = answer(&token, ORIGIN);
        for (second, good) in [(0, true), (269, true), (270, true), (569, true), (570, false), (-31, false)] {
            assert_eq!(proofs.answers("age1a", &answer, at(second)), good, "{second}");
        }
        assert!(!proofs.answers("age1b", &answer, at(0)), "of somebody else");
        assert!(!proofs.answers("age1a", &hex(&*token), at(0)), "the token itself");
        for bad in ["", "00", &answer.to_uppercase(), &format!("{answer}00"), &"00".repeat(32)] {
            assert!(!proofs.answers("age1a", bad, at(0)), "{bad}");
        }
    }

    #[test]
    fn another_server_or_another_origin_takes_neither_answer_nor_session() {
        let (secret, other) = (Secret::of([1; 32]), Secret::of([2; 32]));
        let proofs = Proofs { secret: &secret, origin: ORIGIN };
        let answer = answer(&proofs.token("age1a", at(0)).0, ORIGIN);
        let session = proofs.session("aa", at(0));
        assert_eq!(proofs.person(&session, at(0)).as_deref(), Some("aa"));
        let elsewhere = "https://other.example.org";
        for (secret, origin) in [(&other, ORIGIN), (&secret, elsewhere)] {
            let wrong = Proofs { secret, origin };
            assert!(!wrong.answers("age1a", &answer, at(0)));
            assert_eq!(wrong.person(&session, at(0)), None);
        }
    }

    #[test]
    fn a_session_lasts_fifteen_minutes_and_cannot_be_changed() {
        let secret = Secret::of([1; 32]);
        let proofs = Proofs { secret: &secret, origin: ORIGIN };
        let session = proofs.session("aa", at(0));
        assert!(proofs.person(&session, at(899)).is_some());
        assert_eq!(proofs.person(&session, at(900)), None);
        let until = session.split('.').next().unwrap();
        let later = (until.parse::<i64>().unwrap() + 1).to_string();
        for changed in [
            session.replacen(until, &later, 1),
            session.replacen(".aa.", ".ab.", 1),
            format!("{session}.x"),
            session.trim_end_matches(|c| c != '.').to_owned(),
            String::new(),
        ] {
            assert_eq!(proofs.person(&changed, at(0)), None, "{changed}");
        }
    }
}
