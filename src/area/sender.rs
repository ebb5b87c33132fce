//! What an area knows of whoever says that they sent a referral. Nothing of it proves anything.

use super::{Agency, Pack};
use crate::domain::answers::Answers;
use crate::domain::form::ids;

/// How to find out who sent it, by somebody else's word than the sender's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    pub ring: Ring,
    pub mail: Mail,
}

/// Whom to ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ring {
    /// The agency and the switchboard that the area lists for it.
    Switchboard { agency: String, number: String },
    /// The area lists the agency, and no number for it.
    NoNumber { agency: String },
    /// An agency that the area does not list, or none at all.
    NotListed,
    /// A change that names no agency, and whose referral is not at hand.
    NotNamed,
    /// The area's pack is not at hand, so nothing can be compared.
    NoPack,
}

/// Whether the email address in the referral is of the agency in the referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mail {
    OfTheAgency,
    /// Of another agency of the area, or of none.
    Unverified,
    NotGiven,
    /// Nothing to compare it with.
    NotCompared,
}

impl Sender {
    /// Compares what a record says of its sender with the area's pack.
    pub fn of(answers: &Answers, pack: Option<&Pack>) -> Sender {
        let Some(pack) = pack else { return Sender { ring: Ring::NoPack, mail: Mail::NotCompared } };
        let agency = answers.choice(ids::AGENCY).and_then(|id| pack.agencies.iter().find(|agency| agency.id == id));
        Sender { ring: ring(agency), mail: mail(answers.text(ids::REFERRER_EMAIL), agency) }
    }

    /// The same for a change: it need not name its sender again, and it is the sender of the referral who can say
    /// whether they sent it.
    pub fn of_change(answers: &Answers, referral: Option<&Answers>, pack: Option<&Pack>) -> Sender {
        let Some(pack) = pack else { return Sender { ring: Ring::NoPack, mail: Mail::NotCompared } };
        let of = |answers: &Answers| {
            let id = answers.choice(ids::AGENCY)?;
            Some(pack.agencies.iter().find(|agency| agency.id == id))
        };
        let (own, first) = (of(answers), referral.and_then(of));
        Sender {
            ring: first.or(own).map_or(Ring::NotNamed, ring),
            mail: match answers.text(ids::REFERRER_EMAIL) {
                None => Mail::NotCompared,
                address => mail(address, own.or(first).flatten()),
            },
        }
    }

    /// Whether something about the sender calls for a louder word than the usual.
    pub fn is_unverified(&self) -> bool {
        self.mail == Mail::Unverified || self.ring == Ring::NotListed
    }
}

fn ring(agency: Option<&Agency>) -> Ring {
    let Some(agency) = agency else { return Ring::NotListed };
    let name = agency.label.en().to_owned();
    match agency.switchboard.as_deref().map(str::trim).filter(|number| !number.is_empty()) {
        Some(number) => Ring::Switchboard { agency: name, number: number.to_owned() },
        None => Ring::NoNumber { agency: name },
    }
}

fn mail(address: Option<&str>, agency: Option<&Agency>) -> Mail {
    let Some(domain) = address.and_then(|address| address.rsplit_once('@')).map(|(_, domain)| domain) else {
        return Mail::NotGiven;
    };
    match agency {
        Some(agency) if agency.mail_domains.iter().any(|listed| is_within(domain, listed)) => Mail::OfTheAgency,
        _ => Mail::Unverified,
    }
}

/// Whether a domain is the listed one, or lies below it.
fn is_within(domain: &str, listed: &str) -> bool {
    let domain = domain.trim().trim_end_matches('.').to_ascii_lowercase();
    let listed = listed.trim().trim_start_matches(['@', '.']).trim_end_matches('.').to_ascii_lowercase();
    let above = domain.strip_suffix(&listed).filter(|_| !listed.is_empty());
    above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::example;
    use crate::domain::answers::{Key, Value};

    fn answers(agency: &str, email: Option<&str>) -> Answers {
        let mut answers = Answers::default();
        answers.values.insert(Key::of(ids::AGENCY).unwrap(), Value::Choice(agency.into()));
        if let Some(email) = email {
            answers.values.insert(Key::of(ids::REFERRER_EMAIL).unwrap(), Value::Text(email.into()));
        }
        answers
    }

    fn sender(agency: &str, email: Option<&str>) -> Sender {
        Sender::of(&answers(agency, email), Some(&example::pack()))
    }

    #[test]
    fn the_switchboard_is_the_packs_and_never_the_referrals() {
        let found = sender("police", Some("a.worker@police.example.org"));
        let number = "07700 900102".to_owned();
        assert_eq!(found.ring, Ring::Switchboard { agency: "Police".into(), number });
        assert_eq!(found.mail, Mail::OfTheAgency);
        assert!(!found.is_unverified());
    }

    #[test]
    fn a_mail_domain_that_only_looks_like_the_agencys_is_unverified() {
        for address in ["a@police.example.org.test", "a@notpolice.example.org", "a@example.org", "a@b@c", "a@"] {
            assert_eq!(sender("police", Some(address)).mail, Mail::Unverified, "{address}");
        }
        for address in ["a@POLICE.example.org", "a@north.police.example.org", "a@police.example.org."] {
            assert_eq!(sender("police", Some(address)).mail, Mail::OfTheAgency, "{address}");
        }
    }

    #[test]
    fn an_agency_that_nobody_lists_is_unverified_whatever_its_address() {
        let found = sender("other", Some("a.worker@police.example.org"));
        assert_eq!((found.ring.clone(), found.mail), (Ring::NotListed, Mail::Unverified));
        assert!(found.is_unverified());
    }

    #[test]
    fn it_is_the_sender_of_the_referral_who_is_rung_about_a_change() {
        let pack = example::pack();
        let of = |own: &Answers, referral: Option<&Answers>| Sender::of_change(own, referral, Some(&pack));
        let (police, other, nothing) = (answers("police", None), answers("other", None), Answers::default());
        let ring = Ring::Switchboard { agency: "Police".into(), number: "07700 900102".into() };
        assert_eq!(of(&nothing, Some(&police)), Sender { ring: ring.clone(), mail: Mail::NotCompared });
        assert_eq!(of(&other, Some(&police)).ring, ring, "whatever it says of itself");
        assert_eq!(of(&police, None).ring, ring);
        assert_eq!(of(&other, None).ring, Ring::NotListed);
        assert_eq!(of(&nothing, None).ring, Ring::NotNamed);
        let mut with_email = Answers::default();
        with_email.values.insert(Key::of(ids::REFERRER_EMAIL).unwrap(), Value::Text("a@police.example.org".into()));
        assert_eq!(of(&with_email, Some(&police)).mail, Mail::OfTheAgency);
        assert_eq!(of(&with_email, None).mail, Mail::Unverified);
    }

    #[test]
    fn without_a_pack_or_an_address_nothing_is_claimed() {
        assert_eq!(sender("police", None).mail, Mail::NotGiven);
        let unknown = Sender::of(&answers("police", Some("a@police.example.org")), None);
        assert_eq!(unknown, Sender { ring: Ring::NoPack, mail: Mail::NotCompared });
    }
}
