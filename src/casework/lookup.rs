//! The cases of a register by what somebody types: a name, a date of birth, part of an address, a number, a reference.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::content::{Closed, Content};
use super::line::called;
use crate::domain::find::{Role, people};
use crate::domain::matching::{Findable, Typed};
use crate::domain::register::CaseId;
use crate::wording::find as words;

/// What every case can be found by. It holds names: it stays where the cases are.
#[derive(Default)]
pub struct Lookup(BTreeMap<CaseId, One>);

struct One {
    reference: Findable,
    people: Vec<(Role, Findable)>,
}

/// The cases that were found, naming nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighted {
    /// Each with who it was found by, in words: "victim, child 1"; empty where that was its reference.
    pub cases: Vec<(CaseId, String)>,
    /// No case has exactly that: a letter is wrong in what was typed, or in these.
    pub nearly: bool,
}

impl Lookup {
    /// Takes a case as it stands now; of one that could not be looked into, its name alone.
    pub fn take(&mut self, id: CaseId, content: Result<&Content, Closed>) {
        let people = content.map(|content| people(&content.answers)).unwrap_or_default();
        let people = people.into_iter().map(|(role, _, person)| (role, Findable::of(&person)));
        let people = people.filter(|(_, findable)| !findable.is_empty()).collect();
        self.0.insert(id, One { reference: Findable::of_reference(&called(id)), people });
    }

    /// Forgets a case that is there no more.
    pub fn forget(&mut self, id: CaseId) {
        self.0.remove(&id);
    }

    /// The cases that have all that was typed; where none has, those in which it is a letter off. `may_read`: no other case
    /// is found.
    pub fn find(&self, text: &str, may_read: impl Fn(CaseId) -> bool) -> Sighted {
        let Some(typed) = Typed::read(text) else { return Sighted::default() };
        let found = |nearly: bool| {
            let is = if nearly { Typed::is_nearly_in } else { Typed::is_in };
            let found = self.0.iter().filter(|(id, one)| is(&typed, &one.all()) && may_read(**id));
            Sighted { cases: found.map(|(id, one)| (*id, one.found_by(&typed, nearly))).collect(), nearly }
        };
        let exactly = found(false);
        if !exactly.cases.is_empty() {
            return exactly;
        }
        let Sighted { cases, .. } = found(true);
        Sighted { nearly: !cases.is_empty(), cases }
    }
}

impl One {
    fn all(&self) -> Vec<&Findable> {
        std::iter::once(&self.reference).chain(self.people.iter().map(|(_, findable)| findable)).collect()
    }

    fn found_by(&self, typed: &Typed, nearly: bool) -> String {
        let found = self.people.iter().filter(|(_, findable)| typed.touches(findable, nearly));
        found.map(|(role, _)| words::role(*role)).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::fixture::case;
    use crate::domain::record::Record;

    fn content(victim: &str, child: &str) -> Content {
        let mut json: serde_json::Value =
            serde_json::from_slice(include_bytes!("../../tests/vectors/record-v1.json")).unwrap();
        json["referral"]["victim"]["name"] = victim.into();
        json["referral"]["household"] = serde_json::json!([{"kind": "child", "name": child}]);
        let answers = Record::read(json.to_string().as_bytes()).unwrap().answers;
        Content { answers, referred_on: None }
    }

    fn lookup() -> Lookup {
        let mut lookup = Lookup::default();
        lookup.take(case(1), Ok(&content("Joanne Pell", "Wren Asare")));
        lookup.take(case(2), Ok(&content("Ada Fenwick", "Joanne Fenwick")));
        lookup.take(case(3), Err(Closed::Unopened));
        lookup
    }

    fn found(text: &str) -> (Vec<(CaseId, String)>, bool) {
        let Sighted { cases, nearly } = lookup().find(text, |_| true);
        (cases, nearly)
    }

    #[test]
    fn a_case_is_found_by_any_of_its_people_and_says_by_whom() {
        let by = |number: u8, who: &str| (case(number), who.to_owned());
        assert_eq!(found("joanne"), (vec![by(1, "victim"), by(2, "child 1")], false));
        assert_eq!(found("pell wren"), (vec![by(1, "victim, child 1")], false));
        assert_eq!(found("fenwick strake").0, [by(2, "victim, alleged perpetrator 1, child 1")]);
        assert_eq!(found(&called(case(3))), (vec![by(3, "")], false), "one that does not open, by its reference");
        assert_eq!(found("j").0, []);
    }

    #[test]
    fn a_slip_finds_only_where_nothing_is_found_exactly() {
        assert_eq!(found("fenwik"), (vec![(case(2), "victim, child 1".to_owned())], true));
        assert_eq!(found("nobody at all"), (vec![], false));
    }

    #[test]
    fn nobody_finds_a_case_that_they_may_not_read() {
        let Sighted { cases, .. } = lookup().find("joanne", |id| id != case(1));
        assert_eq!(cases, [(case(2), "child 1".to_owned())]);
    }

    #[test]
    fn a_case_that_has_changed_or_is_gone_is_found_by_what_it_says_now() {
        let mut lookup = lookup();
        lookup.take(case(1), Ok(&content("Joanna Pell", "Wren Asare")));
        lookup.forget(case(2));
        assert_eq!(lookup.find("joanne", |_| true).cases, [(case(1), "victim".to_owned())]);
        assert!(lookup.find("joanne", |_| true).nearly);
    }
}
