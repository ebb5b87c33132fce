//! What the area's rules make of a referral, with the arithmetic. Never "low", never green.

use super::date::{date, day};
use super::say;
use crate::domain::criteria::{
    ESCALATION, EscalationCount, EscalationFinding, Findings, JUDGEMENT, Outcome, REPEAT, RepeatDefinition,
    RepeatFinding, Why,
};

/// What stands beside a route that a person may choose; nothing for one of the area's own.
pub fn route(id: &str, findings: &Findings) -> Option<String> {
    Some(match id {
        ESCALATION => escalation(&findings.escalation),
        REPEAT => repeat(&findings.repeat),
        JUDGEMENT if findings.none_met() => format!("{} {}", say!("route-judgement"), say!("route-judgement-alone")),
        JUDGEMENT => say!("route-judgement"),
        _ => return None,
    })
}

/// That the count alone is enough, where it is.
pub fn by_count(findings: &Findings) -> Option<String> {
    let found = findings.visible_high_risk;
    let counts = found.counts.filter(|_| found.outcome == Outcome::Met)?;
    Some(say!("route-count-met", yes = counts.yes, needed = found.needed))
}

fn escalation(found: &EscalationFinding) -> String {
    let (events, months) = (found.rule.events, found.rule.months);
    let mut said = vec![match found.rule.count {
        EscalationCount::AnyAgency => say!("route-events-needed", events = events, months = months),
        EscalationCount::Police => say!("route-events-needed-police", events = events, months = months),
    }];
    match found.window {
        Some((first, last)) => {
            let count = found.inside.len();
            let window =
                say!("route-events-window", months = months, first = day(first), last = day(last), count = count);
            let listed = and(found.inside.iter().map(date).collect());
            said.push(if count == 0 { format!("{window}.") } else { format!("{window}: {listed}.") });
        }
        None => said.push(say!("route-events-none")),
    }
    if found.unsure > 0 {
        said.push(say!("route-events-unsure", count = found.unsure));
    }
    if found.not_counted > 0 {
        said.push(say!("route-events-not-counted", count = found.not_counted));
    }
    if found.long_ago {
        said.push(say!("route-events-long-ago", months = months));
    }
    said.push(outcome(found.outcome));
    said.join(" ")
}

fn repeat(found: &RepeatFinding) -> String {
    let months = found.rule.months;
    let needed = match found.rule.definition {
        RepeatDefinition::AnyInstance => say!("route-repeat-needed", months = months),
        RepeatDefinition::CrimeType => say!("route-repeat-needed-crime", months = months),
    };
    let from = found.referred_on.as_ref().map(date).unwrap_or_default();
    let until = found.until.map(day);
    let incident = found.incident.as_ref().map_or_else(|| say!("incident-today"), date);
    let why = match (found.why, until) {
        (Why::Within, Some(until)) => say!("route-repeat-within", from = from, until = until, incident = incident),
        (Why::Within, None) => say!("route-repeat-within-about", from = from, incident = incident),
        (Why::TooLate, Some(until)) => say!("route-repeat-too-late", from = from, until = until, incident = incident),
        (Why::TooLate, None) => say!("route-repeat-too-late-about", from = from, incident = incident),
        (Why::NotSaid, _) => say!("route-repeat-not-said"),
        (Why::NeverReferred, _) => say!("route-repeat-never"),
        (Why::ReferredNotKnown, _) => say!("route-repeat-before-not-known"),
        (Why::AnotherMarac, _) => say!("route-repeat-another"),
        (Why::MaracNotKnown, _) => say!("route-repeat-which"),
        (Why::OtherPeople, _) => say!("route-repeat-other-people"),
        (Why::PeopleNotKnown, _) => say!("route-repeat-people-not-known"),
        (Why::NotACrime, _) => say!("route-repeat-no-crime"),
        (Why::CrimeNotKnown, _) => say!("route-repeat-crime-not-known"),
        (Why::NoDate, _) => say!("route-repeat-no-date"),
        (Why::DatesNotExact, _) => say!("route-repeat-not-exact"),
        (Why::NothingSince, _) => say!("route-repeat-nothing-since"),
    };
    // Where nothing was asked yet, there is nothing to be met or not.
    match found.why {
        Why::NotSaid => format!("{needed} {why}"),
        _ => format!("{needed} {why} {}", outcome(found.outcome)),
    }
}

fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Met => say!("route-met"),
        Outcome::NotMet => say!("route-not-met"),
        Outcome::NotKnown => say!("route-not-known"),
    }
}

/// "1, 2 and 3".
pub fn and(mut all: Vec<String>) -> String {
    match (all.pop(), all.is_empty()) {
        (Some(last), false) => say!("list-and", first = all.join(", "), last = last),
        (last, _) => last.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_with_and() {
        let list = |all: &[&str]| and(all.iter().map(|one| (*one).to_owned()).collect());
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["7"]), "7");
        assert_eq!(list(&["7", "9", "18"]), "7, 9 and 18");
    }
}
