use super::*;

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
