//! An area's own words for letters: what may stand in them, and nothing of a case besides.

use serde_json::{Map, Value};

use super::pack::Pack;
use crate::domain::label::Label;

/// The templates of a pack by the names of their letters: [`ACKNOWLEDGEMENT`], [`QUERY`], [`NOT_ACCEPTED`] and whatever
/// else an area writes. One that is not in order is left out, and `area check` names it.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    templates: Vec<(String, Template)>,
    faults: Vec<LetterFault>,
}

/// One letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub subject: Option<Text>,
    /// Never empty.
    pub paragraphs: Vec<Text>,
}

/// Words with places for values, of which every one is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Label);

/// What a letter can say of a referral: which it is, and nothing of what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    Reference,
    /// The agency that referred, to which the letter goes.
    Agency,
    /// The name of the area.
    Area,
    /// The MARAC team's own number.
    Phone,
    /// The day of the meeting, or the closing date.
    MeetingDate,
    /// The day of the letter.
    Date,
}

/// A letter that is not in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterFault {
    /// Its name in the pack; empty where `letters` itself is no object.
    pub letter: String,
    pub why: LetterTrouble,
}

/// Why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterTrouble {
    /// The name is not made of lower-case letters, digits and underscores, at most 40.
    Name,
    /// Not an object with a list of `paragraphs` that say something, and a `subject` if it has one.
    Shape,
    /// Between braces stands something that is no placeholder, or a brace stands alone.
    Placeholder { found: String },
}

/// It has arrived.
pub const ACKNOWLEDGEMENT: &str = "acknowledgement";
/// Something is missing.
pub const QUERY: &str = "query";
/// It is not heard.
pub const NOT_ACCEPTED: &str = "not_accepted";

impl Pack {
    /// The area's own words for letters. Read when they are wanted: who sends a referral never does.
    pub fn letters(&self) -> Letters {
        Letters::read(self.source.get("letters"))
    }
}

impl Letters {
    /// Those of a pack that has none.
    pub const NONE: Letters = Letters { templates: Vec::new(), faults: Vec::new() };

    /// The template of a letter.
    pub fn get(&self, letter: &str) -> Option<&Template> {
        self.templates.iter().find(|(name, _)| name == letter).map(|(_, template)| template)
    }

    /// The names of the letters that an area has words for, in the order of the pack.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.templates.iter().map(|(name, _)| name.as_str())
    }

    /// The letters that are not in order.
    pub fn faults(&self) -> &[LetterFault] {
        &self.faults
    }

    pub(super) fn read(value: Option<&Value>) -> Letters {
        let Some(value) = value else { return Letters::NONE };
        let Some(fields) = value.as_object() else {
            let fault = LetterFault { letter: String::new(), why: LetterTrouble::Shape };
            return Letters { faults: vec![fault], ..Letters::NONE };
        };
        let mut letters = Letters::default();
        for (letter, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
            match Template::read(letter, value) {
                Ok(template) => letters.templates.push((letter.clone(), template)),
                Err(why) => letters.faults.push(LetterFault { letter: letter.clone(), why }),
            }
        }
        letters
    }
}

impl Template {
    fn read(name: &str, value: &Value) -> Result<Template, LetterTrouble> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !(1..=40).contains(&name.len()) || !name.chars().all(allowed) {
            return Err(LetterTrouble::Name);
        }
        let given = |fields: &'_ Map<String, Value>, name: &str| fields.get(name).filter(|v| !v.is_null()).cloned();
        let fields = value.as_object().ok_or(LetterTrouble::Shape)?;
        let paragraphs = given(fields, "paragraphs").and_then(|paragraphs| paragraphs.as_array().cloned());
        let paragraphs = paragraphs.filter(|all| !all.is_empty()).ok_or(LetterTrouble::Shape)?;
        Ok(Template {
            subject: given(fields, "subject").as_ref().map(Text::read).transpose()?,
            paragraphs: paragraphs.iter().map(Text::read).collect::<Result<_, _>>()?,
        })
    }
}

impl Text {
    fn read(value: &Value) -> Result<Text, LetterTrouble> {
        let label = Label::from_json(value).ok_or(LetterTrouble::Shape)?;
        let welsh = match &label {
            Label::ByLanguage { cy: Some(cy), .. } => Some(cy.as_str()),
            _ => None,
        };
        for text in [Some(label.en()), welsh].into_iter().flatten() {
            if text.trim().is_empty() {
                return Err(LetterTrouble::Shape);
            }
            pieces(text)?;
        }
        Ok(Text(label))
    }

    /// Whether the English text has a place for it.
    pub fn names(&self, placeholder: Placeholder) -> bool {
        self.pieces().any(|piece| matches!(piece, Piece::Value(known) if known == placeholder))
    }

    /// The English text with values in their places. What looks like a placeholder in a value is none.
    pub fn en(&self, value: impl Fn(Placeholder) -> String) -> String {
        let words = self.pieces().map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Value(placeholder) => value(placeholder),
        });
        words.collect()
    }

    fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        // Read without a fault when it came in.
        pieces(self.0.en()).unwrap_or_default().into_iter()
    }
}

impl Placeholder {
    /// All, in the order of the format.
    pub const ALL: [Placeholder; 6] = [
        Placeholder::Reference,
        Placeholder::Agency,
        Placeholder::Area,
        Placeholder::Phone,
        Placeholder::MeetingDate,
        Placeholder::Date,
    ];

    /// The word between the braces.
    pub fn id(self) -> &'static str {
        match self {
            Placeholder::Reference => "reference",
            Placeholder::Agency => "agency",
            Placeholder::Area => "area",
            Placeholder::Phone => "phone",
            Placeholder::MeetingDate => "meeting_date",
            Placeholder::Date => "date",
        }
    }
}

enum Piece<'a> {
    Words(&'a str),
    Value(Placeholder),
}

fn pieces(text: &str) -> Result<Vec<Piece<'_>>, LetterTrouble> {
    let unknown = |found: &str| LetterTrouble::Placeholder { found: found.chars().take(40).collect() };
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find(['{', '}']) {
        pieces.push(Piece::Words(&rest[..at]));
        let inside = rest[at..].strip_prefix('{').ok_or_else(|| unknown("}"))?;
        let (name, after) = inside.split_once('}').ok_or_else(|| unknown(&rest[at..]))?;
        let known = Placeholder::ALL.into_iter().find(|known| known.id() == name);
        pieces.push(Piece::Value(known.ok_or_else(|| unknown(&format!("{{{name}}}")))?));
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn trouble(letters: Value) -> Vec<(String, LetterTrouble)> {
        Letters::read(Some(&letters)).faults().iter().map(|fault| (fault.letter.clone(), fault.why.clone())).collect()
    }

    #[test]
    fn values_stand_in_their_places_and_are_never_read_again() {
        let letters = json!({"query": {"subject": {"en": "{reference}", "cy": "Cyf. {reference}"},
            "paragraphs": ["{agency}: ring {phone}, {phone}!", "Without."]}});
        let letters = Letters::read(Some(&letters));
        let template = letters.get(QUERY).unwrap();
        let said = template.paragraphs[0].en(|placeholder| match placeholder {
            Placeholder::Agency => "{phone} Ltd".into(),
            other => other.id().to_uppercase(),
        });
        assert_eq!(said, "{phone} Ltd: ring PHONE, PHONE!");
        assert_eq!(template.paragraphs[1].en(|_| unreachable!()), "Without.");
        assert!(template.subject.as_ref().unwrap().names(Placeholder::Reference));
        assert!(!template.paragraphs[0].names(Placeholder::MeetingDate));
    }

    #[test]
    fn what_is_not_in_order_is_left_out_and_named_and_the_rest_stays() {
        let found = |found: &str| LetterTrouble::Placeholder { found: found.into() };
        for (paragraph, why) in [
            (json!("About {victim}"), found("{victim}")),
            (json!("{Reference}"), found("{Reference}")),
            (json!("{ reference }"), found("{ reference }")),
            (json!("{{reference}}"), found("{{reference}")),
            (json!("{}"), found("{}")),
            (json!("open {reference"), found("{reference")),
            (json!("close reference}"), found("}")),
            (json!({"en": "good", "cy": "{enw}"}), found("{enw}")),
            (json!(" \n"), LetterTrouble::Shape),
            (json!({"cy": "dim Saesneg"}), LetterTrouble::Shape),
            (json!(7), LetterTrouble::Shape),
        ] {
            let letters =
                json!({"query": {"paragraphs": ["Good.", paragraph]}, "not_accepted": {"paragraphs": ["Good."]}});
            assert_eq!(trouble(letters.clone()), [("query".to_owned(), why)], "{paragraph}");
            assert_eq!(Letters::read(Some(&letters)).names().collect::<Vec<_>>(), ["not_accepted"]);
        }
    }

    #[test]
    fn a_letter_has_a_name_and_paragraphs() {
        for broken in [json!([]), json!("text"), json!({"paragraphs": []}), json!({"subject": "x"})] {
            assert_eq!(
                trouble(json!({"query": broken.clone()})),
                [("query".to_owned(), LetterTrouble::Shape)],
                "{broken}"
            );
        }
        assert_eq!(trouble(json!("x")), [(String::new(), LetterTrouble::Shape)]);
        for name in ["", "Query", "a b", "../x", &"x".repeat(41)] {
            assert_eq!(trouble(json!({name: {"paragraphs": ["x"]}})), [(name.to_owned(), LetterTrouble::Name)]);
        }
        assert_eq!(trouble(json!({"query": null, "closing_2": {"paragraphs": ["x"], "later": 1}})), []);
    }
}
