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

#[test]
fn a_draft_of_this_device_that_is_left_alone_does_not_take_the_place_of_the_one_at_hand() {
    let device = |id: &str| {
        let work = WorkFactor::new(2).unwrap();
        let (key, locked) = DeviceKey::make(&Passphrase::new("six words"), work, "2026-11-21").unwrap();
        Device::new(key, locked, id.to_owned())
    };
    let about = json!({ "now": "2026-11-21T17:35Z", "build": "0.1.0" });
    let opened = |id: &str| {
        let file = draft::written(&json!({ "form": {} }), &about);
        (Opened { file, attachments: Vec::new() }, Some(device(id)))
    };
    let at_hand = |keeper: &Keeper| keeper.device.as_ref().map(|device| device.id.clone());
    let mut keeper = Keeper { device: Some(device("at hand")), ..Keeper::default() };
    keeper.opened = Some(opened("stored"));
    keeper.opened = None;
    assert_eq!(at_hand(&keeper).as_deref(), Some("at hand"));
    keeper.opened = Some(opened("stored"));
    keeper.take();
    assert_eq!(at_hand(&keeper).as_deref(), Some("stored"));
    // A draft out of a file is written where the work at hand is.
    keeper.opened = Some((opened("").0, None));
    keeper.take();
    assert_eq!(at_hand(&keeper).as_deref(), Some("stored"));
}
