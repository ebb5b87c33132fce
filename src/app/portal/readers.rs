//! Who can read what is sent: job titles, whom to ring, and whoever is left out today.

use super::journey::Journey;
use super::start::contact;
use crate::app::parts::{El, bullets, el, p, warning};
use crate::area::{Keyholder, Sealing};
use crate::wording::{area as words, date, say};

/// The readers, whoever is left out today, and the keys under details; nothing where nobody can be sealed to.
pub fn readers(journey: Journey) -> Vec<El> {
    let area = journey.area();
    let Ok(sealing) = &area.sealing else { return Vec::new() };
    journey.keys.compare(&area);
    let mut all = vec![p(say!("readers-only")), bullets(sealing.readers.iter().map(reader)).id("readers")];
    all.extend(left_out(sealing, &area.pack.contact.phone));
    all.extend([p(contact(&area)), journey.keys.folded(&area)]);
    all
}

/// The job title in the area's words, and what the person does where those do not say it.
fn reader(keyholder: &Keyholder) -> String {
    let (label, role) = (keyholder.label.en(), words::role(keyholder.role));
    let says = |word: &str| label.to_ascii_lowercase().contains(&word.to_ascii_lowercase());
    if says(keyholder.role.name()) || says(&role) { label.to_owned() } else { format!("{label} ({role})") }
}

/// People whose keys are left out today, and the grace of expired ones.
fn left_out(sealing: &Sealing, phone: &str) -> impl Iterator<Item = El> {
    let grace = sealing.grace.map(|last| warning(say!("readers-grace", date = date::day(last), phone = phone)));
    let notices = sealing.notices.iter().map(|notice| el("p", "govuk-inset-text").text(words::left_out(notice)));
    grace.into_iter().chain(notices)
}
