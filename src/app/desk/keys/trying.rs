//! One person's saved key is tried, as once a year it should be: who can open says when it last was.

use std::rc::Rc;

use leptos::prelude::*;

use super::drill;
use super::state::Keys;
use super::subject::Trying;
use super::work::Work;
use crate::app::browser::clock;
use crate::app::parts::{El, Mend, details, el, live, p};
use crate::area::{Change, Pack};
use crate::envelope::Recipient;
use crate::wording::say;

/// The page.
pub fn trying(keys: Keys, mends: RwSignal<Vec<Mend>>) -> AnyView {
    let work = Work::new(keys, mends);
    // What this visit made is forgotten first: the drill is about what was saved.
    keys.forget();
    let form = move || Some(keys.trying.get().map_or_else(|| p(say!("keys-try-nobody")), |trying| form(work, trying)));
    el("div", "").with(live(move || opened(keys))).with(live(form)).view()
}

/// That a test referral opened, with what stood in it.
pub fn opened(keys: Keys) -> Option<El> {
    let (label, sentence) = keys.opened.get()?;
    let said = el("p", "govuk-body govuk-!-font-weight-bold").attribute("translate", "no").text(sentence);
    Some(
        el("div", "desk-since")
            .id("opened")
            .attribute("role", "status")
            .with(p(say!("keys-opened", label = label)))
            .with(said),
    )
}

fn form(work: Work, Trying { area, paper, subject }: Trying) -> El {
    let keys = work.keys;
    let done = {
        let (age, label) = (subject.age.clone(), subject.label.clone());
        Rc::new(move |_, sentence| {
            keys.opened.set(Some((label.clone(), sentence)));
            let drilled = |pack: Pack| {
                let recipient = Recipient::parse(&age).ok()?;
                let after = pack.with(&Change::Drilled { recipient, on: clock::today() }).ok()?;
                after.following(&untrack(|| keys.on_site(&area))?).ok()
            };
            untrack(|| keys.pack(&area)).and_then(drilled).into_iter().for_each(|pack| keys.pack_changed(pack));
        })
    };
    let from_paper = paper.then(|| {
        let form = drill::from_paper(work, subject.clone(), done.clone());
        details(say!("keys-try-paper"), form).id("from-paper")
    });
    el("div", "")
        .with(p(say!("keys-try-intro", label = subject.label)))
        .with(drill::from_file(work, subject, done))
        .with_all(from_paper)
}
