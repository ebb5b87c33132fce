//! A purge of a register on disk: what goes, what stays, and what turns up again.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::{Decision, Entered, Filed, Held};
use marac_portal::domain::register::uses::Viewed;
use marac_portal::domain::register::{CaseId, What};
use marac_portal::native::register::NotPurged;
use serde_json::json;

use super::register_folder::{Area, decided, decisions, files};

#[test]
fn a_purge_leaves_the_certificate_and_sweeps_what_turns_up_again() {
    let area = Area::new();
    let folder = area.folder("reg");
    let [first, addition, other] = ["One", "More of one", "Another"].map(|text| area.receive(0, &folder, text));
    let backup: BTreeMap<PathBuf, Vec<u8>> = files(folder.root());
    let file = |body, case| {
        let (case, reason) = (Some(CaseId::Body(case)), Private("amend_key".into()));
        What::Filed(Filed { body, case, reason, more: Default::default() })
    };
    area.say(0, &folder, file(addition, first));
    area.say(1, &folder, decided(first, Decision::Accept));
    area.say(1, &folder, decided(other, Decision::Accept));
    let cases = vec![CaseId::Body(first), CaseId::Body(other)];
    area.say(2, &folder, What::Viewed(Viewed { cases, more: Default::default() }));
    let held = Held { case: CaseId::Body(addition), reason: Private("Court".into()), more: Default::default() };
    let full = files(folder.root());

    let purge = || {
        area.pen(0, &folder).purge(&area.register(&folder), CaseId::Body(first), None, "Kept for 84 months")?;
        let swept = folder.sweep(&area.register(&folder), &area.events(&folder), &folder.bodies().unwrap());
        assert!(swept.left.is_empty());
        Ok(swept.removed.len())
    };
    area.say(2, &folder, What::Held(held));
    assert!(matches!(purge(), Err(NotPurged::Held)));
    let hold = files(folder.root()).into_keys().find(|name| !full.contains_key(name)).unwrap();
    fs::remove_file(folder.root().join(hold)).unwrap();

    // Two bodies, the filing, the decision.
    assert_eq!(purge().unwrap(), 4);
    assert!(matches!(purge(), Err(NotPurged::NotHere)));
    let register = area.register(&folder);
    assert!(register.cases[&CaseId::Body(first)].is_purged() && register.cases[&CaseId::Body(addition)].is_purged());
    assert_eq!(register.listed().map(|(id, _)| id).collect::<Vec<_>>(), [CaseId::Body(other)]);
    assert_eq!(decisions(&register, other), [Decision::Accept]);
    let bodies = folder.bodies().unwrap();
    assert_eq!([first, addition, other].map(|body| bodies.read(body).is_some()), [false, false, true]);
    // received 3, decided 1, viewed 1, purged 2
    assert_eq!(area.events(&folder).len(), 7);

    // Somebody's laptop, which was away, brings everything back.
    for (name, bytes) in &full {
        fs::write(folder.root().join(name), bytes).unwrap();
    }
    let again = area.register(&folder);
    assert_eq!(again.cases[&CaseId::Body(first)], register.cases[&CaseId::Body(first)], "it stays purged");
    let swept = folder.sweep(&again, &area.events(&folder), &folder.bodies().unwrap());
    assert_eq!(swept.removed.len(), 4);
    assert_eq!(area.register(&folder), register);

    // It comes in once more: a case again, until somebody purges it again.
    let sealed = &backup[&PathBuf::from(format!("bodies/{first}.age"))];
    area.receive_again(1, &folder, sealed);
    let back = area.register(&folder);
    assert!(back.cases[&CaseId::Body(first)].is_here());
    assert!(folder.sweep(&back, &area.events(&folder), &folder.bodies().unwrap()).removed.is_empty());
}

#[test]
fn a_case_entered_by_hand_is_purged_with_what_it_says() {
    let area = Area::new();
    let folder = area.folder("reg");
    let record = json!({"victim": {"name": "Marla Quill"}}).as_object().unwrap().clone();
    let entered = Entered { record: Private(record), source: Private("phone".into()), more: Default::default() };
    area.say(0, &folder, What::Entered(entered));
    let case = *area.register(&folder).cases.keys().next().unwrap();
    assert!(matches!(case, CaseId::Entered(_)));
    area.pen(1, &folder).purge(&area.register(&folder), case, None, "Asked for").unwrap();
    let swept = folder.sweep(&area.register(&folder), &area.events(&folder), &folder.bodies().unwrap());
    assert_eq!((swept.removed.len(), area.events(&folder).len()), (1, 1));
    assert!(area.register(&folder).cases[&case].is_purged());
}
