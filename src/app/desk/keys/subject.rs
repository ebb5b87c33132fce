//! Whose saved key is tried.

use crate::area::{Keyholder, Pack, Role};
use crate::envelope::Recipient;

/// Whose key is tried, and what is sealed to it.
#[derive(Clone)]
pub struct Subject {
    pub label: String,
    /// The recipient.
    pub age: String,
    /// The name of the area.
    pub area: String,
    /// To whom the test referral is sealed.
    pub recipients: Vec<String>,
    /// Of every key that may be taken for it: the recipient, and whose it is.
    pub people: Vec<(String, String)>,
}

/// Whose key it is, in which area.
#[derive(Clone)]
pub struct Trying {
    /// Its id.
    pub area: String,
    /// The key is also on paper.
    pub paper: bool,
    pub subject: Subject,
}

impl Trying {
    /// The key of somebody of a pack.
    pub fn of(pack: &Pack, holder: &Keyholder) -> Trying {
        let text = |recipient: &Recipient| recipient.to_string();
        let people = pack.keyholders().iter().map(|one| (text(&one.recipient), one.label.en().to_owned()));
        let subject = Subject {
            label: holder.label.en().to_owned(),
            age: text(&holder.recipient),
            area: pack.name.en().to_owned(),
            recipients: pack.keyholders().iter().map(|one| text(&one.recipient)).collect(),
            people: people.collect(),
        };
        Trying { area: pack.id.clone(), paper: holder.role == Role::Recovery, subject }
    }
}
