//! A secret key on paper: short groups for a person who types, and one line for a camera.
//!
//! The letters after `AGE-SECRET-KEY-1` (of a post-quantum key `AGE-SECRET-KEY-PQ-1`) stand in groups of four, and each
//! group ends with a check letter of our own, so that a mistake is found in its group. Without those letters it is the
//! key as any age program takes it.

use age_core::primitives::bech32_decode;
use bech32::Fe32;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::identity::{Identity, ReadError, read_plain};

/// Letters of the key in a group.
const LETTERS: usize = 4;
/// Letters of a key after its beginning: 32 bytes in bech32, and bech32's own checksum.
const OF_KEY: usize = 58;
/// Groups of a whole key.
pub const GROUPS: usize = OF_KEY.div_ceil(LETTERS);

const CLASSIC: &str = "AGE-SECRET-KEY-1";
const POST_QUANTUM: &str = "AGE-SECRET-KEY-PQ-1";

/// A secret key as it stands on paper; wiped when dropped.
pub struct Paper {
    line: Zeroizing<String>,
}

impl Identity {
    /// The key for paper.
    pub fn on_paper(&self) -> Paper {
        Paper { line: self.secret_line() }
    }
}

impl Paper {
    /// The line that a camera reads: what any age program takes as an identity.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// How the line begins, before the first group.
    pub fn beginning(&self) -> &'static str {
        if self.line.starts_with(POST_QUANTUM) { POST_QUANTUM } else { CLASSIC }
    }

    /// The groups, each with its check letter last.
    pub fn groups(&self) -> Vec<Zeroizing<String>> {
        let letters = &self.line.as_bytes()[self.beginning().len()..];
        let group = |(at, group): (usize, &[u8])| {
            let mut text = Zeroizing::new(String::with_capacity(LETTERS + 1));
            text.extend(group.iter().map(|letter| char::from(*letter)));
            let check = check_letter(at, group).expect("letters of bech32");
            text.push(check);
            text
        };
        letters.chunks(LETTERS).enumerate().map(group).collect()
    }
}

/// Why what was typed or scanned is no key. Groups are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperError {
    /// Nothing was typed.
    Nothing,
    /// These groups do not fit their check letters.
    Groups(Vec<usize>),
    /// All that were typed fit; so many are there, and [`GROUPS`] are needed.
    Count(usize),
    /// Every group fits, and together they are no key: two mistakes have hidden each other.
    Whole,
    /// A public key, which only seals.
    PublicKeyGiven,
    /// An SSH key, or a key of an age plugin.
    SshOrPlugin,
}

/// Reads what was typed from paper, or the line that a camera saw.
///
/// Small letters, blanks, hyphens and ends of lines do not matter, nor do letters that are taken for one another (`O` and
/// `0`, `I`, `1` and `L`, `B` and `8`): a key has one of each pair.
pub fn read_paper(typed: &str) -> Result<Identity, PaperError> {
    let text = Zeroizing::new(typed.trim().to_ascii_uppercase());
    if text.is_empty() {
        return Err(PaperError::Nothing);
    }
    // Only what was scanned, pasted, or copied from another paper has the beginning with it.
    let whole = read_plain(&text).map(|mut identities| identities.remove(0));
    match whole {
        Ok(identity) => return Ok(identity),
        Err(ReadError::PublicKeyGiven) => return Err(PaperError::PublicKeyGiven),
        Err(ReadError::SshOrPlugin) => return Err(PaperError::SshOrPlugin),
        Err(ReadError::Mistyped | ReadError::TrailingText | ReadError::NotAnIdentityFile) => {}
    }
    look_over(&text)?;
    let groups = split(&text);
    for beginning in [CLASSIC, POST_QUANTUM] {
        let mut line = Zeroizing::new(beginning.to_owned());
        groups.iter().for_each(|group| line.push_str(&group[..group.len() - 1]));
        if let Ok(mut identities) = read_plain(&line) {
            return Ok(identities.remove(0));
        }
    }
    Err(PaperError::Whole)
}

/// Whether all groups are there and each fits its check letter: what can be said without the key itself.
pub fn look_over(typed: &str) -> Result<(), PaperError> {
    let fit = groups_fit(typed);
    let wrong: Vec<usize> = (1..).zip(&fit).filter(|(_, fits)| !**fits).map(|(number, _)| number).collect();
    match (wrong.is_empty(), fit.len()) {
        (false, _) => Err(PaperError::Groups(wrong)),
        (true, GROUPS) => Ok(()),
        (true, count) => Err(PaperError::Count(count)),
    }
}

/// Whether each group that stands there so far fits its check letter, in order; for a look while somebody types.
pub fn groups_fit(typed: &str) -> Vec<bool> {
    let text = Zeroizing::new(typed.trim().to_ascii_uppercase());
    (1..).zip(split(&text)).map(|(number, group)| fits(number, &group)).collect()
}

/// What was typed, as groups of letters of the alphabet of a key; a group that is too long is several.
fn split(text: &str) -> Vec<Zeroizing<String>> {
    let beginning = [POST_QUANTUM, CLASSIC].into_iter().find_map(|beginning| text.strip_prefix(beginning));
    let text = beginning.unwrap_or(text);
    let blank = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '.' | ',' | '/' | '·');
    let mut groups = Vec::new();
    for word in text.split(blank).filter(|word| !word.is_empty()) {
        let letters: Zeroizing<Vec<char>> = Zeroizing::new(word.chars().map(meant).collect());
        groups.extend(letters.chunks(LETTERS + 1).map(|group| Zeroizing::new(group.iter().collect::<String>())));
    }
    groups
}

/// The letter of the alphabet that somebody meant who writes another one for it.
fn meant(letter: char) -> char {
    match letter {
        'O' => '0',
        'I' | '1' => 'L',
        'B' => '8',
        other => other,
    }
}

fn fits(number: usize, group: &str) -> bool {
    let expected = if number == GROUPS { OF_KEY % LETTERS } else { LETTERS };
    let letters = group.as_bytes();
    match letters.split_last() {
        Some((check, letters)) if group.is_ascii() && letters.len() == expected => {
            check_letter(number - 1, letters) == Some(char::from(*check))
        }
        _ => false,
    }
}

/// The check letter of a group, `at` from 0: a weighted sum in the field that bech32 itself counts in, GF(32).
///
/// Each letter and the number of the group have a weight of their own and none is zero, so one wrong letter, two letters
/// of a group in each other's place, and a group in the place of another are always found.
fn check_letter(at: usize, letters: &[u8]) -> Option<char> {
    let number = Fe32::try_from(u8::try_from(at).ok()?).ok()?;
    let mut weight = Fe32::Z;
    let mut sum = Fe32::Q;
    for letter in letters {
        sum += Fe32::from_char(char::from(*letter)).ok()? * weight;
        weight *= Fe32::Z;
    }
    // The weight after that of the longest group, also for the short one.
    let of_number = (0..=LETTERS).fold(Fe32::P, |weight, _| weight * Fe32::Z);
    Some((sum + number * of_number).to_char().to_ascii_uppercase())
}

/// Whether a text is a secret key from its beginning to its checksum, for what a camera saw.
pub fn is_line(text: &str) -> bool {
    bech32_decode(text.trim(), |_| (), |_| Ok(()), |_, bytes| Ok(bytes.count() == 32)).unwrap_or(false)
        && text.trim().to_ascii_uppercase().starts_with("AGE-SECRET-KEY-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::Family;

    fn identities() -> [Identity; 2] {
        [Family::Classic, Family::PostQuantum].map(|family| Identity::generate_of(family).unwrap())
    }

    fn typed(groups: &[Zeroizing<String>]) -> String {
        groups.iter().map(|group| group.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn refused(typed: &str) -> PaperError {
        read_paper(typed).err().unwrap()
    }

    #[test]
    fn what_stands_on_paper_is_the_key_typed_or_scanned() {
        for identity in identities() {
            let paper = identity.on_paper();
            let groups = paper.groups();
            assert_eq!(groups.len(), 15);
            assert!(groups[..14].iter().all(|group| group.len() == 5) && groups[14].len() == 3);
            let letters: String = groups.iter().map(|group| &group[..group.len() - 1]).collect();
            assert_eq!(*paper.line, format!("{}{letters}", paper.beginning()), "without check letters it is age's own");
            let spoken = typed(&groups).to_lowercase().replace(' ', "\n- ");
            for text in [typed(&groups), typed(&groups).replace(' ', ""), spoken, paper.line().to_owned()] {
                assert_eq!(read_paper(&text).unwrap().recipient(), identity.recipient(), "{}", text.len());
            }
        }
    }

    #[test]
    fn every_single_wrong_letter_is_found_in_its_group() {
        const ALPHABET: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
        let groups = identities()[0].on_paper().groups();
        for (at, group) in groups.iter().enumerate() {
            for place in 0..group.len() {
                for letter in ALPHABET.chars().filter(|letter| !group[place..].starts_with(*letter)) {
                    let mut wrong = groups.clone();
                    wrong[at].replace_range(place..place + 1, &letter.to_string());
                    assert_eq!(refused(&typed(&wrong)), PaperError::Groups(vec![at + 1]), "{place} {letter}");
                }
            }
        }
    }

    #[test]
    fn letters_and_groups_in_each_others_place_are_found() {
        let groups = identities()[0].on_paper().groups();
        for at in 0..14 {
            let mut letters: Vec<char> = groups[at].chars().collect();
            for place in 0..4 {
                letters.swap(place, place + 1);
                let mut wrong = groups.clone();
                wrong[at] = Zeroizing::new(letters.iter().collect());
                if wrong[at] != groups[at] {
                    assert_eq!(refused(&typed(&wrong)), PaperError::Groups(vec![at + 1]));
                }
                letters.swap(place, place + 1);
            }
        }
        let mut wrong = groups.clone();
        wrong.swap(3, 8);
        assert_eq!(refused(&typed(&wrong)), PaperError::Groups(vec![4, 9]));
    }

    #[test]
    fn a_group_too_few_or_too_many_is_said_and_none_is_read_as_another() {
        let groups = identities()[0].on_paper().groups();
        assert_eq!(refused("  "), PaperError::Nothing);
        assert_eq!(refused(&typed(&groups[..9])), PaperError::Count(9));
        let mut left_out = groups.clone();
        left_out.remove(5);
        let PaperError::Groups(wrong) = refused(&typed(&left_out)) else { panic!() };
        assert_eq!(wrong, (6..=14).collect::<Vec<_>>(), "all that stand in another place now");
        let mut short = groups.clone();
        short[6].pop();
        assert_eq!(refused(&typed(&short)), PaperError::Groups(vec![7]));
        let mut more = groups.clone();
        more.push(groups[0].clone());
        assert!(matches!(refused(&typed(&more)), PaperError::Groups(wrong) if wrong == [16]));
    }

    #[test]
    fn letters_that_look_like_others_are_taken_as_meant() {
        let mut seen = 0;
        for _ in 0..20 {
            let [identity, _] = identities();
            let text = typed(&identity.on_paper().groups());
            let misread = text.replace('0', "o").replace('L', "1").replace('8', "b");
            seen += usize::from(misread != text);
            assert_eq!(read_paper(&misread).unwrap().recipient(), identity.recipient());
        }
        assert!(seen > 0);
    }

    #[test]
    fn other_keys_are_named() {
        let public = identities()[0].recipient().to_string();
        assert_eq!(refused(&public), PaperError::PublicKeyGiven);
        assert_eq!(refused("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample"), PaperError::SshOrPlugin);
        assert_eq!(refused("AGE-PLUGIN-YUBIKEY-1QQQQ"), PaperError::SshOrPlugin);
        assert!(is_line(identities()[1].on_paper().line()) && !is_line(&public) && !is_line("K7MN-P000"));
    }

    #[test]
    fn the_groups_are_looked_at_while_somebody_types() {
        let groups = identities()[0].on_paper().groups();
        let mut wrong = groups[..3].to_vec();
        let other = if wrong[1].starts_with('Q') { "P" } else { "Q" };
        wrong[1].replace_range(0..1, other);
        assert_eq!(groups_fit(&typed(&wrong)), [true, false, true]);
        assert_eq!(groups_fit(""), Vec::<bool>::new());
    }
}
