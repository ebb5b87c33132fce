//! What the register says of the case that is read, and what a person can say of it.

mod alike;
mod care;
mod correct;
mod decide;
mod keep;
mod retract;
mod stands;

use std::pin::Pin;

use leptos::prelude::*;

use super::not_done::NotDone;
use super::unsaid::unfinished;
use crate::app::browser::{clock, page};
use crate::app::clerk::Ask;
use crate::app::desk::session::Session;
use crate::app::desk::stage::Page;
use crate::app::parts::{El, Look, act_once, el, link, live, warning};
use crate::domain::register::{CaseId, What};
use crate::wording::say;

/// The part of the page; it stands before the referral itself.
#[component]
pub fn Panel(session: Session) -> impl IntoView {
    live(move || {
        let looked = session.looked.get()?;
        let heading =
            el("h2", "govuk-heading-m").id("panel-heading").attribute("tabindex", "-1").text(say!("panel-heading"));
        Some(
            el("section", "desk-panel no-print")
                .attribute("aria-labelledby", "panel-heading")
                .with(heading)
                .with(papers(session, looked.line.case))
                .with(stands::stands(session, &looked))
                .with(alike::alike(session, &looked))
                .with(decide::decide(session, &looked))
                .with_all(care::care(session, &looked))
                .with(correct::correct(session, &looked))
                .with_all(keep::keep(session, &looked))
                .with_all(retract::retract(session, &looked)),
        )
    })
}

/// The way to papers about this case; they lead back to it.
fn papers(session: Session, case: CaseId) -> El {
    let way = link(Page::Papers.hash().to_owned(), say!("panel-papers")).id("panel-papers");
    el("p", "govuk-body").with(way.on("click", move |_| session.paper_case.set_value(Some(case))))
}

/// Text of a form: its label and what was typed.
type Texts = Vec<(String, RwSignal<String>)>;

/// A form of the panel that says one thing: folded until somebody needs it. `texts`: what must not be lost.
fn form(
    session: Session,
    id: &'static str,
    summary: String,
    fields: Vec<El>,
    texts: Texts,
    what: impl Fn() -> Result<Vec<What>, String> + Copy + 'static,
) -> El {
    form_then(session, id, summary, fields, texts, what, || page::focus("panel-heading"))
}

/// The same; `focus` moves focus once it was said, because the panel is new then.
fn form_then(
    session: Session,
    id: &str,
    summary: String,
    fields: Vec<El>,
    texts: Texts,
    what: impl Fn() -> Result<Vec<What>, String> + Copy + 'static,
    focus: impl Fn() + Copy + 'static,
) -> El {
    let say = move || {
        let what = what()?;
        Ok(Box::pin(async move { session.say_of_case(what).await }) as Saying)
    };
    form_of(session, id, summary, fields, texts, say, focus)
}

/// The same where the worker alone knows what is said.
fn form_by(
    session: Session,
    id: &'static str,
    summary: String,
    fields: Vec<El>,
    texts: Texts,
    ask: impl Fn() -> Result<Ask, String> + Copy + 'static,
) -> El {
    let say = move || {
        let ask = ask()?;
        Ok(Box::pin(async move { session.say_of_case_by(ask).await }) as Saying)
    };
    form_of(session, id, summary, fields, texts, say, || page::focus("panel-heading"))
}

type Saying = Pin<Box<dyn Future<Output = Result<(), NotDone>>>>;

fn form_of(
    session: Session,
    id: &str,
    summary: String,
    fields: Vec<El>,
    texts: Texts,
    say: impl Fn() -> Result<Saying, String> + Copy + 'static,
    focus: impl Fn() + Copy + 'static,
) -> El {
    let (name, case) =
        (summary.clone(), session.looked.with_untracked(|looked| looked.as_ref().map(|one| one.line.case)));
    // What stood there when the form was made is in the register already.
    let before: Vec<String> = texts.iter().map(|(_, text)| text.get_untracked()).collect();
    session.may_lose(move || {
        let typed = texts.iter().zip(&before).filter_map(|((label, text), before)| {
            let now = text.try_get_untracked().filter(|now| now != before)?;
            Some((label.clone(), now))
        });
        unfinished(case?, &name, &typed.collect::<Vec<_>>())
    });
    let busy = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    let go = move || match say() {
        Ok(saying) => {
            wrong.set(None);
            busy.set(true);
            leptos::task::spawn_local(async move {
                let visit = session.visit();
                let said = saying.await;
                if session.is(visit) {
                    busy.try_set(false);
                    wrong.try_set(said.err().map(NotDone::words));
                    if said.is_ok() {
                        clock::breathe().await;
                        focus();
                    }
                }
            });
        }
        Err(why) => wrong.set(Some(why)),
    };
    let alert = format!("{id}-wrong");
    let wrong = move || wrong.get().map(|why| warning(why).id(alert.clone()).attribute("role", "alert"));
    let act = act_once(Look::Secondary, say!("panel-say"), busy.into(), go).id(format!("{id}-say"));
    el("details", "govuk-details desk-panel__form")
        .id(id)
        .with(el("summary", "govuk-details__summary").with(el("span", "govuk-details__summary-text").text(summary)))
        .with(el("div", "govuk-details__text").with_all(fields).with(live(wrong)).with(act))
}
