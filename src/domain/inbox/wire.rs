//! What the inbox says over HTTP, in JSON: one definition for the server, `marac inbox` and the desk.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::marks::{Acceptance, Claim, Standing};

/// The format of the inbox: the first line of a challenge, and the tag of a listing.
pub const FORMAT: &str = "marac-portal/inbox@1";

/// The most bytes that a request to the inbox has.
pub const LONGEST_REQUEST: usize = 4096;

/// `POST inbox/challenge`; the answer is bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChallengeRequest {
    /// `age1...`, listed in a served pack.
    pub recipient: String,
}

/// `POST inbox/session`.
#[derive(Serialize, Deserialize)]
pub struct SessionRequest {
    pub recipient: String,
    /// Hex HMAC-SHA256; the key is the challenge's token, the message its origin.
    pub answer: String,
}

/// The answer to it.
#[derive(Serialize, Deserialize)]
pub struct Session {
    /// Goes into `Authorization: Bearer ...` for fifteen minutes.
    pub token: String,
}

/// `GET inbox/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    pub format: String,
    /// In the order in which they came, to the hour; then by name.
    pub files: Vec<Listed>,
}

/// One sealed file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// `<32 hex>.age`.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// The hour in which it came, UTC: `2026-11-22T09:00Z`.
    pub received: String,
    #[serde(flatten)]
    pub told: Told,
}

/// How a file stands; also the answer to `claim`, `accept` and `release`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub state: State,
    /// Who has it, or who accepted it: their job title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Whose area they are of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Whether that is the person who asks.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mine: bool,
    /// Of a claim: its random name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// Of a claim: when anybody may take over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
    /// When it was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
}

/// The three words that a sender too may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Waiting,
    Claimed,
    Accepted,
}

impl State {
    /// The word.
    pub fn id(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Claimed => "claimed",
            State::Accepted => "accepted",
        }
    }
}

impl Standing {
    /// The word for it.
    pub fn state(&self) -> State {
        match self {
            Standing::Waiting => State::Waiting,
            Standing::Claimed(_) => State::Claimed,
            Standing::Accepted(_) => State::Accepted,
        }
    }

    /// As it is told to a person, by the SHA-256 of their recipient.
    pub fn told(self, to: &str) -> Told {
        let state = self.state();
        let mut told = Told { state, by: None, area: None, mine: false, claim: None, until: None, at: None };
        match self {
            Standing::Waiting | Standing::Accepted(None) => {}
            Standing::Claimed(Claim { claim, by, area, person, until }) => {
                told.mine = person == to;
                (told.by, told.area, told.claim, told.until) = (Some(by), Some(area), Some(claim), Some(until));
            }
            Standing::Accepted(Some(Acceptance { by, area, person, at })) => {
                told.mine = person == to;
                (told.by, told.area, told.at) = (Some(by), Some(area), Some(at));
            }
        }
        told
    }
}

/// The hour in which an instant lies, as a listing has it: a minute would tell more than anybody needs.
pub fn hour(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:00Z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_says_who_has_a_file_and_nothing_that_is_not_so() {
        let claim = Claim {
            claim: "c1".into(),
            by: "Deputy coordinator".into(),
            area: "northmere".into(),
            person: "b".into(),
            until: "2026-11-22T09:30:00Z".parse().unwrap(),
        };
        let listed = |standing: Standing| {
            let received = hour("2026-11-22T09:59:59Z".parse().unwrap());
            Listed { name: "0.age".into(), size: 131_072, received, told: standing.told("a") }
        };
        let json = |listed: &Listed| serde_json::to_string(listed).unwrap();
        let waiting = listed(Standing::Waiting);
        assert_eq!(
            json(&waiting),
            r#"{"name":"0.age","size":131072,"received":"2026-11-22T09:00Z","state":"waiting"}"#
        );
        let claimed = listed(Standing::Claimed(claim));
        assert_eq!(
            json(&claimed),
            r#"{"name":"0.age","size":131072,"received":"2026-11-22T09:00Z","state":"claimed","by":"Deputy coordinator","area":"northmere","claim":"c1","until":"2026-11-22T09:30:00Z"}"#
        );
        for listed in [waiting, claimed] {
            assert_eq!(serde_json::from_str::<Listed>(&json(&listed)).unwrap(), listed);
        }
    }
}
