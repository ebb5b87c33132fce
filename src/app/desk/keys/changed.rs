//! A pack that was changed here and is not on the site yet: nothing has happened until it is.

use leptos::prelude::*;

use super::Keys;
use crate::app::browser::download;
use crate::app::desk::stage::KeysPage;
use crate::app::parts::{El, Look, act, el, h2, live, p};
use crate::area::{Directory, Entry, Pack};
use crate::wording::say;

/// The way to save it; nothing while nothing is changed.
pub fn changed(keys: Keys) -> AnyView {
    live(move || keys.changed.get().map(|pack| notice(keys, &pack)))
}

fn notice(keys: Keys, pack: &Pack) -> El {
    let name = file_name(pack);
    let done = act(Look::Secondary, say!("keys-pack-changed-done"), move || keys.pack_changed(None)).id("pack-done");
    el("section", "desk-since no-print")
        .id("pack-changed")
        .attribute("aria-labelledby", "pack-changed-heading")
        .with(
            h2(say!("keys-pack-changed-heading", area = pack.name.en()))
                .id("pack-changed-heading")
                .attribute("tabindex", "-1"),
        )
        .with(p(say!("keys-pack-changed", file = name)))
        .with(el("div", "govuk-button-group").with(save(keys, pack)).with(done))
        .with(p(say!("keys-pack-changed-rewrap")).text(" ").with(super::way(KeysPage::Rewrap, "changed-rewrap")))
}

/// The button that saves a pack as its file.
pub fn save(keys: Keys, pack: &Pack) -> El {
    let (name, text) = (file_name(pack), pack.to_file());
    let save = move || match download::file(&name, text.as_bytes()) {
        Ok(()) => keys.session.said.set(say!("keys-saved", file = name)),
        Err(_) => keys.session.said.set(say!("keys-not-saved")),
    };
    act(Look::Main, say!("keys-pack-save"), save).id("pack-save")
}

/// The button that saves the site's list of areas with this one in it.
pub fn save_directory(keys: Keys, pack: &Pack) -> El {
    let known: Directory = keys.session.site.with_untracked(|site| site.packs.iter().map(Entry::from).collect());
    let text = known.overlaid_with([Entry::from(pack)].into_iter().collect()).to_json() + "\n";
    let save = move || match download::file("index.json", text.as_bytes()) {
        Ok(()) => keys.session.said.set(say!("keys-saved", file = "index.json")),
        Err(_) => keys.session.said.set(say!("keys-not-saved")),
    };
    act(Look::Secondary, say!("keys-directory-save"), save).id("directory-save")
}

fn file_name(pack: &Pack) -> String {
    format!("{}.json", pack.id)
}
