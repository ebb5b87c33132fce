//! Names as they are compared: without accents, titles, apostrophes, and in any order.

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One name of a person.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Its parts in the order typed, as they are compared: `["marla", "quill"]`.
    pub parts: Vec<String>,
    /// As typed.
    pub typed: String,
    /// Given as another name than the usual one.
    pub alias: bool,
}

/// How alike two names are, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Alike {
    Not,
    /// Some parts are the same and others are not.
    InOnePart,
    /// The same, with the first part the same in both: the family name may have changed.
    InFirstPart,
    /// The same but for a part that the one gives as a letter.
    ButForInitial,
    /// All parts of the one are among those of the other, at least two.
    PartOfOther,
    /// Two letters apart, in two parts: no part is the same.
    TwoLettersNoPart,
    TwoLetters,
    OneLetter,
    /// The same in any order.
    Same,
}

/// Of a text that is longer, no more is looked at: the form takes 200 characters.
const MOST_CHARACTERS: usize = 400;
/// A name has no more parts, and a part no more characters, than are compared.
const MOST_PARTS: usize = 8;
const LONGEST_PART: usize = 40;

impl Name {
    /// Reads words as one name; nothing where they say that no name is known, or hold none.
    pub fn read(words: &[&str], alias: bool) -> Option<Name> {
        let mut parts: Vec<String> = words.iter().flat_map(|word| parts(word)).take(MOST_PARTS).collect();
        let titles = parts.iter().filter(|part| TITLES.contains(&part.as_str())).count();
        if titles < parts.len() {
            parts.retain(|part| !TITLES.contains(&part.as_str()));
        }
        if parts.iter().all(|part| NOBODY.contains(&part.as_str())) {
            return None;
        }
        join_prefixes(&mut parts);
        Some(Name { parts, typed: words.join(" "), alias })
    }

    /// All parts as one word: a name that is written apart once and once not is the same.
    pub fn whole(&self) -> String {
        self.parts.concat()
    }

    fn is_written_apart_from(&self, other: &Name) -> bool {
        let bytes = |name: &Name| name.parts.iter().map(String::len).sum::<usize>();
        self.parts != other.parts && bytes(self) == bytes(other) && self.whole() == other.whole()
    }

    /// How alike two names are; the same whichever is asked.
    pub fn alike(&self, other: &Name) -> Alike {
        let mut theirs: Vec<&str> = other.parts.iter().map(String::as_str).collect();
        let mut ours: Vec<&str> = Vec::new();
        for part in &self.parts {
            match theirs.iter().position(|their| their == part) {
                Some(at) => drop(theirs.swap_remove(at)),
                None => ours.push(part),
            }
        }
        let shared = self.parts.len() - ours.len();
        match (ours.as_slice(), theirs.as_slice()) {
            ([], []) if shared > 1 => Alike::Same,
            ([], _) | (_, []) if shared > 1 => Alike::PartOfOther,
            _ if self.is_written_apart_from(other) => Alike::Same,
            ([our], [their]) if shared > 0 && is_initial(our, their) => Alike::ButForInitial,
            (ours, theirs) => match (letters_apart(ours, theirs), shared) {
                (Some(1), 1..) => Alike::OneLetter,
                (Some(2), 1..) => Alike::TwoLetters,
                (Some(_), 0) if ours.len() == 2 => Alike::TwoLettersNoPart,
                (_, 0) => Alike::Not,
                _ if self.parts.first() == other.parts.first() => Alike::InFirstPart,
                _ => Alike::InOnePart,
            },
        }
    }
}

/// Letters by which the parts that differ are apart, at most two in all; nothing where it is more.
fn letters_apart(ours: &[&str], theirs: &[&str]) -> Option<usize> {
    let apart = |our: &str, their: &str| {
        let (our_length, their_length) = (our.chars().count(), their.chars().count());
        let allowed = match our_length.max(their_length) {
            8.. => 2,
            4.. => 1,
            _ => return None,
        };
        if our_length.abs_diff(their_length) > allowed {
            return None;
        }
        Some(osa_distance(our, their)).filter(|apart| *apart <= allowed)
    };
    let sum = |first: Option<usize>, second: Option<usize>| Some(first? + second?).filter(|sum| *sum <= 2);
    match (ours, theirs) {
        ([our], [their]) => apart(our, their),
        ([first, second], [one, two]) => {
            let straight = sum(apart(first, one), apart(second, two));
            let crossed = sum(apart(first, two), apart(second, one));
            [straight, crossed].into_iter().flatten().min()
        }
        _ => None,
    }
}

fn is_initial(our: &str, their: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    initial(our, their) || initial(their, our)
}

/// The parts of a word, as they are compared: a hyphen parts, an apostrophe does not.
pub(super) fn parts(word: &str) -> Vec<String> {
    pieces(word).into_iter().map(one_spelling).collect()
}

/// The same as they are written: one name in several spellings stays several.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let folded = fold(text);
    let pieces = folded.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c)));
    pieces.filter(|piece| !piece.is_empty()).map(|piece| piece.chars().take(LONGEST_PART).collect()).collect()
}

/// Small letters without accents, and nothing that does not show.
///
/// Unicode takes letters apart into a letter and its marks (UAX 15, NFKD); the marks of the Latin, Greek and Cyrillic
/// scripts are left out, those that carry vowels elsewhere stay.
pub(super) fn fold(text: &str) -> String {
    let shows = |c: &char| !is_apostrophe(*c) && !does_not_show(*c);
    let small = text.chars().filter(shows).flat_map(char::to_lowercase);
    let plain = small
        .nfkd()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'));
    let mut folded = String::with_capacity(text.len());
    for c in plain {
        match c {
            // Letters that Unicode does not take apart.
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ø' => folded.push('o'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ŧ' => folded.push('t'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            c => folded.push(c),
        }
    }
    folded
}

/// No more of a text than is looked at.
pub(super) fn short(text: &str) -> &str {
    text.char_indices().nth(MOST_CHARACTERS).map_or(text, |(end, _)| &text[..end])
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{b4}' | '\u{2b9}'..='\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{ff07}'
    )
}

/// Marks of direction, joiners and the like: Unicode's format characters that names meet.
fn does_not_show(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Muhammad, Mohammed, Mohamed and their abbreviations are one name, the most common one, and more than two letters apart.
pub(super) fn one_spelling(part: String) -> String {
    let vowel = |c: &char| "aeiou".contains(*c);
    let mut consonants: Vec<char> = part.chars().filter(|c| !vowel(c)).collect();
    consonants.dedup();
    // The h of Mahmud, another name, is followed by no vowel.
    let after_h = part.split('h').nth(1).is_some_and(|rest| rest.starts_with(|c| vowel(&c)));
    let whole = after_h && part.starts_with('m') && part.ends_with('d') && consonants == ['m', 'h', 'm', 'd'];
    if whole || ["md", "mohd", "muhd"].contains(&part.as_str()) { "muhammad".into() } else { part }
}

/// `O` and `Mc` that stand alone belong to what follows.
pub(super) fn join_prefixes(parts: &mut Vec<String>) {
    let mut at = 0;
    while at + 1 < parts.len() {
        if matches!(parts[at].as_str(), "o" | "mc") && parts[at + 1].chars().count() > 2 {
            let rest = parts.remove(at + 1);
            parts[at].push_str(&rest);
        }
        at += 1;
    }
}

const TITLES: &[&str] = &["mr", "mrs", "miss", "ms", "mx", "dr", "prof", "rev", "revd", "sir", "dame"];

/// A name of such words only is none: `Not known`, `N/K`, `unknown male`.
const NOBODY: &[&str] = &[
    "unknown",
    "not",
    "known",
    "given",
    "disclosed",
    "recorded",
    "stated",
    "n",
    "k",
    "nk",
    "na",
    "a",
    "none",
    "tbc",
    "unk",
    "anon",
    "anonymous",
    "no",
    "name",
    "refused",
    "withheld",
    "male",
    "female",
    "man",
    "woman",
    "person",
    "partner",
    "husband",
    "wife",
    "ex",
    "x",
    "xx",
    "xxx",
    "anhysbys",
];
