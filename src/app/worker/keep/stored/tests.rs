use super::*;

#[test]
fn a_draft_is_kept_for_a_week_and_one_from_the_future_is_not_deleted() {
    let today = read_day("2026-11-23");
    for (saved_at, too_old) in [
        ("2026-11-23T08:00Z", false),
        ("2026-11-16T00:00Z", false),
        ("2026-11-15T23:59Z", true),
        ("2027-11-23T08:00Z", false),
        ("", false),
    ] {
        assert_eq!(is_too_old(saved_at, today), too_old, "{saved_at}");
    }
    assert!(!is_too_old("2020-01-01T00:00Z", None), "of a day that nobody knows nothing is old");
}

#[test]
fn what_is_stored_is_what_the_device_has_and_not_what_was_stored_once() {
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    let files = texts(&["aa", "bb"]);
    for (stored, new, gone) in [
        (vec!["draft/1", "file/1/aa", "file/1/cc", "file/2/bb"], vec!["bb"], vec!["file/1/cc"]),
        (vec!["draft/1", "file/1/aa", "file/1/bb"], vec![], vec![]),
        // Cleared in another tab: everything is to be stored again.
        (vec![], vec!["aa", "bb"], vec![]),
    ] {
        assert_eq!(changes(&texts(&stored), "file/1/", &files), (texts(&new), texts(&gone)), "{stored:?}");
    }
}
