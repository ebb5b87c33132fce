//! An invented case: an answer for every question of the form and every item of the checklist, each text with a sentinel in it.
//!
//! It is made from the form's own list of questions, so that a question added later is typed, searched for and compared
//! without anybody remembering to.

use marac_portal::domain::{
    answers::Key,
    form::{Kind, Need, Options, QUESTIONS, Question, Section, Shown, TextForm},
};
use serde_json::{Value, json};

use crate::sentinels::Sentinels;

/// All that is typed and chosen.
pub struct Case {
    pub answers: Vec<Answer>,
    pub items: Vec<Item>,
    pub sentinels: Sentinels,
}

/// One question and what is done about it.
pub struct Answer {
    pub key: Key,
    pub act: Act,
}

/// What a person does with the controls of a question.
pub enum Act {
    Write(String),
    /// Day, month, year.
    Date(u32, u32, i32),
    Choose(&'static str),
    Tick(&'static [&'static str]),
}

/// One item of the checklist.
pub struct Item {
    pub id: String,
    /// `yes`, `no` or `dont_know`.
    pub answer: &'static str,
    pub detail: String,
    pub source: String,
}

impl Case {
    /// Each choice is the one that brings up the most further questions, and all of those are answered.
    pub fn full() -> Case {
        let mut case = Case::answering(|_| true, most);
        case.items = (1..=24).map(|number| item(number, &mut case.sentinels)).collect();
        case
    }

    /// As little as can be sent: what has to be answered, in the way that brings up the fewest further questions.
    pub fn least() -> Case {
        let nobody_yet = |question: &Question| question.group().is_some_and(|group| group.least == 0);
        Case::answering(|question| question.need != Need::Optional && !nobody_yet(question), least)
    }

    fn answering(wanted: impl Fn(&Question) -> bool, choice: fn(&str, Options) -> &'static str) -> Case {
        let mut case = Case { answers: Vec::new(), items: Vec::new(), sentinels: Sentinels::default() };
        for (n, question) in QUESTIONS.iter().enumerate() {
            if wanted(question) && is_asked(question, &case.answers) {
                let answer = answer(n, question, choice, &mut case.sentinels);
                case.answers.push(answer);
            }
        }
        case
    }

    /// The answers of one page.
    pub fn of(&self, section: Section) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(move |answer| answer.key.question().section == section)
    }

    /// The words typed for a question.
    pub fn written(&self, id: &str) -> &str {
        self.answers
            .iter()
            .find_map(|answer| match &answer.act {
                Act::Write(text) if answer.key.id == id => Some(text.as_str()),
                _ => None,
            })
            .unwrap_or_else(|| panic!("nothing is written for {id}"))
    }
}

impl Answer {
    /// Where a record holds it, as a JSON pointer, and what must stand there.
    pub fn recorded(&self) -> (String, Value) {
        let path = match (self.key.question().group(), self.key.id.split_once('.')) {
            (Some(group), Some((_, field))) => format!("{}/{}/{field}", group.id, self.key.row),
            _ => self.key.id.replace('.', "/"),
        };
        let value = match &self.act {
            Act::Write(text) => json!(text),
            Act::Date(day, month, year) => json!(format!("{year:04}-{month:02}-{day:02}")),
            Act::Choose(id) => json!(id),
            Act::Tick(ids) => json!(ids),
        };
        (format!("/referral/{path}"), value)
    }
}

/// Whether the answers so far bring a question up.
fn is_asked(question: &Question, answers: &[Answer]) -> bool {
    let Shown::When(other, ids) = question.shown else { return true };
    answers.iter().filter(|answer| answer.key.id == other).any(|answer| match &answer.act {
        Act::Choose(id) => ids.contains(id),
        Act::Tick(ticked) => ticked.iter().any(|id| ids.contains(id)),
        _ => false,
    })
}

fn answer(
    n: usize,
    question: &'static Question,
    choice: fn(&str, Options) -> &'static str,
    sentinels: &mut Sentinels,
) -> Answer {
    let id = question.id;
    let act = match question.kind {
        Kind::Text { form: TextForm::Phone, .. } => Act::Write(sentinels.also(id, &format!("07700 900{:03}", 500 + n))),
        Kind::Text { form: TextForm::Email, .. } => {
            Act::Write(format!("{}@example.org", sentinels.word(id).to_lowercase()))
        }
        Kind::Text { form: TextForm::Postcode, .. } => Act::Write("NM1 4QT".to_owned()),
        Kind::Text { .. } => Act::Write(format!("{} O'Brien-Ŵyn", sentinels.word(id))),
        Kind::LongText { .. } => {
            Act::Write(format!("First line: \"{}\" & <b>more</b>\nSecond line, £5", sentinels.word(id)))
        }
        Kind::Date(_) if id.ends_with("born") => Act::Date(13, 4, 1991),
        Kind::Date(_) => Act::Date(3, 11, 2026),
        Kind::Choices(options) if choice(id, options) == "judgement" => Act::Tick(&["judgement"]),
        Kind::Choices(_) => Act::Tick(&["judgement", "escalation", "repeat"]),
        Kind::Choice(options) => Act::Choose(choice(id, options)),
    };
    Answer { key: Key::of(id).expect("a question of the form"), act }
}

fn most(id: &str, options: Options) -> &'static str {
    match (id, options) {
        ("agreement.agrees", _) => "no",
        ("perpetrators.relationship", _) => "several",
        ("criteria.referred_before", _) => "another_marac",
        (_, Options::Agencies) => "other",
        (_, Options::Fixed { ids, .. }) => ids[0],
        (_, Options::Routes) => "repeat",
    }
}

fn least(id: &str, options: Options) -> &'static str {
    match (id, options) {
        ("safe_contact.safe_to_phone" | "urgent.is_urgent", _) => "no",
        ("assessment.how", _) => "none",
        (_, Options::Agencies) => "police",
        (_, Options::Fixed { ids, .. }) => ids[0],
        (_, Options::Routes) => "judgement",
    }
}

/// Mostly yes, so that the boxes beneath an answer come up.
fn item(number: usize, sentinels: &mut Sentinels) -> Item {
    let id = format!("dash-{number:02}");
    let answer = match number {
        13 | 17 | 19 => "no",
        16 | 20 => "dont_know",
        _ => "yes",
    };
    let detail = format!("Detail {}", sentinels.word(&format!("{id} detail")));
    let source = format!("Source {}", sentinels.word(&format!("{id} source")));
    Item { id, answer, detail, source }
}
