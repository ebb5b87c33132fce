//! The cases that a trainer can choose from: those of the site, and own ones that were opened from files.

use std::sync::Arc;

use crate::app::browser::fetch;
use crate::domain::instrument::Instrument;
use crate::domain::practice::CaseFault;
use crate::domain::practice::case::Case;
use crate::domain::practice::index::Index;

/// What is known; fetched once, so that everything works without a network from then on.
#[derive(Clone, Debug, Default)]
pub struct Cases {
    pub instrument: Option<Arc<Instrument>>,
    pub all: Vec<Known>,
    /// Cases of the site that could not be had, or hold faults.
    pub missing: Vec<String>,
    /// Everything that comes has come.
    pub here: bool,
}

/// A case, and where it is from.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub case: Arc<Case>,
    /// Opened from a file, or written here: learners have to open it as a file too.
    pub own: bool,
}

/// More cases than this are not fetched: nobody chooses among so many.
const MOST: usize = 60;

impl Cases {
    /// Fetches the checklist and every case of the site.
    pub async fn fetch() -> Cases {
        let mut cases = Cases { here: true, ..Cases::default() };
        let Ok(file) = fetch::text("../instruments/dash-ric.json").await else { return cases };
        let Ok(instrument) = Instrument::parse(file.body.as_bytes()) else { return cases };
        for id in ids().await {
            let file = fetch::text(&format!("../practice/{id}.json")).await;
            match file.ok().and_then(|file| Case::read(file.body.as_bytes(), &instrument).ok()) {
                Some(case) => cases.all.push(Known { case: Arc::new(case), own: false }),
                None => cases.missing.push(id),
            }
        }
        cases.instrument = Some(Arc::new(instrument));
        cases
    }

    /// The case with this id.
    pub fn get(&self, id: &str) -> Option<&Known> {
        self.all.iter().find(|known| known.case.id == id)
    }

    /// The title of the case with this mark, as a code says it.
    pub fn titled(&self, mark: u8) -> Option<&str> {
        self.all.iter().find(|known| known.case.mark() == mark).map(|known| known.case.title.en())
    }

    /// Reads an own case; it takes the place of an own one with its id. A case of the site keeps its place.
    pub fn open(&mut self, file: &[u8]) -> Result<Arc<Case>, NotOpened> {
        let instrument = self.instrument.as_ref().ok_or(NotOpened::NoChecklist)?;
        let case = Case::read(file, instrument).map_err(NotOpened::Faults)?;
        self.put(case)
    }

    /// The same of a case that is read already.
    pub fn put(&mut self, case: Case) -> Result<Arc<Case>, NotOpened> {
        let case = Arc::new(case);
        match self.all.iter_mut().find(|known| known.case.id == case.id) {
            Some(known) if known.case == case => return Ok(known.case.clone()),
            Some(known) if !known.own => return Err(NotOpened::IdOfTheSite),
            Some(known) => known.case = case.clone(),
            None => self.all.push(Known { case: case.clone(), own: true }),
        }
        Ok(case)
    }
}

/// Why a case file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// The checklist has not come, so that nothing can be held against it.
    NoChecklist,
    /// Its id is that of another case that the site brings.
    IdOfTheSite,
    Faults(Vec<CaseFault>),
}

async fn ids() -> Vec<String> {
    let file = fetch::text("../practice/index.json").await.ok();
    let index = file.and_then(|file| Index::read(file.body.as_bytes()));
    index.into_iter().flat_map(|index| index.cases).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DASH: &[u8] = include_bytes!("../../../public/instruments/dash-ric.json");
    const MARLA: &str = include_str!("../../../public/practice/v1-marla-quill.json");

    fn cases() -> Cases {
        let instrument = Instrument::parse(DASH).unwrap();
        let marla = Case::read(MARLA.as_bytes(), &instrument).unwrap();
        let all = vec![Known { case: Arc::new(marla), own: false }];
        Cases { instrument: Some(Arc::new(instrument)), all, ..Cases::default() }
    }

    fn titled(case: &str) -> String {
        let mut case: serde_json::Value = serde_json::from_str(case).unwrap();
        case["title"] = "Another title".into();
        case.to_string()
    }

    #[test]
    fn an_own_case_stands_beside_those_of_the_site_and_may_not_pass_for_one_of_them() {
        let mut cases = cases();
        let own = MARLA.replace("\"v1-marla-quill\"", "\"my-own\"");
        assert_eq!(cases.open(own.as_bytes()).unwrap().id, "my-own");
        assert!(cases.get("my-own").unwrap().own);
        let again = titled(&own);
        cases.open(again.as_bytes()).unwrap();
        assert_eq!((cases.all.len(), cases.get("my-own").unwrap().case.title.en()), (2, "Another title"));
        let passing = titled(MARLA);
        assert_eq!(cases.open(passing.as_bytes()), Err(NotOpened::IdOfTheSite));
        assert!(cases.open(MARLA.as_bytes()).is_ok(), "the very same file is no other case");
        assert_eq!(cases.titled(cases.get("my-own").unwrap().case.mark()), Some("Another title"));
    }

    #[test]
    fn a_case_with_two_keys_for_an_item_is_refused_with_its_place() {
        let twice = MARLA.replacen("\"dash-02\": {", "\"dash-01\": {", 1);
        let Err(NotOpened::Faults(faults)) = cases().open(twice.as_bytes()) else { panic!() };
        assert_eq!(faults, [CaseFault::KeyedTwice { item: "dash-01".into() }]);
    }
}
