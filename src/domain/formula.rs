//! What a spreadsheet would calculate (CWE-1236).

/// Whether a spreadsheet takes this text for a formula, as it stands or behind apostrophes.
///
/// Apostrophes do not count, so that one put before such a text can be taken off again: what is left is such a text.
/// What shows nothing does not hide the sign behind it; the wide forms of the signs count, as East Asian editions take
/// them for the narrow ones.
pub fn is_calculated(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let shows_nothing = |c: char| c.is_whitespace() || c.is_control() || INVISIBLE.contains(&c);
    let starts = text.chars().find(|c| !shows_nothing(*c));
    text.starts_with(['\t', '\r', '\n']) || starts.is_some_and(|c| SIGNS.contains(&c))
}

const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const INVISIBLE: [char; 18] = [
    '\u{ad}', '\u{61c}', '\u{180e}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{202a}',
    '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2060}', '\u{2066}', '\u{2067}', '\u{2069}', '\u{feff}',
];
