//! The document: its title, where the app is mounted, focus and printing.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{
    Document, Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The element the app is mounted into.
pub fn root() -> HtmlElement {
    element("app").expect_throw("the document has no #app")
}

/// Sets the title of the window, while it is covered that of later; never with a name or a fact of a case in it.
pub fn set_title(title: &str) {
    let title = BEGINNING.with_borrow(|beginning| format!("{beginning}{title}"));
    if !super::cover::keeps_title(&title) {
        document().set_title(&title);
    }
}

thread_local! {
    static BEGINNING: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From now on every title begins so.
pub fn begin_titles_with(beginning: String) {
    BEGINNING.set(beginning);
}

/// Moves focus to a control, a chosen one of several radios first, and scrolls no further than it takes to see it.
pub fn focus(id: &str) {
    let checked = document().query_selector(&format!("[name='{id}']:checked")).ok().flatten();
    let control = checked.and_then(|control| control.dyn_into().ok()).or_else(|| element(id));
    if let Some(control) = control {
        let control: HtmlElement = control;
        let _ = control.focus();
    }
}

/// Moves focus to an input and scrolls its label or legend into view, as a link of an error summary does.
///
/// False when the document has no element of that id.
pub fn focus_input(id: &str) -> bool {
    let Some(input) = element(id) else {
        return false;
    };
    unfold(&input);
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_behavior(ScrollBehavior::Auto);
    label_of(&input).unwrap_or_else(|| input.clone().into()).scroll_into_view_with_scroll_into_view_options(&options);
    focus_in_place(&input);
    true
}

/// Moves focus to a heading or a summary that is not in the tab order, and scrolls it to the top of the window.
///
/// False when the document has no element of that id.
pub fn focus_text(id: &str) -> bool {
    let Some(text) = element(id) else {
        return false;
    };
    if !text.has_attribute("tabindex") {
        let _ = text.set_attribute("tabindex", "-1");
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
    let _ = text.focus();
    true
}

/// Whether focus is nowhere in particular: what had it has gone, or nothing has had it yet.
pub fn nothing_has_focus() -> bool {
    document().active_element().is_none_or(|focused| focused.tag_name() == "BODY")
}

/// The id of what has focus, where it has one.
pub fn focused() -> Option<String> {
    document().active_element().map(|focused| focused.id()).filter(|id| !id.is_empty())
}

/// Takes focus away from where it is: a focused control that goes makes the browser lay out the whole page at once.
pub fn blur() {
    if let Some(focused) = document().active_element().and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.blur();
    }
}

/// The origin of this page: `https://host`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Opens the browser's print dialogue.
pub fn print() {
    let _ = window().print();
}

/// Presses what has this id.
pub fn click(id: &str) {
    if let Some(button) = element(id) {
        button.click();
    }
}

/// Calls `hidden` when the page goes out of sight or is about to be left: another tab, another program, a phone put away.
pub fn on_hidden(hidden: impl Fn() + Clone + 'static) {
    let leaving = hidden.clone();
    EventListener::new(&window(), "beforeunload", move |_| leaving()).forget();
    EventListener::new(&document(), "visibilitychange", move |_| {
        if Reflect::get(&document(), &"hidden".into()).is_ok_and(|is| is == true) {
            hidden();
        }
    })
    .forget();
}

/// Calls `gone` when the page is left, whether or not the browser holds on to it.
pub fn on_gone(gone: impl Fn() + 'static) {
    EventListener::new(&window(), "pagehide", move |_| gone()).forget();
}

/// Loads the page afresh: everything in its memory is gone.
pub fn reload() {
    let _ = window().location().reload();
}

pub(super) fn window() -> web_sys::Window {
    web_sys::window().expect_throw("there is no window")
}

pub(super) fn document() -> Document {
    window().document().expect_throw("there is no document")
}

/// Opens everything that folds an element away.
fn unfold(element: &Element) {
    while let Ok(Some(folded)) = element.closest("details:not([open])") {
        let _ = folded.set_attribute("open", "");
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The legend for the first control of a fieldset with one, else the label: what a reader needs to see above the input.
fn label_of(input: &HtmlElement) -> Option<Element> {
    let legend = input.closest("fieldset").ok()??.query_selector("legend").ok()?;
    legend.or_else(|| document().query_selector(&format!("label[for='{}']", input.id())).ok()?)
}

pub(super) fn focus_in_place(input: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = input.focus_with_options(&options);
}
