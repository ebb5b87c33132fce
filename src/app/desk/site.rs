//! What the site beside the desk serves: the areas' packs and the checklist. Public, and fetched before anything is opened.

use crate::app::browser::fetch;
use crate::app::worker::KeyHeld;
use crate::area::{Directory, Keyholder, Pack};
use crate::domain::calendar::BankHolidays;
use crate::domain::instrument::Instrument;

/// The public data that a referral is read beside.
#[derive(Clone, Debug, Default)]
pub struct Site {
    pub packs: Vec<Pack>,
    pub instrument: Option<Instrument>,
    /// The same files as they came, for the worker.
    pub pack_files: Vec<String>,
    pub instrument_file: String,
    /// Of the United Kingdom: nothing counts in working days without them.
    pub holidays: Option<BankHolidays>,
}

/// More areas than this are not fetched: no site of one region has so many.
const MOST_AREAS: usize = 60;

impl Site {
    /// Fetches what there is; what is missing or does not load is left out.
    ///
    /// All of it at once, so that no request tells which area a referral is from.
    pub async fn fetch() -> Site {
        let mut site = Site::default();
        for id in areas().await {
            let file = fetch::text(&format!("../areas/{id}.json")).await.map(|file| file.body).unwrap_or_default();
            if let Ok(pack) = Pack::parse(file.as_bytes()) {
                site.packs.push(pack);
                site.pack_files.push(file);
            }
        }
        if let Ok(file) = fetch::text("../instruments/dash-ric.json").await {
            site.instrument = Instrument::parse(file.body.as_bytes()).ok();
            site.instrument_file = file.body;
        }
        let holidays = fetch::text("../bank-holidays.json").await.ok();
        site.holidays = holidays.and_then(|file| BankHolidays::parse(file.body.as_bytes()).ok());
        site
    }

    /// The pack of an area.
    pub fn pack(&self, area: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == area)
    }

    /// Who a key belongs to, and in which area, as far as the packs say.
    pub fn whose(&self, key: &KeyHeld) -> Option<(&Keyholder, &Pack)> {
        self.packs.iter().find_map(|pack| {
            let holder = pack.keyholders().iter().find(|holder| holder.recipient.as_str() == key.recipient)?;
            Some((holder, pack))
        })
    }

    /// The areas of which one of these keys is, each once.
    pub fn areas_of(&self, keys: &[KeyHeld]) -> impl Iterator<Item = &Pack> {
        let held = |pack: &&Pack| keys.iter().any(|key| self.whose(key).is_some_and(|(_, whose)| whose.id == pack.id));
        self.packs.iter().filter(held)
    }

    /// Minutes without input after which the desk locks: the shortest of the areas whose keys are held, else 10.
    pub fn inactivity_minutes(&self, keys: &[KeyHeld]) -> u32 {
        let of_areas = keys.iter().filter_map(|key| self.whose(key)).map(|(_, pack)| pack.inactivity_minutes);
        of_areas.filter(|minutes| (1..=60).contains(minutes)).min().unwrap_or(10)
    }

    /// Where somebody can turn to for themselves, as the areas say; each once.
    pub fn support(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for signpost in self.packs.iter().flat_map(|pack| &pack.signposts) {
            let phone = signpost.phone.as_ref().map(|phone| format!(": {phone}")).unwrap_or_default();
            let line = format!("{}{phone}", signpost.label.en());
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }

    /// Whether one of the keys is of an area that is only for trying things out.
    pub fn is_trial(&self, keys: &[KeyHeld]) -> bool {
        keys.iter().filter_map(|key| self.whose(key)).any(|(_, pack)| pack.trial)
    }
}

async fn areas() -> Vec<String> {
    let directory = fetch::text("../areas/index.json").await.ok();
    let directory = directory.and_then(|file| Directory::parse(file.body.as_bytes()).ok()).unwrap_or_default();
    directory.areas.into_iter().take(MOST_AREAS).map(|area| area.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::example;

    fn key(recipient: &str) -> KeyHeld {
        KeyHeld { recipient: recipient.into(), words: String::new(), practice: false }
    }

    fn site(change: impl Fn(&mut serde_json::Value)) -> Site {
        let mut json = example::json();
        change(&mut json);
        Site { packs: vec![Pack::parse(json.to_string().as_bytes()).unwrap()], ..Site::default() }
    }

    #[test]
    fn a_key_is_named_by_the_pack_that_lists_it() {
        let site = site(|_| ());
        let (holder, pack) = site.whose(&key(example::DEPUTY)).unwrap();
        assert_eq!((holder.label.en(), pack.name.en()), ("Deputy coordinator", "Northmere"));
        assert!(site.whose(&key("age1nobody")).is_none());
    }

    #[test]
    fn the_desk_locks_after_the_areas_minutes_and_never_later_than_an_hour() {
        let minutes = |written: u32| {
            site(|json| json["inactivity_minutes"] = written.into()).inactivity_minutes(&[key(example::COORDINATOR)])
        };
        assert_eq!((minutes(3), minutes(60), minutes(0), minutes(6000)), (3, 60, 10, 10));
        assert_eq!(Site::default().inactivity_minutes(&[key(example::COORDINATOR)]), 10);
    }
}
