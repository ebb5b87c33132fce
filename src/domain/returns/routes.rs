//! The routes by which a case came; it may have come by several.

use crate::domain::criteria::{ESCALATION, JUDGEMENT, REPEAT, VISIBLE_HIGH_RISK};

/// A kind of route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    VisibleHighRisk,
    Judgement,
    Escalation,
    Repeat,
    /// Any of the area's own.
    Own,
}

impl Route {
    /// All, the national ones first.
    pub const ALL: [Route; 5] =
        [Route::VisibleHighRisk, Route::Judgement, Route::Escalation, Route::Repeat, Route::Own];

    fn of(id: &str) -> Route {
        match id {
            VISIBLE_HIGH_RISK => Route::VisibleHighRisk,
            JUDGEMENT => Route::Judgement,
            ESCALATION => Route::Escalation,
            REPEAT => Route::Repeat,
            _ => Route::Own,
        }
    }
}

/// The routes of one case: at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Routes([bool; Route::ALL.len()]);

impl Routes {
    /// Those of these ids; nothing where there are none.
    pub fn of(ids: &[String]) -> Option<Routes> {
        let has = |route: Route| ids.iter().any(|id| Route::of(id) == route);
        (!ids.is_empty()).then(|| Routes(Route::ALL.map(has)))
    }

    /// Whether the case came by this one.
    pub fn has(self, route: Route) -> bool {
        Route::ALL.into_iter().zip(self.0).any(|(one, has)| has && one == route)
    }
}
