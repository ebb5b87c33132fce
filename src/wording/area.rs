//! What is said about area packs.

use super::{date, say};
use crate::area::{DirectoryError, Finding, LetterFault, LetterTrouble, Notice, Pack, PackError, PackMode, Role};
use crate::envelope::RecipientError;

/// Why a pack does not load.
pub fn pack_error(error: &PackError) -> String {
    match error {
        PackError::Malformed { line, column, detail } => {
            say!("area-malformed", line = line, column = column, detail = detail)
        }
        PackError::NotAPack => say!("area-not-a-pack"),
        PackError::NewerFormat { found } => say!("area-newer-format", found = found),
        PackError::Id => say!("area-bad-id"),
        PackError::Empty { field } => say!("area-empty", field = field),
        PackError::Recipient { number, why } => {
            say!("area-bad-recipient", number = number, why = recipient_error(*why))
        }
        PackError::SigningKey { number } => say!("area-bad-signing-key", number = number),
        PackError::Dates { number } => say!("area-bad-dates", number = number),
        PackError::TwoFamilies { first, other } => say!("area-two-families", first = first, other = other),
        PackError::DuplicateRecipient { first, again } => {
            say!("area-duplicate-recipient", first = first, again = again)
        }
        PackError::NobodyButRecovery => say!("area-nobody-but-recovery"),
        PackError::PracticeKeyInLivePack { number } => say!("area-practice-key-in-live", number = number),
    }
}

/// What stands on every page: the area's marking, or ours where it has none or no pack is at hand.
pub fn marking(pack: Option<&Pack>) -> String {
    let own = pack.and_then(|pack| pack.marking.as_ref()).map(|label| label.en().trim().to_owned());
    own.filter(|marking| !marking.is_empty()).unwrap_or_else(|| say!("marking-default"))
}

/// A marking as it stands on a page of this area: of practice it says so first.
pub fn marked(pack: &Pack, marking: String) -> String {
    match pack.mode {
        PackMode::Practice => format!("{} · {marking}", say!("practice-mark")),
        PackMode::Live => marking,
    }
}

/// Why a directory of areas cannot be read.
pub fn directory_error(error: &DirectoryError) -> String {
    match error {
        DirectoryError::Malformed { line, column } => say!("area-directory-malformed", line = line, column = column),
        DirectoryError::NewerFormat => say!("area-directory-newer"),
        DirectoryError::Id { number } => say!("area-directory-bad-id", number = number),
    }
}

/// What an operator should know about a pack that loads.
pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::CannotSealToday => say!("area-cannot-seal-today"),
        Finding::Grace { until } => say!("area-grace", until = until),
        Finding::LeftOut(notice) => self::notice(notice),
        Finding::ExpiringSoon { label, to, days } => {
            say!("area-expiring-soon", label = label.en(), to = to, days = days)
        }
        Finding::DrillDue { label, last: Some(last) } => say!("area-drill-due", label = label.en(), last = last),
        Finding::DrillDue { label, last: None } => say!("area-drill-never", label = label.en()),
        Finding::NoRecovery => say!("area-no-recovery"),
        Finding::OneReader { label } => say!("area-one-reader", label = label.en()),
        Finding::Unsigned => say!("area-unsigned"),
        Finding::Trial => say!("area-trial"),
        Finding::Practice => say!("area-practice"),
        Finding::NeedsNewer { version } => say!("area-needs-newer", version = version),
        Finding::UploadNotInThisVersion { kind } => say!("area-upload-not-in-this-version", kind = kind),
        Finding::UploadUnusable { kind } => say!("area-upload-unusable", kind = kind),
        Finding::UploadField { name } => say!("area-upload-field", name = name),
        Finding::UploadExpires { until, days } => say!("area-upload-expires", until = until, days = days),
        Finding::UploadAllowsMore => say!("area-upload-allows-more"),
        Finding::DownloadOnly => say!("area-download-only"),
        Finding::NoFallback => say!("area-no-fallback"),
        Finding::Letter(LetterFault { letter, why }) => letter_trouble(letter, why),
        Finding::UnknownField { name } => say!("area-unknown-field", name = name),
    }
}

fn letter_trouble(letter: &str, why: &LetterTrouble) -> String {
    match why {
        LetterTrouble::Name => say!("area-letter-name", letter = letter),
        LetterTrouble::Shape if letter.is_empty() => say!("area-letters-shape"),
        LetterTrouble::Shape => say!("area-letter-shape", letter = letter),
        LetterTrouble::Placeholder { found } => say!("area-letter-placeholder", letter = letter, found = found),
    }
}

/// Why somebody is left out of those a referral is sealed to.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::NotYetInForce { label, from } => say!("area-not-yet-in-force", label = label.en(), from = from),
        Notice::Expired { label, to } => say!("area-expired", label = label.en(), to = to),
        Notice::Revoked { label, since } => say!("area-revoked", label = label.en(), since = since),
    }
}

/// The same for whoever wants to send something.
pub fn left_out(notice: &Notice) -> String {
    match notice {
        Notice::NotYetInForce { label, from } => say!("readers-not-yet", label = label.en(), date = date::day(*from)),
        Notice::Expired { label, to } => say!("readers-expired", label = label.en(), date = date::day(*to)),
        Notice::Revoked { label, since } => say!("readers-revoked", label = label.en(), date = date::day(*since)),
    }
}

/// A role as a job title.
pub fn role(role: Role) -> String {
    match role {
        Role::Coordinator => say!("role-coordinator"),
        Role::Deputy => say!("role-deputy"),
        Role::Staff => say!("role-staff"),
        Role::Idva => say!("role-idva"),
        Role::Recovery => say!("role-recovery"),
    }
}

fn recipient_error(why: RecipientError) -> String {
    match why {
        RecipientError::Empty => say!("area-recipient-empty"),
        RecipientError::SecretKey => say!("area-recipient-secret"),
        RecipientError::SshKey => say!("area-recipient-ssh"),
        RecipientError::Plugin => say!("area-recipient-plugin"),
        RecipientError::Mistyped => say!("area-recipient-mistyped"),
        RecipientError::Unsafe => say!("area-recipient-unsafe"),
        RecipientError::NotARecipient => say!("area-recipient-not-one"),
    }
}
