//! The area whose register is open, and what its pack says.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::browser::clock;
use crate::app::desk::session::Session;
use crate::area::Pack;
use crate::casework::list_closed;
use crate::domain::calendar::{BankHolidays, Cycle, DeadlineRules, Deadlines};
use crate::domain::nation::Nation;
use crate::domain::register::meetings::Meeting;

impl Session {
    /// Id of the area whose register is open; empty where none is.
    pub fn area(self) -> String {
        self.book.with_untracked(|book| book.as_ref().map(|book| book.area.clone())).unwrap_or_default()
    }

    /// Something of the pack of that area.
    pub fn of_pack<T>(self, of: impl FnOnce(&Pack) -> T) -> Option<T> {
        let area = self.area();
        self.site.with_untracked(|site| site.pack(&area).map(of))
    }

    /// The agencies of that area: id and words.
    pub fn agencies(self) -> Vec<(String, String)> {
        let named = |pack: &Pack| {
            pack.agencies.iter().map(|agency| (agency.id.clone(), agency.label.en().to_owned())).collect()
        };
        self.of_pack(named).unwrap_or_default()
    }

    /// Counts with the bank holidays of the nation that the area is in; nothing where one of them is not known.
    pub fn with_holidays<T>(self, count: impl FnOnce(&BankHolidays, Nation) -> T) -> Option<T> {
        let nation = self.of_pack(|pack| pack.nation)??;
        self.site.with_untracked(|site| site.holidays.as_ref().map(|holidays| count(holidays, nation)))
    }

    /// The days by which the steps of a meeting are due.
    pub fn deadlines(self, day: NaiveDate, without_meeting: bool) -> Option<Deadlines> {
        let cycle = if without_meeting { Cycle::Closing(day) } else { Cycle::Meeting(day) };
        self.with_holidays(|holidays, nation| Deadlines::of(cycle, DeadlineRules::default(), holidays, nation))
    }

    /// The day on which the list of a meeting closed, once it is over.
    pub fn list_closed(self, plan: &Meeting) -> Option<NaiveDate> {
        let counted = self.deadlines(plan.date.0, plan.without_meeting).and_then(|due| due.list_closes.ok());
        list_closed(plan, counted, clock::today())
    }
}
