//! What somebody typed or pasted, cut into what may be codes.

use crate::domain::practice::code::LENGTH;

/// Characters of a piece that is taken for a whole code with something missing or too much, rather than for a part of one.
const ALMOST: usize = LENGTH - 3;

/// The pieces, in order; together they hold every letter and digit of the text.
///
/// Line ends, commas and other marks end a piece. Blanks do not, because people write a code in groups; codes that blanks
/// alone keep apart are cut by their length.
pub fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for part in text.split(|character: char| ends_a_piece(character)) {
        let mut piece = String::new();
        for word in part.split_whitespace().filter(|word| length(word) > 0) {
            let whole = length(word) >= ALMOST || length(&piece) + length(word) > LENGTH;
            if whole && !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
            if !piece.is_empty() {
                piece.push(' ');
            }
            piece.push_str(word);
            if length(&piece) >= LENGTH {
                pieces.push(std::mem::take(&mut piece));
            }
        }
        if !piece.is_empty() {
            pieces.push(piece);
        }
    }
    pieces
}

/// Letters and digits of a piece.
pub fn length(piece: &str) -> usize {
    piece.chars().filter(|character| character.is_alphanumeric()).count()
}

/// Whatever is neither a character of a word, nor a blank, nor a hyphen however it was written.
fn ends_a_piece(character: char) -> bool {
    let hyphen = matches!(character, '-' | '\u{ad}' | '\u{200b}' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    character == '\n' || character == '\r' || !(character.is_alphanumeric() || character.is_whitespace() || hyphen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_cut_apart_by_whatever_stands_between_them() {
        let (one, other) = ("K7MN-P000-0000-12ZZ", "K7MN-P000-0001-34YY");
        for between in [" ", "\n", "\r\n", ", ", "; ", "\t", " / ", " | ", "  "] {
            assert_eq!(pieces(&format!("{one}{between}{other}")), [one, other], "{between:?}");
        }
        assert_eq!(pieces("K7MN P000 0000 12ZZ K7MN P000 0001 34YY"), ["K7MN P000 0000 12ZZ", "K7MN P000 0001 34YY"]);
        assert_eq!(pieces("K7MNP000000012ZZ\nK7MNP000000134YY"), ["K7MNP000000012ZZ", "K7MNP000000134YY"]);
        assert_eq!(pieces("K7MN - P000 - 0000 - 12ZZ"), ["K7MN P000 0000 12ZZ"]);
        assert_eq!(pieces("K7MN\u{2013}P000\u{2013}0000\u{2013}12ZZ"), ["K7MN\u{2013}P000\u{2013}0000\u{2013}12ZZ"]);
    }

    #[test]
    fn a_code_with_a_character_missing_does_not_swallow_the_next() {
        assert_eq!(pieces("K7MN-P000-0000-12Z K7MN-P000-0001-34YY"), ["K7MN-P000-0000-12Z", "K7MN-P000-0001-34YY"]);
        assert_eq!(pieces("K7MN P00 0000 12ZZ\nK7MN P000 0001 34YY"), ["K7MN P00 0000 12ZZ", "K7MN P000 0001 34YY"]);
    }

    #[test]
    fn nothing_that_was_given_goes_missing() {
        let given = "Anna: K7MN-P000-0000-12ZZ (late), group 2: K7MN P000\n\nthanks!";
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(letters(&pieces(given).concat()), letters(given));
        assert_eq!(pieces(given), ["Anna", "K7MN-P000-0000-12ZZ", "late", "group 2", "K7MN P000", "thanks"]);
        assert_eq!(pieces(" - \n ,"), Vec::<String>::new());
    }
}
