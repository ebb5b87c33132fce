//! The browser's randomness, for what is no secret; keys and ids are drawn where they are made.

use super::page::window;

/// Sixteen random bits; nothing where the browser gives none.
pub fn bits() -> Option<u16> {
    let mut bytes = [0; 2];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u16::from_be_bytes(bytes))
}
