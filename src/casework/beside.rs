//! Two cases side by side: who is in them, and when. Addresses and numbers stay out: they may be confidential.

use serde::{Deserialize, Serialize};

use super::look_alikes::LookAlikes;
use crate::domain::date::Date;
use crate::domain::matching::{Case, Person, Role};
use crate::domain::register::CaseId;
use crate::wording::{date, say};

/// One line: what it is, and how either case has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    pub label: String,
    pub here: String,
    pub there: String,
}

/// The lines; nothing where one of the two cannot be looked into. `area`: its name.
pub fn beside(look_alikes: &LookAlikes, here: CaseId, there: CaseId, area: &str) -> Option<Vec<Beside>> {
    let (here, there) = (look_alikes.case(here)?, look_alikes.case(there)?);
    let line = |label: String, of: &dyn Fn(&Case) -> String| Beside { label, here: of(here), there: of(there) };
    let day = |day: &Option<Date>| day.as_ref().map_or_else(|| say!("triage-not-known"), date::date);
    let mut lines = vec![
        line(say!("beside-referred"), &|case| day(&case.referred_on)),
        line(say!("beside-area"), &|_| area.to_owned()),
        line(say!("beside-incident"), &|case| day(&case.incident)),
    ];
    let rows = here.perpetrators.len().max(there.perpetrators.len());
    for role in std::iter::once(Role::Victim).chain((0..rows).map(Role::Perpetrator)) {
        let label = |what: String| say!("beside-of", who = who(role), what = what);
        let part = |what: String, of: fn(&Person) -> String| {
            line(label(what), &|case| person(case, role).map(of).unwrap_or_default())
        };
        let parts = [
            part(say!("beside-name"), |person| person.name.clone()),
            part(say!("beside-other-names"), |person| person.other_names.clone()),
            part(say!("beside-born"), |person| person.born.as_ref().map(date::date).unwrap_or_default()),
            part(say!("beside-other-born"), |person| person.other_born.clone()),
        ];
        lines.extend(parts.into_iter().filter(|line| !(line.here.is_empty() && line.there.is_empty())));
    }
    Some(lines)
}

fn person(case: &Case, role: Role) -> Option<&Person> {
    match role {
        Role::Victim => Some(&case.victim),
        Role::Perpetrator(row) => case.perpetrators.get(row),
    }
}

fn who(role: Role) -> String {
    match role {
        Role::Victim => say!("beside-victim"),
        Role::Perpetrator(row) => say!("beside-perpetrator", number = row + 1),
    }
}
