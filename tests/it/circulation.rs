//! Who must not receive a case, as the events of a register say it.

use marac_portal::domain::answers::Answers;
use marac_portal::domain::circulation::{Receiver, Sent, Why, stops};
use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::{MustNotReceive, Restricted, Retracted};
use marac_portal::domain::register::{Person, Register, What};

use super::register_support::{ALMA, BRAM, CERI, case, event, received, register, superseding};

fn ids(register: &Register, receiver: &Receiver) -> Vec<&'static str> {
    let answers = Answers::default();
    let registered =
        register.cases.iter().map(|(id, case)| Sent { case: *id, answers: &answers, registered: Some(case) });
    stops(receiver, registered).iter().flat_map(|stop| &stop.why).map(Why::id).collect()
}

fn restricted(number: u8, readers: &[Person]) -> What {
    let readers = readers.to_vec();
    What::Restricted(Restricted {
        case: case(number),
        readers,
        reason: Private("Staff".into()),
        more: Default::default(),
    })
}

#[test]
fn a_restricted_case_goes_to_its_readers_alone() {
    let register = register(&[event(1, ALMA, 0, received(1)), event(2, ALMA, 1, restricted(1, &[ALMA, BRAM]))]);
    let to = |person| Receiver { person, ..Receiver::default() };
    assert!(ids(&register, &to(Some(BRAM))).is_empty());
    assert_eq!(ids(&register, &to(Some(CERI))), ["restricted"]);
    assert_eq!(ids(&register, &to(None)), ["restricted"], "an agency is nobody on a list of readers");
}

#[test]
fn an_agency_that_must_not_receive_a_case_is_stopped_until_that_is_taken_back() {
    let housing = Receiver { agency: Some("housing"), names: vec!["Northmere Housing"], person: None };
    let must_not = What::MustNotReceive(MustNotReceive {
        case: case(1),
        agency: Some("housing".into()),
        name: None,
        reason: Private("A relative works there".into()),
        more: Default::default(),
    });
    let mut events = vec![event(1, ALMA, 0, received(1)), event(2, BRAM, 1, must_not)];
    assert_eq!(ids(&register(&events), &housing), ["agency"]);
    assert!(ids(&register(&events), &Receiver { agency: Some("police"), ..Receiver::default() }).is_empty());
    let back = What::Retracted(Retracted {
        case: Some(case(1)),
        meeting: None,
        reason: Private("Left the agency".into()),
        more: Default::default(),
    });
    events.push(superseding(event(3, ALMA, 2, back), &[2]));
    assert!(ids(&register(&events), &housing).is_empty());
}
