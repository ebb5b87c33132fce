//! The passphrase that locks an identity file.

use std::fmt;

use bip39::Language;
use zeroize::Zeroizing;

use super::randomness::{self, NoRandomness};

/// A passphrase: wiped when dropped, never printed.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes a passphrase exactly as typed.
    pub fn new(text: impl Into<String>) -> Self {
        Passphrase(Zeroizing::new(text.into()))
    }

    /// Suggests six random words of the BIP-39 English list joined by `-`: 66 bits.
    pub fn suggest() -> Result<Self, NoRandomness> {
        let draw: [u8; 12] = randomness::bytes()?;
        let draw = Zeroizing::new(draw);
        // The list has 2^11 words, so eleven bits of each pair pick one without bias.
        let words: Vec<&str> = draw
            .chunks_exact(2)
            .map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]])) % WORDS)
            .map(|index| Language::English.word_list()[index])
            .collect();
        Ok(Passphrase::new(words.join("-")))
    }

    /// The passphrase itself, for age, and for the one place that hands a suggested one to its owner.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase([private])")
    }
}

const WORDS: usize = 2048;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_is_six_words_of_the_list_and_new_each_time() {
        let suggested = Passphrase::suggest().unwrap();
        let words: Vec<&str> = suggested.reveal().split('-').collect();
        assert_eq!(words.len(), 6);
        assert!(words.iter().all(|word| Language::English.find_word(word).is_some()));
        assert_ne!(suggested.reveal(), Passphrase::suggest().unwrap().reveal());
    }

    #[test]
    fn a_passphrase_does_not_print_itself() {
        assert_eq!(format!("{:?}", Passphrase::new("abandon-ability")), "Passphrase([private])");
    }
}
