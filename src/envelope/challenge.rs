//! Proof of key without a password: a server seals a token to a person, and whoever can read it says so without telling it.
//!
//! The server may be hostile and send any file that the person can open, a stored referral among them. So the answer is
//! never the token but an HMAC under it over the origin, and whatever is not exactly a challenge of that origin is
//! refused in one way: nothing of what was inside goes out, not even what kind of thing it was.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, SecondsFormat, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::document::seal_document;
use super::header;
use super::identity::Identity;
use super::open::unseal;
use super::recipient::Recipient;
use super::seal::SealError;
use crate::domain::hex::{hex, unhex};
use crate::domain::inbox::FORMAT;

/// The most bytes of a sealed challenge: more are not looked at.
pub const LARGEST: usize = 4096;

/// The most bytes inside it.
const LONGEST: usize = 256;

/// How far ahead a challenge may expire, the difference between two clocks included.
const FURTHEST: TimeDelta = TimeDelta::minutes(15);

/// Seals a challenge: four lines that name the format, the server's origin, the expiry, and the token.
pub fn seal_challenge(
    recipient: &Recipient,
    origin: &str,
    expiry: DateTime<Utc>,
    token: &[u8; 32],
) -> Result<Vec<u8>, SealError> {
    let expiry = expiry.to_rfc3339_opts(SecondsFormat::Secs, true);
    let text = Zeroizing::new(format!("{FORMAT}\n{origin}\n{expiry}\n{}\n", *Zeroizing::new(hex(token))));
    if text.len() > LONGEST {
        return Err(SealError::TooLarge);
    }
    seal_document(text.as_bytes(), std::slice::from_ref(recipient))
}

/// Opens a challenge and answers it: the HMAC-SHA256 of the origin (its line without the end) under the token, as 64
/// lower-case hex digits.
///
/// `origin` is that of the address which the challenge was fetched from, as a browser writes it.
pub fn answer_challenge(
    identity: &Identity,
    sealed: &[u8],
    origin: &str,
    now: DateTime<Utc>,
) -> Result<String, Refused> {
    let plain = is_for_one_person(sealed).then(|| unseal(sealed, std::slice::from_ref(identity)).ok());
    let plain = plain.flatten().ok_or(Refused)?;
    let token = Zeroizing::new(token(&plain, origin, now).ok_or(Refused)?);
    Ok(answer(&token, origin))
}

/// Not a challenge of this server for this person, or out of time: nothing more is ever said about it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Refused;

impl fmt::Debug for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Refused")
    }
}

/// Looks at the header alone: small, and one stanza of a person's own key. A passphrase is never tried.
fn is_for_one_person(sealed: &[u8]) -> bool {
    sealed.len() <= LARGEST
        && header::survey(sealed).is_ok_and(|info| info.classic + info.post_quantum == 1 && !info.practice)
}

/// The token, if every line is as it has to be.
fn token(plain: &[u8], origin: &str, now: DateTime<Utc>) -> Option<[u8; 32]> {
    let text = std::str::from_utf8(plain).ok().filter(|text| text.len() <= LONGEST)?;
    let lines: Vec<&str> = text.strip_suffix('\n')?.split('\n').collect();
    let [format, of, expiry, token] = lines[..] else { return None };
    let expiry = utc(expiry)?;
    (format == FORMAT && of == origin && now < expiry && expiry <= now + FURTHEST).then(|| unhex(token)).flatten()
}

/// Reads an instant that says that it is UTC, to the second or to the minute.
fn utc(text: &str) -> Option<DateTime<Utc>> {
    // chrono takes more than one spelling of a number.
    let read = |format: &str| {
        NaiveDateTime::parse_from_str(text, format).ok().filter(|time| time.format(format).to_string() == text)
    };
    ["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%MZ"].into_iter().find_map(read).map(|time| time.and_utc())
}

fn answer(token: &[u8; 32], origin: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(token).expect("HMAC takes a key of any length");
    hex(&mac.chain_update(origin).finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "https://referrals.example.org";

    fn now() -> DateTime<Utc> {
        "2026-11-22T09:00:00Z".parse().unwrap()
    }

    fn seal(identity: &Identity, text: &str) -> Vec<u8> {
        seal_document(text.as_bytes(), &[identity.recipient()]).unwrap()
    }

    fn answered(text: &str) -> Result<String, Refused> {
        let identity = Identity::generate().unwrap();
        answer_challenge(&identity, &seal(&identity, text), ORIGIN, now())
    }

    /// As python's `hmac.new(bytes(range(32)), b"https://referrals.example.org", "sha256").hexdigest()` gives it.
    const ANSWER: &str = "d32528a01c2b6d0fd5aa63fbbb0e71eabf73d6a62295d55f2fad802aa6188216";

    fn numbers() -> [u8; 32] {
        std::array::from_fn(|at| at as u8)
    }

    #[test]
    fn a_challenge_is_answered_with_the_hmac_of_the_origin() {
        let identity = Identity::generate().unwrap();
        let expiry = now() + TimeDelta::minutes(2);
        let sealed = seal_challenge(&identity.recipient(), ORIGIN, expiry, &numbers()).unwrap();
        assert!(sealed.len() <= LARGEST);
        assert_eq!(answer_challenge(&identity, &sealed, ORIGIN, now()).unwrap(), ANSWER);
        let plain = unseal(&sealed, std::slice::from_ref(&identity)).unwrap();
        let token = hex(&numbers());
        let expected = format!("marac-portal/inbox@1\n{ORIGIN}\n2026-11-22T09:02:00Z\n{token}\n");
        assert_eq!(String::from_utf8(plain.to_vec()).unwrap(), expected);
    }

    #[test]
    fn only_exactly_a_challenge_of_this_origin_and_time_is_answered() {
        let token = hex(&numbers());
        let good = format!("marac-portal/inbox@1\n{ORIGIN}\n2026-11-22T09:02:00Z\n{token}\n");
        assert_eq!(answered(&good).unwrap(), ANSWER);
        assert_eq!(answered(&good.replace("09:02:00Z", "09:02Z")).unwrap(), ANSWER);
        for (why, text) in [
            ("empty", String::new()),
            ("another format", good.replace("inbox@1", "inbox@2")),
            ("another origin", good.replace("https://referrals", "https://evil")),
            ("its origin longer", good.replace(".org", ".org.evil.example")),
            ("over", good.replace("09:02", "08:59")),
            ("over this very second", good.replace("09:02", "09:00")),
            ("far ahead", good.replace("09:02", "09:16")),
            ("a year ahead", good.replace("2026", "2027")),
            ("an expiry that is not UTC", good.replace("00Z", "00+01:00")),
            ("no time at all", good.replace("2026-11-22T09:02:00Z", "soon")),
            ("a short token", good.replace(&token, &token[2..])),
            ("a long token", good.replace(&token, &format!("{token}00"))),
            ("capital letters", good.replace(&token, &token.to_uppercase())),
            ("no last end of line", good.trim_end().to_owned()),
            ("a fifth line", format!("{good}more\n")),
            ("an empty fifth line", format!("{good}\n")),
            ("three lines", good.replacen('\n', " ", 1)),
            ("line ends of another system", good.replace('\n', "\r\n")),
            ("too long", good.replace("https", &"h".repeat(200))),
            ("a byte before", format!(" {good}")),
        ] {
            assert_eq!(answered(&text), Err(Refused), "{why}");
        }
    }

    #[test]
    fn a_challenge_for_somebody_else_or_for_several_or_too_large_or_locked_is_refused() {
        let [identity, other] = [(); 2].map(|()| Identity::generate().unwrap());
        let expiry = now() + TimeDelta::minutes(2);
        let text = format!("{FORMAT}\n{ORIGIN}\n2026-11-22T09:02:00Z\n{}\n", hex(&numbers()));
        let both = seal_document(text.as_bytes(), &[identity.recipient(), other.recipient()]).unwrap();
        let large = seal(&identity, &"x".repeat(LARGEST));
        let theirs = seal_challenge(&other.recipient(), ORIGIN, expiry, &numbers()).unwrap();
        let mut changed = seal_challenge(&identity.recipient(), ORIGIN, expiry, &numbers()).unwrap();
        *changed.last_mut().unwrap() ^= 1;
        let locked = crate::envelope::lock::lock_bytes(
            text.as_bytes(),
            &crate::envelope::Passphrase::new("hunter2"),
            crate::envelope::lock::WorkFactor::new(1).unwrap(),
        );
        for sealed in [both, large, theirs, changed, locked.unwrap(), vec![], b"age-encryption.org/v1\n".to_vec()] {
            assert_eq!(answer_challenge(&identity, &sealed, ORIGIN, now()), Err(Refused));
        }
    }

    #[test]
    fn an_origin_that_would_not_fit_is_not_sealed() {
        let recipient = Identity::generate().unwrap().recipient();
        let long = format!("https://{}.example.org", "a".repeat(200));
        assert_eq!(seal_challenge(&recipient, &long, now(), &numbers()), Err(SealError::TooLarge));
    }
}
