//! The trainer's page: a session of learners who hand in what they answered about an invented case.
//!
//! It stands beside the coordinator's page and never with it: no identity is unlocked here, and the worker holds the
//! practice identity alone.

mod cases;
mod training;
mod way;

mod session;

mod hand_ins;

mod class;
mod files;
mod paper;

mod frame;

mod own;

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

pub use way::{Page, Way};

use crate::app::parts::{El, el, live, page};
use training::{TakeDrops, Training};

/// The trainer's pages. `support`: where somebody can turn to for themselves; `on_drop` says what is done with files that are dropped; `leave` goes back to the coordinator's.
pub fn trainer(
    way: Way,
    support: Memo<Vec<String>>,
    on_drop: impl Fn(TakeDrops) + 'static,
    leave: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let training = Training::begin(way, support, on_drop);
    let stands = live(move || Some(stands(training, way.page.get())));
    frame::framed(training, leave, stands)
}

/// The page that stands, under its heading.
fn stands(training: Training, which: Page) -> El {
    // What the page before did with dropped files is over; a page with a way of its own says so itself.
    training.on_drop(move |files| hand_ins::take_files(training, files));
    let content: AnyView = match which {
        Page::Session => session::session(training).into_render(),
        Page::HandIns => hand_ins::hand_ins(training).into_render(),
        Page::Class => class::class(training).into_render(),
        Page::Files => files::files(training).into_render(),
        Page::Paper => paper::paper(training).into_render(),
        Page::Own => own::own(training).into_render(),
    };
    el("div", "").with(page(frame::title(which), None, None).with(content))
}
