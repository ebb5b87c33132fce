//! One thing that a form does at a time, and what is to be mended before it can be done.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Keys;
use crate::app::browser::download;
use crate::app::browser::files::ChosenFile;
use crate::app::desk::typed::framed;
use crate::app::desk::unlock::LONGEST;
use crate::app::parts::{El, Mend, el, live, p};
use crate::wording::say;

/// A form of these pages.
#[derive(Clone, Copy)]
pub struct Work {
    pub keys: Keys,
    pub busy: RwSignal<bool>,
    pub mends: RwSignal<Vec<Mend>>,
}

impl Work {
    /// Nothing is being done.
    pub fn new(keys: Keys, mends: RwSignal<Vec<Mend>>) -> Work {
        Work { keys, busy: RwSignal::new(false), mends }
    }

    /// Does something, unless something is being done; says what is to be mended where it was not done.
    pub fn go(self, work: impl Future<Output = Result<(), Mend>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.mends.set(Vec::new());
        spawn_local(async move {
            let done = work.await;
            // The page may have been left meanwhile, and its signals with it.
            self.busy.try_set(false);
            if let Err(mend) = done {
                self.mends.try_set(vec![mend]);
            }
        });
    }

    /// Hands the person a file from the button of this id; says so where the browser did not take it.
    pub fn save(self, button: &str, name: &str, content: &[u8]) -> bool {
        let saved = download::file(name, content).is_ok();
        match saved {
            true => self.keys.session.said.set(say!("keys-saved", file = name)),
            false => self.mends.set(vec![mend(button, say!("keys-not-saved"))]),
        }
        saved
    }

    /// What is wrong with the control of this id.
    pub fn error(self, id: impl Into<String>) -> Memo<Option<String>> {
        let id = id.into();
        let of = move |mends: &Vec<Mend>| mends.iter().find(|mend| mend.id == id).map(|mend| mend.text.clone());
        Memo::new(move |_| self.mends.with(&of))
    }

    /// That something is being done, while it is.
    pub fn progress(self, words: String) -> AnyView {
        live(move || {
            let bar = || el("progress", "desk-keys__busy").attribute("aria-label", words.clone());
            self.busy.get().then(|| el("div", "").attribute("role", "status").with(p(words.clone())).with(bar()))
        })
    }

    /// A control beneath its label, hint and error.
    pub fn field(self, id: &'static str, label: String, hint: String, control: El) -> El {
        framed(id, label, hint, self.error(id), control)
    }
}

/// What stands in an identity file that was chosen at a control.
pub async fn key_file(control: &str, chosen: Option<ChosenFile>) -> Result<Vec<u8>, Mend> {
    let file = chosen.ok_or_else(|| mend(control, say!("unlock-no-file")))?;
    if file.size() > LONGEST {
        return Err(mend(control, say!("unlock-not-an-identity-file")));
    }
    file.read().await.map_err(|_| mend(control, say!("unlock-unreadable")))
}

/// What is to be mended at a control.
pub fn mend(id: &str, text: String) -> Mend {
    Mend { id: id.to_owned(), text }
}
