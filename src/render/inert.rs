//! Text for a spreadsheet, where a sender must not be able to calculate.

use crate::domain::formula::is_calculated;

/// Text that no spreadsheet takes for a formula (CWE-1236): where it would, an apostrophe stands before it.
pub fn inert(text: &str) -> String {
    if is_calculated(text) { format!("'{text}") } else { text.to_owned() }
}

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
        assert_eq!(inert("'=1"), "''=1", "one apostrophe comes off again, and the text is whole");
        for harmless in ["O'Hara", "'tis", "07700 900111", "(1)", "a=b", "", "\u{eb}-"] {
            assert_eq!(inert(harmless), harmless);
        }
    }
}
