//! Whether the cases of an output may go out, and to whom it is for. What stops is named, and a person decides.

use std::collections::BTreeMap;

use super::found::Found;
use super::held;
use super::look_alikes::LookAlikes;
use super::make::Wanted;
use crate::area::Pack;
use crate::domain::circulation::{Receiver, Sent, Stop, Why};
use crate::domain::register::Register;
use crate::wording::say;

/// What the cases of an output have to pass.
#[derive(Clone, Copy)]
pub struct Gate<'a> {
    pub wanted: &'a Wanted,
    pub pack: &'a Pack,
    /// A register, and every case of it that may be looked into; sealed files alone are held beside none.
    pub beside: Option<(&'a Register, &'a LookAlikes)>,
}

impl Gate<'_> {
    /// The cases that must not go out, or not to this receiver, until a person has decided, each with why.
    ///
    /// The reasons name no person: they are read in the case itself.
    pub fn stops(&self, found: &[Found]) -> Vec<(String, String)> {
        let receiver = self.wanted.receiver.as_deref();
        // The team reads both cases: it has to decide about them.
        let beside = self.beside.filter(|_| self.wanted.goes_out());
        let for_receiver: BTreeMap<String, String> =
            receiver.map(|receiver| for_receiver(found, receiver, self.pack)).into_iter().flatten().collect();
        let why = |found: &Found| {
            let alike = found.id.zip(beside).and_then(|(id, (register, all))| held::why(register, all, id));
            let why: Vec<String> = for_receiver.get(&found.named()).cloned().into_iter().chain(alike).collect();
            (!why.is_empty()).then(|| (found.named(), why.join(" ")))
        };
        found.iter().filter_map(why).collect()
    }
}

fn for_receiver(found: &[Found], receiver: &str, pack: &Pack) -> Vec<(String, String)> {
    let agency = pack.agencies.iter().find(|agency| agency.id == receiver || agency.label.en() == receiver);
    let names = agency.map(|agency| agency.label.en()).into_iter().chain([receiver]).collect();
    let receiver = Receiver { agency: agency.map(|agency| agency.id.as_str()), names, person: None };
    let sent = found.iter().map(|found| Sent {
        case: found.named(),
        answers: &found.answers,
        registered: found.registered.as_ref(),
    });
    let stops = crate::domain::circulation::stops(&receiver, sent);
    let said = |Stop { case, why }: Stop<String>| (case, why.iter().map(words).collect::<Vec<_>>().join(" "));
    stops.into_iter().map(said).collect()
}

fn words(why: &Why) -> String {
    match why {
        Why::Restricted => say!("stop-restricted"),
        Why::Agency { .. } => say!("stop-agency"),
        Why::Named { .. } => say!("stop-named"),
        Why::MayBe { .. } => say!("stop-may-be"),
        Why::Written(_) => say!("stop-written"),
        Why::WorksForAgency(_) => say!("stop-works-for-agency"),
    }
}
