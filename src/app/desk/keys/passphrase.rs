//! Another passphrase for the same key: the file is locked anew, and everything that it opened it still opens.

use leptos::prelude::*;

use super::make::{AGAIN, PASSPHRASE, chosen, not_made_words, suggested, typed};
use super::state::Keys;
use super::work::{Work, key_file, mend};
use crate::app::browser::files::{self, ChosenFile};
use crate::app::browser::{clock, fields};
use crate::app::clerk::{KeyAsk, KeyTold, NotRelocked};
use crate::app::desk::secret::Secret;
use crate::app::parts::{El, Look, Mend, act, act_once, el, live, p, warning};
use crate::app::questions::control;
use crate::domain::answers::clean;
use crate::envelope::lock::UnlockError;
use crate::wording::{opening, say};

const FILE: &str = "relock-file";
const OLD: &str = "old-passphrase";

/// The page.
pub fn passphrase(keys: Keys, mends: RwSignal<Vec<Mend>>) -> AnyView {
    let work = Work::new(keys, mends);
    let file = StoredValue::new_local(None::<ChosenFile>);
    let ready = RwSignal::new(None::<(String, Vec<u8>)>);
    let go = move || {
        work.go(async move {
            let (name, locked) = relocked(work, file.get_value()).await?;
            [OLD, PASSPHRASE, AGAIN].into_iter().for_each(fields::clear);
            ready.set(Some((name, locked)));
            Ok(())
        });
    };
    let input = control("input", "govuk-file-upload", FILE)
        .attribute("type", "file")
        .on("change", move |event| file.set_value(files::chosen(&event).into_iter().next()));
    let old = Secret { id: OLD, label: say!("keys-relock-old"), hint: say!("keys-relock-old-hint") };
    el("section", "desk-part")
        .with(p(say!("keys-relock-intro")))
        .with(work.field(FILE, say!("unlock-file"), say!("keys-relock-file-hint"), input))
        .with(old.view(work.error(OLD), work.busy.into(), go))
        .with(suggested(work))
        .with(warning(say!("keys-clipboard")))
        .with(chosen(work, say!("keys-relock-new"), go))
        .with(act_once(Look::Main, say!("keys-relock-act"), work.busy.into(), go).id("relock"))
        .with(work.progress(say!("keys-busy")))
        .with(live(move || ready.get().map(|(name, locked)| done(work, name, locked))))
        .view()
}

fn done(work: Work, name: String, locked: Vec<u8>) -> El {
    let words = say!("keys-relocked", file = name);
    let save = move || _ = work.save("relock-save", &name, &locked);
    el("div", "desk-since")
        .id("relocked")
        .attribute("role", "status")
        .with(p(words))
        .with(act(Look::Main, say!("keys-made-save"), save).id("relock-save"))
        .with(p(say!("keys-relocked-old")))
}

async fn relocked(work: Work, file: Option<ChosenFile>) -> Result<(String, Vec<u8>), Mend> {
    let name = file.as_ref().map(ChosenFile::name).unwrap_or_default();
    let content = key_file(FILE, file).await?;
    let new = std::mem::take(&mut *typed()?);
    let old = std::mem::take(&mut *fields::secret(OLD));
    match work.keys.ask(KeyAsk::Relock, vec![old, new, content]).await.map_err(|why| mend("relock", why))? {
        (KeyTold::Relocked(Ok(_)), mut files) => Ok((name_of(&name), files.pop().unwrap_or_default())),
        (KeyTold::Relocked(Err(NotRelocked::Unlock(why))), _) => {
            let control = if why == UnlockError::WrongPassphrase { OLD } else { FILE };
            Err(mend(control, opening::not_unlocked(why)))
        }
        (KeyTold::Relocked(Err(NotRelocked::Lock(why))), _) => Err(mend("relock", not_made_words(why))),
        _ => Err(mend("relock", say!("keys-stopped"))),
    }
}

/// The name of the file with today's date, so that the two are told apart: `<area>-<role>-<fingerprint>-<date>.key.age`.
fn name_of(old: &str) -> String {
    let stem = clean(old);
    let stem = stem.strip_suffix(".key.age").unwrap_or(&stem);
    let dated = stem.len() > 11
        && stem.is_char_boundary(stem.len() - 10)
        && stem[stem.len() - 10..].parse::<chrono::NaiveDate>().is_ok();
    let stem = if dated { &stem[..stem.len() - 11] } else { stem };
    format!("{stem}-{}.key.age", clock::today())
}
