//! What a coordinator has to look at on a day.

use leptos::prelude::*;

use super::{Part, read_case};
use crate::app::browser::{clock, page};
use crate::app::clerk::{Keep, Keeping, Looming};
use crate::app::desk::register::fields::{choose, day};
use crate::app::desk::register::now;
use crate::app::desk::session::Session;
use crate::app::desk::tables::{cell, row_heading, table};
use crate::app::parts::{El, Look, act_once, el, live, p};
use crate::wording::say;

/// The part of the page.
pub fn due(session: Session) -> El {
    let part = Part::new(session, "due");
    let on = RwSignal::new(super::today());
    let within = RwSignal::new(String::from("28"));
    let found = RwSignal::new(None::<(Vec<Looming>, usize)>);
    let spans = [("0", say!("due-within-none")), ("28", say!("due-within-28")), ("92", say!("due-within-92"))];
    let spans = spans.map(|(days, words)| (days.to_owned(), words)).to_vec();
    let look = move || {
        let (on, within) = (on.get_untracked(), within.get_untracked());
        // Today is looked at as it is now: an acknowledgement may be due this afternoon.
        let on = Some(on).filter(|on| !on.is_empty() && *on != super::today());
        part.begin(async move {
            let ask = Keep::Due { on, within: within.parse().unwrap_or_default(), now: now() };
            if let (Keeping::Due { items, restricted }, _) = part.ask(ask).await? {
                found.try_set(Some((items, restricted)));
                clock::soon(|| {
                    page::focus_text("due-found");
                });
            }
            Ok(())
        });
    };
    let list = move || found.get().map(|(items, restricted)| list(session, items, restricted));
    part.section(say!("due-heading"), say!("due-intro"))
        .with(day("due-on", say!("due-on"), Some(say!("panel-day-hint")), on))
        .with(choose("due-within", say!("due-within"), spans, within))
        .with(act_once(Look::Main, say!("due-look-up"), part.busy.into(), look).id("due-look-up"))
        .with(live(list))
}

fn list(session: Session, items: Vec<Looming>, restricted: usize) -> El {
    let count = match items.len() {
        0 => say!("cli-due-nothing"),
        count => say!("due-count", count = count),
    };
    let book = session.book.get_untracked().unwrap_or_default();
    let headings = vec![say!("due-matter"), say!("ledger-reference"), say!("due-day-heading"), say!("due-more")];
    let listed = (!items.is_empty()).then(|| {
        let rows = items.into_iter().enumerate().map(|(at, Looming { case, matter, day, remark, .. })| {
            let read = read_case(session, "due", at + 1, book.called(case), case);
            let read = el("td", "govuk-table__cell").with(read);
            vec![row_heading(el("span", "").text(matter)), read, cell(day), cell(remark)]
        });
        table("due", say!("due-caption"), headings, rows)
    });
    let restricted = (restricted > 0).then(|| p(say!("cli-list-restricted", count = restricted)));
    el("div", "")
        .with(el("p", "govuk-body govuk-!-font-weight-bold").id("due-found").attribute("tabindex", "-1").text(count))
        .with_all(restricted)
        .with_all(listed)
}
