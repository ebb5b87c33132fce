//! Why two cases look alike, and how the months of a repeat were counted. Nobody is named, and nothing is a score.

use super::date::{date, day};
use super::register::finding;
use super::say;
use crate::domain::calendar::months_between;
use crate::domain::criteria::{RepeatDefinition, RepeatFinding, Why};
use crate::domain::date::Date;
use crate::domain::matching::{Again, Against, Reason, Relation, Role, SamePerson, Sure, Which};
use crate::domain::register::cases::Finding;

/// "Likely the same victim and the same alleged perpetrator".
pub fn relation(relation: Relation, sure: Sure) -> String {
    let relation = match relation {
        Relation::SamePair => say!("relation-same-pair"),
        Relation::RolesReversed => say!("relation-roles-reversed"),
        Relation::SamePerpetrator => say!("relation-same-perpetrator"),
        Relation::SameVictim => say!("relation-same-victim"),
    };
    let sure = match sure {
        Sure::Possible => say!("sure-possible"),
        Sure::Likely => say!("sure-likely"),
        Sure::Certain => say!("sure-certain"),
    };
    say!("alike-relation", sure = sure, relation = relation)
}

/// Whom of the one case this is about, and whom of the other.
pub fn people(person: &SamePerson) -> String {
    match (person.here, person.there) {
        (Role::Victim, Role::Victim) => say!("alike-victims"),
        (Role::Perpetrator(0), Role::Perpetrator(0)) => say!("alike-perpetrators"),
        (here, there) => say!("alike-roles", here = role(here), there = role(there)),
    }
}

/// How sure it is by this person alone.
pub fn alone(sure: Option<Sure>) -> String {
    match sure {
        None => say!("alike-too-little"),
        Some(Sure::Possible) => say!("alike-possible"),
        Some(Sure::Likely) => say!("alike-likely"),
        Some(Sure::Certain) => say!("alike-certain"),
    }
}

/// Somebody by who they are in a case.
fn role(role: Role) -> String {
    match role {
        Role::Victim => say!("role-victim"),
        Role::Perpetrator(row) => say!("role-perpetrator", number = row + 1),
    }
}

/// What speaks for one person.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::SameName(_) => say!("alike-same-name"),
        Reason::SameOtherName(_) => say!("alike-same-other-name"),
        Reason::NameLettersApart { letters, .. } => say!("alike-letters-apart", letters = letters),
        Reason::NamePartOfOther(_) => say!("alike-part-of-other"),
        Reason::NameButForInitial(_) => say!("alike-initial"),
        Reason::NameInOnePart(_) => say!("alike-one-part"),
        Reason::SameBirth => say!("alike-same-birth"),
        Reason::BirthSwapped => say!("alike-birth-swapped"),
        Reason::BirthNearlySame => say!("alike-birth-nearly"),
        Reason::BirthAgrees => say!("alike-birth-agrees"),
        Reason::SameAddress => say!("alike-same-address"),
        Reason::SamePostcode => say!("alike-same-postcode"),
        Reason::SamePhone => say!("alike-same-phone"),
    }
}

/// What speaks against.
pub fn against(against: &Against) -> String {
    match against {
        Against::BirthDiffers { years } => say!("against-birth-differs", years = years),
        Against::NamesDiffer(_) => say!("against-names-differ"),
        Against::MayBeTwins => say!("against-twins"),
        Against::FirstOfJanuary => say!("against-first-of-january"),
        Against::NothingButTheName => say!("against-nothing-but-name"),
        Against::PerpetratorNotNamed => say!("against-perpetrator-not-named"),
        Against::VictimNotNamed => say!("against-victim-not-named"),
        Against::OtherPerpetratorToo => say!("against-other-perpetrator"),
    }
}

/// The arithmetic, a sentence each: which came first, until when it counts, what happened when, and what either
/// definition of a repeat makes of it, that of the area first.
pub fn again(again: &Again) -> Vec<String> {
    let either = &again.any_instance;
    let mut said = vec![order(again)];
    said.extend(window(either));
    said.extend(incident(again, either));
    let of = |definition: RepeatDefinition| {
        let here = definition == again.in_force;
        match definition {
            RepeatDefinition::AnyInstance if here => say!("again-any-instance-here", finding = verdict(either)),
            RepeatDefinition::AnyInstance => say!("again-any-instance", finding = verdict(either)),
            RepeatDefinition::CrimeType if here => say!("again-crime-type-here", finding = verdict(&again.crime_type)),
            RepeatDefinition::CrimeType => say!("again-crime-type", finding = verdict(&again.crime_type)),
        }
    };
    let mut definitions = RepeatDefinition::ALL;
    definitions.sort_by_key(|definition| *definition != again.in_force);
    said.extend(definitions.map(of));
    said
}

/// What a person found of two cases, with the reason that was given.
pub fn found(found: Finding, reason: &str) -> String {
    if reason.trim().is_empty() { finding(found) } else { format!("{}. {reason}", finding(found)) }
}

fn order(again: &Again) -> String {
    match (&again.any_instance.referred_on, &again.again_on, again.earlier) {
        (Some(from), Some(later), Some(_)) if from == later => say!("again-same-day", from = date(from)),
        (Some(from), Some(later), Some(Which::Other)) => {
            say!("again-earlier-other", from = date(from), again = date(later))
        }
        (Some(from), Some(later), Some(Which::This)) => {
            say!("again-earlier-this", from = date(from), again = date(later))
        }
        _ => say!("again-earlier-not-known"),
    }
}

fn window(found: &RepeatFinding) -> Option<String> {
    let months = found.rule.months;
    Some(match (found.until, found.referred_on.as_ref()) {
        (Some(until), _) => say!("again-window", months = months, until = day(until)),
        (None, Some(from)) => say!("again-window-about", months = months, from = date(from)),
        (None, None) => return None,
    })
}

/// The day that has to lie in the window, and how long after the first referral it is.
fn incident(again: &Again, found: &RepeatFinding) -> Option<String> {
    let after = |day: &Date| match (&found.referred_on, day) {
        (Some(Date::Day(from)), Date::Day(day)) => months_between(*from, *day)
            .map(|(months, days)| say!("again-after", months = months, days = days))
            .unwrap_or_default(),
        _ => String::new(),
    };
    match (&found.incident, &again.again_on) {
        (Some(incident), _) => Some(say!("again-incident", incident = date(incident), after = after(incident))),
        (None, Some(day)) => Some(say!("again-no-incident", again = date(day), after = after(day))),
        (None, None) => None,
    }
}

fn verdict(found: &RepeatFinding) -> String {
    match found.why {
        Why::Within => say!("again-within"),
        Why::TooLate => say!("again-too-late"),
        Why::NothingSince => say!("again-nothing-since"),
        Why::NotACrime => say!("again-no-crime"),
        Why::CrimeNotKnown => say!("again-crime-not-known"),
        Why::NoDate => say!("again-no-date"),
        Why::DatesNotExact => say!("again-not-exact"),
        Why::AnotherMarac => say!("again-another-marac"),
        Why::MaracNotKnown => say!("again-marac-not-known"),
        // Only a form that is being filled in asks these: a register knows them.
        Why::NotSaid | Why::NeverReferred | Why::ReferredNotKnown | Why::OtherPeople | Why::PeopleNotKnown => {
            say!("again-not-said")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::criteria::Repeat;
    use crate::domain::matching::{Case, Person, compare};
    use crate::domain::private::Private;

    /// Colin Farrow, referred on 14 February 2026, and again.
    fn pair(first: &str, later: &str, incident: Option<&str>, rule: Repeat) -> Again {
        let person = |name: &str, born: &str| Person { born: Date::from_day(born), ..Person::named(name) };
        let case = |referred: &str, incident: Option<&str>| Case {
            victim: Private(person("Colin Farrow", "1981-03-02")),
            perpetrators: Private(vec![person("Tess Farrow-Lund", "1983-07-09")]),
            referred_on: Date::from_day(referred),
            incident: incident.and_then(Date::from_day),
            area: Some("northmere".into()),
            ..Case::default()
        };
        let candidates = compare(&case(later, incident), &case(first, None), rule);
        candidates[0].repeat.clone().unwrap()
    }

    #[test]
    fn the_months_are_counted_in_the_open_under_both_definitions() {
        let said = again(&pair("2026-02-14", "2026-09-21", Some("2026-09-20"), Repeat::default()));
        assert_eq!(
            said,
            [
                "The other case was referred first: 14 February 2026. This one: 21 September 2026.",
                "12 months are counted from the day of the first referral, not from the meeting: until 14 February \
                 2027, that day included.",
                "The most recent incident, by the later referral: 20 September 2026, 7 months and 6 days after the \
                 first referral.",
                "If any instance of abuse counts, as in this area: a repeat.",
                "If only what would be a crime counts: not known, because the later referral does not say whether it \
                 would be a crime. Read what happened.",
            ]
        );
        let crime = Repeat { definition: RepeatDefinition::CrimeType, ..Repeat::default() };
        let said = again(&pair("2026-02-14", "2026-09-21", None, crime));
        assert!(said[2].starts_with("The later referral does not date its most recent incident"), "{}", said[2]);
        assert!(said[3].starts_with("If only what would be a crime counts, as in this area: not known"), "{}", said[3]);
        assert_eq!(said[4], "If any instance of abuse counts: a repeat.");
    }

    #[test]
    fn the_last_day_of_the_window_counts_and_the_next_does_not() {
        for (first, last, next) in [
            ("2026-02-14", "2027-02-14", "2027-02-15"),
            ("2028-02-29", "2029-02-28", "2029-03-01"),
            ("2027-02-28", "2028-02-28", "2028-02-29"),
            ("2026-08-31", "2027-08-31", "2027-09-01"),
        ] {
            let any = |day| again(&pair(first, day, Some(day), Repeat::default()))[3].clone();
            assert!(any(last).ends_with(": a repeat."), "{first} to {last}: {}", any(last));
            assert!(any(next).ends_with("It is a new case."), "{first} to {next}: {}", any(next));
            assert!(again(&pair(first, last, None, Repeat::default()))[2].contains(", 12 months and 0 days after"));
        }
        let half_a_year = Repeat { months: 6, ..Repeat::default() };
        let any = |day| again(&pair("2027-08-31", day, Some(day), half_a_year))[3].clone();
        assert!(any("2028-02-29").ends_with(": a repeat."), "{}", any("2028-02-29"));
        assert!(any("2028-03-01").ends_with("It is a new case."), "{}", any("2028-03-01"));
    }
}
