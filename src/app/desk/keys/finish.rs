//! The end of a ceremony: the pack with the public keys, and what to do with it.

use leptos::prelude::*;

use super::changed::{save, save_directory};
use super::work::Work;
use crate::app::browser::route;
use crate::app::desk::stage::KeysPage;
use crate::app::parts::{El, Look, act, bullets, el, h2, p, summary_row, warning};
use crate::area::Pack;
use crate::area::ceremony::Ceremony;
use crate::wording::{self, say};

/// The page.
pub fn finish(work: Work) -> El {
    let keys = work.keys;
    let heading = h2(say!("keys-finish-heading")).id("step-heading").attribute("tabindex", "-1");
    let page = el("section", "desk-part").attribute("aria-labelledby", "step-heading").with(heading);
    let Some(ceremony) = keys.ceremony.get_untracked() else { return page };
    // With whatever else was changed here and is not on the site yet.
    let before = untrack(|| keys.pack(&ceremony.area.id));
    if !ceremony.first && before.is_none() {
        return page.with(warning(say!("keys-finish-no-pack", area = ceremony.area.name)));
    }
    match ceremony.pack(before.filter(|_| !ceremony.first).as_ref()) {
        Some(Ok(pack)) => page.with(offered(work, &ceremony, &pack)),
        Some(Err(error)) => page.with(warning(wording::area::pack_error(&error))),
        None => page,
    }
}

fn offered(work: Work, ceremony: &Ceremony, pack: &Pack) -> El {
    let words = |recipient: &crate::envelope::Recipient| recipient.fingerprint().words().join(" ");
    let row = |holder: &crate::area::Keyholder| {
        let value = el("dd", "govuk-summary-list__value").attribute("translate", "no").text(words(&holder.recipient));
        summary_row(holder.label.en().to_owned(), value)
    };
    let changed = (!ceremony.first).then(|| pack.clone());
    let keys = work.keys;
    let done = move || {
        changed.iter().cloned().for_each(|pack| keys.pack_changed(pack));
        keys.take_up(None, true);
        route::go(KeysPage::People.hash());
    };
    let next = match ceremony.first {
        true => vec![say!("keys-finish-pack", id = pack.id), say!("keys-finish-directory")],
        false => vec![say!("keys-finish-replace", id = pack.id)],
    };
    let last =
        [say!("keys-finish-words"), say!("keys-finish-files"), say!("keys-finish-paper"), say!("keys-finish-drill")];
    el("div", "")
        .with(p(say!("keys-finish")))
        .with(
            el("div", "govuk-button-group")
                .with(save(work, pack, "pack-save".into()))
                .with_all(ceremony.first.then(|| save_directory(work, pack))),
        )
        .with(bullets(next.into_iter().chain(last)))
        .with(el("h3", "govuk-heading-s").text(say!("keys-finish-who")))
        .with(el("dl", "govuk-summary-list").id("finish-people").with_all(pack.keyholders().iter().map(row)))
        .with(act(Look::Secondary, say!("keys-finish-done"), done).id("finish-done"))
}
