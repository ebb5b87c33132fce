//! Handing in: 24 answers and the routes as a short code, read aloud, typed or shown.

use leptos::prelude::*;

use super::route::Place;
use super::training::Taken;
use crate::app::parts::{El, el, h2, inset, link, p, page, qr, warning};
use crate::domain::answers::Key;
use crate::domain::check;
use crate::domain::form::ids;
use crate::domain::practice::code::{HandIn, ITEMS, ROUTES, SessionMark};
use crate::wording::say;

/// The way there, below the list of sections.
pub fn way(taken: &Taken) -> El {
    el("section", "")
        .attribute("aria-labelledby", "hand-in-way")
        .with(h2(say!("prac-hand-in-heading")).id("hand-in-way"))
        .with(p(say!("prac-hand-in-any-time")))
        .with(el("p", "govuk-body").with(link(taken.hash(Place::HandIn), say!("prac-to-hand-in")).id("to-hand-in")))
}

/// The code, large, and as a picture for another device.
pub fn hand_in(taken: &Taken) -> El {
    let given = given(taken);
    let code = given.code();
    let open = given.answers.iter().filter(|answer| answer.is_none()).count();
    let session = match given.session {
        SessionMark::NONE => p(say!("prac-hand-in-no-session")),
        mark => p(say!("prac-session-is", mark = mark)),
    };
    let picture = qr(&code, &say!("prac-code-picture"));
    page(say!("prac-hand-in-heading"), None, None)
        .with(warning(say!("prac-nothing-sent")))
        .with_all((open > 0).then(|| inset(say!("prac-hand-in-open", count = open, all = ITEMS)).id("open-items")))
        .with(session)
        .with(p(say!("prac-hand-in")))
        .with(el("p", "practice-code").id("code").attribute("translate", "no").text(code))
        .with_all(picture)
        .with(p(say!("prac-code-holds")))
        .with(el("p", "govuk-body").with(link(taken.hash(Place::Compare), say!("prac-to-compare")).id("to-compare")))
}

/// What is handed in, as the form stands now.
fn given(taken: &Taken) -> HandIn {
    let form = taken.journey().form;
    let items = form.context(|context| context.instrument.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    let routes = Key::of(ids::ROUTES).expect("a row of the form");
    form.draft.with_untracked(|draft| HandIn {
        session: taken.training.session.get_untracked(),
        case: taken.chosen.case.mark(),
        answers: std::array::from_fn(|at| draft.item(items.get(at)?)?.answer),
        routes: form.context(|context| {
            let ticked = check::ticked(draft, routes, context);
            ROUTES.into_iter().filter(|route| ticked.iter().any(|ticked| ticked == route)).collect()
        }),
    })
}
