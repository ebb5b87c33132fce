//! The records that are read beside one another: a referral and what was added to it since.

use leptos::prelude::*;

use super::session::Session;
use super::together::adds;
use crate::app::browser::worker::Stopped;
use crate::domain::joining::{Adds, Joining};
use crate::domain::record::Record;

/// What stands beside the record of one row.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Of a row that adds to a referral.
    pub addition: Option<(Adds, Joining<usize>)>,
    /// Of such a row: the referral, if it is at hand.
    pub referral: Option<Record>,
    /// What is proved to add to the referral, oldest first; the row itself may be among them.
    pub added: Vec<Added>,
    /// What says so without proof.
    pub unproved: Vec<Doubtful>,
}

/// An addition that its key proves.
#[derive(Clone, Debug)]
pub struct Added {
    pub number: usize,
    pub reference: String,
    pub adds: Adds,
    pub attachments: usize,
    pub record: Record,
}

/// An addition that nothing proves.
#[derive(Clone, Debug)]
pub struct Doubtful {
    pub number: usize,
    pub reference: String,
    pub adds: Adds,
}

impl Case {
    /// Asks the workers for all that belongs to a row.
    pub async fn of(session: Session, number: usize) -> Result<Case, Stopped> {
        let together = session.together.get_untracked();
        let addition = session
            .ledger
            .with_untracked(|ledger| Some((adds(ledger.row(number)?)?.clone(), together.joining(number)?.clone())));
        let referral = match &addition {
            None => Some(number),
            Some((_, Joining::Joined { to })) => Some(*to),
            Some((_, Joining::Unproved { beside })) => beside.first().copied(),
            Some((_, Joining::NotHere)) => None,
        };
        let mut case = Case { addition, ..Case::default() };
        let Some(referral) = referral else { return Ok(case) };
        if referral != number {
            case.referral = Some(record(session, referral).await?);
        }
        for number in together.proved(referral).into_iter().rev() {
            let Some(Doubtful { number, reference, adds }) = row(session, number) else { continue };
            let attachments = attachments(session, number);
            case.added.push(Added { number, reference, adds, attachments, record: record(session, number).await? });
        }
        if referral == number {
            case.unproved = together.unproved(number).into_iter().filter_map(|number| row(session, number)).collect();
        }
        Ok(case)
    }
}

/// The record of a row, without an amend key.
pub async fn record(session: Session, number: usize) -> Result<Record, Stopped> {
    let opener = session.opener_of(number).ok_or(Stopped)?;
    // The worker has read the record before, so only a broken one can fail here.
    Record::read(&opener.record(number).await?).map_err(|_| Stopped)
}

fn row(session: Session, number: usize) -> Option<Doubtful> {
    session.ledger.with_untracked(|ledger| {
        let row = ledger.row(number)?;
        let reference = row.found.as_ref()?.marks.reference.clone();
        Some(Doubtful { number, reference, adds: adds(row)?.clone() })
    })
}

fn attachments(session: Session, number: usize) -> usize {
    let attachments = |number| {
        session.ledger.with_untracked(|ledger| Some(ledger.row(number)?.found.as_ref()?.kept.attachments.len()))
    };
    attachments(number).unwrap_or_default()
}
