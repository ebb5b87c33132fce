//! Who must not receive what: before an output leaves, the cases in it that somebody has to decide about.
//!
//! What people wrote in their own words cannot be matched by a machine: it always asks. A stop is never an answer by itself;
//! a person leaves the case out, or puts it in and says why.

use super::answers::Answers;
use super::private::Private;
use super::register::cases::MustNotReceive;
use super::register::{Case, Person};

/// Who is to receive an output.
#[derive(Clone, Debug, Default)]
pub struct Receiver<'a> {
    /// Of the area's pack.
    pub agency: Option<&'a str>,
    /// What the agency or the person is called, in all the ways known.
    pub names: Vec<&'a str>,
    /// A person of the area who is to have it, by their key.
    pub person: Option<Person>,
}

/// One case of an output; `T` is how a program names it.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a, T> {
    pub case: T,
    /// What was sent, with what was added and corrected over it.
    pub answers: &'a Answers,
    /// What the register says of it, if it is in one.
    pub registered: Option<&'a Case>,
}

/// A case that must not go to this receiver until a person has decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop<T> {
    pub case: T,
    /// Never empty; the surest first.
    pub why: Vec<Why>,
}

/// Why a case stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Other people alone may read it.
    Restricted,
    /// The register says that this agency must not receive it.
    Agency { reason: Private<String> },
    /// The register says that somebody of this name must not receive it, and that is what the receiver is called.
    Named { name: Private<String>, reason: Private<String> },
    /// The register says that somebody must not receive it: whether the receiver is, or passes it on to them, a person has to say.
    MayBe { name: Private<String>, reason: Private<String> },
    /// The referral says who must not receive it, in its own words.
    Written(Private<String>),
    /// The alleged perpetrator, or somebody close to them, works for a partner agency; who and where, as far as is said.
    WorksForAgency(Private<String>),
}

/// The cases that stop on their way to this receiver, in the order of the output; all others may go.
pub fn stops<'a, T>(receiver: &Receiver, sent: impl IntoIterator<Item = Sent<'a, T>>) -> Vec<Stop<T>> {
    let stop = |sent: Sent<'a, T>| {
        let why = why(receiver, sent.answers, sent.registered);
        (!why.is_empty()).then_some(Stop { case: sent.case, why })
    };
    sent.into_iter().filter_map(stop).collect()
}

fn why(receiver: &Receiver, answers: &Answers, registered: Option<&Case>) -> Vec<Why> {
    let mut why = Vec::new();
    if let Some(case) = registered {
        let may_read = receiver.person.is_some_and(|person| case.may_read(person));
        why.extend((!case.restriction.is_empty() && !may_read).then_some(Why::Restricted));
        why.extend(case.must_not_receive.iter().filter_map(|said| of_register(receiver, &said.value)));
    }
    let text = |id| answers.text(id).map(str::trim).filter(|text| !text.is_empty());
    why.extend(text("safe_contact.must_not_receive").map(|words| Why::Written(Private(words.to_owned()))));
    let who = text("safe_contact.works_for_agency_who");
    // Words about somebody count also where the answer above them was changed or is missing.
    if answers.choice("safe_contact.works_for_agency") == Some("yes") || who.is_some() {
        why.push(Why::WorksForAgency(Private(who.unwrap_or_default().to_owned())));
    }
    why
}

fn of_register(receiver: &Receiver, said: &MustNotReceive) -> Option<Why> {
    let reason = said.reason.clone();
    let is_agency = said.agency.as_deref().is_some_and(|agency| receiver.is_agency(agency));
    let Some(name) = &said.name else { return is_agency.then_some(Why::Agency { reason }) };
    if receiver.is_called(name) {
        return Some(Why::Named { name: name.clone(), reason });
    }
    // A name in another agency than the receiver's is not the receiver's business; a name alone may be anybody.
    let elsewhere = said.agency.is_some() && !is_agency && receiver.agency.is_some();
    (!elsewhere).then(|| Why::MayBe { name: name.clone(), reason })
}

impl Receiver<'_> {
    /// By the id of the pack; an agency that a person wrote in words is known by its name.
    fn is_agency(&self, agency: &str) -> bool {
        self.agency.is_some_and(|own| own.eq_ignore_ascii_case(agency.trim())) || self.is_called(agency)
    }

    fn is_called(&self, name: &str) -> bool {
        let letters = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let name = letters(name);
        !name.is_empty() && self.names.iter().any(|own| letters(own) == name)
    }
}

impl Why {
    /// Stable name, for programs.
    pub fn id(&self) -> &'static str {
        match self {
            Why::Restricted => "restricted",
            Why::Agency { .. } => "agency",
            Why::Named { .. } => "named",
            Why::MayBe { .. } => "may_be",
            Why::Written(_) => "written",
            Why::WorksForAgency(_) => "works_for_agency",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers_json::from_json;
    use serde_json::json;

    fn answers(safe_contact: serde_json::Value) -> Answers {
        from_json(&json!({"safe_contact": safe_contact})).unwrap()
    }

    fn said(agency: Option<&str>, name: Option<&str>) -> MustNotReceive {
        let case = "7ZQ4N8V2K6T1X9B3M5C0WJRHFD".parse().unwrap();
        let name = name.map(|name| Private(name.to_owned()));
        let reason = Private("His sister works there".to_owned());
        MustNotReceive { case, agency: agency.map(str::to_owned), name, reason, more: Default::default() }
    }

    fn police() -> Receiver<'static> {
        Receiver { agency: Some("police"), names: vec!["Northmere Police"], person: None }
    }

    fn ids(answers: &Answers) -> Vec<&'static str> {
        why(&police(), answers, None).iter().map(Why::id).collect()
    }

    #[test]
    fn what_a_referral_says_in_its_own_words_always_asks() {
        assert_eq!(ids(&answers(json!({"must_not_receive": "Nobody in particular"}))), ["written"]);
        let works = json!({"works_for_agency": "yes", "works_for_agency_who": "A cousin, at the council"});
        assert_eq!(ids(&answers(works)), ["works_for_agency"]);
        assert_eq!(ids(&answers(json!({"works_for_agency_who": "A cousin"}))), ["works_for_agency"]);
        assert_eq!(ids(&answers(json!({"works_for_agency": "yes"}))), ["works_for_agency"]);
    }

    #[test]
    fn a_case_of_which_nothing_is_said_may_go() {
        for nothing in [json!({}), json!({"must_not_receive": "  "}), json!({"works_for_agency": "no"})] {
            assert!(ids(&answers(nothing.clone())).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn the_register_stops_an_agency_by_its_id_or_name_and_no_other() {
        let receiver = police();
        for (agency, name, expected) in [
            (Some("police"), None, Some("agency")),
            (Some("Police "), None, Some("agency")),
            (Some("northmere police"), None, Some("agency")),
            (Some("housing"), None, None),
            (None, Some("Northmere  POLICE"), Some("named")),
            (None, Some("Dana Strake"), Some("may_be")),
            (Some("police"), Some("Dana Strake"), Some("may_be")),
            (Some("housing"), Some("Dana Strake"), None),
        ] {
            let found = of_register(&receiver, &said(agency, name)).map(|why| why.id());
            assert_eq!(found, expected, "{agency:?} {name:?}");
        }
    }

    #[test]
    fn a_person_of_no_known_agency_is_stopped_by_any_name() {
        let receiver = Receiver { names: vec!["D. Strake"], ..Receiver::default() };
        let found = of_register(&receiver, &said(Some("housing"), Some("Dana Strake"))).map(|why| why.id());
        assert_eq!(found, Some("may_be"));
    }

    #[test]
    fn only_what_stops_is_named_and_every_reason_with_it() {
        let (free, held) = (answers(json!({})), answers(json!({"must_not_receive": "x", "works_for_agency": "yes"})));
        let sent = [("a", &free), ("b", &held), ("c", &free)];
        let sent = sent.map(|(case, answers)| Sent { case, answers, registered: None });
        let stops = stops(&police(), sent);
        assert_eq!(stops.len(), 1);
        assert_eq!((stops[0].case, stops[0].why.len()), ("b", 2));
        assert!(!format!("{stops:?}").contains('x'), "what was written does not print");
    }
}
