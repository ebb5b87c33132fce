//! Addresses: `#/` for the areas, `#/a/<area>/<step number>`; a step is never named by its subject.

use super::journey::Step;

/// Where the page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Areas,
    /// After everything was cleared.
    Finished,
    /// Saving and going on, before an area is chosen.
    Keep,
    Step {
        area: String,
        step: Step,
    },
}

impl Route {
    /// Reads a hash; whatever is not understood leads to the areas or to the start of one.
    pub fn read(hash: &str) -> Route {
        let mut parts = hash.trim_start_matches('#').split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (Some("finished"), None, None) => Route::Finished,
            (Some("keep"), None, None) => Route::Keep,
            (Some("a"), Some(area), step) if is_id(area) => Route::Step {
                area: area.to_owned(),
                step: step.and_then(|step| step.parse().ok()).and_then(Step::numbered).unwrap_or(Step::Start),
            },
            _ => Route::Areas,
        }
    }

    /// What the hashes of an area's steps begin with; the number of the step follows.
    pub fn base(area: &str) -> String {
        format!("#/a/{area}")
    }

    /// The area, where there is one.
    pub fn area(&self) -> Option<&str> {
        match self {
            Route::Step { area, .. } => Some(area),
            _ => None,
        }
    }

    /// The step; the start where there is none.
    pub fn step(&self) -> Step {
        match self {
            Route::Step { step, .. } => *step,
            _ => Step::Start,
        }
    }
}

/// An id that can only name a file beside the directory of areas.
pub fn is_id(id: &str) -> bool {
    id.len() <= 40 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::form::Section;

    #[test]
    fn addresses_name_a_step_by_number_and_survive_nonsense() {
        let step = |step| Route::Step { area: "northmere".into(), step };
        for (hash, route) in [
            ("", Route::Areas),
            ("#/", Route::Areas),
            ("#/a/northmere", step(Step::Start)),
            ("#/a/northmere/2", step(Step::Tasks)),
            ("#/a/northmere/5", step(Step::Section(Section::SafeContact))),
            ("#/a/northmere/99", step(Step::Start)),
            ("#/a/../../etc/1", Route::Areas),
            ("#/a/North%20mere/1", Route::Areas),
            ("#/finished", Route::Finished),
        ] {
            assert_eq!(Route::read(hash), route, "{hash}");
        }
        assert_eq!(Route::base("northmere"), "#/a/northmere");
    }
}
