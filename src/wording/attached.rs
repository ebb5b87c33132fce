//! Attachments in words: why one is refused, sizes, kinds.

use super::say;
use crate::area::Attachments;
use crate::domain::attached::Refusal;

/// What stands against a file, and what to do instead.
pub fn refusal(file: &str, why: Refusal, limits: &Attachments) -> String {
    match why {
        Refusal::Empty => say!("refused-empty", file = file),
        Refusal::Kind => say!("refused-kind", file = file, types = types(limits)),
        Refusal::Misnamed => say!("refused-misnamed", file = file, types = types(limits)),
        Refusal::Heic => say!("refused-heic", file = file),
        Refusal::Word => say!("refused-word", file = file),
        Refusal::Picture => say!("refused-picture", file = file),
        Refusal::Film => say!("refused-film", file = file),
        Refusal::Unclear => say!("refused-unclear", file = file),
        other => not_taken(file, other, limits),
    }
}

/// The same of what is known before anybody looks into a file.
pub fn not_taken(file: &str, why: Refusal, limits: &Attachments) -> String {
    match why {
        Refusal::TooLarge => say!("refused-too-large", file = file, most = at_most(limits.total_bytes)),
        Refusal::TooLargeToMail => say!("refused-too-large-to-mail", file = file, most = at_most(limits.total_bytes)),
        Refusal::TooMany => say!("refused-too-many", file = file, most = limits.files),
        Refusal::Twice => say!("refused-twice", file = file),
        Refusal::Unreadable => say!("refused-unreadable", file = file),
        _ => say!("refused-not-examined", file = file),
    }
}

/// "PDF, JPG or PNG".
pub fn types(limits: &Attachments) -> String {
    let mut types: Vec<String> = limits.types.iter().map(|ending| ending.to_ascii_uppercase()).collect();
    match (types.pop(), types.is_empty()) {
        (Some(last), false) => say!("attach-types", others = types.join(", "), last = last),
        (last, _) => last.unwrap_or_default(),
    }
}

/// "812 bytes", "34 KB", "2.5 MB": as file managers say it.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => say!("size-bytes", bytes = bytes),
        1000..1_000_000 => say!("size-kilobytes", kilobytes = bytes.div_ceil(1000)),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            say!("size-megabytes", megabytes = format!("{}.{}", tenths / 10, tenths % 10))
        }
    }
}

/// A limit, never said to be larger than it is: "25 MB".
pub fn at_most(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => say!("size-kilobytes", kilobytes = bytes / 1000),
        _ => say!("size-megabytes", megabytes = bytes / 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_file_managers_write_them() {
        assert_eq!([812, 34_000, 2_500_000, 25_949_999].map(size), ["812 bytes", "34 KB", "2.5 MB", "25.9 MB"]);
    }

    #[test]
    fn a_limit_is_never_said_to_be_larger_than_it_is() {
        assert_eq!([26_214_400, 25_000_000, 999_999].map(at_most), ["26 MB", "25 MB", "999 KB"]);
    }

    #[test]
    fn kinds_are_listed_as_people_list_things() {
        let types = |types: &[&str]| {
            super::types(&Attachments {
                types: types.iter().map(|one| one.to_string()).collect(),
                ..Default::default()
            })
        };
        assert_eq!(types(&["pdf", "jpg", "png"]), "PDF, JPG or PNG");
        assert_eq!((types(&["pdf"]), types(&[])), ("PDF".to_owned(), String::new()));
    }
}
