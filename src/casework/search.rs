//! Where a person stands in the cases of a register, as rows for somebody who reads them all.

use chrono::NaiveDate;

use super::content::{Closed, Content};
use super::line::called;
use crate::domain::find::{At, Place, Places, places};
use crate::domain::matching::Sought;
use crate::domain::register::{Case, CaseId, field_of};
use crate::render::table::{Cell, Column, Kind, Table};
use crate::wording::{find as words, say};

/// A case in which the person was found.
#[derive(Clone, Debug)]
pub struct Hit {
    pub id: CaseId,
    pub found: Places,
}

/// What one case has to say to a search.
#[derive(Clone, Debug)]
pub struct Searched {
    /// Why what it holds could not be read; what the register itself says of it was searched all the same.
    pub not_read: Option<(CaseId, Closed)>,
    pub hit: Option<Hit>,
}

/// Looks through a case; of one that was purged nothing is left.
pub fn search(sought: &Sought, id: CaseId, case: &Case, content: Result<Content, Closed>) -> Searched {
    if case.is_purged() {
        return Searched { not_read: None, hit: None };
    }
    let not_read = content.as_ref().err().map(|closed| (id, *closed));
    let found = places(sought, &content.map(|content| content.answers).unwrap_or_default(), Some(case));
    Searched { not_read, hit: found.map(|found| Hit { id, found }) }
}

impl Hit {
    /// The headings of [`Hit::rows`].
    pub fn headings() -> [String; 6] {
        [
            say!("cli-list-reference"),
            say!("cli-find-role"),
            say!("cli-find-third-party"),
            say!("cli-find-place"),
            say!("cli-find-how"),
            say!("cli-find-others"),
        ]
    }

    /// A row for each place.
    pub fn rows(&self) -> impl Iterator<Item = [String; 6]> {
        self.found.places.iter().map(|place| self.row(place))
    }

    /// All places as a table.
    pub fn table<'h>(hits: impl IntoIterator<Item = &'h Hit>, marking: &str, today: NaiveDate) -> Table {
        let rows = hits.into_iter().flat_map(Hit::rows);
        Table {
            title: say!("cli-find"),
            marking: marking.to_owned(),
            columns: Hit::headings().into_iter().map(|heading| Column::new(heading, Kind::Text)).collect(),
            rows: rows.map(|row| row.into_iter().map(Cell::text).collect()).collect(),
            footer: vec![say!("cli-find-read")],
            made_on: today,
        }
    }

    fn row(&self, place: &Place) -> [String; 6] {
        [
            called(self.id),
            words::role(place.role),
            if place.role.is_third_party() { say!("cli-find-is-third-party") } else { String::new() },
            place_of(place),
            words::how(place.how),
            self.found.others.iter().map(|role| words::role(*role)).collect::<Vec<_>>().join(", "),
        ]
    }
}

/// As a correction would name it: `perpetrators.0.name`; a checklist item; `register: noted`.
pub fn place_of(place: &Place) -> String {
    match &place.at {
        At::Question(key) => field_of(*key),
        At::Item(id) => format!("ric.{id}"),
        At::Register(kind) => format!("register: {kind}"),
    }
}
