//! A confidential address, kept out of everything that is said of its case.

use std::ops::Range;

use super::occasion::Include;
use crate::domain::answers::Answers;
use crate::domain::form::ids;
use crate::wording::say;

/// The answers that nobody sees who does not need them now: immigration status, and an address that is confidential.
pub fn need_to_know(answers: &Answers) -> Vec<&'static str> {
    let address = if is_confidential(answers) { &ADDRESS[..] } else { &[] };
    address.iter().copied().chain([ids::IMMIGRATION]).collect()
}

/// The victim's address, as the form asks for it.
pub const ADDRESS: [&str; 2] = ["victim.address", "victim.postcode"];

/// A refuge or hostel is confidential whether or not anybody ticked so.
fn is_confidential(answers: &Answers) -> bool {
    answers.choice("victim.confidential_address") == Some("yes")
        || answers.choice("victim.housing") == Some("refuge_or_hostel")
}

/// Whether the victim's address stays out, and the words that would give it away.
pub struct Withheld {
    address: bool,
    words: Vec<String>,
}

impl Withheld {
    /// What a person has put in does not stay out.
    pub fn of(answers: &Answers, include: Include) -> Withheld {
        if !is_confidential(answers) || include.confidential_address {
            return Withheld { address: false, words: Vec::new() };
        }
        let text = |id| answers.text(id).unwrap_or_default();
        let parts = text("victim.address").split(['\n', ',']).map(letters);
        // A first part may be the name of a house; of the others only a number tells a street from a town.
        let telling = |(at, part): (usize, String)| {
            let tells = part.len() >= 6 && (at == 0 || part.chars().any(|c| c.is_ascii_digit()));
            tells.then_some(part)
        };
        let parts = parts.filter(|part| !part.is_empty()).enumerate().filter_map(telling);
        let postcode = Some(letters(text("victim.postcode"))).filter(|postcode| postcode.len() >= 5);
        let mut words: Vec<String> = parts.chain(postcode).collect();
        // The longest first: what is left of a part may be none of its own.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Withheld { address: true, words }
    }

    /// Whether the address has to stay out.
    pub fn address(&self) -> bool {
        self.address
    }

    /// The text, with "[address withheld]" wherever it gives the address away, however that is written.
    pub fn keep_out(&self, text: &str) -> String {
        self.words.iter().fold(text.to_owned(), |text, word| without(&text, word))
    }
}

fn without(text: &str, word: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some(found) = find(rest, word) {
        kept.push_str(&rest[..found.start]);
        kept.push_str(&say!("out-address-withheld"));
        rest = &rest[found.end..];
    }
    kept + rest
}

/// Where the letters and digits of `word` stand in a text, whatever else stands between them.
fn find(text: &str, word: &str) -> Option<Range<usize>> {
    let (mut found, mut places) = (String::new(), Vec::new());
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        for lower in c.to_lowercase() {
            found.push(lower);
            places.extend(std::iter::repeat_n(at..at + c.len_utf8(), lower.len_utf8()));
        }
    }
    let at = found.find(word)?;
    Some(places[at].start..places[at + word.len() - 1].end)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers_json::from_json;

    fn withheld(victim: serde_json::Value, include: Include) -> Withheld {
        Withheld::of(&from_json(&serde_json::json!({"victim": victim})).unwrap(), include)
    }

    #[test]
    fn a_confidential_address_is_kept_out_however_it_is_written() {
        let victim = serde_json::json!({"address": "Fernhollow House\n14 Tern Street, Northmere", "postcode": "NM1 4QT",
            "confidential_address": "yes"});
        let kept = withheld(victim.clone(), Include::default());
        let said = kept.keep_out("At FERNHOLLOW HOUSE, nm14qt; he waits in Northmere at 14, Tern  street.");
        assert_eq!(said, "At [address withheld], [address withheld]; he waits in Northmere at [address withheld].");
        assert_eq!(kept.keep_out("Nothing Zo\u{eb}"), "Nothing Zo\u{eb}");
        let put_in = withheld(victim, Include { confidential_address: true, ..Include::default() });
        assert!(!put_in.address());
    }

    #[test]
    fn a_refuge_is_confidential_without_being_marked_so_and_a_home_is_not() {
        for (housing, address) in [("refuge_or_hostel", true), ("owned", false)] {
            let victim = serde_json::json!({"address": "Flat", "housing": housing});
            assert_eq!(withheld(victim, Include::default()).address(), address, "{housing}");
        }
    }
}
