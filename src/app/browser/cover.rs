//! Covering the page so that it comes back as it was: nothing of it is seen, read out, found or printed meanwhile.
//!
//! What is covered stays in the document, in memory only: `hidden` takes it out of view, of the accessibility tree and of
//! the browser's own search, `inert` out of reach of the keyboard.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::page::{self, document, window};

/// What is put back when the cover is lifted.
struct Covered {
    parts: Vec<Element>,
    focused: Option<HtmlElement>,
    title: String,
    scrolled: (f64, f64),
    _wakes: Vec<EventListener>,
    _every_second: Interval,
}

thread_local! {
    static COVERED: RefCell<Option<Covered>> = const { RefCell::new(None) };
}

/// Covers everything but the app's root at once, and of the root the element with this id; the window is called `title`.
///
/// `look` is called every second and whenever the page wakes, until the cover is lifted.
pub fn cover(id: &str, title: &str, look: impl Fn() + Clone + 'static) {
    let root: Element = page::root().into();
    let around = document().body().map(|body| body.children());
    let around = around.iter().flat_map(|all| (0..all.length()).filter_map(|n| all.item(n)));
    let inside = document().get_element_by_id(id);
    let parts = around.filter(|part| *part != root).chain(inside).filter(|part| !part.has_attribute("hidden"));
    let parts: Vec<Element> = parts.collect();
    let focused = document().active_element().and_then(|focused| focused.dyn_into().ok());
    let scrolled = (window().scroll_x().unwrap_or_default(), window().scroll_y().unwrap_or_default());
    for part in &parts {
        let _ = part.set_attribute("hidden", "");
        let _ = part.set_attribute("inert", "");
    }
    let own_title = document().title();
    page::set_title(title);
    let wake = |name: &'static str| {
        let look = look.clone();
        EventListener::new(&window(), name, move |_| look())
    };
    let seen = look.clone();
    let mut wakes: Vec<EventListener> = ["focus", "pageshow"].map(wake).into();
    wakes.push(EventListener::new(&document(), "visibilitychange", move |_| seen()));
    let covered = Covered {
        parts,
        focused,
        title: own_title,
        scrolled,
        _wakes: wakes,
        _every_second: Interval::new(1_000, look),
    };
    COVERED.set(Some(covered));
}

/// Whether the page is covered.
pub fn is_covered() -> bool {
    COVERED.with_borrow(Option::is_some)
}

/// Keeps the title of a page that appears under the cover for later; false where nothing is covered.
pub(super) fn keeps_title(title: &str) -> bool {
    COVERED.with_borrow_mut(|covered| covered.as_mut().map(|covered| covered.title = title.to_owned()).is_some())
}

/// Puts everything back: what was seen, where it was scrolled to, and the focus; of a page that has changed meanwhile, the heading.
pub fn lift() {
    let Some(covered) = COVERED.take() else { return };
    for part in &covered.parts {
        let _ = part.remove_attribute("hidden");
        let _ = part.remove_attribute("inert");
    }
    page::set_title(&covered.title);
    window().scroll_to_with_x_and_y(covered.scrolled.0, covered.scrolled.1);
    match covered.focused.filter(|focused| focused.is_connected()) {
        Some(focused) => page::focus_in_place(&focused),
        None => drop(page::focus_text("heading")),
    }
}
