//! A document as a Word file: text, and nothing that Word would run, fetch or calculate but the page numbers.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Header, HeightRule, NumPages, PageMargin, PageNum, Paragraph, Run,
    RunFonts, Style, StyleType, Table, TableCell, TableLayoutType, TableRow, WidthType,
};

use super::{Block, Document, words};
use crate::domain::date::iso_day;
use crate::render::plain::{line, plain};
use crate::wording::say;

/// The file could not be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWritten;

impl Document {
    /// The file.
    pub fn to_docx(&self) -> Result<Vec<u8>, NotWritten> {
        let made = format!("{}T00:00:00Z", iso_day(self.made_on));
        let margin =
            PageMargin { top: 1134, right: 1020, bottom: 1134, left: 1020, header: 567, footer: 567, gutter: 0 };
        let docx = Docx::new()
            .created_at(&made)
            .updated_at(&made)
            .page_size(A4.0, A4.1)
            .page_margin(margin)
            .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT))
            .default_size(21)
            .add_style(heading("Heading1", "heading 1", 32, 0))
            .add_style(heading("Heading2", "heading 2", 26, 1))
            .header(Header::new().add_paragraph(marking(&self.marking)))
            .footer(self.foot())
            .add_paragraph(Paragraph::new().style("Heading1").add_run(text(&line(&self.title))));
        let docx = self.blocks.iter().fold(docx, add);
        let mut file = Cursor::new(Vec::new());
        docx.build().pack(&mut file).map_err(|_| NotWritten)?;
        Ok(file.into_inner())
    }

    fn foot(&self) -> Footer {
        let words = self.footer.iter().map(|words| line(words));
        let foot = words.fold(Footer::new(), |foot, words| foot.add_paragraph(small().add_run(text(&words).size(16))));
        let page = say!("out-page", page = PAGE, pages = PAGES);
        let mut last = small().add_run(text(&format!("{}  ", line(&self.marking))).size(16));
        if !self.reference.is_empty() {
            last = last.add_run(text(&format!("{}  ", line(&self.reference))).size(16));
        }
        for part in page.split_inclusive([PAGE, PAGES]) {
            last = last.add_run(text(part.trim_end_matches([PAGE, PAGES])).size(16));
            last = match part.chars().last() {
                Some(PAGE) => last.add_page_num(PageNum::new()),
                Some(PAGES) => last.add_num_pages(NumPages::new()),
                _ => last,
            };
        }
        foot.add_paragraph(last)
    }
}

fn add(docx: Docx, block: &Block) -> Docx {
    match block {
        Block::Heading(words) => {
            docx.add_paragraph(Paragraph::new().style("Heading2").keep_next(true).add_run(text(&line(words))))
        }
        Block::Paragraph(words) => docx.add_paragraph(Paragraph::new().add_run(text(&plain(words)))),
        Block::Loud(words) => docx
            .add_table(table(vec![TableRow::new(vec![cell(&plain(words), WIDTH, true)])], vec![WIDTH]))
            .add_paragraph(Paragraph::new()),
        Block::List(items) => items.iter().fold(docx, |docx, words| {
            let item = Paragraph::new().indent(Some(360), None, None, None);
            docx.add_paragraph(item.add_run(text(&format!("•  {}", line(words)))))
        }),
        Block::Rows(rows) if rows.is_empty() => docx,
        Block::Rows(rows) => {
            let (label, value) = (WIDTH * 35 / 100, WIDTH * 65 / 100);
            let row = |(name, words): &(String, String)| {
                TableRow::new(vec![cell(&line(name), label, true), cell(&plain(words), value, false)])
            };
            docx.add_table(table(rows.iter().map(row).collect(), vec![label, value])).add_paragraph(Paragraph::new())
        }
        Block::Table(rows) => {
            let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
            if columns == 0 {
                return docx;
            }
            let width = WIDTH / columns;
            let row = |(at, row): (usize, &Vec<String>)| {
                let cells = (0..columns).map(|column| row.get(column).map(String::as_str).unwrap_or_default());
                TableRow::new(cells.map(|words| cell(&plain(words), width, at == 0)).collect()).cant_split()
            };
            let rows = rows.iter().enumerate().map(row).collect();
            docx.add_table(table(rows, vec![width; columns])).add_paragraph(Paragraph::new())
        }
        Block::Chart(chart) => {
            let figures = chart.to_table();
            let docx = add(docx, &Block::Table(words(&figures)));
            figures.footer.into_iter().fold(docx, |docx, note| add(docx, &Block::Paragraph(note)))
        }
        Block::Fill(label) => {
            let room = TableRow::new(vec![cell("", WIDTH, false)]).row_height(1700.0).height_rule(HeightRule::AtLeast);
            docx.add_paragraph(Paragraph::new().keep_next(true).add_run(text(&line(label)).bold()))
                .add_table(table(vec![room.cant_split()], vec![WIDTH]))
                .add_paragraph(Paragraph::new())
        }
        Block::PageBreak => docx.add_paragraph(Paragraph::new().add_run(Run::new().add_break(BreakType::Page))),
    }
}

fn heading(id: &str, name: &str, size: usize, level: usize) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).size(size).bold().outline_lvl(level).q_format(true)
}

fn marking(words: &str) -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).add_run(text(&line(words)).bold())
}

fn small() -> Paragraph {
    Paragraph::new().align(AlignmentType::Center)
}

fn table(rows: Vec<TableRow>, grid: Vec<usize>) -> Table {
    Table::new(rows).set_grid(grid).layout(TableLayoutType::Fixed).width(WIDTH, WidthType::Dxa)
}

fn cell(words: &str, width: usize, bold: bool) -> TableCell {
    let run = if bold { text(words).bold() } else { text(words) };
    TableCell::new().width(width, WidthType::Dxa).add_paragraph(Paragraph::new().add_run(run))
}

/// Words with their line ends.
fn text(words: &str) -> Run {
    words.split('\n').enumerate().fold(Run::new(), |run, (at, line)| {
        let run = if at > 0 { run.add_break(BreakType::TextWrapping) } else { run };
        run.add_text(line)
    })
}

/// Twentieths of a point, as all measures here.
const A4: (u32, u32) = (11_906, 16_838);
/// Between the margins.
const WIDTH: usize = 9_866;
const FONT: &str = "Arial";
/// Stand for the numbers until the line is cut there.
const PAGE: char = '\u{1}';
const PAGES: char = '\u{2}';
