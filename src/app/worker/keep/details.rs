//! The referrer's own details: never anything of a case. In a small file, or on a person's own device, so that nobody who refers
//! every week types them every week.

use serde_json::{Value as Json, json};

use super::{Answer, told};
use crate::app::browser::database::{self, NoStorage, Stored};
use crate::wording::say;

/// The answers that are somebody's own, and no others.
const OWN: [&str; 7] = [
    "referrer.agency",
    "referrer.agency_other",
    "referrer.name",
    "referrer.role",
    "referrer.phone",
    "referrer.email",
    "referrer.presenter",
];
const FORMAT: &str = "marac-portal/my-details@1";
const PLACE: &str = "details";
const FILE: &str = "my-details.json";

/// Hands over the details in the work as a file.
pub fn save(work: &Json) -> Answer {
    match of(work) {
        Some(details) => (
            json!({ "said": say!("details-saved", file = FILE), "do": [["download", FILE]] }),
            vec![details.into_bytes()],
        ),
        None => (told(say!("details-none"), true), Vec::new()),
    }
}

/// Fills in the details of a file.
pub fn from_file(file: &[u8]) -> Answer {
    filled(std::str::from_utf8(file).ok())
}

/// Keeps the details on this device.
pub async fn remember(work: &Json) -> Json {
    let Some(details) = of(work) else { return told(say!("details-none"), true) };
    match database::put(&[(PLACE.to_owned(), Stored { text: details, bytes: Vec::new() })], &[]).await {
        Ok(()) => told(say!("details-remembered"), false),
        Err(NoStorage) => told(say!("device-no-storage"), true),
    }
}

/// Fills in the details of this device.
pub async fn remembered() -> Answer {
    let stored = database::get(PLACE).await.ok().flatten();
    filled(stored.as_ref().map(|stored| stored.text.as_str()))
}

/// Whether this device has any.
pub async fn is_remembered() -> bool {
    database::get(PLACE).await.is_ok_and(|stored| stored.is_some())
}

/// Removes them from it.
pub async fn forget() -> Json {
    match database::put(&[], &[PLACE.to_owned()]).await {
        Ok(()) => told(say!("details-forgotten"), false),
        Err(NoStorage) => told(say!("device-not-dropped"), true),
    }
}

fn of(work: &Json) -> Option<String> {
    let typed = work["form"]["typed"].as_array().into_iter().flatten();
    let own: Vec<&Json> = typed.filter(|row| OWN.iter().any(|id| row[0] == *id) && row[2] != "").collect();
    (!own.is_empty()).then(|| json!({ "format": FORMAT, "typed": own }).to_string())
}

fn filled(details: Option<&str>) -> Answer {
    let details: Json = details.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    if details["format"] != FORMAT {
        return (told(say!("details-another"), true), Vec::new());
    }
    // Whatever else somebody wrote into the file stays out of the form.
    let rows = details["typed"].as_array().into_iter().flatten().filter(|row| OWN.iter().any(|id| row[0] == *id));
    let form = json!({ "typed": rows.collect::<Vec<_>>() });
    (json!({ "said": say!("details-filled"), "do": [["fill", form]] }), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recorded_file_fills_in_every_row_of_it() {
        let recorded = include_bytes!("../../../../tests/vectors/my-details-v1.json");
        let (told, _) = from_file(recorded);
        let form = &told["do"][0][1];
        assert_eq!(form["typed"], serde_json::from_slice::<Json>(recorded).unwrap()["typed"]);
        assert_eq!(save(&json!({ "form": form })).1, [recorded]);
    }

    #[test]
    fn only_what_is_the_referrers_own_goes_into_the_file_and_comes_out_of_it() {
        let row = json!(["referrer.name", 0, "Sam Okafor"]);
        let typed =
            json!([row, ["victim.name", 0, "Marla Quill"], ["referrer.discussed", 0, "yes"], ["referrer.role", 0, ""]]);
        let (_, mut bytes) = save(&json!({ "form": { "typed": typed } }));
        let file = bytes.pop().unwrap();
        assert_eq!(serde_json::from_slice::<Json>(&file).unwrap()["typed"], json!([row]));
        let planted = json!({ "format": FORMAT, "typed": typed }).to_string();
        for file in [&file[..], planted.as_bytes()] {
            let kept = &from_file(file).0["do"][0][1]["typed"];
            assert!(kept.as_array().unwrap().iter().all(|row| row[0] != "victim.name"), "{kept}");
        }
        assert_eq!(from_file(b"age-encryption.org/v1").0["trouble"], true);
        assert_eq!(save(&json!({ "form": { "typed": [["victim.name", 0, "Marla Quill"]] } })).0["trouble"], true);
    }
}
