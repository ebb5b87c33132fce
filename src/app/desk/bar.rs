//! Above every page once a key is held: whose key it is, the countdown, and the way to lock.

use leptos::prelude::*;

use super::session::Session;
use super::stage::Locked;
use crate::app::browser::page;
use crate::app::parts::{Look, act};
use crate::app::worker::KeyHeld;
use crate::wording::say;

/// The bar; nothing while the desk holds no key.
#[component]
pub fn Bar(session: Session) -> impl IntoView {
    let shown = move || session.keys.with(|keys| !keys.is_empty());
    let trial = move || session.keys.with(|keys| session.site.with(|site| site.is_trial(keys)));
    let countdown = move || {
        let seconds = session.left.get()?;
        Some(view! {
            <span class="desk-countdown" id="countdown">{say!("desk-countdown", seconds = seconds)}</span>
        })
    };
    // The button stays the same while the seconds run, or a press on it would go astray.
    let running = Memo::new(move |_| session.left.get().is_some());
    let stay = move || {
        running.get().then(|| {
            let stay = || {
                page::focus_input("lock");
            };
            act(Look::Secondary, say!("desk-stay"), stay).id("stay").view()
        })
    };
    view! {
        <Show when=shown>
            <section class="brand-bar no-print" aria-label=say!("desk-bar")>
                <div class="govuk-width-container">
                    <span id="whose-key">{move || who(session)}</span>
                    <span class="desk-bar__acts">
                        {countdown} {stay}
                        {act(Look::Secondary, say!("desk-lock"), move || session.lock(Locked::ByPerson)).id("lock")}
                    </span>
                </div>
            </section>
            <Show when=trial>
                <section class="brand-banner" aria-label=say!("warning")>
                    <div class="govuk-width-container"><p>{say!("trial-banner")}</p></div>
                </section>
            </Show>
        </Show>
    }
}

fn who(session: Session) -> String {
    let names = session.keys.with(|keys| keys.iter().map(|key| name(session, key)).collect::<Vec<_>>());
    say!("desk-key-now", who = names.join("; "))
}

/// Whose a key is, as far as the packs of the site say.
pub fn name(session: Session, key: &KeyHeld) -> String {
    if key.practice {
        return say!("desk-key-practice");
    }
    session.site.with(|site| match site.whose(key) {
        Some((holder, pack)) => say!("desk-key-of", label = holder.label.en(), area = pack.name.en()),
        None => say!("desk-key-unlisted"),
    })
}
