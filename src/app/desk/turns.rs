//! From page to page: a referral is read and left, pages of the register are turned to.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::case::{self, Case};
use super::reading::Reading;
use super::session::Session;
use super::site::Site;
use super::stage::{KeysPage, Locked, Page, READ_HASH, Stage};
use super::triage::case_button;
use crate::app::browser::worker::Stopped;
use crate::app::browser::{clock, page, route};
use crate::app::clerk::WholeCase;

impl Session {
    /// Shows the referral in a row of the ledger.
    pub fn read(self, number: usize) {
        let visit = self.visit();
        spawn_local(async move {
            let reading = self.reading_of(number).await;
            if !self.is(visit) {
                return;
            }
            match reading {
                Ok(reading) => self.show(reading, None),
                Err(Stopped) => self.lock(Locked::Broke(None)),
            }
        });
    }

    /// Puts a row of the ledger together with what belongs to it.
    pub async fn reading_of(self, number: usize) -> Result<Reading, Stopped> {
        let record = case::record(self, number).await?;
        let case = Case::of(self, number).await?;
        let reading = self.ledger.with_untracked(|ledger| {
            let found = ledger.row(number)?.found.as_ref()?;
            let reading = |site: &Site| Reading::of(number, &record, found, case, site, clock::today());
            Some(self.site.with_untracked(reading))
        });
        reading.ok_or(Stopped)
    }

    /// Goes to a referral; with what the register says of it, where it is a case of one.
    pub fn show(self, reading: Reading, looked: Option<WholeCase>) {
        self.looked.set(looked);
        self.reading.set(Some(reading));
        // From one record to another that belongs to it: Back leads to the list from both.
        let was_reading = self.stage.get_untracked() == Stage::Read;
        self.stage.set(Stage::Read);
        if !was_reading {
            route::push(READ_HASH);
        }
    }

    /// Goes to a page of the register, as a link would.
    pub fn turn_to(self, page: Page) {
        self.leave_reading();
        self.stage.set(Stage::Page(page));
    }

    /// The link of the page that stands was pressed: from a meeting back to all of them.
    pub fn turn_to_again(self, page: Page) {
        if page == Page::Meetings && self.meeting.with_untracked(Option::is_some) {
            self.nothing_to_lose();
            self.meeting.set(None);
            clock::soon(|| _ = page::focus_text("meetings-heading"));
        }
    }

    /// Goes to the list; where no key is held, to where one is unlocked.
    pub fn turn_to_list(self) {
        self.leave_reading();
        self.stage.set(if self.holds_a_key() { Stage::Open } else { Stage::Unlock });
    }

    /// Goes to a page about keys, as a link would.
    pub fn turn_to_keys(self, page: KeysPage) {
        self.leave_reading();
        self.stage.set(Stage::Keys(page));
    }

    fn leave_reading(self) {
        self.nothing_to_lose();
        self.reading.set(None);
        self.looked.set(None);
    }

    /// Leaves a referral as the Back button does.
    pub fn leave_referral(self) {
        // After the link to the main content the history holds another entry.
        if route::hash() == READ_HASH {
            route::back();
        } else {
            route::replace("#/");
            self.back_to_list();
        }
    }

    /// Goes back from a referral to the list, where it came from.
    pub fn back_to_list(self) {
        let case = self.looked.with_untracked(|looked| looked.as_ref().map(|looked| looked.line.case));
        let from = self.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.number));
        if let Some(number) = from {
            let listing = self.together.with_untracked(|together| {
                self.ledger.with_untracked(|ledger| self.listing.get_untracked().with(number, ledger, together))
            });
            self.listing.set(listing);
        }
        self.stage.set(Stage::Open);
        self.leave_reading();
        spawn_local(async move {
            clock::breathe().await;
            if let Some(case) = case {
                page::focus_input(&case_button(case));
            } else if let Some(number) = from {
                page::focus_input(&format!("ledger-{number}-read"));
            }
        });
    }
}
