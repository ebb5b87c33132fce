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
    if output == Output::IdvaExtract {
        let readers = pack.recipients_on(today).map(|sealing| sealing.readers).unwrap_or_default();
        let idva = readers.into_iter().filter(|holder| holder.role == Role::Idva).map(|holder| holder.recipient);
        let idva: Vec<Recipient> = idva.collect();
        if !idva.is_empty() {
            return idva;
        }
    }
    let agency = pack.agencies.iter().find(|agency| agency.id == receiver || agency.label.en() == receiver);
    agency.and_then(|agency| Recipient::parse(agency.age.as_deref()?).ok()).into_iter().collect()
}
