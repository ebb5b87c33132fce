//! Text for a spreadsheet, where a sender must not be able to calculate.

/// Text that no spreadsheet takes for a formula (CWE-1236): where it would, an apostrophe stands before it.
///
/// What shows nothing does not hide the sign behind it; the wide forms of the signs count, as East Asian editions take
/// them for the narrow ones.
pub fn inert(text: &str) -> String {
    let shows_nothing = |c: char| c.is_whitespace() || c.is_control() || INVISIBLE.contains(&c);
    let starts = text.chars().find(|c| !shows_nothing(*c));
    let begins_with_tab = text.starts_with(['\t', '\r', '\n']);
    if begins_with_tab || starts.is_some_and(|c| SIGNS.contains(&c)) { format!("'{text}") } else { text.to_owned() }
}

const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const INVISIBLE: [char; 18] = [
    '\u{ad}', '\u{61c}', '\u{180e}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{202a}',
    '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2060}', '\u{2066}', '\u{2067}', '\u{2069}', '\u{feff}',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_begins_like_a_formula_is_one() {
        for hostile in ["=HYPERLINK(\"http://x\",\"y\")", "+cmd", "-1+1", "@SUM(1)", "＝1", " \u{a0}=1", "\u{200b}=1"]
        {
            assert!(inert(hostile).starts_with('\''), "{hostile}");
        }
        for hostile in ["\t=1", "\tx", "\rx", "\n=1", "\u{202e}=1", "\u{feff}+1"] {
            assert!(inert(hostile).starts_with('\''), "{hostile:?}");
        }
        for harmless in ["O'Hara", "07700 900111", "(1)", "a=b", "", "\u{eb}-"] {
            assert_eq!(inert(harmless), harmless);
        }
    }
}
