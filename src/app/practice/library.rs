//! The invented cases of this site: fetched at once, so that practice goes on where the network ends.

use std::sync::Arc;

use crate::app::browser::fetch;
use crate::app::parts::{El, page, warning};
use crate::domain::instrument::Instrument;
use crate::domain::practice::case::Case;
use crate::domain::practice::faulty::FaultyForm;
use crate::domain::practice::index::Index;
use crate::wording::say;

/// The cases, and what else there is to practise with.
#[derive(Clone, Default)]
pub struct Library {
    pub cases: Vec<Arc<Case>>,
    /// Forms with faults to be found.
    pub faulty: Vec<Arc<FaultyForm>>,
    /// Files of the site that are no cases as they stand.
    pub damaged: usize,
}

/// What somebody practises with.
#[derive(Clone)]
pub struct Chosen {
    /// As it stands in the address.
    pub id: String,
    pub case: Arc<Case>,
    /// The form is filled in already, with faults to be found.
    pub faulty: Option<Arc<FaultyForm>>,
}

/// Why there is nothing to practise with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCases {
    /// The site has none, or did not answer.
    NotFetched,
}

impl Library {
    /// Fetches all of them; what is damaged is left out and counted.
    pub async fn fetch(instrument: &Instrument) -> Result<Library, NoCases> {
        let index = fetch::text("practice/index.json").await.map_err(|_| NoCases::NotFetched)?;
        let index = Index::read(index.body.as_bytes()).ok_or(NoCases::NotFetched)?;
        let mut library = Library::default();
        for id in index.cases {
            let file = fetch::text(&format!("practice/{id}.json")).await.map_err(|_| NoCases::NotFetched)?;
            match Case::read(file.body.as_bytes(), instrument) {
                Ok(case) => library.cases.push(Arc::new(case)),
                Err(_) => library.damaged += 1,
            }
        }
        for id in index.exercises {
            let file = fetch::text(&format!("practice/{id}.json")).await.map_err(|_| NoCases::NotFetched)?;
            match FaultyForm::read(file.body.as_bytes()) {
                Ok(faulty) => library.faulty.push(Arc::new(faulty)),
                Err(_) => library.damaged += 1,
            }
        }
        Ok(library)
    }

    /// Adds a case that was opened from a file, in the place of one of the same id.
    pub fn add(&mut self, case: Case) {
        self.cases.retain(|known| known.id != case.id);
        self.cases.push(Arc::new(case));
    }

    /// What stands under an id of an address.
    pub fn taken(&self, id: &str) -> Option<Chosen> {
        let faulty = self.faulty.iter().find(|faulty| faulty.id == id).cloned();
        let about = faulty.as_ref().map_or(id, |faulty| &faulty.case);
        let case = self.cases.iter().find(|case| case.id == about).cloned()?;
        Some(Chosen { id: id.to_owned(), case, faulty })
    }
}

impl Chosen {
    /// Its title, what it speaks of, and who the learner is in it.
    pub fn about(&self) -> [&str; 3] {
        match &self.faulty {
            None => [self.case.title.en(), self.case.content_note.en(), self.case.role.en()],
            Some(faulty) => [faulty.title.en(), faulty.content_note.en(), faulty.role.en()],
        }
    }
}

/// The page in the place of the cases.
pub fn unusable(why: NoCases) -> El {
    let text = match why {
        NoCases::NotFetched => say!("prac-no-cases"),
    };
    page(say!("prac-heading"), None, None).with(warning(text))
}
