//! What is said about where a person stands.

use super::say;
use crate::domain::find::{How, Role};
use crate::domain::matching::Sure;

/// Who somebody is in a case; rows count from 1.
pub fn role(role: Role) -> String {
    match role {
        Role::Victim => say!("role-victim"),
        Role::Perpetrator(row) => say!("role-perpetrator", number = row + 1),
        Role::Child(row) => say!("role-child", number = row + 1),
        Role::Adult(row) => say!("role-adult", number = row + 1),
        Role::Referrer => say!("role-referrer"),
        Role::Presenter => say!("role-presenter"),
        Role::Gp => say!("role-gp"),
        Role::ContactPerson => say!("role-contact-person"),
        Role::Assessor => say!("role-assessor"),
        Role::Decider => say!("role-decider"),
        Role::Worker(row) => say!("role-worker", number = row + 1),
        Role::Mentioned => say!("role-mentioned"),
    }
}

/// How they were found.
pub fn how(how: How) -> String {
    match how {
        How::Person(likely) if likely.born_otherwise => say!("found-born-otherwise"),
        How::Person(likely) => match likely.sure {
            Sure::Certain => say!("found-certain"),
            Sure::Likely => say!("found-likely"),
            Sure::Possible => say!("found-possible"),
        },
        How::Named => say!("found-named"),
        How::InPart => say!("found-in-part"),
    }
}
