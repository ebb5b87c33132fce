//! The answers of one case in words, without what has to stay out.

use super::case::Case;
use super::occasion::Occasion;
use super::withheld::Withheld;
use crate::domain::answers::{Key, Value};
use crate::domain::form::{GROUPS, ids};
use crate::domain::glance::Glance;
use crate::render::plain::{line, plain};
use crate::render::table::Cell;
use crate::wording::{date, form, say};

/// One case, ready to be said.
pub struct Answered<'a> {
    pub case: &'a Case<'a>,
    pub glance: Glance,
    pub withheld: Withheld,
    occasion: &'a Occasion<'a>,
}

impl<'a> Answered<'a> {
    pub fn new(case: &'a Case<'a>, occasion: &'a Occasion<'a>) -> Answered<'a> {
        let glance = Glance::of(case.answers, occasion.context);
        Answered { case, glance, withheld: Withheld::of(case.answers, occasion.include), occasion }
    }

    /// An answer in words, or nothing.
    pub fn words(&self, id: &str) -> String {
        self.words_at(id, 0)
    }

    /// An answer about one of several people.
    pub fn words_at(&self, id: &str, row: u8) -> String {
        let words = match Key::at(id, row).and_then(|key| self.case.answers.values.get(&key)) {
            None => String::new(),
            Some(Value::Text(text)) => plain(text),
            Some(Value::Choice(option)) => form::option_of(id, option, self.occasion.context),
            Some(Value::Choices(options)) => {
                let words = options.iter().map(|option| form::option_of(id, option, self.occasion.context));
                words.collect::<Vec<_>>().join("\n")
            }
            Some(Value::Date(known)) => date::date(known),
            Some(Value::NotKnown(why)) => say!("not-known-because", reason = form::not_known(why.code)),
        };
        self.withheld.keep_out(&words)
    }

    /// The same as a cell: a day stays a day.
    pub fn cell(&self, id: &str) -> Cell {
        match Key::of(id).and_then(|key| self.case.answers.values.get(&key)) {
            Some(Value::Date(known)) => Cell::date(known),
            _ => Cell::text(self.words(id)),
        }
    }

    /// Text of one line each, a line for each of the alleged perpetrators that has one; numbered where there are several.
    pub fn of_perpetrators(&self, id: &str) -> Cell {
        let rows = self.rows("perpetrators");
        if rows == 1 {
            return self.cell(id);
        }
        let one = |row: u8| Some(self.words_at(id, row)).filter(|words| !words.is_empty());
        let numbered = |row: u8| one(row).map(|words| format!("{}. {}", row + 1, line(&words)));
        Cell::text((0..rows).filter_map(numbered).collect::<Vec<_>>().join("\n"))
    }

    /// Name, birth and school of each child, a line each; the unborn too.
    pub fn children(&self) -> Vec<String> {
        let child = |row: u8| {
            let kind = Key::at(ids::HOUSEHOLD_KIND, row).and_then(|key| self.case.answers.values.get(&key));
            let said = match kind {
                Some(Value::Choice(kind)) if kind == "child" => {
                    let born = Some(self.words_at("household.born", row)).filter(|born| !born.is_empty());
                    let name = Some(self.words_at("household.name", row)).filter(|name| !name.is_empty());
                    let school = self.words_at("household.school", row);
                    let name = name.unwrap_or_else(|| say!("opt-household-child"));
                    [name, born.map(|born| say!("out-born", date = born)).unwrap_or_default(), school]
                }
                Some(Value::Choice(kind)) if kind == "unborn_child" => {
                    [say!("opt-household-unborn-child"), String::new(), String::new()]
                }
                _ => return None,
            };
            let parts: Vec<String> = said.iter().map(|part| line(part)).filter(|part| !part.is_empty()).collect();
            Some(parts.join(", "))
        };
        (0..self.rows("household")).filter_map(child).collect()
    }

    /// The victim's address, or that it is withheld.
    pub fn address(&self) -> String {
        if self.withheld.address() {
            return say!("out-address-withheld");
        }
        let lines = [self.words("victim.address"), self.words("victim.postcode")];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// The agency that refers.
    pub fn agency(&self) -> String {
        let other = self.case.answers.choice(ids::AGENCY) == Some("other");
        let named = self.words(if other { "referrer.agency_other" } else { ids::AGENCY });
        if named.is_empty() { self.words(ids::AGENCY) } else { named }
    }

    /// The routes as decided, or as the sender let them stand; a line each.
    pub fn routes(&self) -> String {
        if self.case.routes.is_empty() {
            return self.words(ids::ROUTES);
        }
        let words = self.case.routes.iter().map(|route| form::option_of(ids::ROUTES, route, self.occasion.context));
        words.collect::<Vec<_>>().join("\n")
    }

    /// The beginning of why the case is referred: enough to know it again, not the story.
    pub fn short_reason(&self) -> String {
        let why = [self.words("judgement.why"), self.words(ids::NARRATIVE)].into_iter().find(|why| !why.is_empty());
        let why = line(&why.unwrap_or_default());
        if why.chars().count() <= SHORT {
            return why;
        }
        let cut: String = why.chars().take(SHORT).collect();
        let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
        format!("{whole} …")
    }

    /// What somebody who rings or visits could do harm by not knowing; a line each.
    ///
    /// How the victim can be reached safely is the IDVA's alone, and who must not be told is not said to a whole list.
    pub fn warnings(&self) -> Vec<String> {
        let is = |id: &str, option: &str| self.case.answers.choice(id) == Some(option);
        let mut warnings = Vec::new();
        let mut warn = |when: bool, words: String| warnings.extend(when.then_some(words));
        warn(!is(ids::SAFE_TO_PHONE, "yes"), say!("out-warn-not-safe-to-phone"));
        warn(is("safe_contact.device_watched", "yes"), say!("out-warn-watched"));
        warn(is("agreement.knows", "no") || is("agreement.knows", "unsafe_to_tell"), say!("out-warn-not-told"));
        let silent = (0..self.rows("perpetrators")).any(|row| {
            let knows = Key::at("perpetrators.knows_help_sought", row);
            knows.and_then(|key| self.case.answers.values.get(&key)) == Some(&Value::Choice("no".into()))
        });
        warn(silent, say!("out-warn-help-sought"));
        let some = |id: &str| self.case.answers.text(id).is_some_and(|text| !text.trim().is_empty());
        let conflict = some("safe_contact.must_not_receive") || is("safe_contact.works_for_agency", "yes");
        warn(conflict, say!("out-warn-must-not-receive"));
        let risk = line(&self.words("reason.risk_to_professionals"));
        warn(!risk.is_empty(), say!("out-warn-professionals", risk = risk));
        warnings
    }

    pub fn rows(&self, group: &str) -> u8 {
        GROUPS.iter().find(|known| known.id == group).map_or(0, |group| self.case.answers.rows(group))
    }
}

/// In characters.
const SHORT: usize = 240;
