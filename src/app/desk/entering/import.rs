//! Cases out of a table: chosen, its columns sent to questions, tried, and put in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::mapping::mapping;
use super::tried::tried;
use crate::app::browser::clock;
use crate::app::browser::files::{self, ChosenFile};
use crate::app::browser::page;
use crate::app::clerk::{Ask, Columns, Import, Imported, Told, Tried};
use crate::app::desk::register::NotDone;
use crate::app::desk::session::Session;
use crate::app::parts::{El, Look, act_once, el, h2, live, p, warning};
use crate::app::questions::control;
use crate::domain::import::{MOST_BYTES, Mapping};
use crate::wording::say;

/// The table at hand, as the page knows it: headings and counts. Its cells are in the worker.
#[derive(Clone, Copy)]
pub struct Table {
    pub session: Session,
    pub columns: RwSignal<Option<Columns>>,
    pub mapping: RwSignal<Mapping>,
    /// What its rows come to with this mapping; nothing once the mapping was changed.
    pub tried: RwSignal<Option<Tried>>,
    /// Something is being done with it.
    pub busy: RwSignal<bool>,
    /// What went wrong, in words.
    pub wrong: RwSignal<Option<String>>,
}

/// The part of the page.
pub fn import(session: Session) -> El {
    let table = Table {
        session,
        columns: RwSignal::new(None),
        mapping: RwSignal::default(),
        tried: RwSignal::new(None),
        busy: RwSignal::new(false),
        wrong: RwSignal::new(None),
    };
    on_cleanup(move || {
        spawn_local(async move {
            let _ = session.ask(Ask::Import(Import::Forget), Vec::new()).await;
        });
    });
    let file = RwSignal::new_local(None::<ChosenFile>);
    let saved = RwSignal::new_local(None::<ChosenFile>);
    let read = move || {
        let Some(chosen) = file.get_untracked() else {
            return table.wrong.set(Some(say!("import-file-first")));
        };
        table.read(chosen, saved.get_untracked());
    };
    let wrong = move || table.wrong.get().map(|why| warning(why).id("import-wrong").attribute("role", "alert"));
    let columns = move || table.columns.get().map(|columns| mapping(table, columns));
    let tried = move || table.tried.get().map(|counts| tried(table, counts));
    el("section", "desk-part")
        .attribute("aria-labelledby", "import-heading")
        .with(h2(say!("import-heading")).id("import-heading").attribute("tabindex", "-1"))
        .with(p(say!("import-intro")))
        .with(chooser("import-file", say!("import-file"), say!("import-file-hint"), file))
        .with(chooser("import-mapping", say!("import-mapping"), say!("import-mapping-hint"), saved))
        .with(act_once(Look::Secondary, say!("import-read"), table.busy.into(), read).id("import-read"))
        .with(live(wrong))
        .with(live(columns))
        .with(live(tried))
}

impl Table {
    /// The rows with another mapping are to be tried again.
    pub fn remap(self, change: impl FnOnce(&mut Mapping)) {
        self.mapping.update(change);
        self.tried.set(None);
    }

    /// Asks the worker; what went wrong is shown.
    pub async fn ask(self, ask: Import, bytes: Vec<Vec<u8>>) -> Option<Imported> {
        let told = self.session.ask(Ask::Import(ask), bytes).await;
        match told {
            Ok((Told::Imported(imported), _)) => Some(imported),
            Ok(_) => None,
            Err(why) => {
                self.wrong.try_set(Some(NotDone::words(why)));
                None
            }
        }
    }

    fn read(self, file: ChosenFile, saved: Option<ChosenFile>) {
        self.wrong.set(None);
        self.columns.set(None);
        self.tried.set(None);
        let name = file.name();
        if file.size() > MOST_BYTES as u64 {
            return self.wrong.set(Some(say!("cli-import-too-large", file = name)));
        }
        self.busy.set(true);
        spawn_local(async move {
            let mut bytes = Vec::new();
            for file in std::iter::once(file).chain(saved) {
                match file.read().await {
                    Ok(read) => bytes.push(read),
                    Err(_) => {
                        self.wrong.try_set(Some(say!("import-no-access", file = file.name())));
                        self.busy.try_set(false);
                        return;
                    }
                }
            }
            if let Some(Imported::Read(read)) = self.ask(Import::Read { file: name }, bytes).await {
                match read {
                    Ok(columns) => {
                        self.mapping.try_set(Mapping::parse(columns.mapping.as_bytes()).unwrap_or_default());
                        self.columns.try_set(Some(columns));
                        clock::soon(|| {
                            page::focus_text("import-columns");
                        });
                    }
                    Err(why) => drop(self.wrong.try_set(Some(why))),
                }
            }
            self.busy.try_set(false);
        });
    }
}

fn chooser(id: &'static str, label: String, hint: String, chosen: RwSignal<Option<ChosenFile>, LocalStorage>) -> El {
    let hint_id = format!("{id}-hint");
    let control = control("input", "govuk-file-upload", id)
        .attribute("type", "file")
        .attribute("aria-describedby", hint_id.clone())
        .on("change", move |event| chosen.set(files::chosen(&event).into_iter().next()));
    el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", id).text(label))
        .with(el("div", "govuk-hint").id(hint_id).text(hint))
        .with(control)
}
