//! Controls whose text is read once, when it is wanted, and held by nothing else.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use zeroize::Zeroizing;

use super::page::document;

/// What stands in an input, as bytes that are wiped when dropped.
pub fn secret(id: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(input(id).map(|input| input.value().into_bytes()).unwrap_or_default())
}

/// What stands in a text area or an input.
pub fn text(id: &str) -> String {
    let area = text_area(id).map(|area| area.value());
    area.or_else(|| input(id).map(|input| input.value())).unwrap_or_default()
}

/// Whether nothing but blanks stands in an input.
pub fn is_empty(id: &str) -> bool {
    secret(id).trim_ascii().is_empty()
}

/// Empties an input or a text area.
pub fn clear(id: &str) {
    if let Some(input) = input(id) {
        input.set_value("");
    }
    if let Some(area) = text_area(id) {
        area.set_value("");
    }
}

/// Empties every control that is marked as one for something secret (`data-secret`).
pub fn clear_secrets() {
    let Ok(all) = document().query_selector_all("[data-secret]") else { return };
    for at in 0..all.length() {
        let control = all.get(at).and_then(|node| node.dyn_into::<web_sys::Element>().ok());
        control.into_iter().for_each(|control| clear(&control.id()));
    }
}

fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn text_area(id: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Whether what was folded is unfolded now, from its toggle event.
pub fn is_unfolded(event: &Event) -> bool {
    event
        .target()
        .and_then(|folded| folded.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|e| e.has_attribute("open"))
}

/// Whether a key event is of the Enter key.
pub fn is_enter(event: &Event) -> bool {
    event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| event.key() == "Enter")
}
