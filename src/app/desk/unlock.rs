//! The first page: identity files, or a pasted identity, and their passphrase.

use leptos::prelude::*;
use leptos::task::spawn_local;
use zeroize::Zeroizing;

use super::secret::{Secret, on_enter};
use super::session::Session;
use super::stage::{KeysPage, Locked};
use super::trouble::Trouble;
use super::typed::{self, UNLOCKING as PAPER};
use crate::app::browser::fields;
use crate::app::browser::files::{self, ChosenFile};
use crate::app::parts::{El, Look, act, act_once, details, el, error_summary, inset, p, page};
use crate::app::questions::{control, error_of};
use crate::app::trainer::Page;
use crate::app::worker::NotUnlocked;
use crate::domain::answers::clean;
use crate::envelope::lock::UnlockError;
use crate::wording::say;

/// An identity file is a few hundred bytes; more than this is none.
pub const LONGEST: u64 = 1024 * 1024;

/// The control for a pasted identity.
const TEXT: &str = "identity-text";

/// What the page holds about the chosen files; their content is read when unlocking and handed to the worker.
#[derive(Clone, Copy)]
struct Unlocking {
    session: Session,
    files: StoredValue<Vec<ChosenFile>, LocalStorage>,
    /// For each file its name, and whether it is unlocked already.
    chosen: RwSignal<Vec<(String, bool)>>,
    troubles: RwSignal<Vec<Trouble>>,
    busy: RwSignal<bool>,
}

/// The page.
#[component]
pub fn Unlock(session: Session) -> impl IntoView {
    let unlocking = Unlocking {
        session,
        files: StoredValue::new_local(Vec::new()),
        chosen: RwSignal::default(),
        troubles: RwSignal::default(),
        busy: RwSignal::new(false),
    };
    session.on_drop(move |files| unlocking.choose(files));
    let Unlocking { troubles, busy, .. } = unlocking;
    let mends =
        Signal::derive(move || troubles.with(|troubles| troubles.iter().map(Trouble::mend).collect::<Vec<_>>()));
    let why_locked = move || session.locked.get().map(|why| inset(locked(&why)).view());
    let some_unlocked = Memo::new(move |_| session.keys.with(|keys| !keys.is_empty()));
    let go_on = move || {
        some_unlocked
            .get()
            .then(|| act(Look::Secondary, say!("unlock-go-on"), move || session.enter()).id("go-on").view())
    };
    let content = view! {
            {why_locked}
            <p class="govuk-body">{say!("unlock-intro")}</p>
            {file_field(unlocking)}
            {text_field(unlocking)}
            {passphrase_field(unlocking)}
            {paper_fields(unlocking)}
            <div class="govuk-button-group">
                {act_once(Look::Main, say!("unlock-act"), busy.into(), move || unlocking.begin()).id("unlock")}
                {go_on}
            </div>
            <p class="govuk-body" id="unlock-progress">{move || busy.get().then(|| say!("unlock-busy"))}</p>
            <p class="govuk-body">
                <a class="govuk-link" id="to-practice" href=Page::Session.hash()>{say!("trainer-way-in")}</a>
            </p>
            <p class="govuk-body">
                <a class="govuk-link" id="to-keys" href=KeysPage::People.hash()>{say!("keys-way-in")}</a>
            </p>
    };
    let page = page(say!("unlock-heading"), None, Some(mends)).with(content.into_any());
    view! { {error_summary(mends)} {page} }
}

fn file_field(unlocking: Unlocking) -> AnyView {
    let troubles = unlocking.troubles;
    let error = move || first(troubles, |trouble| trouble.mend().id == "identity-file");
    let described =
        move || if error().is_some() { "identity-file-hint identity-file-error" } else { "identity-file-hint" };
    let states = move || {
        let chosen = unlocking.chosen.get();
        (!chosen.is_empty()).then(|| {
            let line = |(file, unlocked): (String, bool)| {
                let state = if unlocked { say!("unlock-state-open") } else { say!("unlock-state-not") };
                view! { <li class="brand-typed">{say!("unlock-file-state", file = file, state = state)}</li> }
            };
            view! {
                <ul class="govuk-list govuk-list--bullet" id="identity-files">{chosen.into_iter().map(line).collect::<Vec<_>>()}</ul>
            }
        })
    };
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || error().is_some()>
            <label class="govuk-label govuk-label--s" for="identity-file">{say!("unlock-file")}</label>
            <div class="govuk-hint" id="identity-file-hint">{say!("unlock-file-hint")}</div>
            {error_of("identity-file", Memo::new(move |_| error()))}
            <input class="govuk-file-upload" id="identity-file" type="file" multiple autocomplete="off" aria-describedby=described
                on:change=move |event| unlocking.choose(files::chosen(&event)) />
            {states}
        </div>
    }
    .into_any()
}

/// One line that does not show what stands in it: it goes to the worker, and is emptied when it is taken.
fn text_field(unlocking: Unlocking) -> AnyView {
    let error = move || first(unlocking.troubles, |trouble| trouble.mend().id == TEXT);
    let described =
        move || if error().is_some() { "identity-text-hint identity-text-error" } else { "identity-text-hint" };
    let class = move || if error().is_some() { "govuk-input govuk-input--error" } else { "govuk-input" };
    let text = control("input", "", TEXT)
        .live_attribute("class", move || Some(class().to_owned()))
        .live_attribute("aria-describedby", move || Some(described().to_owned()))
        .attribute("type", "password")
        .attribute("autocapitalize", "none")
        .attribute("data-secret", "")
        .on("keydown", on_enter(move || unlocking.begin()));
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || error().is_some()>
            <label class="govuk-label govuk-label--s" for=TEXT>{say!("unlock-text")}</label>
            <div class="govuk-hint" id="identity-text-hint">{say!("unlock-text-hint")}</div>
            {error_of(TEXT, Memo::new(move |_| error()))}
            {text}
        </div>
    }
    .into_any()
}

fn passphrase_field(unlocking: Unlocking) -> AnyView {
    let Unlocking { troubles, busy, .. } = unlocking;
    let error = Memo::new(move |_| first(troubles, Trouble::is_of_passphrase));
    let field = Secret { id: "passphrase", label: say!("unlock-passphrase"), hint: say!("unlock-passphrase-hint") };
    field.view(error, busy.into(), move || unlocking.begin())
}

/// The paper copy of a recovery key, for the day on which no file can be found.
fn paper_fields(unlocking: Unlocking) -> El {
    let troubles = unlocking.troubles;
    let error = move |id: &'static str| Memo::new(move |_| first(troubles, |trouble| trouble.mend().id == id));
    let inside = el("div", "")
        .with(PAPER.groups(error(PAPER.id)))
        .with(PAPER.photo(error(PAPER.picture), move |photo| unlocking.begin_with(Some(photo))))
        .with(p(say!("unlock-paper-log")));
    details(say!("unlock-paper"), inside).id("unlock-paper")
}

fn first(troubles: RwSignal<Vec<Trouble>>, wanted: impl Fn(&Trouble) -> bool) -> Option<String> {
    troubles.with(|troubles| troubles.iter().find(|trouble| wanted(trouble)).map(Trouble::words))
}

fn locked(why: &Locked) -> String {
    match why {
        Locked::ByPerson => say!("desk-locked-by-person"),
        Locked::Idle(minutes) => say!("desk-locked-after", minutes = minutes),
        Locked::Broke(Some(file)) => say!("desk-locked-broke", file = file),
        Locked::Broke(None) => say!("desk-locked-stopped"),
    }
}

impl Unlocking {
    /// Takes other files; what was unlocked before stays with the worker.
    fn choose(self, files: Vec<ChosenFile>) {
        if self.busy.get_untracked() || files.is_empty() {
            return;
        }
        self.chosen.set(files.iter().map(|file| (clean(&file.name()), false)).collect());
        self.files.set_value(files);
    }

    /// Unlocks what is not unlocked yet; the passphrase goes to the worker as bytes and stands in nothing else.
    fn begin(self) {
        self.begin_with(None);
    }

    /// The same with a photo of a key on paper, where there is one.
    fn begin_with(self, photo: Option<ChosenFile>) {
        if self.busy.get_untracked() {
            return;
        }
        let typed = match PAPER.taken() {
            Ok(typed) => typed,
            Err(why) => return self.troubles.set(vec![Trouble::Paper(why)]),
        };
        let none = self.chosen.with_untracked(Vec::is_empty) && fields::is_empty(TEXT) && typed.is_empty();
        if none && photo.is_none() {
            return self.troubles.set(vec![Trouble::NoFile]);
        }
        self.busy.set(true);
        self.troubles.set(Vec::new());
        self.session.said.set(say!("unlock-busy"));
        let visit = self.session.visit();
        spawn_local(async move {
            let from_paper = match photo {
                Some(photo) => typed::seen(&photo).await,
                None => Ok(typed),
            };
            let troubles = match from_paper {
                Ok(from_paper) => self.unlock_all(from_paper).await,
                Err(why) => vec![Trouble::Picture(why)],
            };
            if !self.session.is(visit) {
                return; // locked meanwhile: this page is gone
            }
            self.busy.set(false);
            self.session.said.set(String::new());
            if troubles.is_empty() {
                self.session.enter();
            } else {
                self.troubles.set(troubles);
            }
        });
    }

    async fn unlock_all(self, from_paper: Zeroizing<Vec<u8>>) -> Vec<Trouble> {
        let visit = self.session.visit();
        let mut troubles = Vec::new();
        let not_empty = |text: &Zeroizing<Vec<u8>>| !text.trim_ascii().is_empty();
        let pasted = Some(fields::secret(TEXT)).filter(not_empty).or(Some(from_paper).filter(not_empty));
        fields::clear(TEXT);
        let (mut contents, mut tried) = (Vec::new(), Vec::new());
        let chosen = self.chosen.get_untracked();
        let name = |at: usize| Some(chosen[at].0.clone()).filter(|_| chosen.len() > 1);
        for (at, file) in self.files.get_value().iter().enumerate().filter(|(at, _)| !chosen[*at].1) {
            if file.size() > LONGEST {
                let why = NotUnlocked::Refused(UnlockError::NotAnIdentityFile);
                troubles.push(Trouble::NotUnlocked(name(at), why));
            } else if let Ok(content) = file.read().await {
                contents.push(content);
                tried.push(at);
            } else {
                troubles.push(Trouble::Unreadable(chosen[at].0.clone()));
            }
        }
        if tried.is_empty() && pasted.is_none() {
            return troubles;
        }
        let Ok(opener) = self.session.opener().await else { return vec![Trouble::NotStarted] };
        let was_pasted = pasted.is_some();
        let answers = opener.unlock(fields::secret("passphrase"), pasted, contents).await;
        if !self.session.is(visit) {
            return Vec::new();
        }
        let Ok(answers) = answers else {
            // Its keys are gone.
            self.session.end_workers();
            self.session.keys.set(Vec::new());
            self.chosen.update(|chosen| chosen.iter_mut().for_each(|file| file.1 = false));
            return vec![Trouble::Stopped];
        };
        let mut answers = answers.into_iter();
        match was_pasted.then(|| answers.next()).flatten() {
            Some(Ok(keys)) => self.session.hold(keys),
            Some(Err(why)) => troubles.push(Trouble::Pasted(why)),
            None => {}
        }
        for (at, answer) in tried.into_iter().zip(answers) {
            match answer {
                Ok(keys) => {
                    self.session.hold(keys);
                    self.chosen.update(|chosen| chosen[at].1 = true);
                }
                Err(why) => troubles.push(Trouble::NotUnlocked(name(at), why)),
            }
        }
        troubles
    }
}
