//! The second page: files, a folder or a text in; the list of what became of them.

use std::rc::Rc;

use leptos::prelude::*;

use super::bar::name;
use super::batch;
use super::inbox::InboxPart;
use super::input::{Input, Source};
use super::keys::reminders;
use super::ledger::LedgerList;
use super::pages::on_paper;
use super::register::{Begin, Standing};
use super::session::Session;
use super::stage::KeysPage;
use super::triage::Triage;
use crate::app::browser::{fields, files};
use crate::app::parts::{Look, Mend, act, details, el, error_summary, live, page};
use crate::app::questions::{control, error_of};
use crate::wording::say;

/// The page.
#[component]
pub fn Opening(session: Session) -> impl IntoView {
    session.on_drop(move |files| batch::open_files(session, files));
    let mends = RwSignal::new(Vec::<Mend>::new());
    let choose = move |event: leptos::ev::Event| {
        batch::open_files(session, files::chosen(&event));
        files::clear(&event);
    };
    let pasted = StoredValue::new(0);
    let open_armor = move || {
        let text = fields::text("armor");
        if text.trim().is_empty() {
            return mends.set(vec![Mend { id: "armor".into(), text: say!("open-armor-empty") }]);
        }
        mends.set(Vec::new());
        pasted.update_value(|pasted| *pasted += 1);
        let name = say!("open-pasted", number = pasted.get_value());
        batch::open(session, vec![Input { name, source: Source::Pasted(Rc::new(text.into_bytes())) }]);
        fields::clear("armor");
    };
    let registered = Memo::new(move |_| session.book.with(Option::is_some));
    let any = Memo::new(move |_| session.ledger.with(|ledger| !ledger.is_empty()));
    let described = move || {
        let described = mends.with(|mends| if mends.is_empty() { "armor-hint" } else { "armor-hint armor-error" });
        Some(described.to_owned())
    };
    let armor = control("textarea", "govuk-textarea", "armor")
        .attribute("rows", "4")
        .attribute("autocapitalize", "none")
        .live_attribute("aria-describedby", described);
    let content = view! {
            <Show when=move || registered.get() fallback=move || view! { <Begin session=session /> }>
                <Standing session=session />
            </Show>
            {reminders(session)}
            <InboxPart session=session />
            <Triage session=session />
            {live(move || any.get().then(|| ledger(session, registered.get())))}
            <Progressing session=session />
            <Show when=move || any.get()><h2 class="govuk-heading-m">{say!("open-more")}</h2></Show>
            <div class="brand-drop">
                <div class="govuk-form-group">
                    <label class="govuk-label govuk-label--s" for="open-files">{say!("open-files")}</label>
                    <div class="govuk-hint" id="open-files-hint">{say!("open-files-hint")}</div>
                    <input class="govuk-file-upload" id="open-files" type="file" multiple autocomplete="off"
                        aria-describedby="open-files-hint" on:change=choose />
                </div>
                <div class="govuk-form-group desk-last">
                    <label class="govuk-label govuk-label--s" for="open-folder">{say!("open-folder")}</label>
                    <div class="govuk-hint" id="open-folder-hint">{say!("open-folder-hint")}</div>
                    <input class="govuk-file-upload" id="open-folder" type="file" multiple prop:webkitdirectory=true autocomplete="off"
                        aria-describedby="open-folder-hint" on:change=choose />
                </div>
            </div>
            <div class="govuk-form-group" class:govuk-form-group--error=move || mends.with(|mends| !mends.is_empty())>
                <label class="govuk-label govuk-label--s" for="armor">{say!("open-armor")}</label>
                <div class="govuk-hint" id="armor-hint">{say!("open-armor-hint")}</div>
                {error_of("armor", Memo::new(move |_| mends.with(|mends| mends.first().map(|mend| mend.text.clone()))))}
                {armor}
            </div>
            {act(Look::Secondary, say!("open-armor-act"), open_armor).id("open-armor")}
            {details(say!("desk-key-details"), words(session))}
            <p class="govuk-body no-print">
                <a class="govuk-link" id="to-keys" href=KeysPage::People.hash()>{say!("keys-way-in")}</a>
            </p>
    };
    let page = page(say!("nav-cases"), None, Some(mends.into())).with(content.into_any());
    view! { {error_summary(mends.into())} {page} }
}

/// What became of every file; folded away beneath a register, whose own files are most of it.
fn ledger(session: Session, folded: bool) -> AnyView {
    let list = move || view! { <LedgerList session=session /> }.into_any();
    if !folded {
        return list();
    }
    let folded = details(say!("ledger-heading"), list()).id("ledger-folded");
    el("div", "").with(el("div", "no-print").with(folded)).with(on_paper()).view()
}

/// How far a batch has come, and the way to stop it.
#[component]
fn Progressing(session: Session) -> impl IntoView {
    let running = Memo::new(move |_| session.progress.get().is_some());
    let words = move || session.progress.get().map(batch::words);
    view! {
        <Show when=move || running.get()>
            <div class="desk-progress" id="open-progress">
                <p class="govuk-body">{words}</p>
                {act(Look::Secondary, say!("open-cancel"), move || batch::stop(session)).id("open-cancel")}
            </div>
        </Show>
    }
}

/// The fingerprints of the keys, for a look by phone.
fn words(session: Session) -> AnyView {
    let key = move |key| {
        let who = name(session, &key);
        view! { <dt class="govuk-!-font-weight-bold">{who}</dt><dd class="desk-words">{key.words}</dd> }
    };
    view! {
        <p>{say!("desk-key-words")}</p>
        <dl id="key-words">{move || session.keys.get().into_iter().map(key).collect::<Vec<_>>()}</dl>
    }
    .into_any()
}
