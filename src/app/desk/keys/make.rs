//! Somebody's key is made: a passphrase, written down and typed, then the key.

use leptos::prelude::*;
use leptos::task::spawn_local;
use zeroize::Zeroizing;

use super::made::{self, Ready};
use super::work::{Work, mend};
use crate::app::browser::{clock, fields, page};
use crate::app::clerk::{KeyAsk, KeyTold, NewKey, NotMade};
use crate::app::desk::secret::Secret;
use crate::app::parts::{El, Look, Mend, act, act_once, el, live, live_text, p, warning};
use crate::area::ceremony::Ceremony;
use crate::wording::say;

/// The passphrase that is chosen, and the same once more.
pub const PASSPHRASE: &str = "new-passphrase";
pub const AGAIN: &str = "new-passphrase-again";

/// Characters of a passphrase of one's own, at least: whoever finds the file can try as long as they like.
const FEWEST: usize = 15;

/// The page for a person.
pub fn make(work: Work, at: usize) -> El {
    let Some(label) = work.keys.ceremony.with_untracked(|all| Some(all.as_ref()?.people.get(at)?.label.clone())) else {
        return p(say!("keys-no-ceremony"));
    };
    let ready = StoredValue::new_local(None::<Ready>);
    let is_ready = RwSignal::new(false);
    // Nobody was there for a while: what is secret goes from the screen.
    Effect::new(move |_| {
        if work.keys.session.away.get() && is_ready.get_untracked() {
            ready.set_value(None);
            is_ready.set(false);
            work.mends.set(vec![mend(PASSPHRASE, say!("keys-away"))]);
        }
    });
    let heading = el("h2", "govuk-heading-m no-print").id("step-heading").attribute("tabindex", "-1");
    let heading = heading.text(say!("keys-make-heading", label = label));
    let content = move || {
        Some(match is_ready.get() {
            true => ready
                .with_value(|ready| ready.as_ref().map(|ready| made::made(work, at, ready)))
                .unwrap_or_else(|| el("div", "")),
            false => passphrase(work, at, move |one| {
                ready.set_value(Some(one));
                is_ready.set(true);
                clock::soon(|| _ = page::focus_text("made-heading"));
            }),
        })
    };
    el("section", "desk-part").attribute("aria-labelledby", "step-heading").with(heading).with(live(content))
}

fn passphrase(work: Work, at: usize, made: impl Fn(Ready) + Copy + 'static) -> El {
    let recovery = work.keys.ceremony.with_untracked(|all| all.as_ref().is_some_and(|all| all.people[at].has_paper()));
    let go = move || {
        work.go(async move {
            let ready = new_key(work, at).await?;
            [PASSPHRASE, AGAIN].into_iter().for_each(fields::clear);
            made(ready);
            Ok(())
        });
    };
    el("div", "")
        .with(p(if recovery { say!("keys-make-intro-recovery") } else { say!("keys-make-intro") }))
        .with(suggested(work))
        .with(warning(say!("keys-clipboard")))
        .with(chosen(work, say!("keys-make-passphrase"), go))
        .with(act_once(Look::Main, say!("keys-make-act"), work.busy.into(), go).id("make"))
        .with(work.progress(say!("keys-make-busy")))
}

/// Both fields of a new passphrase.
pub fn chosen(work: Work, label: String, go: impl Fn() + Clone + 'static) -> El {
    let first = Secret { id: PASSPHRASE, label, hint: say!("keys-make-passphrase-hint", fewest = FEWEST) };
    let again = Secret { id: AGAIN, label: say!("keys-make-again"), hint: say!("keys-make-again-hint") };
    el("div", "").with(first.view(work.error(PASSPHRASE), work.busy.into(), go.clone())).with(again.view(
        work.error(AGAIN),
        work.busy.into(),
        go,
    ))
}

/// Six words to write down; shown when asked for, gone when nobody is there.
pub fn suggested(work: Work) -> El {
    let words = StoredValue::new_local(Zeroizing::new(String::new()));
    let shown = RwSignal::new(0);
    let suggest = move || {
        spawn_local(async move {
            if let Ok((KeyTold::Suggested, mut bytes)) = work.keys.ask(KeyAsk::Suggest, Vec::new()).await {
                let text = String::from_utf8(bytes.pop().unwrap_or_default()).unwrap_or_default();
                words.try_set_value(Zeroizing::new(text));
                shown.try_update(|shown| *shown += 1);
            }
        });
    };
    Effect::new(move |_| {
        if work.keys.session.away.get() {
            words.set_value(Zeroizing::default());
            shown.set(0);
        }
    });
    let text =
        live_text(move || if shown.get() == 0 { String::new() } else { words.with_value(|words| words.to_string()) });
    let box_of_words =
        el("p", "desk-words").id("suggested").attribute("translate", "no").attribute("role", "status").with(text);
    el("div", "no-print")
        .with(p(say!("keys-suggest-intro")))
        .with(act(Look::Secondary, say!("keys-suggest"), suggest).id("suggest"))
        .with(box_of_words)
}

/// The passphrase that was typed twice, if it may be used.
pub fn typed() -> Result<Zeroizing<Vec<u8>>, Mend> {
    let passphrase = fields::secret(PASSPHRASE);
    let length = String::from_utf8_lossy(&passphrase).chars().count();
    if length == 0 {
        return Err(mend(PASSPHRASE, say!("keys-make-empty")));
    }
    if length < FEWEST {
        return Err(mend(PASSPHRASE, say!("keys-make-short", fewest = FEWEST)));
    }
    if *fields::secret(AGAIN) != *passphrase {
        return Err(mend(AGAIN, say!("keys-make-differs")));
    }
    Ok(passphrase)
}

async fn new_key(work: Work, at: usize) -> Result<Ready, Mend> {
    let passphrase = std::mem::take(&mut *typed()?);
    let ask = work.keys.ceremony.with_untracked(|ceremony| ceremony.as_ref().map(|ceremony| question(ceremony, at)));
    let ask = ask.ok_or_else(|| mend("make", say!("keys-no-ceremony")))?;
    match work.keys.ask(ask, vec![passphrase]).await.map_err(|why| mend("make", why))? {
        (KeyTold::Made(Ok(key)), files) => Ready::of(key, files).ok_or_else(|| mend("make", say!("keys-stopped"))),
        (KeyTold::Made(Err(why)), _) => Err(not_made(why)),
        _ => Err(mend("make", say!("keys-stopped"))),
    }
}

fn question(ceremony: &Ceremony, at: usize) -> KeyAsk {
    KeyAsk::Make {
        area: ceremony.area.id.clone(),
        role: ceremony.people[at].role,
        post_quantum: ceremony.post_quantum,
        today: clock::today(),
    }
}

/// Why no key was made or locked, and what to do.
pub fn not_made_words(why: NotMade) -> String {
    match why {
        NotMade::EmptyPassphrase => say!("keys-make-empty"),
        NotMade::NoRandomness => say!("cli-no-randomness"),
        NotMade::Failed => say!("cli-lock-failed"),
    }
}

fn not_made(why: NotMade) -> Mend {
    let control = if why == NotMade::EmptyPassphrase { PASSPHRASE } else { "make" };
    mend(control, not_made_words(why))
}

impl Ready {
    /// A new key with its files, the locked one first; nothing where one is missing.
    fn of(key: NewKey, files: Vec<Vec<u8>>) -> Option<Ready> {
        let mut files = files.into_iter();
        let file = files.next()?;
        let mut texts = files.map(|bytes| String::from_utf8(bytes).map(Zeroizing::new).unwrap_or_default());
        let line = texts.next();
        Some(Ready { key, file, line, groups: texts.collect() })
    }
}
