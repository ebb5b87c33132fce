//! Old files, sealed anew to the people of today: one after the other, each with its row.

use leptos::prelude::*;

use super::resealing::{Place, Resealing};
use super::state::Keys;
use super::work::{Work, mend};
use crate::app::browser::clock;
use crate::app::browser::files::{self, ChosenFile};
use crate::app::browser::folder;
use crate::app::desk::register::areas;
use crate::app::desk::register::fields::choose;
use crate::app::parts::{El, Look, Mend, act, act_once, bullets, details, el, h2, link, live, p, warning};
use crate::app::questions::control;
use crate::area::Pack;
use crate::wording::say;

const FILES: &str = "rewrap-files";
const FOLDER: &str = "rewrap-folder";
/// Rows that are shown; the ledger has all of them.
const MOST_ROWS: usize = 500;

/// The page.
pub fn rewrap(keys: Keys, mends: RwSignal<Vec<Mend>>) -> AnyView {
    let work = Work::new(keys, mends);
    let held = Memo::new(move |_| keys.session.keys.with(|keys| !keys.is_empty()));
    let content = move || Some(if held.get() { form(work) } else { unlock_first() });
    el("div", "").with(p(say!("rewrap-intro"))).with(live(content)).view()
}

fn unlock_first() -> El {
    el("div", "govuk-inset-text")
        .with(p(say!("rewrap-unlock")))
        .with(el("p", "govuk-body").with(link("#/".into(), say!("unlock-heading")).id("rewrap-unlock")))
}

fn form(work: Work) -> El {
    let keys = work.keys;
    let areas = keys.session.keys.with_untracked(|held| keys.session.site.with_untracked(|site| areas(site, held)));
    let Some((first, _)) = areas.first().cloned() else { return warning(say!("rewrap-no-area")) };
    let area = RwSignal::new(first);
    let chosen = StoredValue::new_local(Vec::<ChosenFile>::new());
    let count = RwSignal::new(0);
    let resealing = Resealing::new(keys.session);
    let take = move |event: leptos::ev::Event| {
        let mut files = files::chosen(&event);
        files.sort_by_cached_key(ChosenFile::path);
        count.set(files.len());
        chosen.set_value(files);
    };
    let input = move |id: &str| {
        control("input", "govuk-file-upload", id).attribute("type", "file").attribute("multiple", "").on("change", take)
    };
    let whole = input(FOLDER).attribute("webkitdirectory", "");
    let people = move || area.with(|area| keys.pack(area)).map(|pack| to_whom(&pack));
    let go = move || {
        work.go(async move {
            let files = chosen.get_value();
            if files.is_empty() {
                return Err(mend(FILES, say!("rewrap-no-files")));
            }
            let pack = untrack(|| area.with(|area| keys.pack(area)));
            let sealing = pack.and_then(|pack| pack.recipients_on(clock::today()).ok());
            let sealing = sealing.ok_or_else(|| mend("rewrap-go", say!("rewrap-nobody")))?;
            let place = if folder::can_pick() {
                let folder = folder::pick().await.map_err(|_| mend("rewrap-go", say!("rewrap-no-access")))?;
                match folder {
                    Some(folder) => Place::Folder(folder),
                    None => return Ok(()),
                }
            } else {
                Place::Parts
            };
            let recipients = sealing.recipients.iter().map(|recipient| recipient.to_string()).collect();
            let done = resealing.run(files, recipients, place).await;
            resealing.progress.try_set(None);
            done.map_err(|why| mend("rewrap-go", why))
        });
    };
    let where_to = if folder::can_pick() { say!("rewrap-to-folder") } else { say!("rewrap-to-parts") };
    el("section", "desk-part")
        .with_all((areas.len() > 1).then(|| choose("rewrap-area", say!("register-area"), areas, area)))
        .with(live(people))
        .with(work.field(FILES, say!("rewrap-files"), say!("rewrap-files-hint"), input(FILES)))
        .with(work.field(FOLDER, say!("rewrap-folder"), say!("rewrap-folder-hint"), whole))
        .with(live(move || (count.get() > 0).then(|| p(say!("rewrap-chosen", count = count.get())))))
        .with(p(where_to))
        .with(act_once(Look::Main, say!("rewrap-go"), work.busy.into(), go).id("rewrap-go"))
        .with(progress(resealing))
        .with(part(resealing))
        .with(ended(resealing))
}

/// To whom, and who no longer is among them.
fn to_whom(pack: &Pack) -> El {
    let all = el("div", "govuk-inset-text").id("rewrap-people").with(p(say!("rewrap-people", area = pack.name.en())));
    match pack.recipients_on(clock::today()) {
        Ok(sealing) => all.with(bullets(sealing.readers.iter().map(|reader| reader.label.en().to_owned()))),
        Err(_) => all.with(p(say!("rewrap-nobody"))),
    }
}

fn progress(resealing: Resealing) -> AnyView {
    live(move || {
        let (done, all) = resealing.progress.get()?;
        let stop = act(Look::Secondary, say!("rewrap-stop"), move || resealing.stop()).id("rewrap-stop");
        let bar =
            el("progress", "desk-keys__busy").attribute("max", all.to_string()).attribute("value", done.to_string());
        let words = say!("rewrap-progress", done = done, all = all);
        Some(
            el("div", "govuk-inset-text")
                .with(p(words))
                .with(bar.attribute("aria-label", say!("keys-rewrap")))
                .with(stop),
        )
    })
}

/// Where there is no folder to write into: a zip that is full, to be saved before the next one is begun.
fn part(resealing: Resealing) -> AnyView {
    live(move || {
        let number = resealing.part.get()?;
        let save = act(Look::Main, say!("rewrap-part-save", number = number), move || resealing.save_part());
        let words = p(say!("rewrap-part", number = number)).attribute("role", "status");
        Some(el("div", "desk-since").with(words).with(save.id("rewrap-part-save")))
    })
}

fn ended(resealing: Resealing) -> AnyView {
    live(move || {
        let ended = resealing.ended.get()?;
        let rows = resealing.rows.with_value(|rows| {
            let line = |row: &super::resealing::Row| {
                let anew = match &row.outcome {
                    Ok(references) => say!("rewrap-row", old = references[0], new = references[1]),
                    Err(why) => say!("rewrap-row-not", why = why.words()),
                };
                el("li", "").with(el("span", "brand-typed").text(&row.file)).text(format!(": {anew}"))
            };
            rows.iter().take(MOST_ROWS).map(line).collect::<Vec<_>>()
        });
        let list = el("ul", "govuk-list govuk-list--bullet").id("rewrap-rows").with_all(rows);
        Some(
            el("section", "desk-since")
                .attribute("aria-labelledby", "rewrap-ended")
                .with(h2(say!("rewrap-ended")).id("rewrap-ended").attribute("tabindex", "-1"))
                .with(p(ended).id("rewrap-sums"))
                .with(p(say!("rewrap-originals")))
                .with(details(say!("rewrap-list"), list).id("rewrap-all")),
        )
    })
}
