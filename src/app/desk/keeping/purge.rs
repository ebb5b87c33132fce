//! Removing cases: what goes, what stays, why, and once more whether it is meant.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Part;
use crate::app::browser::{clock, page};
use crate::app::clerk::{Ask, Goes, Keep, Keeping};
use crate::app::desk::register::fields::{long_text, text, tick};
use crate::app::desk::register::{NotDone, now};
use crate::app::desk::session::Session;
use crate::app::desk::tables::{cell, cell_of, row_heading, table};
use crate::app::parts::{El, Look, act, act_once, el, inset, live, p};
use crate::domain::register::CaseId;
use crate::envelope::Reference;
use crate::wording::say;

/// What would go, and which of it a person has chosen.
#[derive(Clone, Copy)]
struct Purge {
    part: Part,
    goes: RwSignal<Option<Vec<Goes>>>,
    chosen: RwSignal<BTreeSet<CaseId>>,
    why: RwSignal<String>,
    /// Asked once more.
    sure: RwSignal<bool>,
    done: RwSignal<Option<String>>,
}

/// The part of the page.
pub fn purge(session: Session) -> El {
    let purge = Purge {
        part: Part::new(session, "purge"),
        goes: RwSignal::new(None),
        chosen: RwSignal::default(),
        why: RwSignal::new(String::new()),
        sure: RwSignal::new(false),
        done: RwSignal::new(None),
    };
    let named = RwSignal::new(String::new());
    let one = move || match case_named(session, &named.get_untracked()) {
        Some(case) => purge.look(Some(case)),
        None => purge.part.wrong.set(Some(say!("cli-no-such-case", case = named.get_untracked().trim()))),
    };
    let busy = purge.part.busy;
    let list = move || purge.goes.get().map(|goes| list(purge, goes));
    let done = move || purge.done.get().map(|words| inset(words).id("purge-done").attribute("tabindex", "-1"));
    purge
        .part
        .section(say!("purge-heading"), say!("purge-intro"))
        .with(
            el("p", "").with(
                act_once(Look::Secondary, say!("purge-due"), busy.into(), move || purge.look(None)).id("purge-due"),
            ),
        )
        .with(text("purge-case", say!("purge-case"), Some(say!("purge-case-hint")), named))
        .with(act_once(Look::Secondary, say!("purge-one"), busy.into(), one).id("purge-one"))
        .with(live(list))
        .with(live(done))
}

impl Purge {
    fn look(self, case: Option<CaseId>) {
        self.done.set(None);
        self.goes.set(None);
        self.sure.set(false);
        self.part.begin(async move {
            if let (Keeping::ToPurge(goes), _) = self.part.ask(Keep::ToPurge { case, now: now() }).await? {
                let may_go = goes.iter().filter(|goes| goes.refused.is_none()).map(|goes| goes.case);
                self.chosen.try_set(may_go.collect());
                self.why.try_set(String::new());
                self.goes.try_set(Some(goes));
                clock::soon(|| {
                    page::focus_text("purge-listed");
                });
            }
            Ok(())
        });
    }

    /// Asks once more, or says what is missing.
    fn ask_again(self) {
        let missing = match () {
            () if self.chosen.with_untracked(BTreeSet::is_empty) => Some(say!("purge-choose-first")),
            () if self.why.with_untracked(|why| why.trim().is_empty()) => Some(say!("panel-reason-first")),
            () => None,
        };
        self.sure.set(missing.is_none());
        self.part.wrong.set(missing);
        if self.sure.get_untracked() {
            clock::soon(|| {
                page::focus_input("purge-no");
            });
        }
    }

    /// First the certificates are in the folder, then files go.
    fn go(self) {
        let session = self.part.session;
        let (cases, why) = (self.chosen.get_untracked(), self.why.get_untracked());
        let count = cases.len();
        self.sure.set(false);
        self.part.begin(async move {
            let purge = Keep::Purge { cases: cases.into_iter().collect(), why, now: now() };
            session.say_by(Ask::Keep(purge)).await.map_err(NotDone::words)?;
            let swept = session.sweep().await.map_err(NotDone::words)?;
            let mut words = say!("cli-purge-done", count = count, files = swept.removed);
            if swept.left > 0 {
                words += &format!(" {}", say!("purge-left", count = swept.left));
            }
            self.goes.try_set(None);
            self.done.try_set(Some(format!("{words} {}", say!("purge-until-locked"))));
            clock::soon(|| {
                page::focus_text("purge-done");
            });
            Ok(())
        });
    }
}

fn list(purge: Purge, goes: Vec<Goes>) -> El {
    let listed = el("p", "govuk-body govuk-!-font-weight-bold").id("purge-listed").attribute("tabindex", "-1");
    if goes.is_empty() {
        return el("div", "").with(listed.text(say!("purge-none")));
    }
    let headings = vec![say!("ledger-reference"), say!("purge-kept-until"), say!("purge-goes"), say!("purge-stays")];
    let any = goes.iter().any(|goes| goes.refused.is_none());
    let count = goes.len();
    let rows = goes.into_iter().enumerate().map(|(at, goes)| {
        let what = match &goes.refused {
            Some(why) => say!("purge-refused", why = why),
            None => say!("purge-what", files = goes.files, entries = goes.entries),
        };
        let stays = if goes.refused.is_some() { String::new() } else { say!("purge-rest", entries = goes.stay) };
        let case = goes.case;
        let called = match goes.refused {
            Some(_) => el("span", "").text(goes.called),
            None => choice(purge, at + 1, goes.called, case),
        };
        vec![row_heading(called), cell(goes.kept_until), cell(what), cell_of(el("span", "").text(stays))]
    });
    let table = table("purge", say!("purge-caption"), headings, rows);
    let way = any.then(|| way(purge));
    el("div", "").with(listed.text(say!("purge-count", count = count))).with(table).with_all(way)
}

fn choice(purge: Purge, nth: usize, called: String, case: CaseId) -> El {
    let value = RwSignal::new(purge.chosen.with_untracked(|chosen| chosen.contains(&case)));
    Effect::new(move |before: Option<()>| {
        let on = value.get();
        if before.is_some() {
            purge.sure.set(false);
            purge.chosen.update(|chosen| _ = if on { chosen.insert(case) } else { chosen.remove(&case) });
        }
    });
    tick(&format!("purge-{nth}"), called, value)
}

fn way(purge: Purge) -> El {
    let busy = purge.part.busy;
    let again = move || {
        Some(match purge.sure.get() {
            false => act_once(Look::Warning, say!("purge-go"), busy.into(), move || purge.ask_again()).id("purge-go"),
            true => el("div", "govuk-inset-text")
                .attribute("role", "alert")
                .id("purge-sure")
                .with(p(say!("purge-sure", count = purge.chosen.with(BTreeSet::len))))
                .with(
                    el("div", "govuk-button-group")
                        .with(act(Look::Secondary, say!("purge-no"), move || purge.sure.set(false)).id("purge-no"))
                        .with(
                            act_once(Look::Warning, say!("purge-yes"), busy.into(), move || purge.go()).id("purge-yes"),
                        ),
                ),
        })
    };
    el("div", "")
        .with(long_text("purge-why", say!("panel-reason"), Some(say!("purge-why-hint")), purge.why))
        .with(live(again))
}

/// The case of a reference, or of the event that entered it.
fn case_named(session: Session, typed: &str) -> Option<CaseId> {
    let reference = typed.trim().parse::<Reference>().ok().map(|reference| reference.to_string());
    let case = typed.trim().parse::<CaseId>().ok();
    session.book.with_untracked(|book| {
        let lines = &book.as_ref()?.lines;
        let named =
            |line: &crate::casework::Line| Some(line.case) == case || Some(&line.reference) == reference.as_ref();
        lines.values().find(|line| named(line)).map(|line| line.case)
    })
}
