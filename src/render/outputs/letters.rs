//! Letters to a referrer. None takes a case: what is not handed in cannot stand in a letter that goes astray.

use super::occasion::Occasion;
use crate::domain::problem::Place;
use crate::render::document::{Block, Document};
use crate::wording::{date, form, say};

/// What every letter says.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    pub occasion: &'a Occasion<'a>,
    /// As people say it: all that tells which referral is meant.
    pub reference: &'a str,
    /// The name of the agency that referred.
    pub agency: &'a str,
    /// Who signs, by job title.
    pub signed: &'a str,
}

/// It has arrived: reference, meeting, what to do now.
pub fn acknowledgement(letter: &Letter) -> Document {
    let meeting = match &letter.occasion.meeting {
        Some(meeting) if meeting.starts.is_some() => say!("letter-ack-meeting", date = date::day(meeting.date)),
        Some(meeting) => say!("letter-ack-closing", date = date::day(meeting.date)),
        None => say!("letter-ack-no-meeting"),
    };
    let to_do = vec![
        say!("letter-ack-do-not-wait"),
        say!("letter-ack-keep-working"),
        say!("letter-ack-safeguarding"),
        say!("letter-ack-update"),
        say!("letter-ack-present"),
    ];
    let blocks = vec![
        Block::Paragraph(say!("letter-ack-received")),
        Block::Paragraph(meeting),
        Block::Heading(say!("letter-ack-now")),
        Block::List(to_do),
    ];
    letter.with(&say!("letter-ack"), blocks)
}

/// Something is missing: named by its question, never by what was answered. Items of the checklist by their number.
pub fn query(letter: &Letter, asked: &[Place]) -> Document {
    let label = |place: &Place| match place {
        Place::Question(key) => Some(form::label(*key)),
        Place::Item(id) => {
            let item = letter.occasion.context.instrument.item(id)?;
            Some(say!("letter-query-item", number = item.number))
        }
        Place::Form => None,
    };
    let blocks = vec![
        Block::Paragraph(say!("letter-query-missing")),
        Block::List(asked.iter().filter_map(label).collect()),
        Block::Paragraph(say!("letter-query-how")),
        Block::Paragraph(say!("letter-query-not-known")),
        Block::Paragraph(say!("letter-query-goes-on")),
    ];
    letter.with(&say!("letter-query"), blocks)
}

/// It is not heard: the reason that two people stand behind, and what to do instead.
pub fn not_accepted(letter: &Letter, reason: &str, advice: &str) -> Document {
    let mut blocks = vec![
        Block::Paragraph(say!("letter-not-accepted-said")),
        Block::Heading(say!("letter-not-accepted-reason")),
        Block::Paragraph(reason.to_owned()),
        Block::Heading(say!("letter-not-accepted-advice")),
    ];
    blocks.extend((!advice.trim().is_empty()).then(|| Block::Paragraph(advice.to_owned())));
    blocks.push(Block::List(vec![
        say!("letter-not-accepted-danger"),
        say!("letter-not-accepted-idva"),
        say!("letter-ack-safeguarding"),
        say!("letter-not-accepted-again"),
        say!("letter-not-accepted-disagree"),
    ]));
    letter.with(&say!("letter-not-accepted"), blocks)
}

impl Letter<'_> {
    fn with(&self, title: &str, blocks: Vec<Block>) -> Document {
        let head = Block::Rows(vec![
            (say!("letter-to"), self.agency.to_owned()),
            (say!("out-reference"), self.reference.to_owned()),
            (say!("letter-date"), date::day(self.occasion.context.today)),
        ]);
        let end = [
            Block::Paragraph(say!("letter-ring", phone = self.occasion.phone)),
            Block::Paragraph(format!("{}\n{}", self.signed, say!("letter-team", area = self.occasion.area))),
        ];
        Document {
            title: title.to_owned(),
            reference: self.reference.to_owned(),
            marking: self.occasion.marking.clone(),
            blocks: [head].into_iter().chain(blocks).chain(end).collect(),
            footer: vec![say!("out-do-not-confirm")],
            made_on: self.occasion.context.today,
        }
    }
}
