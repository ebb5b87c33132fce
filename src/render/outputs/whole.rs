//! Documents with much of a case: the extract for the IDVA service, and what another MARAC takes over.

use super::answered::Answered;
use super::case::Case;
use super::occasion::Occasion;
use super::withheld::ADDRESS;
use crate::domain::form::{Section, ids};
use crate::domain::problem::Place;
use crate::render::document::{Block, Document};
use crate::render::recap::{counts, recap};
use crate::wording::{date, say};

/// For the IDVA service, which contacts the victim first: how to do that safely stands on top.
pub fn idva_extract(cases: &[Case], occasion: &Occasion) -> Document {
    const ORDER: [Section; 8] = [
        Section::SafeContact,
        Section::Urgent,
        Section::Victim,
        Section::Perpetrator,
        Section::Household,
        Section::Reason,
        Section::Background,
        Section::Referrer,
    ];
    let mut blocks = vec![Block::Loud(say!("idva-first"))];
    for (at, case) in cases.iter().enumerate() {
        blocks.extend((at > 0).then_some(Block::PageBreak));
        blocks.push(Block::Heading(case.called()));
        blocks.extend(parts(case, occasion, &ORDER));
    }
    document(say!("out-idva"), cases, occasion, blocks)
}

/// The whole of a case for a MARAC that does not open sealed files.
pub fn transfer(case: &Case, to: &str, occasion: &Occasion) -> Document {
    let mut blocks = vec![
        Block::Loud(say!("transfer-first")),
        Block::Rows(vec![
            (say!("transfer-from"), occasion.area.to_owned()),
            (say!("transfer-to"), to.to_owned()),
            (say!("letter-date"), date::day(occasion.context.today)),
            (say!("out-came-as"), case.came_as.word()),
            (say!("transfer-ring"), occasion.phone.to_owned()),
        ]),
    ];
    blocks.extend(parts(case, occasion, &Section::AS_READ));
    document(say!("out-transfer-document"), std::slice::from_ref(case), occasion, blocks)
}

fn document(output: String, cases: &[Case], occasion: &Occasion, blocks: Vec<Block>) -> Document {
    Document {
        title: occasion.title(&output),
        reference: match cases {
            [one] => one.reference.clone(),
            _ => String::new(),
        },
        marking: occasion.marking.clone(),
        blocks,
        footer: vec![say!("out-do-not-confirm")],
        made_on: occasion.context.today,
    }
}

/// The answers section by section. What is withheld is named as withheld: whoever needs it knows to ask.
fn parts(case: &Case, occasion: &Occasion, order: &[Section]) -> Vec<Block> {
    let answered = Answered::new(case, occasion);
    let mut blocks = Vec::new();
    blocks.extend(counts(case.answers, occasion.context).map(Block::Paragraph));
    let held_back = |place: &Place| match place {
        Place::Question(key) if key.id == ids::IMMIGRATION => !occasion.include.immigration,
        Place::Question(key) => ADDRESS.contains(&key.id) && answered.withheld.address(),
        _ => false,
    };
    for part in recap(case.answers, occasion.context, order) {
        let rows = part.rows.into_iter().map(|row| {
            let words =
                if held_back(&row.place) { say!("out-withheld") } else { answered.withheld.keep_out(&row.answer) };
            (row.label, words)
        });
        blocks.extend([Block::Heading(part.heading), Block::Rows(rows.collect())]);
    }
    blocks
}
