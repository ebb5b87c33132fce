//! A pack that was changed here and is not on the site yet: nothing has happened until it is.

use leptos::prelude::*;

use super::work::{Work, mend};
use crate::app::desk::stage::KeysPage;
use crate::app::parts::{El, Look, act, act_once, el, h2, link, live, p};
use crate::area::{Directory, Entry, Pack};
use crate::wording::say;

/// The way to save it; nothing while nothing is changed.
pub fn changed(work: Work) -> AnyView {
    live(move || {
        let changed = work.keys.changed.get();
        Some(el("div", "").with_all(changed.iter().map(|pack| notice(work, pack))))
    })
}

fn notice(work: Work, pack: &Pack) -> El {
    let (keys, name, id) = (work.keys, file_name(pack), pack.id.clone());
    let [heading, look_id, save_id] = [heading(&id), format!("changed-look-{id}"), format!("changed-save-{id}")];
    let look = {
        let (id, look_id) = (id.clone(), look_id.clone());
        move || {
            let (id, look_id) = (id.clone(), look_id.clone());
            work.go(async move {
                keys.look_on_site(&id).await.map_err(|there| {
                    let why = match there {
                        Some(version) => say!("keys-pack-changed-old", version = version),
                        None => say!("keys-pack-changed-none"),
                    };
                    mend(&look_id, why)
                })
            });
        }
    };
    let look = act_once(Look::Secondary, say!("keys-pack-changed-done"), work.busy.into(), look).id(look_id);
    let rewrap = link(KeysPage::Rewrap.hash().into(), super::ways::name(KeysPage::Rewrap));
    let title = h2(say!("keys-pack-changed-heading", area = pack.name.en())).id(&heading).attribute("tabindex", "-1");
    el("section", "desk-since no-print")
        .id(format!("changed-{id}"))
        .attribute("aria-labelledby", heading)
        .with(title)
        .with(p(say!("keys-pack-changed", file = name, version = pack.version)))
        .with(el("div", "govuk-button-group").with(save(work, pack, save_id)).with(look))
        .with(p(say!("keys-pack-changed-rewrap")).text(" ").with(rewrap))
}

/// The id of the heading of the notice about an area.
pub fn heading(area: &str) -> String {
    format!("changed-heading-{area}")
}

/// The button that saves a pack as its file.
pub fn save(work: Work, pack: &Pack, id: String) -> El {
    let (name, text) = (file_name(pack), pack.to_file());
    let button = id.clone();
    act(Look::Main, say!("keys-pack-save"), move || _ = work.save(&button, &name, text.as_bytes())).id(id)
}

/// The button that saves the site's list of areas with this one in it.
pub fn save_directory(work: Work, pack: &Pack) -> El {
    const ID: &str = "directory-save";
    let known: Directory = work.keys.session.site.with_untracked(|site| site.packs.iter().map(Entry::from).collect());
    let text = known.overlaid_with([Entry::from(pack)].into_iter().collect()).to_json() + "\n";
    let save = move || _ = work.save(ID, "index.json", text.as_bytes());
    act(Look::Secondary, say!("keys-directory-save"), save).id(ID)
}

fn file_name(pack: &Pack) -> String {
    format!("{}.json", pack.id)
}
