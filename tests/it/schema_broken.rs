//! What is broken in one place of a file is refused by its reader and by its schema.

use marac_portal::area::PRACTICE_RECIPIENT;
use serde_json::{Value, json};

use crate::schema_oracle::{Case, faults};
use crate::schemas::{CASE, DIRECTORY, INSTRUMENT, PACK, RECORD, changed, good, is_read};

#[test]
fn what_is_broken_is_refused_by_reader_and_schema() {
    let long = |length: usize| json!("x".repeat(length));
    let gone = Value::Null;
    let mut cases = Vec::new();
    for (schema, broken) in [
        (
            RECORD,
            vec![
                ("/format", json!("marac-portal/referral@2")),
                ("/kind", json!("complaint")),
                ("/amend_hash", gone.clone()),
                ("/mode", json!("drill")),
                ("/sealed_at", json!(20261121)),
                ("/build", long(201)),
                ("/instrument/wording", json!("official")),
                ("/referral", json!([])),
                ("/referral/referrer/email", json!("priya.anand at health")),
                ("/referral/victim", json!("Marla Quill")),
                ("/referral/victim/name", gone.clone()),
                ("/referral/victim/name", json!({ "not_known": { "code": "no_idea" } })),
                ("/referral/victim/name", json!({ "not_known": { "code": "other" } })),
                ("/referral/victim/name", long(101)),
                ("/referral/victim/born", json!("13/04/1991")),
                ("/referral/victim/born", json!("1991-04-31")),
                ("/referral/victim/postcode", json!("Northmere")),
                ("/referral/safe_contact/number", gone.clone()),
                ("/referral/safe_contact/preferred", json!("pigeon")),
                ("/referral/perpetrators", json!([])),
                ("/referral/perpetrators/0/relationship", json!("several")),
                ("/referral/assessment/date", json!({ "about": "2026" })),
                ("/referral/ric/dash-01/answer", json!("maybe")),
                ("/referral/ric/dash-01/detail", long(501)),
                ("/referral/criteria/routes", json!("judgement")),
                ("/referral/judgement", gone.clone()),
                ("/referral/reason/narrative", json!(" ")),
                ("/referral/actions_taken", json!(["none yet"])),
                ("/referral/agreement/agrees", json!("no")),
                ("/referral/urgent/is_urgent", json!(false)),
                ("/referral/urgent", gone.clone()),
            ],
        ),
        (
            PACK,
            vec![
                ("/format", gone.clone()),
                ("/id", json!("North Mere")),
                ("/version", json!("3")),
                ("/name", json!({ "cy": "Gogledd Mere" })),
                ("/nation", json!("uk")),
                ("/mode", json!("test")),
                ("/min_build", json!("0.1")),
                ("/recipients", json!([])),
                ("/recipients/0/role", json!("chair")),
                ("/recipients/0/age", json!("age1short")),
                ("/recipients/0/age", json!(PRACTICE_RECIPIENT)),
                ("/recipients/0/sign", json!("0f")),
                ("/recipients/0/from", json!("1.1.2026")),
                ("/delivery/dropbox/url", gone.clone()),
                ("/contact/phone", json!("")),
                ("/contact/out_of_hours", json!("07700 900101")),
                ("/acknowledge/within_working_hours", json!("4")),
                ("/instruments/0/wording", json!("official")),
                ("/criteria/visible_high_risk/yes_at_least", json!(-1)),
                ("/criteria/escalation/count", json!("everybody")),
                ("/criteria/repeat/same", json!("both")),
                ("/meetings/0/postcodes", json!("NM1")),
                ("/agencies/0/label", gone.clone()),
                ("/drafts/autosave", json!("always")),
                ("/attachments/files", json!(4_294_967_296_u64)),
                ("/signposts", json!({})),
            ],
        ),
        (
            DIRECTORY,
            vec![
                ("/format", json!("marac-portal/areas@2")),
                ("/areas", gone.clone()),
                ("/areas/0/id", json!("../keys")),
                ("/areas/0/name", gone.clone()),
                ("/areas/0/trial", json!("yes")),
            ],
        ),
        (
            INSTRUMENT,
            vec![
                ("/format", json!("marac-portal/instrument@2")),
                ("/effective/from", json!("November 2026")),
                ("/wording", json!("official")),
                ("/items", gone.clone()),
                ("/items/0/kind", json!("ordinal")),
                ("/items/0/text", gone.clone()),
                ("/items/0/weight", json!(0.5)),
                ("/items/0/follow_ups/0/on", json!(["maybe"])),
                ("/items/0/triggers/0/do", json!("ring")),
                ("/items/0/triggers/0/text", gone.clone()),
                ("/outcomes/0/count", gone.clone()),
                ("/outcomes/0/rule", json!("by_feeling")),
            ],
        ),
        (
            CASE,
            vec![
                ("/format", json!("marac-portal/practice-case@2")),
                ("/id", json!("../areas/northmere")),
                ("/version", json!(0)),
                ("/content_note", gone.clone()),
                ("/title", json!({ "en": " " })),
                ("/narrative", long(4001)),
                ("/as_of", json!("20 November 2026")),
                ("/people/perpetrators/0/relationship", json!("ex")),
                ("/facts/0/how", json!("heard")),
                ("/key/dash-01/answer", json!("maybe")),
                ("/key/dash-01/accept", json!(["maybe"])),
                ("/key/dash-01/why", gone.clone()),
                ("/routes/0/when", json!({})),
                ("/routes/0/accept", json!(["luck"])),
                ("/safe_contact/safe_to_phone", json!("maybe")),
                ("/safe_contact/number", json!("ring me")),
                ("/agreement", json!({ "consents": "yes" })),
                ("/reason/model", json!("")),
                ("/mock_marac/0/agency", json!("The police")),
                ("/traps", json!("none")),
            ],
        ),
    ] {
        let good = good(schema);
        for (place, wrong) in broken {
            cases.push((place, Case { schema, value: changed(&good, place, wrong) }));
        }
    }
    let (places, cases): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    for ((place, case), fault) in places.iter().zip(&cases).zip(faults(&cases)) {
        let found = case.value.pointer(place);
        assert!(!is_read(case.schema, &case.value), "the reader takes {found:?} at {place} of {}", case.schema);
        assert!(fault.is_some(), "the schema {} takes {found:?} at {place}", case.schema);
    }
}
