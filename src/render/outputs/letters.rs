//! Letters to a referrer, and to nobody else. None takes a case: what is not handed in cannot stand in a letter that goes
//! astray. An area's own words take the place of ours; what keeps people safe stands in every letter all the same.

use super::occasion::Occasion;
use crate::area::letters::{ACKNOWLEDGEMENT, NOT_ACCEPTED, QUERY, Text};
use crate::area::{Placeholder, Template};
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
    let own = letter.own(ACKNOWLEDGEMENT);
    let to_do = vec![
        say!("letter-ack-do-not-wait"),
        say!("letter-ack-keep-working"),
        say!("letter-ack-safeguarding"),
        say!("letter-ack-update"),
        say!("letter-ack-present"),
    ];
    let mut blocks = match own {
        Some(template) => letter.paragraphs(template),
        None => vec![Block::Paragraph(say!("letter-ack-received")), Block::Paragraph(letter.when_heard())],
    };
    blocks.extend([Block::Heading(say!("letter-ack-now")), Block::List(to_do)]);
    letter.with(letter.subject(own, say!("letter-ack")), blocks)
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
    let own = letter.own(QUERY);
    let mut blocks = match own {
        Some(template) => letter.paragraphs(template),
        None => vec![Block::Paragraph(say!("letter-query-missing"))],
    };
    blocks.extend(own.map(|_| Block::Heading(say!("letter-query-list"))));
    blocks.extend([
        Block::List(asked.iter().filter_map(label).collect()),
        Block::Paragraph(say!("letter-query-how")),
        Block::Paragraph(say!("letter-query-not-known")),
        Block::Paragraph(say!("letter-query-goes-on")),
    ]);
    letter.with(letter.subject(own, say!("letter-query")), blocks)
}

/// It is not heard: the reason that two people stand behind, and what to do instead.
pub fn not_accepted(letter: &Letter, reason: &str, advice: &str) -> Document {
    let own = letter.own(NOT_ACCEPTED);
    let mut blocks = match own {
        Some(template) => letter.paragraphs(template),
        None => vec![Block::Paragraph(say!("letter-not-accepted-said"))],
    };
    blocks.extend([
        Block::Paragraph(say!("letter-not-accepted-at-risk")),
        Block::Heading(say!("letter-not-accepted-reason")),
        Block::Paragraph(reason.to_owned()),
        Block::Heading(say!("letter-not-accepted-advice")),
    ]);
    blocks.extend((!advice.trim().is_empty()).then(|| Block::Paragraph(advice.to_owned())));
    blocks.push(Block::List(vec![
        say!("letter-not-accepted-danger"),
        say!("letter-not-accepted-idva"),
        say!("letter-ack-safeguarding"),
        say!("letter-not-accepted-again"),
        say!("letter-not-accepted-disagree"),
    ]));
    letter.with(letter.subject(own, say!("letter-not-accepted")), blocks)
}

/// Another letter of the area's own; `None` where the pack has none of this name.
pub fn of_the_area(letter: &Letter, name: &str) -> Option<Document> {
    let template = letter.own(name)?;
    let mut blocks = letter.paragraphs(template);
    blocks.push(Block::List(vec![say!("letter-ack-do-not-wait"), say!("letter-ack-safeguarding")]));
    Some(letter.with(letter.subject(Some(template), say!("letter-own")), blocks))
}

impl Letter<'_> {
    fn own(&self, name: &str) -> Option<&Template> {
        self.occasion.letters.get(name)
    }

    /// A paragraph that names a meeting where there is none says what we say then.
    fn paragraphs(&self, template: &Template) -> Vec<Block> {
        let said = template.paragraphs.iter().map(|text| self.filled(text).unwrap_or_else(|| self.when_heard()));
        let mut paragraphs: Vec<Block> = said.map(Block::Paragraph).collect();
        paragraphs.dedup();
        paragraphs
    }

    fn subject(&self, own: Option<&Template>, ours: String) -> String {
        own.and_then(|template| self.filled(template.subject.as_ref()?)).unwrap_or(ours)
    }

    fn filled(&self, text: &Text) -> Option<String> {
        let meeting = self.occasion.meeting.as_ref();
        if meeting.is_none() && text.names(Placeholder::MeetingDate) {
            return None;
        }
        Some(text.en(|placeholder| match placeholder {
            Placeholder::Reference => self.reference.to_owned(),
            Placeholder::Agency => self.agency.to_owned(),
            Placeholder::Area => self.occasion.area.to_owned(),
            Placeholder::Phone => self.occasion.phone.to_owned(),
            Placeholder::MeetingDate => meeting.map(|meeting| date::day(meeting.date)).unwrap_or_default(),
            Placeholder::Date => date::day(self.occasion.context.today),
        }))
    }

    fn when_heard(&self) -> String {
        match &self.occasion.meeting {
            Some(meeting) if meeting.starts.is_some() => say!("letter-ack-meeting", date = date::day(meeting.date)),
            Some(meeting) => say!("letter-ack-closing", date = date::day(meeting.date)),
            None => say!("letter-ack-no-meeting"),
        }
    }

    fn with(&self, title: String, blocks: Vec<Block>) -> Document {
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
            title,
            reference: self.reference.to_owned(),
            marking: self.occasion.marking.clone(),
            blocks: [head].into_iter().chain(blocks).chain(end).collect(),
            footer: vec![say!("out-do-not-confirm")],
            made_on: self.occasion.context.today,
        }
    }
}
