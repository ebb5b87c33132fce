//! Practice mode: the practitioner's pages over invented cases. This program has nothing in it that could send anything.

mod route;

mod library;
mod training;

mod choose;
mod frame;

mod case_page;
pub mod facts;
mod interview;
pub mod story;

mod check;
mod coordinator;
mod ended;
mod hand_in;

mod compare;
mod compare_fields;
mod faults;
mod record;

mod real;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use self::route::{Place, Route};
use self::training::{Taken, Training};
use super::browser::{self, leaving, page as window, route as address};
use super::parts::{El, live, p, page, warning};
use super::portal::journey::Step;
use super::portal::leave::{self, Leave};
use super::portal::load::{self, Area};
use super::portal::work::Work;
use super::portal::{attachments, section, tasks};
use crate::domain::draft::Draft;
use crate::wording::say;

/// The whole of practice mode.
pub fn practice() -> AnyView {
    window::begin_titles_with(say!("prac-title") + " ");
    let route = RwSignal::new(Route::read(&address::hash()));
    let leave = Leave::new(Work::new(), None);
    let training = Training::new(leave);
    address::on_change(move |hash| {
        if hash == "#main" {
            browser::page::focus_text("heading");
            return;
        }
        match Route::within(&hash) {
            true => route.set(Route::read(&hash)),
            // Another program: the live one.
            false if !training.was_real() => window::reload(),
            false => {}
        }
    });
    browser::files::ignore_stray_drops();
    let pages = live(move || {
        Some(match route.get() {
            Route::NamesAKey => frame::plain(leave, names_a_key()),
            Route::Start { session, case } => {
                training.begin(session, case);
                frame::plain(leave, choose::areas(training))
            }
            Route::In { area, case, place } => in_area(area, case, place, training),
        })
    });
    leave::coverable(leave, pages)
}

/// A link that names a key is no link of a trainer: whatever it is, nothing is practised with it.
fn names_a_key() -> El {
    page(say!("prac-key-heading"), None, None).with(warning(say!("prac-key"))).with(p(say!("prac-key-what")))
}

/// What belongs to one area, once its pack has come.
fn in_area(id: String, case: Option<String>, place: Place, training: Training) -> AnyView {
    let loaded = training.area(&id, || load::area(id.clone()));
    let leave = training.leave;
    live(move || {
        Some(loaded.with(|loaded| match loaded {
            None => frame::plain(leave, super::portal::loading()),
            Some(Err(error)) => frame::plain(leave, super::portal::unusable(error)),
            Some(Ok(area)) => in_loaded(area.clone(), case.clone(), place, training),
        }))
    })
}

fn in_loaded(area: Arc<Area>, case: Option<String>, place: Place, training: Training) -> AnyView {
    live(move || {
        let library = training.library(&area);
        Some(match &*library.read() {
            None => frame::in_area(training, &area, super::portal::loading()),
            Some(Err(why)) => frame::in_area(training, &area, library::unusable(*why)),
            Some(Ok(library)) => match case.as_ref().map(|id| library.taken(id)) {
                None => frame::in_area(training, &area, choose::cases(training, area.clone(), library)),
                Some(Some(case)) => in_case(training.take(area.clone(), case), place),
                Some(None) => frame::in_area(training, &area, choose::no_such_case(&area)),
            },
        })
    })
}

/// A page of one case.
fn in_case(taken: Taken, place: Place) -> AnyView {
    let journey = taken.journey();
    journey.arrive();
    Effect::new(move |_| leaving::warn(!journey.form.draft.with(Draft::is_empty)));
    // Whoever has not seen what the case speaks of sees that first.
    let place = if taken.agreed() { place } else { Place::Step(Step::Start) };
    let content = match place {
        Place::Step(Step::Start) => case_page::case_page(&taken),
        Place::Step(Step::Tasks) => frame::below(tasks::tasks(journey), hand_in::way(&taken)),
        Place::Step(Step::Section(section)) => section::section_page(journey, section),
        Place::Step(Step::Attachments) => attachments::attachments(journey),
        Place::Step(Step::Check) => check::check(&taken),
        Place::Step(Step::Receipt | Step::Status | Step::Keep) => ended::ended(&taken),
        Place::HandIn => hand_in::hand_in(&taken),
        Place::Coordinator => coordinator::coordinator(&taken),
        Place::Compare => compare::compare(&taken),
        Place::Record => record::record(&taken),
        Place::Real => real::real(&taken),
    };
    frame::in_case(&taken, content).into_render()
}
