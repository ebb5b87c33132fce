//! The agencies of an area as the return groups them.

use std::collections::BTreeMap;

/// A kind of agency that refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Police,
    Idva,
    Children,
    PrimaryCare,
    SecondaryCare,
    MentalHealth,
    Education,
    Housing,
    Probation,
    Adults,
    SubstanceMisuse,
    Voluntary,
    Mash,
    Other,
}

impl Group {
    /// All, in the order of the return.
    pub const ALL: [Group; 14] = [
        Group::Police,
        Group::Idva,
        Group::Children,
        Group::PrimaryCare,
        Group::SecondaryCare,
        Group::MentalHealth,
        Group::Education,
        Group::Housing,
        Group::Probation,
        Group::Adults,
        Group::SubstanceMisuse,
        Group::Voluntary,
        Group::Mash,
        Group::Other,
    ];

    /// The word in an area's pack (`agencies[].return`).
    pub fn id(self) -> &'static str {
        &self.measure_id()["referred_by_".len()..]
    }

    /// The name of its measure.
    pub(super) fn measure_id(self) -> &'static str {
        match self {
            Group::Police => "referred_by_police",
            Group::Idva => "referred_by_idva",
            Group::Children => "referred_by_children",
            Group::PrimaryCare => "referred_by_primary_care",
            Group::SecondaryCare => "referred_by_secondary_care",
            Group::MentalHealth => "referred_by_mental_health",
            Group::Education => "referred_by_education",
            Group::Housing => "referred_by_housing",
            Group::Probation => "referred_by_probation",
            Group::Adults => "referred_by_adults",
            Group::SubstanceMisuse => "referred_by_substance_misuse",
            Group::Voluntary => "referred_by_voluntary",
            Group::Mash => "referred_by_mash",
            Group::Other => "referred_by_other",
        }
    }

    /// The group with this word.
    pub fn from_id(id: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.id() == id)
    }
}

/// The group of each agency of an area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    by_agency: BTreeMap<String, Group>,
}

impl Groups {
    /// Of agencies by their ids, with the words that their area gives them. Where an area gives none, or one that is
    /// none of ours, the group is not known.
    pub fn of<'a>(agencies: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Groups {
        let known = agencies.into_iter().filter_map(|(id, word)| Some((id.to_owned(), Group::from_id(word?)?)));
        Groups { by_agency: known.collect() }
    }

    /// The group of an agency; one that the area does not list, and the sender named in words, is another.
    pub fn get(&self, agency: &str) -> Option<Group> {
        let named_in_words = (agency == "other").then_some(Group::Other);
        self.by_agency.get(agency).copied().or(named_in_words)
    }
}
