//! Where somebody lives and how to ring them, as it is compared.

use super::name::{fold, short};

/// One address.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// Without its space: `NM14QT`.
    pub postcode: Option<String>,
    /// The words that begin with a digit, sorted: flat and house.
    numbers: Vec<String>,
    /// All words but the postcode, in order.
    words: Vec<String>,
}

/// What two people's addresses have in common, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Places {
    /// Nothing, or not known: people move, so it speaks against nothing.
    Nothing,
    Postcode,
    Address,
}

impl Places {
    /// The most that any two of the addresses have in common.
    pub fn of(ours: &[Address], theirs: &[Address]) -> Places {
        let all = ours.iter().flat_map(|our| theirs.iter().map(|their| our.in_common(their)));
        all.max().unwrap_or(Places::Nothing)
    }
}

impl Address {
    /// Reads an address; nothing where there is neither a postcode nor a number in it.
    pub fn read(text: &str) -> Option<Address> {
        let folded = fold(short(text));
        let mut words: Vec<String> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let postcode = take_postcode(&mut words);
        let mut numbers: Vec<String> =
            words.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).cloned().collect();
        numbers.sort();
        (postcode.is_some() || !numbers.is_empty()).then_some(Address { postcode, numbers, words })
    }

    fn in_common(&self, other: &Address) -> Places {
        let same_postcode = self.postcode.is_some() && self.postcode == other.postcode;
        let same_numbers = !self.numbers.is_empty() && self.numbers == other.numbers;
        let same_words = same_numbers && self.words.len() >= FEWEST_WORDS && self.words == other.words;
        let one_postcode = self.postcode.is_none() || other.postcode.is_none();
        match (same_postcode, same_numbers) {
            (true, true) => Places::Address,
            (true, false) => Places::Postcode,
            (false, _) if same_words && one_postcode => Places::Address,
            (false, _) => Places::Nothing,
        }
    }
}

/// Number, street and place.
const FEWEST_WORDS: usize = 3;

/// The phone numbers in a text, each as digits: `07700900111`.
pub(super) fn phones_in(text: &str) -> Vec<String> {
    let pieces = short(text).split(|c: char| c.is_alphabetic() || matches!(c, ',' | ';' | '/' | '\n'));
    pieces.filter_map(phone).collect()
}

fn phone(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.strip_prefix("00").unwrap_or(&digits);
    let national = digits.strip_prefix("44").filter(|rest| rest.len() >= 9).map(|rest| rest.trim_start_matches('0'));
    let number = national.map_or_else(|| digits.to_owned(), |rest| format!("0{rest}"));
    (9..=15).contains(&number.len()).then_some(number)
}

/// Takes a postcode out of the words of an address, written as one word or as two.
fn take_postcode(words: &mut Vec<String>) -> Option<String> {
    for at in 0..words.len() {
        let two = words.get(at + 1).map(|next| words[at].clone() + next);
        let found = [Some((words[at].clone(), 1)), two.map(|two| (two, 2))].into_iter().flatten();
        if let Some((postcode, length)) = found.into_iter().find(|(text, _)| is_postcode(text)) {
            words.drain(at..at + length);
            return Some(postcode.to_ascii_uppercase());
        }
    }
    None
}

/// The shapes A9 9AA, A99 9AA, A9A 9AA and the same with AA in front.
fn is_postcode(text: &str) -> bool {
    let Some((outward, inward)) = text.len().checked_sub(3).and_then(|at| text.split_at_checked(at)) else {
        return false;
    };
    let [number, unit @ ..] = inward.as_bytes() else { return false };
    let letters = outward.bytes().take_while(u8::is_ascii_alphabetic).count();
    let district = &outward.as_bytes()[letters.min(outward.len())..];
    let district_fits = match district {
        [first] => first.is_ascii_digit(),
        [first, second] => first.is_ascii_digit() && second.is_ascii_alphanumeric(),
        _ => false,
    };
    number.is_ascii_digit() && unit.iter().all(u8::is_ascii_alphabetic) && matches!(letters, 1 | 2) && district_fits
}
