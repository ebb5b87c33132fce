//! What is said about a table that becomes cases. Never what stands in a cell.

use std::collections::BTreeSet;

use super::{form, say};
use crate::domain::context::Context;
use crate::domain::date::DateProblem;
use crate::domain::import::{
    self, Area, Delimiter, Imported, Mapping, MappingError, Misfit, NoSheet, RowProblem, Unreadable,
};
use crate::domain::register::Sha256;

/// Why a file is no table; `file` is how it is called.
pub fn no_sheet(why: NoSheet, file: &str) -> String {
    match why {
        NoSheet::TooLarge => say!("cli-import-too-large", file = file),
        NoSheet::TooManyRows => say!("cli-import-too-many-rows", file = file),
        NoSheet::TooManyColumns => say!("cli-import-too-many-columns", file = file),
        NoSheet::OtherFile => say!("cli-import-other-file", file = file),
        NoSheet::Letters => say!("cli-import-letters", file = file),
        NoSheet::Empty => say!("cli-import-empty", file = file),
    }
}

/// Reads the rows of a file, options by what people read for them; why not, in words.
pub fn read(
    bytes: &[u8],
    mapping: &Mapping,
    context: &Context,
    known: &BTreeSet<Sha256>,
    file: &str,
) -> Result<Imported, String> {
    let label = |question: &str, option: &str| form::option_of(question, option, context);
    import::read(bytes, mapping, &Area { context, label: &label }, known).map_err(|why| match why {
        Unreadable::Sheet(why) => no_sheet(why, file),
        Unreadable::Absent(columns) => absent(&columns, file),
    })
}

/// That a file lacks columns that its mapping names.
pub fn absent(columns: &[String], file: &str) -> String {
    say!("cli-import-absent", file = file, columns = quoted(columns))
}

/// Headings of columns, as they stand in a sentence.
pub fn quoted(headings: &[impl AsRef<str>]) -> String {
    headings.iter().map(|heading| format!("\"{}\"", heading.as_ref())).collect::<Vec<_>>().join(", ")
}

/// Why a file is no mapping.
pub fn mapping_error(why: &MappingError) -> String {
    match why {
        MappingError::Malformed { line, column, detail } => {
            say!("cli-import-mapping-malformed", detail = detail, line = line, column = column)
        }
        MappingError::NotAMapping => say!("cli-import-mapping-other"),
        MappingError::NewerVersion => say!("cli-import-mapping-newer"),
    }
}

/// What stands between the cells of a table.
pub fn delimiter(delimiter: Delimiter) -> String {
    match delimiter {
        Delimiter::Comma => say!("cli-import-comma"),
        Delimiter::Semicolon => say!("cli-import-semicolon"),
        Delimiter::Tab => say!("cli-import-tab"),
        Delimiter::Bar => say!("cli-import-bar"),
    }
}

/// Why a row becomes no case.
pub fn row(why: RowProblem) -> String {
    match why {
        RowProblem::AlreadyThere => say!("cli-import-row-there"),
        RowProblem::SameAs { line } => say!("cli-import-row-same", other = line),
        RowProblem::Ragged { cells, headings } => {
            say!("cli-import-row-ragged", cells = cells, headings = headings)
        }
        RowProblem::Nobody => say!("cli-import-row-nobody"),
        RowProblem::TooLong => say!("cli-import-row-too-long"),
    }
}

/// Why a cell that stays with its case is none of its answers, by the id of its misfit.
pub fn kept(why: Option<&str>) -> String {
    match why {
        None => say!("kept-on-purpose"),
        Some("no_date" | "date") => say!("kept-date"),
        Some("no_option" | "other_agency") => say!("kept-option"),
        Some("no_children") => say!("kept-children"),
        Some(_) => say!("kept-other"),
    }
}

/// What a person should know of a cell.
pub fn cell(misfit: Misfit) -> String {
    match misfit {
        Misfit::NoDate | Misfit::Date(DateProblem::NotANumber(_)) => say!("cli-import-cell-date"),
        Misfit::Date(DateProblem::NoSuchMonth { .. } | DateProblem::NoSuchDay) => say!("cli-import-cell-no-day"),
        Misfit::Date(DateProblem::Year) => say!("cli-import-cell-year"),
        Misfit::Date(DateProblem::Future) => say!("cli-import-cell-future"),
        Misfit::Date(DateProblem::Incomplete(_)) => say!("cli-import-cell-part"),
        Misfit::NoOption => say!("cli-import-cell-option"),
        Misfit::OtherAgency => say!("cli-import-cell-agency"),
        Misfit::TooLong { most } => say!("cli-import-cell-long", most = most),
        Misfit::NoChildren => say!("cli-import-cell-children"),
    }
}
