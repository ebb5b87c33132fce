//! The lines of the list.

use leptos::prelude::*;

use super::At;
use crate::app::desk::register::Book;
use crate::app::desk::session::Session;
use crate::app::desk::site::Site;
use crate::app::desk::together::Together;
use crate::app::worker::Kept;
use crate::casework::Line;
use crate::domain::criteria::VISIBLE_HIGH_RISK;
use crate::domain::glance::Glance;
use crate::domain::joining::Tie;
use crate::domain::ledger::{Ledger, Outcome};
use crate::domain::triage::{Entry, Worked};
use crate::wording::{message, say};

/// The cases of the register that is open, otherwise the referrals that were opened.
pub fn entries(session: Session) -> Vec<Entry<At>> {
    session.site.with(|site| {
        session.book.with(|book| match book {
            Some(book) => book.lines.values().map(|line| of_register(line, book, site)).collect(),
            None => session.together.with(|together| session.ledger.with(|ledger| opened(ledger, together, site))),
        })
    })
}

fn of_register(line: &Line, book: &Book, site: &Site) -> Entry<At> {
    let alike = book.unmatched.contains(&line.case);
    let remarks = line.remarks.iter().cloned().chain(alike.then(|| say!("triage-alike")));
    let worked = Worked {
        decided: line.decided.clone(),
        open: line.decisions.len() != 1,
        meeting: line.meeting.clone(),
        acknowledged: line.acknowledged.clone(),
        alike,
        remarks: remarks.collect(),
    };
    Entry {
        key: At::Case(line.case),
        reference: book.called(line.case),
        received: line.received.clone(),
        agency: agency_name(site, &book.area, line.glance.as_ref()),
        added: !line.additions.is_empty() && line.decisions.is_empty(),
        glance: line.glance.clone(),
        worked: Some(worked),
    }
}

/// What adds to one stands with it, and what is practice is in the other list alone.
fn opened(ledger: &Ledger<Kept>, together: &Together, site: &Site) -> Vec<Entry<At>> {
    let referral = |number: usize| {
        let row = ledger.row(number).filter(|row| row.outcome == Outcome::Opened)?;
        let found = row.found.as_ref().filter(|found| matches!(found.kept.tie, Tie::Referral { .. }))?;
        let glance = found.kept.glance.clone();
        Some(Entry {
            key: At::Row(number),
            reference: found.marks.reference.clone(),
            received: found.kept.sealed_at.clone(),
            agency: agency_name(site, &found.kept.area, glance.as_ref()),
            added: !together.proved(number).is_empty(),
            glance,
            worked: None,
        })
    };
    (1..=ledger.rows().len()).filter_map(referral).collect()
}

/// The words of an agency; of one that the area does not list, that it is not known.
pub fn agency_name(site: &Site, area: &str, glance: Option<&Glance>) -> String {
    let Some(id) = glance.and_then(|glance| glance.agency.as_deref()) else { return String::new() };
    let listed = site.pack(area).and_then(|pack| pack.agencies.iter().find(|agency| agency.id == id));
    let listed = listed.map(|agency| agency.label.en().to_owned());
    let own = || message(&format!("opt-agency-{}", id.replace('_', "-")), None, &[]);
    listed.or_else(own).unwrap_or_else(|| say!("triage-not-known"))
}

/// A route in a word or two; one of an area's own as its pack has it.
pub fn route(site: &Site, id: &str) -> String {
    match id {
        VISIBLE_HIGH_RISK => say!("triage-visible-high-risk"),
        "judgement" => say!("triage-judgement"),
        "escalation" => say!("triage-escalation"),
        "repeat" => say!("triage-repeat"),
        own => {
            let listed = site.packs.iter().flat_map(|pack| &pack.criteria.other_routes).find(|route| route.id == own);
            listed.map_or_else(|| own.to_owned(), |route| route.label.en().to_owned())
        }
    }
}
