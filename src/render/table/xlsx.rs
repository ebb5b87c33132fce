//! A table as an Excel file: days and numbers are typed, text is always text, and no cell is a formula.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{Cell, Kind, Table};
use crate::domain::date::iso_day;
use crate::render::plain::line;
use crate::wording::say;

/// What an Excel file cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    /// More than 1,048,576 rows or 16,384 columns.
    RowsOrColumns,
    /// The file could not be put together.
    Unwritten,
}

impl Table {
    /// The file. A text of more than 32,767 UTF-16 units is cut, and says so: Excel holds no more in a cell.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, TooMuch> {
        self.workbook().map_err(|error| match error {
            XlsxError::RowColumnLimitError => TooMuch::RowsOrColumns,
            _ => TooMuch::Unwritten,
        })
    }

    fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let mut properties = DocProperties::new().set_title(line(&self.title)).set_status(line(&self.marking));
        // Not the clock of the computer: the same table is the same file.
        if let Ok(made) = ExcelDateTime::parse_from_str(&iso_day(self.made_on)) {
            properties = properties.set_creation_datetime(&made);
        }
        workbook.set_properties(&properties);
        let sheet = workbook.add_worksheet();
        sheet.set_name(say!("out-sheet"))?;
        self.lay_out(sheet)?;
        let formats = Formats::new();
        for (at, column) in (0..).zip(&self.columns) {
            sheet.set_column_width(at, width(column.kind))?;
            sheet.write_string_with_format(0, at, fitting(&column.heading), &formats.heading)?;
        }
        for (number, row) in (1..).zip(&self.rows) {
            for (at, cell) in (0..).zip(row.iter().take(self.columns.len())) {
                let text = |sheet: &mut Worksheet, words: &str| {
                    sheet.write_string_with_format(number, at, fitting(words), &formats.text).map(|_| ())
                };
                match cell {
                    Cell::Empty => {}
                    Cell::Number(value) => {
                        sheet.write_number_with_format(number, at, *value, &formats.number)?;
                    }
                    Cell::Day(day) => match ExcelDateTime::parse_from_str(&iso_day(*day)) {
                        Ok(day) => {
                            sheet.write_datetime_with_format(number, at, &day, &formats.day)?;
                        }
                        // Before 1900: no date of Excel's.
                        Err(_) => text(sheet, &iso_day(*day))?,
                    },
                    words => text(sheet, &words.words())?,
                }
            }
        }
        workbook.save_to_buffer()
    }

    /// Paper: A4 across, the headings and the marking on every page.
    fn lay_out(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        let page = say!("out-page", page = "&P", pages = "&N");
        sheet.set_header(format!("&L{}&C&B{}", code(&self.title, 60), code(&self.marking, 150)));
        sheet.set_footer(format!("&L{}&R{page}", code(&self.footer.join(" "), 200)));
        Ok(())
    }
}

struct Formats {
    heading: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Formats {
    fn new() -> Formats {
        let cell = Format::new().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        // "@" and the quote keep it text when somebody edits the cell.
        let text = cell.clone().set_num_format("@").set_quote_prefix().set_text_wrap();
        Formats {
            heading: text.clone().set_bold(),
            text,
            number: cell.clone().set_num_format("0"),
            day: cell.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
        }
    }
}

/// In characters.
fn width(kind: Kind) -> f64 {
    match kind {
        Kind::Text => 18.0,
        Kind::LongText => 32.0,
        Kind::Number | Kind::YesNo => 9.0,
        Kind::Date => 14.0,
    }
}

/// As much as a cell holds.
fn fitting(words: &str) -> String {
    if words.encode_utf16().count() <= MOST {
        return words.to_owned();
    }
    let note = format!(" {}", say!("out-cut"));
    cut(words, MOST - note.encode_utf16().count()) + &note
}

/// Text of a page header or footer: there `&` is a code unless it stands twice, and 255 units are all.
fn code(words: &str, most: usize) -> String {
    let words = line(words).replace('&', "&&");
    if words.encode_utf16().count() <= most {
        words
    } else {
        cut(&words, most - 1).trim_end_matches('&').to_owned() + "…"
    }
}

fn cut(words: &str, most: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= most
    };
    words.chars().take_while(fits).collect()
}

const MOST: usize = 32_767;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_cannot_hold_is_cut_and_says_so() {
        let long = fitting(&"🙂".repeat(50_000));
        assert!((MOST - 1..=MOST).contains(&long.encode_utf16().count()), "no half of a character");
        assert!(long.ends_with(&say!("out-cut")));
        assert_eq!(fitting("short"), "short");
    }

    #[test]
    fn an_ampersand_in_a_page_header_is_no_code() {
        assert_eq!(code("A&P &D", 60), "A&&P &&D");
        assert_eq!(code(&"&".repeat(100), 60), "…");
    }
}
