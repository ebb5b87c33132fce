//! The ceremony: what comes next, and how far it is.

use std::rc::Rc;

use leptos::prelude::*;

use super::drill::{self, From};
use super::state::Keys;
use super::subject::Subject;
use super::work::Work;
use super::{finish, make, plan, steps, trying};
use crate::app::browser::clock;
use crate::app::parts::{El, Mend, el, h2, live, p};
use crate::area::ceremony::{Ceremony, Step};
use crate::wording::say;

/// Where a ceremony is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Nowhere,
    Plan,
    Step(Step),
}

/// The page.
pub fn ceremony(keys: Keys, mends: RwSignal<Vec<Mend>>) -> AnyView {
    let at = Memo::new(move |_| match keys.ceremony.with(|ceremony| ceremony.as_ref().map(Ceremony::next)) {
        None => At::Nowhere,
        Some(_) if keys.planning.get() => At::Plan,
        Some(step) => At::Step(step),
    });
    Effect::new(move |before: Option<At>| {
        let now = at.get();
        if let (Some(At::Step(Step::Make(_)) | At::Plan), At::Step(Step::Drill(_))) = (before, now) {
            // From here on only what was saved counts.
            keys.forget();
        }
        if before.is_some_and(|before| before != now) {
            mends.set(Vec::new());
            clock::soon(|| _ = crate::app::browser::page::focus_text("step-heading"));
        }
        now
    });
    let frame = live(move || matches!(at.get(), At::Step(_)).then(|| steps::steps(Work::new(keys, mends))));
    let content = move || {
        let work = Work::new(keys, mends);
        Some(match at.get() {
            At::Nowhere => p(say!("keys-no-ceremony")),
            At::Plan => plan::plan(work),
            At::Step(Step::Make(person)) => make::make(work, person),
            At::Step(Step::Drill(person)) => drill(work, person, From::File),
            At::Step(Step::DrillPaper(person)) => drill(work, person, From::Paper),
            At::Step(Step::Finished) => finish::finish(work),
        })
    };
    el("div", "").with(frame).with(live(move || trying::opened(keys))).with(live(content)).view()
}

fn drill(work: Work, at: usize, from: From) -> El {
    let keys = work.keys;
    let Some((subject, file)) = keys.ceremony.with_untracked(|ceremony| subject(ceremony.as_ref()?, at)) else {
        return p(say!("keys-no-ceremony"));
    };
    let label = subject.label.clone();
    let done = Rc::new(move |from, sentence| {
        keys.opened.set(Some((label.clone(), sentence)));
        let today = Some(clock::today());
        keys.change(|ceremony| match from {
            From::File => ceremony.people[at].drilled = today,
            From::Paper => ceremony.people[at].paper_drilled = today,
        });
    });
    let heading = match from {
        From::File => say!("keys-drill-heading", label = subject.label),
        From::Paper => say!("keys-drill-paper-heading"),
    };
    let heading = h2(heading).id("step-heading").attribute("tabindex", "-1");
    let part = el("section", "desk-part").attribute("aria-labelledby", "step-heading").with(heading);
    match from {
        From::File => part.with(p(say!("keys-drill-intro", file = file))).with(drill::from_file(work, subject, done)),
        From::Paper => part.with(p(say!("keys-drill-paper-intro"))).with(drill::from_paper(work, subject, done)),
    }
}

fn subject(ceremony: &Ceremony, at: usize) -> Option<(Subject, String)> {
    let person = ceremony.people.get(at)?;
    let made = person.made.as_ref()?;
    let all = || ceremony.people.iter().filter_map(|one| Some((one.made.as_ref()?.age.clone(), one.label.clone())));
    let subject = Subject {
        label: person.label.clone(),
        age: made.age.clone(),
        area: ceremony.area.name.clone(),
        recipients: all().map(|(age, _)| age).collect(),
        people: all().collect(),
    };
    Some((subject, made.file_name.clone()))
}
