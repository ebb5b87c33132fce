//! A table as CSV, without any cell that a spreadsheet would calculate.

use csv::QuoteStyle;

use super::{Cell, Table};
use crate::domain::date::iso_day;
use crate::render::csv::file;
use crate::render::inert::inert;
use crate::render::plain::plain;
use crate::wording::say;

impl Table {
    /// The file. Days are `YYYY-MM-DD`; the last column is the marking.
    pub fn to_csv(&self) -> Vec<u8> {
        let marking = inert(&plain(&self.marking));
        let heading = self.columns.iter().map(|column| inert(&plain(&column.heading))).chain([say!("out-marking")]);
        let row = |row: &Vec<Cell>| -> Vec<String> {
            let cells = (0..self.columns.len()).map(|at| row.get(at).map(cell).unwrap_or_default());
            cells.chain([marking.clone()]).collect()
        };
        file([heading.collect()].into_iter().chain(self.rows.iter().map(row)), QuoteStyle::NonNumeric)
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => inert(words),
        Cell::Day(day) => iso_day(*day),
        other => other.words(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{Date, read_day};
    use crate::render::table::{Column, Kind};

    fn table(cells: Vec<Cell>) -> Table {
        let column = |at: usize| Column::new(format!("c{at}"), Kind::Text);
        let columns = (0..cells.len()).map(column).collect();
        Table { marking: "OFFICIAL".into(), columns, rows: vec![cells], ..Table::default() }
    }

    fn written(cells: Vec<Cell>) -> String {
        String::from_utf8(table(cells).to_csv()).unwrap()
    }

    #[test]
    fn a_table_begins_with_its_mark_and_headings_and_every_line_ends_as_the_rfc_says() {
        let day = Cell::Day(read_day("2026-02-03").unwrap());
        let about = Cell::date(&Date::from_about("1989").unwrap());
        let cells = vec![Cell::text("Zo\u{eb} \"Z\", B"), day, about, Cell::Number(17), Cell::YesNo(None), Cell::Empty];
        let lines = [
            "\u{feff}\"c0\",\"c1\",\"c2\",\"c3\",\"c4\",\"c5\",\"Marking\"",
            "\"Zo\u{eb} \"\"Z\"\", B\",\"2026-02-03\",\"1989 (about)\",17,\"Unknown\",\"\",\"OFFICIAL\"",
        ];
        assert_eq!(written(cells), lines.map(|line| format!("{line}\r\n")).concat());
    }

    #[test]
    fn a_row_that_is_too_short_has_empty_cells() {
        let mut short = table(vec![Cell::Empty, Cell::Empty]);
        short.rows[0].pop();
        assert!(String::from_utf8(short.to_csv()).unwrap().ends_with("\"\",\"\",\"OFFICIAL\"\r\n"));
    }
}
