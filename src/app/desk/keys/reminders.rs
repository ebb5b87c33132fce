//! What is due about the keys of an area, for everybody who holds one: not for the one person alone who may have left.

use leptos::prelude::*;

use crate::app::browser::clock;
use crate::app::desk::session::Session;
use crate::app::desk::stage::KeysPage;
use crate::app::parts::{El, bullets, el, link, live, p};
use crate::area::{Pack, Reminder};
use crate::wording::{date, say};

/// The reminders of the areas whose keys are held; nothing where there are none.
pub fn reminders(session: Session) -> AnyView {
    let due = Memo::new(move |_| {
        session.keys.with(|keys| session.site.with(|site| site.areas_of(keys).flat_map(of).collect::<Vec<_>>()))
    });
    live(move || {
        let due = due.get();
        (!due.is_empty()).then(|| {
            let way = link(KeysPage::People.hash().into(), say!("keys-reminders-way")).id("to-keys-due");
            el("div", "govuk-inset-text no-print")
                .id("keys-due")
                .with(p(say!("keys-reminders")))
                .with(bullets(due))
                .with(el("p", "govuk-body").with(way))
        })
    })
}

/// What is due in an area, in words.
pub fn of(pack: &Pack) -> Vec<String> {
    pack.reminders(clock::today()).iter().map(words).collect()
}

/// The list of what is due in an area, on the page of its keys.
pub fn list(pack: &Pack) -> Option<El> {
    let due = of(pack);
    (!due.is_empty()).then(|| el("div", "govuk-inset-text").with(p(say!("keys-reminders"))).with(bullets(due)))
}

fn words(reminder: &Reminder) -> String {
    match reminder {
        Reminder::Expires { label, to, days } => {
            say!("keys-due-expires", label = label.en(), to = date::day(*to), days = days)
        }
        Reminder::Expired { label, to } => say!("keys-due-expired", label = label.en(), to = date::day(*to)),
        Reminder::Drill { label, last: Some(last) } => {
            say!("keys-due-drill", label = label.en(), last = date::day(*last))
        }
        Reminder::Drill { label, last: None } => say!("keys-due-drill-never", label = label.en()),
    }
}
