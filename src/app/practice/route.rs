//! Addresses of practice: `#/practice`, `#/practice/s/<session>/<case>`, `#/practice/<area>/<case>/<number>`.

use crate::app::portal::journey::Step;
use crate::app::portal::route::is_id;
use crate::domain::practice::code::SessionMark;

/// Where practice stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Which area; a link of a trainer brings its session, and perhaps the case.
    Start { session: SessionMark, case: Option<String> },
    /// The cases, or a page of one.
    In { area: String, case: Option<String>, place: Place },
    /// A link that names a recipient: nothing is practised with it.
    NamesAKey,
}

/// A page of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Step(Step),
    HandIn,
    Coordinator,
    Compare,
    Record,
    Real,
}

const ROOT: &str = "#/practice";

impl Route {
    /// Whether an address is one of practice.
    pub fn within(hash: &str) -> bool {
        hash == ROOT || hash.starts_with("#/practice/")
    }

    /// Reads an address; whatever is not understood leads to the start.
    pub fn read(hash: &str) -> Route {
        if hash.to_ascii_lowercase().contains("age1") {
            return Route::NamesAKey;
        }
        let mut parts = hash.strip_prefix(ROOT).unwrap_or_default().split('/').filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        let case = |case: Option<&str>| case.filter(|case| is_id(case)).map(str::to_owned);
        match (first, second) {
            (Some("s"), session) => {
                Route::Start { session: session.and_then(SessionMark::read).unwrap_or_default(), case: case(third) }
            }
            (Some(area), second) if is_id(area) => Route::In {
                area: area.to_owned(),
                case: case(second),
                place: third.and_then(|number| number.parse().ok()).and_then(Place::numbered).unwrap_or_default(),
            },
            _ => Route::Start { session: SessionMark::NONE, case: None },
        }
    }

    /// The address of the cases of an area.
    pub fn cases(area: &str) -> String {
        format!("{ROOT}/{area}")
    }

    /// What the addresses of the pages of a case begin with.
    pub fn base(area: &str, case: &str) -> String {
        format!("{ROOT}/{area}/{case}")
    }
}

impl Place {
    /// The pages beside those of a journey, in the order of their numbers.
    const BESIDE: [Place; 5] = [Place::HandIn, Place::Coordinator, Place::Compare, Place::Record, Place::Real];

    /// From 1.
    pub fn number(self) -> usize {
        match self {
            Place::Step(step) => step.number(),
            beside => Step::Receipt.number() + 1 + Place::BESIDE.iter().position(|it| *it == beside).unwrap_or(0),
        }
    }

    fn numbered(number: usize) -> Option<Place> {
        let beside = || Place::BESIDE.get(number.checked_sub(Step::Receipt.number() + 1)?).copied();
        beside().or_else(|| Step::numbered(number).map(Place::Step))
    }
}

impl Default for Place {
    fn default() -> Place {
        Place::Step(Step::Start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_a_page_by_number_and_survive_nonsense() {
        let start = |session: &str, case: Option<&str>| Route::Start {
            session: SessionMark::read(session).unwrap(),
            case: case.map(str::to_owned),
        };
        let page =
            |case: Option<&str>, place| Route::In { area: "northmere".into(), case: case.map(str::to_owned), place };
        for (hash, route) in [
            ("#/practice", start("00", None)),
            ("#/practice/s/k7/v1-marla-quill", start("K7", Some("v1-marla-quill"))),
            ("#/practice/s/nonsense", start("00", None)),
            ("#/practice/northmere", page(None, Place::default())),
            ("#/practice/northmere/v1-marla-quill/2", page(Some("v1-marla-quill"), Place::Step(Step::Tasks))),
            ("#/practice/northmere/v1-marla-quill/17", page(Some("v1-marla-quill"), Place::HandIn)),
            ("#/practice/northmere/v1-marla-quill/21", page(Some("v1-marla-quill"), Place::Real)),
            ("#/practice/northmere/v1-marla-quill/99", page(Some("v1-marla-quill"), Place::default())),
            ("#/practice/North%20mere", start("00", None)),
            ("#/practice/s/k7/v1-marla-quill/age1xyz", Route::NamesAKey),
            ("#/practice/AGE1XYZ", Route::NamesAKey),
        ] {
            assert_eq!(Route::read(hash), route, "{hash}");
        }
        for place in Place::BESIDE {
            assert_eq!(Place::numbered(place.number()), Some(place));
        }
    }

    #[test]
    fn only_addresses_of_practice_are_its_own() {
        assert!(Route::within("#/practice") && Route::within("#/practice/northmere"));
        assert!(!Route::within("#/") && !Route::within("#/practices") && !Route::within("#/a/northmere/2"));
    }
}
