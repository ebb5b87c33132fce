//! The research form: who a case is about, and room for what one agency knows. Nothing of what another agency has said.

use super::answered::Answered;
use super::case::Case;
use super::occasion::Occasion;
use crate::render::document::{Block, Document};
use crate::render::table::Cell;
use crate::wording::say;

/// The forms of one agency, a page for each case.
pub fn research_form(cases: &[Case], agency: &str, occasion: &Occasion) -> Document {
    let mut blocks = vec![Block::Loud(say!("research-first")), Block::Paragraph(say!("out-do-not-contact"))];
    for (at, case) in cases.iter().enumerate() {
        blocks.extend((at > 0).then_some(Block::PageBreak));
        blocks.push(Block::Heading(format!("{} {} · {}", say!("out-case-number"), at + 1, case.called())));
        blocks.push(Block::Rows(identifiers(&Answered::new(case, occasion))));
        blocks.push(Block::Rows(vec![
            (say!("research-agency"), agency.to_owned()),
            (say!("research-worker"), String::new()),
            (say!("research-last-seen"), String::new()),
        ]));
        blocks.extend(
            [
                say!("research-victim"),
                say!("research-children"),
                say!("research-perpetrators"),
                say!("research-risks"),
                say!("research-actions"),
                say!("research-not-shared"),
            ]
            .map(Block::Fill),
        );
    }
    Document {
        title: occasion.title(&say!("out-research")),
        reference: String::new(),
        marking: occasion.marking.clone(),
        blocks,
        footer: vec![say!("out-do-not-confirm")],
        made_on: occasion.context.today,
    }
}

/// What an agency looks people up by.
fn identifiers(answered: &Answered) -> Vec<(String, String)> {
    let rows = [
        (say!("out-victim"), answered.cell("victim.name")),
        (say!("out-victim-other-names"), answered.cell("victim.other_names")),
        (say!("out-victim-born"), answered.cell("victim.born")),
        (say!("out-victim-other-born"), answered.cell("victim.other_born")),
        (say!("out-victim-address"), Cell::text(answered.address())),
        (say!("out-perpetrators"), answered.of_perpetrators("perpetrators.name")),
        (say!("out-perpetrators-other-names"), answered.of_perpetrators("perpetrators.other_names")),
        (say!("out-perpetrators-born"), answered.of_perpetrators("perpetrators.born")),
        (say!("out-perpetrators-address"), answered.of_perpetrators("perpetrators.address")),
        (say!("out-children"), Cell::text(answered.children().join("\n"))),
    ];
    let words = rows.into_iter().map(|(label, cell)| (label, cell.words()));
    words.filter(|(_, words)| !words.is_empty()).collect()
}
