//! Whose keys an output is sealed to, where the area's pack has any.

use chrono::NaiveDate;

use crate::area::{Pack, Role};
use crate::envelope::Recipient;
use crate::render::outputs::Output;

/// The keys of whom an output is for, on `today`; none: it goes as it is, and that is said.
///
/// What is for the IDVA service goes to its own people where the pack names them; everything else to the key of the
/// agency. `receiver`: an agency, by its id or its name.
pub fn sealed_to(pack: &Pack, output: Output, receiver: &str, today: NaiveDate) -> Vec<Recipient> {
    let agency = pack.agencies.iter().find(|agency| agency.id == receiver || agency.label.en() == receiver);
    let Some(agency) = agency else { return Vec::new() };
    if output == Output::IdvaExtract && agency.is_idva() {
        let readers = pack.recipients_on(today).map(|sealing| sealing.readers).unwrap_or_default();
        let idva = readers.into_iter().filter(|holder| holder.role == Role::Idva);
        let idva: Vec<Recipient> = idva.map(|holder| holder.recipient).collect();
        if !idva.is_empty() {
            return idva;
        }
    }
    agency.age.as_deref().and_then(|age| Recipient::parse(age).ok()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::area::example;
    use crate::domain::date::read_day;

    #[test]
    fn an_extract_goes_to_the_people_of_the_idva_service_and_everything_else_to_the_key_of_the_agency() {
        let mut pack = example::json();
        let person = json!({"role": "idva", "label": "IDVA", "age": example::DEPUTY, "to": "2026-11-30"});
        pack["recipients"] = json!([{"role": "coordinator", "label": "C", "age": example::COORDINATOR}, person]);
        pack["agencies"] = json!([
            {"id": "refuge", "label": "Refuge", "return": "idva", "age": example::RECOVERY},
            {"id": "housing", "label": "Housing"}
        ]);
        let pack = Pack::parse(pack.to_string().as_bytes()).unwrap();
        let to = |output, receiver: &str, day: &str| -> Vec<String> {
            let keys = sealed_to(&pack, output, receiver, read_day(day).unwrap());
            keys.iter().map(Recipient::to_string).collect()
        };
        assert_eq!(to(Output::IdvaExtract, "refuge", "2026-11-22"), [example::DEPUTY]);
        assert_eq!(to(Output::IdvaExtract, "Refuge", "2026-12-01"), [example::RECOVERY], "her key has expired");
        assert_eq!(to(Output::CaseList, "refuge", "2026-11-22"), [example::RECOVERY]);
        assert!(to(Output::IdvaExtract, "housing", "2026-11-22").is_empty());
        assert!(to(Output::CaseList, "Somebody else", "2026-11-22").is_empty());
    }
}
