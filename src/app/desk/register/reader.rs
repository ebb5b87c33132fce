//! One case of a register: read, and told what people decide about it.

use std::time::Duration;

use leptos::prelude::*;

use super::not_done::NotDone;
use crate::app::browser::clock;
use crate::app::browser::worker::Stopped;
use crate::app::clerk::{Ask, Told, WholeCase};
use crate::app::desk::case::Case;
use crate::app::desk::reading::Reading;
use crate::app::desk::session::Session;
use crate::app::desk::site::Site;
use crate::app::worker::Kept;
use crate::domain::joining::Tie;
use crate::domain::ledger::{Found, Marks, Row};
use crate::domain::record::Record;
use crate::domain::register::{CaseId, What};
use crate::wording::say;

/// Between two looks whether a sealed file has been opened meanwhile.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

impl Session {
    /// Says things of the case that is read, and shows how it stands then.
    pub async fn say_of_case(self, what: Vec<What>) -> Result<(), NotDone> {
        self.say_in_register(what).await?;
        self.look_at_it_again().await
    }

    /// The same where the worker alone knows what is said.
    pub async fn say_of_case_by(self, ask: Ask) -> Result<(), NotDone> {
        self.say_by(ask).await?;
        self.look_at_it_again().await
    }

    async fn look_at_it_again(self) -> Result<(), NotDone> {
        self.not_done.set(None);
        self.said.set(say!("register-said"));
        let case = self.looked.with_untracked(|looked| looked.as_ref().map(|looked| looked.line.case));
        let Some(case) = case else { return Ok(()) };
        if let (Told::Looked(Some(looked)), records) = self.ask(Ask::Look { case }, Vec::new()).await? {
            let corrected = self.looked.with_untracked(|before| {
                before.as_ref().is_some_and(|before| before.state.corrections != looked.state.corrections)
            });
            let record = records.first().filter(|_| corrected && self.row_of(case).is_none());
            let reading = record.and_then(|record| Some(self.reading_of_entered(&Record::read(record).ok()?, &looked)));
            self.nothing_to_lose();
            self.looked.set(Some(*looked));
            // What was sent stays as it was sent; what was entered is read as it is corrected.
            if reading.is_some() {
                self.reading.set(reading);
            }
        }
        Ok(())
    }

    /// Shows a case of the register.
    pub fn read_case(self, case: CaseId) {
        self.do_in_register(async move {
            self.until_filed(case).await;
            let (Told::Looked(looked), records) = self.ask(Ask::Look { case }, Vec::new()).await? else {
                return Err(self.broke());
            };
            let Some(looked) = looked else { return Err(NotDone::NotReadable) };
            let reading = match self.row_of(case) {
                Some(number) => self.reading_of(number).await.map_err(|Stopped| self.broke())?,
                None => {
                    let record = records.first().and_then(|record| Record::read(record).ok());
                    self.reading_of_entered(&record.ok_or(NotDone::NotReadable)?, &looked)
                }
            };
            self.note_viewed(case);
            self.nothing_to_lose();
            self.show(reading, Some(*looked));
            Ok(())
        });
    }

    /// Waits for the sealed file of a case where it may be among those that are still being opened.
    async fn until_filed(self, case: CaseId) {
        let visit = self.visit();
        let is_filed = || self.row_of(case).is_some_and(|number| number <= self.filed.get_untracked());
        let more = || self.progress.with_untracked(Option::is_some) || self.filing.get_value();
        while self.is(visit) && matches!(case, CaseId::Body(_)) && !is_filed() && more() {
            clock::sleep(LOOK_AGAIN).await;
        }
    }

    /// The row of the ledger with the sealed file of a case.
    fn row_of(self, case: CaseId) -> Option<usize> {
        let CaseId::Body(body) = case else { return None };
        let sha256 = body.to_string();
        self.ledger.with_untracked(|ledger| {
            let is = |row: &Row<Kept>| row.found.as_ref().is_some_and(|found| found.marks.sha256 == sha256);
            ledger.rows().iter().position(is).map(|at| at + 1)
        })
    }

    /// A case that did not come through the portal, read like one that did.
    fn reading_of_entered(self, record: &Record, looked: &WholeCase) -> Reading {
        let marks = Marks {
            sha256: String::new(),
            reference: looked.line.reference.clone(),
            submission: String::new(),
            content: String::new(),
        };
        let kept = Kept {
            tie: Tie::Referral { amend_hash: String::new() },
            urgent: looked.line.glance.as_ref().is_some_and(|glance| glance.urgent),
            practice: record.is_practice(),
            by_practice_key: false,
            area: record.area.clone(),
            referred_on: record.referred_on.clone(),
            sealed_at: record.sealed_at.clone(),
            attachments: Vec::new(),
            glance: looked.line.glance.clone(),
        };
        let found = Found { marks, kept };
        let reading = |site: &Site| Reading::of(0, record, &found, Case::default(), site, clock::today());
        self.site.with_untracked(reading)
    }
}
