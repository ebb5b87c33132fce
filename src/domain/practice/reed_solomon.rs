//! The check characters of a short code: a shortened Reed-Solomon code over GF(32).
//!
//! x^5 + x^2 + 1, generator element 2, roots 2^1 and 2^2. Of any two wrong symbols, and of two that changed places, it knows that
//! something is wrong; a single one it finds, and says what it was. Which of the two it is it cannot tell, so what it finds is
//! a proposal, for a person to confirm.

/// Symbols of a word, with the checks.
pub(super) const LENGTH: usize = 16;
/// Check symbols at its end.
pub(super) const CHECKS: usize = 2;

/// What is seen of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checked {
    Whole,
    /// If a single symbol is wrong, then the one in this place, counted from 0, and it should be this.
    Perhaps {
        place: usize,
        symbol: u8,
    },
    /// Two symbols or more are wrong.
    Wrong,
}

/// Divides by (x - 2)(x - 4) = x^2 + 6x + 8 and puts the rest at the end.
pub(super) fn put_checks(word: &mut [u8; LENGTH]) {
    let (mut high, mut low) = (0, 0);
    for symbol in &word[..LENGTH - CHECKS] {
        let carried = high ^ symbol;
        (high, low) = (low ^ times(carried, 6), times(carried, 8));
    }
    (word[LENGTH - 2], word[LENGTH - 1]) = (high, low);
}

/// The word as a polynomial, its last character the constant, at 2 and at 4; both 0 where it is a code.
fn syndromes(word: &[u8; LENGTH]) -> (u8, u8) {
    let at = |root| word.iter().fold(0, |sum, symbol| times(sum, root) ^ symbol);
    (at(2), at(4))
}

/// One wrong symbol by `e`, `n` places from the end, leaves `e 2^n` and `e 4^n`.
pub(super) fn check(word: &[u8; LENGTH]) -> Checked {
    let (first, second) = syndromes(word);
    if (first, second) == (0, 0) {
        return Checked::Whole;
    }
    let mut power = 1;
    for place in (0..LENGTH).rev() {
        // e is what times 2^n is `first`.
        let error = (1..32).find(|error| times(*error, power) == first);
        if let Some(error) = error.filter(|_| times(first, power) == second) {
            return Checked::Perhaps { place, symbol: word[place] ^ error };
        }
        power = times(power, 2);
    }
    Checked::Wrong
}

/// Multiplies in GF(32), x^5 + x^2 + 1.
fn times(mut one: u8, mut other: u8) -> u8 {
    let mut product = 0;
    while other > 0 {
        if other & 1 == 1 {
            product ^= one;
        }
        one = if one & 16 == 0 { one << 1 } else { (one << 1 ^ 0b10_0101) & 31 };
        other >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiplication_knows_its_field() {
        let mut power = 1;
        for exponent in 1..=31 {
            power = times(power, 2);
            assert_eq!(power == 1, exponent == 31, "2^{exponent}");
        }
        assert_eq!((times(2, 4), 2 ^ 4, times(16, 2)), (8, 6, 5));
    }
}
