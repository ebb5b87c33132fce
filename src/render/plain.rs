//! Text that every format can carry, whoever wrote it.

use crate::domain::answers::clean;

/// Text without what turns its direction, and without characters that XML 1.0 forbids (section 2.2); lines end in `\n`.
pub fn plain(text: &str) -> String {
    clean(text).chars().filter(|c| !matches!(c, '\u{61c}' | '\u{fffe}' | '\u{ffff}')).collect()
}

/// The same on one line.
pub fn line(text: &str) -> String {
    plain(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_xml_forbids_or_that_turns_the_direction() {
        assert_eq!(plain("\u{202e}Zo\u{eb}\u{0}\u{b}\u{1f}\u{fffe}\u{ffff}\u{61c} \r\nQuill\u{7}"), "Zo\u{eb} \nQuill");
        assert_eq!(line("14 Tern Street\nNorthmere"), "14 Tern Street Northmere");
    }
}
