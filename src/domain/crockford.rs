//! Crockford base32: letters and digits that survive being read out on the phone.

/// The characters, by their values.
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The value of a character as people write it: case-blind, O as 0, I and L as 1.
pub(crate) fn digit(character: char) -> Option<u8> {
    let canonical = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let value = ALPHABET.iter().position(|symbol| char::from(*symbol) == canonical)?;
    u8::try_from(value).ok()
}

/// Writes the low `5 * length` bits of a number, highest first.
pub(crate) fn encode(number: u128, length: usize) -> String {
    (0..length)
        .rev()
        .map(|place| {
            // 26 characters hold 130 bits: the two above a u128 are zero.
            let five_bits = (number >> (5 * place)) & 31;
            char::from(ALPHABET[five_bits as usize])
        })
        .collect()
}

/// Reads exactly `length` characters: case-blind, O as 0, I and L as 1, hyphens and spaces skipped.
pub(crate) fn decode(text: &str, length: usize) -> Result<u128, DecodeError> {
    let mut number: u128 = 0;
    let mut seen = 0;
    for character in text.chars().filter(|c| *c != '-' && !c.is_whitespace()) {
        let digit = digit(character).ok_or(DecodeError::UnknownCharacter)?;
        if number.leading_zeros() < 5 {
            return Err(DecodeError::WrongLength);
        }
        number = number << 5 | u128::from(digit);
        seen += 1;
    }
    if seen == length { Ok(number) } else { Err(DecodeError::WrongLength) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecodeError {
    UnknownCharacter,
    WrongLength,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for number in [0, 1, 31, 32, u128::from(u64::MAX), u128::MAX] {
            assert_eq!(decode(&encode(number, 26), 26), Ok(number));
        }
    }

    #[test]
    fn lookalikes_are_read_as_the_digit_they_resemble() {
        assert_eq!(decode("oOiIlL", 6), decode("001111", 6));
        assert_eq!(decode("u000", 4), Err(DecodeError::UnknownCharacter));
        assert_eq!(decode("000", 4), Err(DecodeError::WrongLength));
        assert_eq!(decode(&"Z".repeat(27), 27), Err(DecodeError::WrongLength));
    }
}
