//! What is counted; each measure has one definition, and all of them one version.

use super::group::Group;

/// The version of all definitions together: a figure is compared only with one of the same version.
pub const DEFINITIONS: u32 = 1;

/// One line of the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Each time that a meeting discussed a case.
    CasesDiscussed,
    RepeatCases,
    /// People, not cases.
    ChildrenInHousehold,
    MinoritisedVictims,
    LgbtVictims,
    DisabledVictims,
    MaleVictims,
    Victims16To17,
    /// People, not cases.
    PerpetratorsUnder18,
    Referred(Group),
    /// The police beside all others.
    ReferredByPolice,
    ReferredByPartners,
    /// What so many women of the area would lead one to expect in twelve months.
    RecommendedCases,
    IdvaForCases,
    IdvaForRecommended,
    AdminForCases,
    AdminForRecommended,
}

/// What a measure is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The number of cases itself.
    All,
    /// Of the cases for which it is known.
    Cases,
    /// Of nothing: people beside cases.
    People,
    /// Worked out from the number of cases or of women, over twelve months.
    Workload,
}

impl Measure {
    /// All, in the order of the return.
    pub fn all() -> Vec<Measure> {
        use Measure::*;
        let before = [
            CasesDiscussed,
            RepeatCases,
            ChildrenInHousehold,
            MinoritisedVictims,
            LgbtVictims,
            DisabledVictims,
            MaleVictims,
            Victims16To17,
            PerpetratorsUnder18,
        ];
        let after = [
            ReferredByPolice,
            ReferredByPartners,
            RecommendedCases,
            IdvaForCases,
            IdvaForRecommended,
            AdminForCases,
            AdminForRecommended,
        ];
        before.into_iter().chain(Group::ALL.map(Referred)).chain(after).collect()
    }

    /// Stable name, for programs and for the wording of its definition.
    pub fn id(self) -> &'static str {
        match self {
            Measure::CasesDiscussed => "cases_discussed",
            Measure::RepeatCases => "repeat_cases",
            Measure::ChildrenInHousehold => "children_in_household",
            Measure::MinoritisedVictims => "minoritised_victims",
            Measure::LgbtVictims => "lgbt_victims",
            Measure::DisabledVictims => "disabled_victims",
            Measure::MaleVictims => "male_victims",
            Measure::Victims16To17 => "victims_16_17",
            Measure::PerpetratorsUnder18 => "perpetrators_under_18",
            Measure::Referred(group) => group.measure_id(),
            Measure::ReferredByPolice => "police_share",
            Measure::ReferredByPartners => "partner_share",
            Measure::RecommendedCases => "recommended_cases",
            Measure::IdvaForCases => "idva_fte",
            Measure::IdvaForRecommended => "idva_fte_recommended",
            Measure::AdminForCases => "admin_fte",
            Measure::AdminForRecommended => "admin_fte_recommended",
        }
    }

    /// Names its definition and the version of it: `repeat_cases@1`.
    pub fn definition(self) -> String {
        format!("{}@{DEFINITIONS}", self.id())
    }

    /// What it is a part of.
    pub fn base(self) -> Base {
        use Measure::*;
        match self {
            CasesDiscussed => Base::All,
            ChildrenInHousehold | PerpetratorsUnder18 => Base::People,
            RecommendedCases | IdvaForCases | IdvaForRecommended | AdminForCases | AdminForRecommended => {
                Base::Workload
            }
            _ => Base::Cases,
        }
    }

    /// Whether it says from where cases were referred: each case has one agency.
    pub fn is_referral(self) -> bool {
        matches!(self, Measure::Referred(_) | Measure::ReferredByPolice | Measure::ReferredByPartners)
    }
}
