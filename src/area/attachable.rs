//! What may be attached to a referral, by the area's own limits and those of the way in which it travels.

use super::rules::Attachments;
use crate::domain::attached::Refusal;

/// What may be attached where the delivery sets limits too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachable {
    /// The area's own limits, no larger than a sealed file can be.
    pub limits: Attachments,
    /// The sealed file reaches the area by mail alone.
    pub mailed: bool,
}

/// The most bytes of attachments that a mail can carry, in a sealed file beside a text of usual length.
///
/// A gateway takes 35 MB at best. In a mail every 57 bytes become 78 (RFC 2045), so the sealed file may have 25.5 MB; the
/// largest Padmé length below that is 25,165,824 bytes, and text, headers and padding take their part of it.
pub const MOST_BY_MAIL: u64 = 25_000_000;

/// The most that a sealed file can hold: 128 MiB, less what stands around the attachments.
const MOST_SEALED: u64 = 127 * 1024 * 1024;

/// Their number has two digits in a sealed file.
const MOST_FILES: u32 = 99;

impl Attachable {
    /// The limits of an area, `mailed` when a sealed file reaches it by mail alone.
    pub fn new(own: &Attachments, mailed: bool) -> Attachable {
        let most = if mailed { MOST_BY_MAIL } else { MOST_SEALED };
        let limits = Attachments {
            files: own.files.min(MOST_FILES),
            total_bytes: own.total_bytes.min(most),
            types: own.types.clone(),
        };
        // Where the area's own limit is the smaller one, the mail is not what stands in the way.
        Attachable { mailed: mailed && own.total_bytes > most, limits }
    }

    /// Whether the area takes no attachments at all.
    pub fn nothing(&self) -> bool {
        self.limits.files == 0 || self.limits.total_bytes == 0 || self.limits.types.is_empty()
    }

    /// What stands against so many files of so many bytes together.
    pub fn check(&self, files: usize, bytes: u64) -> Result<(), Refusal> {
        if self.nothing() || files > self.limits.files as usize {
            return Err(Refusal::TooMany);
        }
        match (bytes <= self.limits.total_bytes, self.mailed) {
            (true, _) => Ok(()),
            (false, false) => Err(Refusal::TooLarge),
            (false, true) => Err(Refusal::TooLargeToMail),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::Family;
    use crate::envelope::padding::{LARGEST, target_len};

    const MAIL: u64 = 35_000_000;

    /// The length of a mail with a sealed file of these attachments and a form as long as a text-only referral may have.
    fn mailed(attachments: u64) -> u64 {
        let form = 128 * 1024;
        let sealed = target_len(attachments + form, 8, Family::PostQuantum, true).unwrap();
        sealed.div_ceil(57) * 78 + 20_000
    }

    #[test]
    fn the_most_by_mail_is_what_a_mail_of_35_mb_carries() {
        assert!(mailed(MOST_BY_MAIL) <= MAIL, "{}", mailed(MOST_BY_MAIL));
        assert!(mailed(MOST_BY_MAIL + 500_000) > MAIL, "{}", mailed(MOST_BY_MAIL + 500_000));
    }

    #[test]
    fn the_most_that_can_be_sealed_can_be_sealed() {
        let around = 3 * 128 * 1024;
        assert!(target_len(MOST_SEALED + around, 8, Family::PostQuantum, true).is_some());
        const { assert!(MOST_SEALED <= LARGEST) };
    }

    #[test]
    fn the_smaller_of_two_limits_holds_and_names_itself() {
        let own = Attachments::default();
        let mailed = Attachable::new(&own, true);
        assert_eq!(mailed.check(1, MOST_BY_MAIL), Ok(()));
        assert_eq!(mailed.check(1, MOST_BY_MAIL + 1), Err(Refusal::TooLargeToMail));
        assert_eq!(mailed.check(6, 1), Err(Refusal::TooMany));
        assert_eq!(Attachable::new(&own, false).check(5, own.total_bytes), Ok(()));
        assert_eq!(Attachable::new(&own, false).check(5, own.total_bytes + 1), Err(Refusal::TooLarge));
        let small = Attachments { total_bytes: 1_000_000, ..own.clone() };
        assert_eq!(Attachable::new(&small, true).check(1, 1_000_001), Err(Refusal::TooLarge));
        let none = Attachable::new(&Attachments { files: 0, ..own }, false);
        assert!(none.nothing());
        assert_eq!(none.check(1, 1), Err(Refusal::TooMany));
    }
}
