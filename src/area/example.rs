//! A pack with every field of the format, for tests.

use serde_json::{Value, json};

use super::Pack;

pub(crate) const COORDINATOR: &str = "age18epu9s8nxvxx98vesmmy3hwtas58yps0m7kzkcwh3nd5kj6yrv9qn0qmmm";
pub(crate) const DEPUTY: &str = "age1h2cwpu7e9994r60a7wuetekwjcf9m3l8mu7cghu5qq3sdzk2cv4qm9nxnt";
pub(crate) const RECOVERY: &str = "age1fawn8hpc5vj4v86zudldj7k4w5k8l256ypvrqmpzagmtx0yzkd0q4vc3ax";

pub(crate) fn pack() -> Pack {
    Pack::parse(json().to_string().as_bytes()).unwrap()
}

pub(crate) fn json() -> Value {
    json!({
        "format": "marac-portal/area@1", "id": "northmere", "version": 3,
        "name": {"en": "Northmere", "cy": "Gogledd Mere"}, "nation": "england", "mode": "live", "trial": false,
        "min_build": "0.1.0",
        "recipients": [
            {"role": "coordinator", "label": "MARAC coordinator", "age": COORDINATOR, "sign": "0f".repeat(32),
             "from": "2026-01-01", "to": "2026-12-31", "drilled": "2026-01-02"},
            {"role": "deputy", "label": "Deputy coordinator", "age": DEPUTY, "to": "2027-06-30",
             "drilled": "2026-01-02"},
            {"role": "recovery", "label": "Sealed recovery key", "age": RECOVERY, "drilled": "2026-01-02"}
        ],
        "delivery": {"dropbox": {"kind": "put", "url": "drop/", "fields": {"key": "in/${filename}"}, "token": "k7Qm2",
                                 "expires": "2028-06-30T00:00:00Z"}, "email": "marac@northmere.example.org",
                     "note": {"en": "Upload, or download and mail."}},
        "contact": {"phone": "07700 900100", "email": "marac@northmere.example.org", "hours": "Monday to Friday, 9 to 5",
                    "out_of_hours": {"label": "Police control room", "phone": "07700 900101"}},
        "acknowledge": {"within_working_hours": 4, "then_ring": "07700 900100"},
        "fallback": {"note": {"en": "Ring us."}, "blank_form": "https://northmere.example.org/marac-form.pdf"},
        "instruments": [{"use": "dash-ric@1", "sha256": "ab".repeat(32), "wording": "paraphrase", "decided_by": "MARAC chair"}],
        "criteria": {"visible_high_risk": {"yes_at_least": 14},
                     "escalation": {"events": 3, "months": 12, "count": "any_agency"},
                     "repeat": {"months": 12, "definition": "any_instance", "same": "this_marac"},
                     "other_routes": [{"id": "hba", "label": "So-called honour-based abuse"}], "minimum_age": 16},
        "meetings": [{"id": "north", "label": "North", "localities": ["Upper Mere"], "postcodes": ["NM1", "NM2"],
                      "every": "second Tuesday", "capacity": 20, "minutes_per_case": 12}],
        "agencies": [{"id": "police", "label": "Police", "switchboard": "07700 900102",
                      "mail_domains": ["police.example.org"], "age": DEPUTY, "return": "police"}],
        "terms": {"victim": "victim-survivor", "perpetrator": "alleged perpetrator"},
        "marking": "OFFICIAL-SENSITIVE when complete", "legal_text": {"en": "Our privacy notice."},
        "immigration_questions": false,
        "attachments": {"files": 5, "total_bytes": 26214400, "types": ["pdf", "jpg", "png"]},
        "drafts": {"autosave": "off"}, "inactivity_minutes": 10, "leave_page": "https://www.example.org/weather",
        "retention_months": 84, "adult_women": 84000,
        "letters": {"acknowledgement": {"subject": {"en": "Received: {reference}", "cy": "Derbyniwyd: {reference}"},
                                        "paragraphs": ["{agency}, thank you. It is heard on {meeting_date}.", "Ring {phone}."]}},
        "signposts": [{"label": "Help line", "phone": "07700 900199"}]
    })
}
