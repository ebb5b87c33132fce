//! A document as one HTML file for screen and paper.

use super::{Block, Document, words};
use crate::render::paper::{Paper, escape, loud, paragraph, row};
use crate::render::plain::{line, plain};

impl Document {
    /// The file.
    pub fn to_html(&self) -> String {
        let (title, marking) = (line(&self.title), line(&self.marking));
        let reference = Some(line(&self.reference)).filter(|reference| !reference.is_empty());
        let foot = [marking.clone()].into_iter().chain(reference).chain(self.footer.iter().map(|words| line(words)));
        let foot = foot.collect::<Vec<_>>().join(" · ");
        let body: String = self.blocks.iter().map(block).collect();
        let body = format!("<h1>{}</h1>{body}", escape(&title));
        Paper { title: &title, marking: &marking, foot: &foot, practice: false }.page(&body)
    }
}

fn block(block: &Block) -> String {
    let items = |words: &[String]| words.iter().map(|words| format!("<li>{}</li>", lines(words))).collect::<String>();
    match block {
        Block::Heading(words) => format!("<h2>{}</h2>", escape(&line(words))),
        Block::Paragraph(words) => plain(words).split("\n\n").map(paragraph).collect(),
        Block::Loud(words) => loud("loud", &plain(words)),
        Block::List(words) => format!("<ul>{}</ul>", items(words)),
        Block::Rows(rows) => {
            let rows = rows.iter().map(|(label, value)| row(&line(label), &plain(value), ""));
            format!("<dl>{}</dl>", rows.collect::<String>())
        }
        Block::Table(rows) => table(rows),
        Block::Chart(chart) => {
            let figures = chart.to_table();
            let notes: String = figures.footer.iter().map(|note| paragraph(&plain(note))).collect();
            format!("<figure>{}</figure>{notes}{}", chart.to_svg(), table(&words(&figures)))
        }
        Block::Fill(label) => format!("<p>{}</p><div class=\"fill\"></div>", escape(&line(label))),
        Block::PageBreak => "<div class=\"new-page\"></div>".to_owned(),
    }
}

fn table(rows: &[Vec<String>]) -> String {
    let Some((headings, rows)) = rows.split_first() else { return String::new() };
    let of = |cells: &[String], open: &str, close: &str| {
        let cells = cells.iter().map(|words| format!("<{open}>{}</{close}>", lines(words)));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let body: String = rows.iter().map(|row| of(row, "td", "td")).collect();
    format!("<table><thead>{}</thead><tbody>{body}</tbody></table>", of(headings, "th scope=\"col\"", "th"))
}

fn lines(words: &str) -> String {
    escape(&plain(words)).replace('\n', "<br>")
}
