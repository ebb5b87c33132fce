//! Bytes that stay in the browser's own memory: a page that copied 25 MB into its program would stand still meanwhile.

use js_sys::Uint8Array;

/// Bytes that the page passes on without looking at them; clones stand for the same ones.
#[derive(Clone)]
pub struct Held(pub(super) Uint8Array);

impl Held {
    /// A copy of these bytes.
    pub fn of(bytes: &[u8]) -> Held {
        Held(Uint8Array::from(bytes))
    }

    /// How many they are.
    pub fn len(&self) -> u64 {
        u64::from(self.0.length())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same bytes once more, to be handed over.
    pub fn copy(&self) -> Held {
        Held(self.0.slice(0, self.0.length()))
    }

    /// The bytes, in the program's memory.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.to_vec()
    }

    /// Puts zeros in their place.
    pub fn wipe(&self) {
        self.0.fill(0, 0, self.0.length());
    }
}
