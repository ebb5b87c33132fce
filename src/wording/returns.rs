//! What is said about the data return: names and definitions of its measures.

use super::say;
use crate::domain::returns::{Cell, Group, Measure, Route};

/// A measure in a few words.
pub fn name(measure: Measure) -> String {
    use Measure::*;
    match measure {
        CasesDiscussed => say!("measure-cases-discussed"),
        RepeatCases => say!("measure-repeat-cases"),
        ChildrenInHousehold => say!("measure-children-in-household"),
        MinoritisedVictims => say!("measure-minoritised-victims"),
        LgbtVictims => say!("measure-lgbt-victims"),
        DisabledVictims => say!("measure-disabled-victims"),
        MaleVictims => say!("measure-male-victims"),
        Victims16To17 => say!("measure-victims-16-17"),
        PerpetratorsUnder18 => say!("measure-perpetrators-under-18"),
        Referred(Group::Police) => say!("measure-referred-by-police"),
        Referred(Group::Idva) => say!("measure-referred-by-idva"),
        Referred(Group::Children) => say!("measure-referred-by-children"),
        Referred(Group::PrimaryCare) => say!("measure-referred-by-primary-care"),
        Referred(Group::SecondaryCare) => say!("measure-referred-by-secondary-care"),
        Referred(Group::MentalHealth) => say!("measure-referred-by-mental-health"),
        Referred(Group::Education) => say!("measure-referred-by-education"),
        Referred(Group::Housing) => say!("measure-referred-by-housing"),
        Referred(Group::Probation) => say!("measure-referred-by-probation"),
        Referred(Group::Adults) => say!("measure-referred-by-adults"),
        Referred(Group::SubstanceMisuse) => say!("measure-referred-by-substance-misuse"),
        Referred(Group::Voluntary) => say!("measure-referred-by-voluntary"),
        Referred(Group::Mash) => say!("measure-referred-by-mash"),
        Referred(Group::Other) => say!("measure-referred-by-other"),
        ReferredByPolice => say!("measure-police-share"),
        ReferredByPartners => say!("measure-partner-share"),
        RecommendedCases => say!("measure-recommended-cases"),
        IdvaForCases => say!("measure-idva-fte"),
        IdvaForRecommended => say!("measure-idva-fte-recommended"),
        AdminForCases => say!("measure-admin-fte"),
        AdminForRecommended => say!("measure-admin-fte-recommended"),
    }
}

/// A route by which cases came.
pub fn route(route: Route) -> String {
    match route {
        Route::VisibleHighRisk => say!("triage-visible-high-risk"),
        Route::Judgement => say!("opt-routes-judgement"),
        Route::Escalation => say!("triage-escalation"),
        Route::Repeat => say!("triage-repeat"),
        Route::Own => say!("chart-route-own"),
    }
}

/// The definition of a measure.
pub fn means(measure: Measure) -> String {
    use Measure::*;
    match measure {
        CasesDiscussed => say!("means-cases-discussed"),
        RepeatCases => say!("means-repeat-cases"),
        ChildrenInHousehold => say!("means-children-in-household"),
        MinoritisedVictims => say!("means-minoritised-victims"),
        LgbtVictims => say!("means-lgbt-victims"),
        DisabledVictims => say!("means-disabled-victims"),
        MaleVictims => say!("means-male-victims"),
        Victims16To17 => say!("means-victims-16-17"),
        PerpetratorsUnder18 => say!("means-perpetrators-under-18"),
        Referred(Group::Police) => say!("means-referred-by-police"),
        Referred(Group::Idva) => say!("means-referred-by-idva"),
        Referred(Group::Children) => say!("means-referred-by-children"),
        Referred(Group::PrimaryCare) => say!("means-referred-by-primary-care"),
        Referred(Group::SecondaryCare) => say!("means-referred-by-secondary-care"),
        Referred(Group::MentalHealth) => say!("means-referred-by-mental-health"),
        Referred(Group::Education) => say!("means-referred-by-education"),
        Referred(Group::Housing) => say!("means-referred-by-housing"),
        Referred(Group::Probation) => say!("means-referred-by-probation"),
        Referred(Group::Adults) => say!("means-referred-by-adults"),
        Referred(Group::SubstanceMisuse) => say!("means-referred-by-substance-misuse"),
        Referred(Group::Voluntary) => say!("means-referred-by-voluntary"),
        Referred(Group::Mash) => say!("means-referred-by-mash"),
        Referred(Group::Other) => say!("means-referred-by-other"),
        ReferredByPolice => say!("means-police-share"),
        ReferredByPartners => say!("means-partner-share"),
        RecommendedCases => say!("means-recommended-cases"),
        IdvaForCases => say!("means-idva-fte"),
        IdvaForRecommended => say!("means-idva-fte-recommended"),
        AdminForCases => say!("means-admin-fte"),
        AdminForRecommended => say!("means-admin-fte-recommended"),
    }
}

/// What stands in one place of the table.
pub fn cell(cell: Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Count(count) => count.to_string(),
        Cell::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
        Cell::Hundredths(hundredths) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
        Cell::UnderFive => say!("return-under-five"),
        Cell::Withheld => say!("return-withheld"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_a_name_and_a_definition() {
        for measure in Measure::all() {
            assert!(!name(measure).is_empty() && means(measure).ends_with('.'), "{measure:?}");
        }
    }

    #[test]
    fn figures_have_the_digits_that_they_are_known_to() {
        let said = [Cell::Nothing, Cell::Count(40), Cell::Tenths(333), Cell::Hundredths(105), Cell::UnderFive];
        assert_eq!(said.map(cell), ["", "40", "33.3", "1.05", "under 5"]);
    }
}
