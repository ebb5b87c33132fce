//! The way out at once: somebody has come into the room.

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;
use leptos::task::spawn_local;

use super::keep::{Goes, Keep};
use super::load::Area;
use super::work::Work;
use crate::app::browser::{clock, cover, fields, leaving, page as window};
use crate::app::parts::{El, Look, act, el, live, live_text, unseen};
use crate::app::questions::control;
use crate::domain::leave_code::{Fate, Hidden, LeaveCode};
use crate::domain::private::Private;
use crate::wording::say;

/// What a browser shows where the area names no page.
const EMPTY_PAGE: &str = "about:blank";
/// What is covered: all pages of the journey.
const WORK: &str = "work";

/// Leaving, as a person has set it up; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Leave {
    /// Only where a code was set does the work come back.
    pub code: RwSignal<Option<LeaveCode>>,
    work: Work,
    hidden: RwSignal<Option<Hidden>>,
    way: StoredValue<Way>,
    /// What keeps the work, where it can be kept: not in practice.
    pub keep: Option<Keep>,
}

/// What is cleared on leaving, and where to.
#[derive(Clone, Default)]
struct Way {
    /// Drops what belongs to the journey at hand.
    clear: Option<Callback<()>>,
    to: String,
}

impl Leave {
    /// Over what has been given so far, and what keeps it; without a code.
    pub fn new(work: Work, keep: Option<Keep>) -> Leave {
        let (code, hidden) = (RwSignal::new(None), RwSignal::new(None));
        Leave { code, work, hidden, way: StoredValue::new(Way::default()), keep }
    }

    /// Covers the page where there is a code, else clears it and leaves.
    fn now(self) {
        match self.code.get_untracked() {
            _ if cover::is_covered() => {}
            None => self.for_good(),
            Some(code) => {
                cover::cover(WORK, &say!("cover-title"), move || self.look());
                leaving::warn(false);
                self.hidden.set(Some(Hidden::now(code, now())));
            }
        }
    }

    /// Seals what is there where a passphrase is set; then clears everything and shows another page in the place of this one.
    fn for_good(self) {
        leaving::vanish(&say!("cover-title"));
        match self.keep.filter(|keep| keep.protects()) {
            None => self.go(),
            Some(keep) => spawn_local(async move {
                keep.before_end("leave", Goes::New).await;
                self.go();
            }),
        }
    }

    fn go(self) {
        let way = self.way.get_value();
        self.code.set(None);
        match way.clear {
            Some(clear) => clear.run(()),
            None => self.work.clear(),
        }
        leaving::replace_with(&way.to);
    }

    /// Whether the time is over.
    fn look(self) {
        self.follow(|hidden| hidden.look(now()));
    }

    fn follow(self, ask: impl FnOnce(&mut Hidden) -> Fate) -> Option<Fate> {
        let mut hidden = self.hidden.get_untracked()?;
        let fate = ask(&mut hidden);
        match fate {
            Fate::Hidden => self.hidden.update_untracked(|old| *old = Some(hidden)),
            Fate::Gone => self.for_good(),
            Fate::Back => {
                self.hidden.set(None);
                cover::lift();
                leaving::warn(untrack(|| !self.work.is_empty()));
            }
        }
        Some(fate)
    }
}

/// Everything of the page, and over it, while work is hidden, an empty page with a place for the code.
pub fn coverable(leave: Leave, work: impl IntoRender<Output = AnyView>) -> AnyView {
    let covered = Memo::new(move |_| leave.hidden.with(Option::is_some));
    let cover = live(move || covered.get().then(|| empty_page(leave)));
    el("div", "").with(el("div", "").id(WORK).with(work)).with(cover).into_render()
}

/// The bar that stays in view, with the way out; three presses of Shift do the same.
///
/// Outside a journey an empty page is shown, within one what the area names.
pub fn bar(leave: Leave, area: Option<&Area>, clear: Option<Callback<()>>, kept: Option<El>) -> El {
    let to = area.and_then(|area| area.pack.leave_page.clone());
    let to = to.filter(|page| page.starts_with("https://") || page.starts_with("http://"));
    leave.way.set_value(Way { clear, to: to.unwrap_or_else(|| EMPTY_PAGE.to_owned()) });
    leaving::on_three_shifts(move || leave.now());
    let how = live_text(move || match leave.code.with(Option::is_some) {
        true => say!("leave-how-code"),
        false => say!("leave-how"),
    });
    let button = act(Look::Secondary, say!("leave"), move || leave.now())
        .id("leave")
        .attribute("aria-describedby", "leave-how")
        // Focus stays where the person was typing, and is there again when the work comes back.
        .on("mousedown", |event| event.prevent_default());
    let bar = el("div", "govuk-width-container")
        .with(el("span", "").text(area.map(|area| area.pack.name.en().to_owned()).unwrap_or_default()))
        .with_all(kept)
        .with(button)
        .with(unseen(String::new()).id("leave-how").with(how));
    el("section", "brand-bar no-print").attribute("aria-label", say!("leave")).with(bar)
}

/// Nothing that tells what lies under it.
fn empty_page(leave: Leave) -> El {
    let again = RwSignal::new(false);
    let go = move || {
        let typed = Private(String::from_utf8_lossy(&fields::secret("cover-code")).into_owned());
        fields::clear("cover-code");
        let fate = leave.follow(|hidden| hidden.try_code(&typed, now()));
        if fate == Some(Fate::Hidden) {
            again.set(true);
            window::focus_input("cover-code");
        }
    };
    let input = control("input", "", "cover-code")
        .attribute("type", "text")
        .attribute("autocapitalize", "off")
        .attribute("data-secret", "")
        .on("keydown", move |event| {
            if fields::is_enter(&event) {
                go();
            }
        });
    // Once it stands.
    clock::soon(|| {
        window::focus_input("cover-code");
    });
    el("main", "brand-cover")
        .with(el("label", "").attribute("for", "cover-code").text(say!("cover-code")))
        .with(input)
        .with(el("button", "").attribute("type", "button").on("click", move |_| go()).text(say!("cover-go")))
        .with(el("span", "").attribute("role", "status").with(live_text(move || match again.get() {
            true => say!("cover-again"),
            false => String::new(),
        })))
}

/// Milliseconds of the device's clock, which goes on while it sleeps.
fn now() -> i64 {
    clock::now().timestamp_millis()
}
