//! A text for a camera.

use super::el::{El, el};
use crate::render::{picture, qr as code};

/// The QR code of a text, which `alt` says in words; nothing of a text that is too long for any.
pub fn qr(text: &str, alt: &str) -> Option<El> {
    let svg = code::svg(text)?;
    Some(el("img", "practice-qr").attribute("src", picture::address(&svg)).attribute("alt", alt))
}
