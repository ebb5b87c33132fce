//! What came with a referral: named, never shown, saved when asked for.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::listed::Listed;
use super::reading::Reading;
use super::session::Session;
use super::stage::Locked;
use crate::app::browser::download;
use crate::app::parts::warning;
use crate::wording::attached::size;
use crate::wording::say;

/// The list; nothing where the referral has none and names none.
pub fn attachments(session: Session, reading: &Reading) -> Option<AnyView> {
    if reading.attachments.is_empty() && reading.lost.is_empty() {
        return None;
    }
    let failed = RwSignal::new(None::<String>);
    let (number, sha256) = (reading.number, reading.sha256.clone());
    let one = |(at, file): (usize, Listed)| line(at, file, Saving { session, number, sha256: sha256.clone(), failed });
    let lines: Vec<_> = (1..).zip(reading.attachments.clone()).map(one).collect();
    let lost = (!reading.lost.is_empty()).then(|| say!("open-attachments-lost", files = reading.lost.join(", ")));
    let view = view! {
        <section id="attachments" aria-labelledby="attachments-heading">
            <h2 class="govuk-heading-m" id="attachments-heading">{say!("open-attachments")}</h2>
            <p class="govuk-body no-print">{say!("open-attachments-hint")}</p>
            <ul class="govuk-list">{lines}</ul>
            {lost.map(|text| warning(text).view())}
            <div role="alert" id="attachments-failed">
                {move || failed.get().map(|text| view! { <p class="govuk-error-message">{text}</p> })}
            </div>
        </section>
    };
    Some(view.into_any())
}

/// What saving one attachment needs.
#[derive(Clone)]
struct Saving {
    session: Session,
    number: usize,
    sha256: String,
    failed: RwSignal<Option<String>>,
}

fn line(at: usize, listed: Listed, saving: Saving) -> AnyView {
    let name = listed.file.name;
    let shown = name.clone();
    let label = name.clone();
    let differs = (!listed.as_recorded)
        .then(|| view! { <strong class="govuk-tag govuk-tag--red">{say!("open-attachment-differs")}</strong> });
    let position = listed.gps_removed.then(|| view! { <span>{say!("open-attachment-position")}</span> });
    view! {
        <li class="desk-attachment" id=format!("attachment-{at}")>
            <span class="brand-typed">{shown}</span>
            <span>{size(listed.file.bytes)}</span>
            {position}
            {differs}
            <button type="button" class="govuk-button govuk-button--secondary" id=format!("attachment-{at}-save")
                on:click=move |_| saving.clone().begin(name.clone())>
                {say!("open-attachment-save")}<span class="govuk-visually-hidden">" "{label}</span>
            </button>
        </li>
    }
    .into_any()
}

impl Saving {
    /// Opens the sealed file once more and hands the attachment to the browser's download.
    fn begin(self, name: String) {
        let Saving { session, number, sha256, failed } = self;
        let (Some(input), Some(opener)) = (session.input(number), session.opener_of(number)) else { return };
        let visit = session.visit();
        spawn_local(async move {
            let file = match input.bytes().await {
                Ok(sealed) => opener.attachment(sealed.into_bytes(), &sha256, &name).await,
                Err(_) => Ok(None),
            };
            if !session.is(visit) {
                return;
            }
            let Ok(file) = file else { return session.lock(Locked::Broke(Some(input.name))) };
            let saved = file.is_some_and(|file| download::file(&name, &file).is_ok());
            // The page may have been left meanwhile, and its signal with it.
            let _ = failed.try_set((!saved).then(|| say!("open-attachment-gone")));
            if saved {
                session.said.set(say!("open-attachment-saved", file = name));
            }
        });
    }
}
