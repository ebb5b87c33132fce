//! What goes: cases that are purged, and words that are taken back.

use std::collections::BTreeMap;

use super::keeping::Goes;
use super::office::{Office, said};
use super::protocol::{NotSaid, Told};
use crate::casework::{self, NotPurged, called, certificates};
use crate::domain::due::Matter;
use crate::domain::private::Private;
use crate::domain::register::cases::Retracted;
use crate::domain::register::{CaseId, Day, Id, Sayings, What};
use crate::envelope::Identity;
use crate::wording::{date, say};

impl Office {
    /// What would go with the cases whose retention is over, or with one.
    pub(super) fn to_purge(&self, case: Option<CaseId>, now: &str, identities: &[Identity]) -> Vec<Goes> {
        let over = self.over(now, identities);
        let cases = match case {
            Some(case) => vec![(case, over.get(&case).copied().flatten())],
            None => over.into_iter().collect(),
        };
        cases.into_iter().map(|(case, kept_until)| self.goes(case, kept_until, identities)).collect()
    }

    /// The cases whose retention is over, the held ones too, and the last day that they were kept for.
    fn over(&self, now: &str, identities: &[Identity]) -> BTreeMap<CaseId, Option<Day>> {
        let (items, _) = self.due(None, 0, now, identities);
        let over = items.into_iter().filter_map(|item| match item.matter {
            Matter::RetentionOver { kept_until } | Matter::Held { kept_until, .. } => {
                Some((item.case, Some(Day(kept_until))))
            }
            _ => None,
        });
        over.collect()
    }

    fn goes(&self, case: CaseId, kept_until: Option<Day>, identities: &[Identity]) -> Goes {
        let may_read = self.readable(case, identities).is_some();
        let certificates = certificates(&self.register, case, kept_until, "");
        let refused = match &certificates {
            _ if !may_read => Some(say!("stop-restricted")),
            Ok(_) => None,
            Err(NotPurged::NotHere) => Some(say!("cli-list-not-brought")),
            Err(NotPurged::Held) => Some(say!("cli-purge-held")),
        };
        let certificates = certificates.unwrap_or_default();
        let bodies = certificates.iter().filter(|one| matches!(one.purged.case, CaseId::Body(_))).count();
        let stay = certificates.iter().flat_map(|one| self.register.trail_of(one.purged.case));
        Goes {
            case,
            called: called(case),
            kept_until: kept_until.map(|day| date::day(day.0)).unwrap_or_default(),
            files: bodies,
            entries: certificates.iter().map(|one| one.supersedes.len()).sum(),
            stay: stay.filter(|event| !event.what.goes_with_its_case()).count(),
            refused,
        }
    }

    /// All or none: what must not go stops what was to go with it.
    pub(super) fn purge(
        &mut self,
        cases: &[CaseId],
        why: &str,
        now: &str,
        identities: &[Identity],
    ) -> (Told, Vec<Vec<u8>>) {
        let over = self.over(now, identities);
        let certificate = |case: &CaseId| {
            let kept_until = over.get(case).copied().flatten();
            let found = certificates(&self.register, *case, kept_until, why).map_err(|_| NotSaid::Incomplete)?;
            if self.readable(*case, identities).is_some() && !why.trim().is_empty() {
                Ok(found)
            } else {
                Err(NotSaid::Incomplete)
            }
        };
        let all: Result<Vec<_>, NotSaid> = cases.iter().map(certificate).collect();
        let over = |what: Vec<Vec<casework::Certificate>>| {
            let all = what.into_iter().flatten();
            all.map(|one| (What::Purged(one.purged), Some(one.supersedes))).collect::<Vec<_>>()
        };
        said(all.map(over), |what| self.say_over(what, now, identities))
    }

    /// Takes back events of a case.
    pub(super) fn retract(
        &mut self,
        case: CaseId,
        events: Vec<Id>,
        reason: String,
        now: &str,
        identities: &[Identity],
    ) -> (Told, Vec<Vec<u8>>) {
        let what = What::Retracted(Retracted {
            case: Some(case),
            meeting: None,
            reason: Private(reason),
            more: Default::default(),
        });
        let fits = self.area.as_ref().is_some_and(|area| {
            let signer = area.signer(identities).map(Identity::person);
            signer.is_some_and(|person| {
                Sayings::new(&self.register, &area.scope, person).check(&what, Some(&events)).is_ok()
            })
        });
        let what = if fits { Ok(vec![(what, Some(events))]) } else { Err(NotSaid::Incomplete) };
        said(what, |what| self.say_over(what, now, identities))
    }
}
