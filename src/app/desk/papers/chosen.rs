//! What a person has chosen, and the papers that this comes to: one for each agency, or one for each case.

use crate::app::clerk::Paper;
use crate::casework::{Format, Wanted};
use crate::domain::register::Id;
use crate::render::outputs::Output;

/// A choice that is complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    pub output: Output,
    pub format: Format,
    pub about: About,
    pub whom: Whom,
    pub confidential_address: bool,
    pub immigration: bool,
    pub seal: bool,
}

/// Which cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// On the list of a meeting.
    Meeting(Id),
    /// Every case that nobody has turned away.
    Open,
    /// A paper of its own for each of these: references, or event ids.
    EachOf(Vec<String>),
}

/// For whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    Team,
    /// A paper of its own for each of these, by their ids in the pack.
    Agencies(Vec<String>),
    /// Another MARAC; with its pack where the site has it.
    Area {
        name: String,
        pack: Option<String>,
    },
    /// Letters: whoever referred.
    Referrers,
}

/// The outputs in the order of the work.
pub const OUTPUTS: [Output; 10] = [
    Output::CaseList,
    Output::Agenda,
    Output::ResearchForm,
    Output::IdvaExtract,
    Output::Minutes,
    Output::ActionLog,
    Output::Acknowledgement,
    Output::Query,
    Output::NotAccepted,
    Output::Transfer,
];

impl Chosen {
    /// The papers.
    pub fn papers(&self, today: &str) -> Vec<Paper> {
        let receivers: Vec<Option<String>> = match &self.whom {
            Whom::Team | Whom::Referrers => vec![None],
            Whom::Agencies(agencies) => agencies.iter().cloned().map(Some).collect(),
            Whom::Area { name, .. } => vec![Some(name.clone())],
        };
        let to_area = match &self.whom {
            Whom::Area { pack, .. } => pack.clone(),
            _ => None,
        };
        let (meeting, each): (Option<Id>, Vec<Vec<String>>) = match &self.about {
            About::Meeting(meeting) => (Some(*meeting), vec![Vec::new()]),
            About::Open => (None, vec![Vec::new()]),
            About::EachOf(cases) => (None, cases.iter().map(|case| vec![case.clone()]).collect()),
        };
        let paper = |receiver: &Option<String>, only: &Vec<String>| Paper {
            wanted: Wanted { output: self.output, format: self.format, receiver: receiver.clone() },
            meeting,
            only: only.clone(),
            put_in: Vec::new(),
            leave_out: Vec::new(),
            confidential_address: self.confidential_address,
            immigration: self.immigration,
            seal: self.seal && self.whom != Whom::Team,
            to_area: to_area.clone(),
            today: today.to_owned(),
        };
        receivers.iter().flat_map(|receiver| each.iter().map(move |only| paper(receiver, only))).collect()
    }
}

/// Whether an output can go to several agencies at once, each with a file of its own.
pub fn goes_to_several(output: Output) -> bool {
    matches!(output, Output::CaseList | Output::Agenda | Output::ResearchForm | Output::Minutes | Output::ActionLog)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(output: Output, about: About, whom: Whom) -> Chosen {
        let (confidential_address, immigration) = (false, false);
        Chosen { output, format: Format::Docx, about, whom, confidential_address, immigration, seal: true }
    }

    #[test]
    fn each_agency_has_a_paper_of_its_own_and_so_has_each_letter() {
        let agencies = Whom::Agencies(vec!["police".into(), "housing".into()]);
        let lists = chosen(Output::CaseList, About::Open, agencies).papers("2026-11-22");
        let to: Vec<_> = lists.iter().map(|paper| paper.wanted.receiver.as_deref().unwrap()).collect();
        assert_eq!(to, ["police", "housing"]);
        assert!(lists.iter().all(|paper| paper.seal && paper.only.is_empty()));

        let cases = About::EachOf(vec!["7K2M-9QXA-4D1F".into(), "Q9W1-DFWF-077Y".into()]);
        let letters = chosen(Output::Acknowledgement, cases, Whom::Referrers).papers("2026-11-22");
        assert_eq!(letters.len(), 2);
        assert!(letters.iter().all(|paper| paper.wanted.receiver.is_none() && paper.only.len() == 1));
    }

    #[test]
    fn what_stays_with_the_team_is_not_sealed_to_anybody_else() {
        let own = chosen(Output::CaseList, About::Open, Whom::Team).papers("2026-11-22");
        assert_eq!((own.len(), own[0].seal, &own[0].wanted.receiver), (1, false, &None));
    }

    #[test]
    fn every_output_can_be_chosen_in_a_format_that_it_has() {
        for output in OUTPUTS {
            let formats = Format::of(output);
            assert_eq!(formats.contains(&Format::Csv), output.is_table(), "{output:?}");
            assert!(formats.contains(&Format::Docx) && formats.contains(&Format::Html));
        }
    }
}
