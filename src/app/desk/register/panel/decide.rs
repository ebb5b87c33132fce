//! The decision on a case: with its reason, beside what the area's rules find by their own arithmetic.

use leptos::prelude::*;

use super::form;
use crate::app::clerk::WholeCase;
use crate::app::desk::register::fields::{choose, long_text, option_of, text, tick};
use crate::app::desk::session::Session;
use crate::app::desk::triage::route;
use crate::app::parts::{El, el, live, p};
use crate::domain::private::Private;
use crate::domain::register::What;
use crate::domain::register::cases::{Decided, Decision};
use crate::wording::{register as words, say};

/// The form.
pub fn decide(session: Session, looked: &WholeCase) -> El {
    let (case, found) = (looked.line.case, looked.found.clone());
    let before = looked.state.decision.agreed().cloned();
    let decision = RwSignal::new(before.as_ref().map(|before| option_of(before.decision)).unwrap_or_default());
    let reason = RwSignal::new(before.as_ref().map(|before| before.reason.0.clone()).unwrap_or_default());
    let second = RwSignal::new(String::new());
    let to = RwSignal::new(String::new());
    let known = routes(session);
    let sent = looked.line.glance.as_ref().map(|glance| glance.routes.clone()).unwrap_or_default();
    let decided = before.map(|before| before.routes).filter(|routes| !routes.is_empty()).unwrap_or(sent);
    let chosen: Vec<(String, RwSignal<bool>)> =
        known.iter().map(|(id, _)| (id.clone(), RwSignal::new(decided.contains(id)))).collect();
    let options = std::iter::once((String::new(), say!("panel-choose")))
        .chain(DECISIONS.map(|decision| (option_of(decision), words::decision(decision))));
    let names = |ids: &[String]| {
        let names = ids
            .iter()
            .map(|id| known.iter().find(|(known, _)| known == id).map_or(id.clone(), |(_, label)| label.clone()));
        names.collect::<Vec<_>>().join(", ")
    };
    let arithmetic =
        if found.is_empty() { say!("panel-found-none") } else { say!("panel-found", routes = names(&found)) };
    let ticks = chosen.iter().zip(&known).map(|((id, value), (_, label))| {
        tick(&format!("decide-route-{}", id.replace('_', "-")), label.clone(), *value)
    });
    let routes = el("fieldset", "govuk-fieldset govuk-form-group")
        .with(el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(say!("panel-routes")))
        .with(p(arithmetic).id("decide-found"))
        .with_all(ticks);
    let is = move |which: Decision| decision.with(|decision| *decision == option_of(which));
    let more = move || {
        let second = || text("decide-second", say!("panel-second"), Some(say!("panel-second-hint")), second);
        let to = || text("decide-to", say!("panel-to"), Some(say!("panel-to-hint")), to);
        match () {
            () if is(Decision::NotCriteria) => Some(second()),
            () if is(Decision::NotThisArea) => Some(to()),
            () => None,
        }
    };
    let chosen = StoredValue::new(chosen);
    let found = StoredValue::new(found);
    let what = move || {
        let Some(decision) = DECISIONS.into_iter().find(|one| is(*one)) else { return Err(say!("panel-choose-first")) };
        let (reason, second, to) = (reason.get_untracked(), second.get_untracked(), to.get_untracked());
        let empty = |text: &str| text.trim().is_empty();
        if empty(&reason) && decision != Decision::Accept {
            return Err(say!("panel-reason-first"));
        }
        if decision == Decision::NotCriteria && empty(&second) {
            return Err(say!("panel-second-first"));
        }
        if decision == Decision::NotThisArea && empty(&to) {
            return Err(say!("panel-to-first"));
        }
        let routes = chosen.with_value(|chosen| {
            chosen.iter().filter(|(_, value)| value.get_untracked()).map(|(id, _)| id.clone()).collect()
        });
        Ok(vec![What::Decided(Decided {
            case,
            decision,
            reason: Private(reason),
            second: (decision == Decision::NotCriteria).then_some(Private(second)),
            routes,
            found: found.get_value(),
            asked: Vec::new(),
            to: (decision == Decision::NotThisArea).then_some(Private(to)),
            more: Default::default(),
        })])
    };
    let fields = vec![
        choose("decide-decision", say!("panel-decision"), options.collect(), decision),
        long_text("decide-reason", say!("panel-reason"), None, reason),
        el("div", "").with(live(more)),
        routes,
    ];
    let texts = vec![(say!("panel-reason"), reason), (say!("panel-second"), second), (say!("panel-to"), to)];
    form(session, "decide", say!("panel-decide"), fields, texts, what)
}

const DECISIONS: [Decision; 6] = [
    Decision::Accept,
    Decision::Emergency,
    Decision::AskForMore,
    Decision::NotThisArea,
    Decision::NotCriteria,
    Decision::Mistake,
];

/// The routes of the area: id and words.
fn routes(session: Session) -> Vec<(String, String)> {
    let own = session.of_pack(|pack| pack.criteria.other_routes.iter().map(|one| one.id.clone()).collect());
    let own: Vec<String> = own.unwrap_or_default();
    session.site.with_untracked(|site| {
        let national = ["visible_high_risk", "judgement", "escalation", "repeat"].map(str::to_owned);
        national.into_iter().chain(own).map(|id| (id.clone(), route(site, &id))).collect()
    })
}
