//! A text as a QR code (ISO/IEC 18004), for a camera to read: dark on white with the four blank modules around it.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// Blank modules around the code.
const AROUND: usize = 4;

/// The code as an `svg` document of its own; nothing of a text that is too long for any (2,331 bytes).
///
/// Of the text itself nothing stands in it: whoever shows it says beside it what it holds.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = code.width() + 2 * AROUND;
    let mut dark = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (at % code.width() + AROUND, at / code.width() + AROUND);
            _ = write!(dark, "M{x} {y}h1v1h-1z");
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}0\" height=\"{side}0\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{dark}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_square_of_squares_on_white() {
        let svg = svg("https://marac.example.org/#/practice/s/K7/v1-marla-quill").unwrap();
        // 56 bytes at level M need version 4: 33 modules, and four blank ones on each side.
        assert!(svg.contains("viewBox=\"0 0 41 41\""), "{svg}");
        assert!(svg.contains("M4 4h1v1h-1z"), "the finder pattern begins after the blank modules");
        assert!(!svg.contains("M3 ") && !svg.contains("style"), "{svg}");
        assert!(!svg.contains("marla"));
    }

    #[test]
    fn a_text_that_no_code_holds_has_none() {
        assert_eq!(super::svg(&"x".repeat(4_000)), None);
    }
}
