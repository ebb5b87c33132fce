//! Lengths: what a sealed file may weigh, so that its size says nothing about the case.

use super::recipient::Family;

/// The smallest sealed file, and the length of every referral without attachments: 128 KiB.
pub const SMALLEST: u64 = 128 * 1024;

/// The largest sealed file that we write or read: 128 MiB.
pub const LARGEST: u64 = 128 * 1024 * 1024;

/// The length of the sealed file for a content.
///
/// `content_len` is the length of the archive with empty padding, in bytes. It depends on the content and the number
/// of recipients only, never on the random parts of a header: 128 KiB doubled as often as needed without
/// attachments, the next Padmé length with them. `None`: longer than [`LARGEST`].
pub fn target_len(content_len: u64, recipients: usize, family: Family, has_attachments: bool) -> Option<u64> {
    let needed = header_len(family, recipients) + GREASE_ALLOWANCE + NONCE_LEN + stream_len(content_len);
    let target = if has_attachments { padme(needed).max(SMALLEST) } else { needed.next_power_of_two().max(SMALLEST) };
    (target <= LARGEST).then_some(target)
}

/// The zeros to add so that the sealed file has exactly the target length.
///
/// `before_stream` counts the header as written, its grease included, and the nonce. `None`: no amount of padding
/// reaches the target after this header, because a chunk of the stream cannot end there; another header can.
pub fn padding_len(target: u64, before_stream: u64, content_len: u64) -> Option<u64> {
    plain_len(target.checked_sub(before_stream)?)?.checked_sub(content_len)
}

/// Whether a sealed file of ours can have this length.
pub fn is_bucket(len: u64) -> bool {
    (SMALLEST..=LARGEST).contains(&len) && padme(len) == len
}

/// The length of a header with only the stanzas of its recipients, up to the end of its MAC line.
pub fn header_len(family: Family, recipients: usize) -> u64 {
    const AROUND: usize = "age-encryption.org/v1\n".len() + "--- ".len() + base64_len(32) + 1;
    let (name, share) = match family {
        Family::Classic => ("X25519", 32),
        Family::PostQuantum => ("mlkem768x25519", 1088 + 32),
    };
    let argument_line = "-> ".len() + name.len() + 1 + base64_len(share) + 1;
    let body_line = base64_len(32) + 1;
    (AROUND + recipients * (argument_line + body_line)) as u64
}

/// The length of age's encrypted stream for a plaintext: chunks of 64 KiB, each with a tag (age specification, payload).
pub fn stream_len(plain: u64) -> u64 {
    plain + TAG * plain.div_ceil(CHUNK).max(1)
}

/// The plaintext length of an encrypted stream, or `None` if no stream has this length.
pub fn plain_len(stream: u64) -> Option<u64> {
    let plain = stream.checked_sub(TAG * stream.div_ceil(CHUNK + TAG))?;
    (stream_len(plain) == stream).then_some(plain)
}

/// What age writes between header and stream.
pub const NONCE_LEN: u64 = 16;

/// The next Padmé length (Nikitin et al., PURBs, 2019): at most 12 % more, and few distinct lengths.
fn padme(len: u64) -> u64 {
    if len < 2 {
        return len;
    }
    let exponent = len.ilog2();
    let mantissa_bits = exponent.ilog2() + 1;
    len.next_multiple_of(1 << (exponent - mantissa_bits.min(exponent)))
}

/// age ends a header with a random stanza of at most 190 bytes ("grease").
pub(crate) const GREASE_ALLOWANCE: u64 = 256;
const CHUNK: u64 = 64 * 1024;
const TAG: u64 = 16;

const fn base64_len(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_has_one_tag_for_each_chunk_begun_and_at_least_one() {
        for (plain, stream) in [(0, 16), (1, 17), (65_536, 65_552), (65_537, 65_569), (131_072, 131_104)] {
            assert_eq!(stream_len(plain), stream);
            assert_eq!(plain_len(stream), Some(plain));
        }
        for impossible in [0, 1, 15, 65_553, 65_568, 131_105, 131_120] {
            assert_eq!(plain_len(impossible), None, "{impossible}");
        }
    }

    #[test]
    fn padme_lengths_are_those_of_the_paper() {
        for (len, expected) in [(8, 8), (9, 10), (200, 208), (1_000_000, 1_015_808), (131_073, 135_168)] {
            assert_eq!(padme(len), expected, "{len}");
        }
        for len in 1..100_000 {
            let padded = padme(len);
            assert!(padded >= len && padme(padded) == padded && padded * 100 <= len * 112, "{len}");
        }
    }

    #[test]
    fn without_attachments_there_is_one_length_until_it_is_full() {
        let most = SMALLEST - 364 - 256 - 16 - 2 * 16;
        assert_eq!(header_len(Family::Classic, 3), 364);
        assert_eq!(target_len(0, 3, Family::Classic, false), Some(SMALLEST));
        assert_eq!(target_len(most, 3, Family::Classic, false), Some(SMALLEST));
        assert_eq!(target_len(most + 1, 3, Family::Classic, false), Some(2 * SMALLEST));
        assert_eq!(target_len(LARGEST, 3, Family::Classic, false), None);
    }

    #[test]
    fn with_attachments_the_length_is_the_next_padme_length() {
        assert_eq!(target_len(10, 3, Family::Classic, true), Some(SMALLEST));
        let target = target_len(5_000_000, 3, Family::Classic, true).unwrap();
        assert!(is_bucket(target) && target < 5_200_000);
    }

    #[test]
    fn only_lengths_we_write_are_buckets() {
        for len in [SMALLEST, 2 * SMALLEST, LARGEST, 135_168] {
            assert!(is_bucket(len), "{len}");
        }
        for len in [0, 1, SMALLEST / 2, SMALLEST - 1, SMALLEST + 1, 2 * LARGEST, u64::MAX >> 1] {
            assert!(!is_bucket(len), "{len}");
        }
    }

    #[test]
    fn padding_reaches_the_target_whatever_the_header_weighs() {
        for before_stream in 380..700 {
            let padding = padding_len(SMALLEST, before_stream, 1_000).unwrap();
            assert_eq!(before_stream + stream_len(1_000 + padding), SMALLEST);
        }
        // Here the stream would have to end inside a tag.
        let target = 65_552 * 3 + 400;
        assert_eq!(padding_len(target, 400 - 16, 0), None);
        assert!(padding_len(target, 400, 0).is_some() && padding_len(target, 400 - 17, 0).is_some());
    }
}
