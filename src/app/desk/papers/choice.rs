//! What is chosen on the form so far, and whether it is enough.

use leptos::prelude::*;

use super::chosen::{About, Chosen, OUTPUTS, Whom, goes_to_several};
use crate::app::desk::register::Book;
use crate::app::desk::session::Session;
use crate::app::desk::site::Site;
use crate::area::Pack;
use crate::casework::{Format, Line};
use crate::domain::register::CaseId;
use crate::domain::register::cases::Decision;
use crate::envelope::Reference;
use crate::render::outputs::Output;
use crate::wording::{date, say};

/// The controls.
#[derive(Clone, Copy)]
pub struct Choice {
    pub session: Session,
    /// The case from which somebody came.
    pub case: Option<CaseId>,
    pub output: RwSignal<String>,
    pub about: RwSignal<String>,
    pub reference: RwSignal<String>,
    pub whom: RwSignal<String>,
    pub several: StoredValue<Vec<Agency>>,
    pub area: RwSignal<String>,
    pub area_name: RwSignal<String>,
    pub format: RwSignal<String>,
    pub seal: RwSignal<bool>,
    pub confidential_address: RwSignal<bool>,
    pub immigration: RwSignal<bool>,
}

/// An agency that may be one of several.
#[derive(Clone)]
pub struct Agency {
    pub id: String,
    pub label: String,
    /// Whether the pack has its key.
    pub key: bool,
    pub wanted: RwSignal<bool>,
}

// What is chosen where it is no agency, no meeting and no area.
pub const TEAM: &str = "-team";
pub const SEVERAL: &str = "-several";
pub const OPEN: &str = "-open";
pub const ONE: &str = "-one";
pub const WAITING: &str = "-waiting";
pub const ELSEWHERE: &str = "-elsewhere";

impl Choice {
    pub fn new(session: Session) -> Choice {
        let agencies = session.of_pack(|pack| {
            let agency = |agency: &crate::area::Agency| Agency {
                id: agency.id.clone(),
                label: agency.label.en().to_owned(),
                key: agency.age.is_some(),
                wanted: RwSignal::new(false),
            };
            pack.agencies.iter().map(agency).collect()
        });
        let agencies = agencies.unwrap_or_default();
        let text = || RwSignal::new(String::new());
        let case = session.paper_case.try_update_value(Option::take).flatten();
        Choice {
            session,
            case,
            output: text(),
            about: text(),
            reference: text(),
            whom: text(),
            several: StoredValue::new(agencies),
            area: text(),
            area_name: text(),
            format: text(),
            seal: RwSignal::new(true),
            confidential_address: RwSignal::new(false),
            immigration: RwSignal::new(false),
        }
    }

    /// The paper, once one is chosen.
    pub fn output(self) -> Option<Output> {
        self.output.with(|id| OUTPUTS.into_iter().find(|output| output.id() == id))
    }

    /// What another paper cannot have is not chosen any more.
    pub fn change_output(self) {
        self.about.set(String::new());
        self.whom.set(String::new());
        self.format.set(String::new());
        self.confidential_address.set(false);
        self.immigration.set(false);
        if self.output() == Some(Output::IdvaExtract) {
            self.whom.set(self.session.of_pack(idva).unwrap_or_default());
        }
        if let (Some(output), Some(case)) = (self.output(), self.case) {
            self.session.book.with_untracked(|book| {
                let Some(line) = book.as_ref().and_then(|book| book.lines.get(&case)) else { return };
                self.reference.set(name_of(line));
                self.about.set(about(output, line, &self.meetings()));
            });
        }
    }

    /// Everything that is needed, or what is not there.
    pub fn chosen(self) -> Result<Chosen, String> {
        let output = untrack(|| self.output()).ok_or_else(|| say!("papers-which"))?;
        let format = self.format.with_untracked(|id| Format::of(output).iter().find(|one| one.ending() == id).copied());
        Ok(Chosen {
            output,
            about: self.chosen_cases()?,
            whom: self.chosen_receiver(output)?,
            format: format.unwrap_or(Format::of(output)[0]),
            confidential_address: self.confidential_address.get_untracked(),
            immigration: self.immigration.get_untracked(),
            seal: self.seal.get_untracked(),
        })
    }

    fn chosen_cases(self) -> Result<About, String> {
        let book = || self.session.book.get_untracked().unwrap_or_default();
        match self.about.get_untracked().as_str() {
            "" => Err(say!("papers-about-first")),
            OPEN => Ok(About::Open),
            ONE => {
                let named = self.reference.with_untracked(|typed| named(&book(), typed));
                Ok(About::EachOf(vec![named.ok_or_else(|| say!("papers-no-such-case"))?]))
            }
            WAITING => match waiting(&book()) {
                cases if cases.is_empty() => Err(say!("papers-none-waiting")),
                cases => Ok(About::EachOf(cases)),
            },
            meeting => meeting.parse().map(About::Meeting).map_err(|_| say!("papers-about-first")),
        }
    }

    fn chosen_receiver(self, output: Output) -> Result<Whom, String> {
        if output.is_letter() {
            return Ok(Whom::Referrers);
        }
        if output == Output::Transfer {
            let name = self.area_name.get_untracked().trim().to_owned();
            return match self.area.get_untracked().as_str() {
                "" => Err(say!("papers-area-first")),
                ELSEWHERE if name.is_empty() => Err(say!("papers-area-name-first")),
                ELSEWHERE => Ok(Whom::Area { name, pack: None }),
                id => self.session.site.with_untracked(|site| {
                    let at = site.packs.iter().position(|pack| pack.id == id);
                    let at = at.ok_or_else(|| say!("papers-area-first"))?;
                    let name = site.packs[at].name.en().to_owned();
                    Ok(Whom::Area { name, pack: site.pack_files.get(at).cloned() })
                }),
            };
        }
        match self.whom.get_untracked().as_str() {
            "" => Err(say!("papers-whom-first")),
            TEAM => Ok(Whom::Team),
            SEVERAL if goes_to_several(output) => {
                let wanted = self.several.with_value(|all| {
                    let wanted = all.iter().filter(|agency| agency.wanted.get_untracked());
                    wanted.map(|agency| agency.id.clone()).collect::<Vec<_>>()
                });
                if wanted.is_empty() { Err(say!("papers-several-first")) } else { Ok(Whom::Agencies(wanted)) }
            }
            agency => Ok(Whom::Agencies(vec![agency.to_owned()])),
        }
    }

    /// Meetings that are settled and not cancelled, the latest first: id and words.
    pub fn meetings(self) -> Vec<(String, String)> {
        let mut plans = self.session.book.with_untracked(|book| {
            let meetings = book.iter().flat_map(|book| &book.meetings);
            let plans = meetings.filter_map(|meeting| {
                let plan = meeting.plan.agreed().filter(|plan| !plan.cancelled)?;
                Some((plan.date, meeting.id, format!("{} {}", plan.label.0, date::day(plan.date.0))))
            });
            plans.collect::<Vec<_>>()
        });
        plans.sort_by_key(|(date, id, _)| std::cmp::Reverse((*date, *id)));
        plans.into_iter().map(|(_, id, words)| (id.to_string(), words)).collect()
    }

    /// The other areas that the site serves: id and name.
    pub fn other_areas(self) -> Vec<(String, String)> {
        let own = self.session.area();
        self.session.site.with_untracked(|site: &Site| {
            let others = site.packs.iter().filter(|pack| pack.id != own);
            others.map(|pack| (pack.id.clone(), pack.name.en().to_owned())).collect()
        })
    }

    /// The same of a paper: a letter goes to whoever referred.
    pub fn name_for(self, output: Output, to: &str) -> String {
        if to.is_empty() && output.is_letter() { say!("papers-referrer") } else { self.name(to) }
    }

    /// The name of a receiver, as people say it.
    pub fn name(self, to: &str) -> String {
        let known =
            self.several.with_value(|all| all.iter().find(|agency| agency.id == to).map(|one| one.label.clone()));
        known.unwrap_or_else(|| if to.is_empty() { say!("papers-team") } else { to.to_owned() })
    }
}

fn idva(pack: &Pack) -> String {
    pack.agencies.iter().find(|agency| agency.is_idva()).map(|agency| agency.id.clone()).unwrap_or_default()
}

/// What a paper that somebody makes from a case is of: what is for a meeting, of its meeting; else, where it can, of the
/// case. `meetings`: those that can be chosen.
fn about(output: Output, line: &Line, meetings: &[(String, String)]) -> String {
    let its_meeting = match line.meetings.as_slice() {
        [Some(meeting)] => Some(meeting.to_string()),
        _ => None,
    };
    let its_meeting = its_meeting.filter(|meeting| meetings.iter().any(|(id, _)| id == meeting));
    match output {
        Output::CaseList | Output::Agenda | Output::ActionLog => its_meeting.unwrap_or_else(|| ONE.to_owned()),
        Output::Minutes => its_meeting.unwrap_or_default(),
        _ => ONE.to_owned(),
    }
}

/// A case as the clerk names it, of what a person typed: its reference, or the event that entered it.
fn named(book: &Book, typed: &str) -> Option<String> {
    let typed = typed.trim();
    let reference = typed.parse::<Reference>().map(|reference| reference.to_string()).ok();
    let entered = typed.to_uppercase();
    let is = |line: &&Line| match line.case {
        CaseId::Body(_) => Some(&line.reference) == reference.as_ref(),
        CaseId::Entered(id) => id.as_str() == entered,
    };
    book.lines.values().find(is).map(name_of)
}

fn name_of(line: &Line) -> String {
    if line.reference.is_empty() { line.case.to_string() } else { line.reference.clone() }
}

/// The cases of which nobody has said that they have arrived: those that can be read and are not a mistake.
pub fn waiting(book: &Book) -> Vec<String> {
    let is = |line: &&Line| {
        line.acknowledged.is_none()
            && line.closed.is_none()
            && line.closed_on.is_empty()
            && matches!(line.kind.as_str(), "referral" | "entered")
            && line.decisions != [Decision::Mistake]
    };
    book.lines.values().filter(is).map(name_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::context::example;
    use crate::domain::register::{Id, Register, Scope};

    fn line(meetings: &[Option<Id>]) -> Line {
        let case = "0".repeat(64).parse().unwrap();
        let scope = Scope { area: "northmere".into(), practice: false, signers: Default::default() };
        let held = crate::domain::register::Case::default();
        let closed = Err(crate::casework::Closed::NotHere);
        let line = Line::of(&Register::default(), &scope, case, &held, closed, &example());
        Line { meetings: meetings.to_vec(), ..line }
    }

    #[test]
    fn a_paper_from_a_case_is_of_its_meeting_where_it_is_for_one_and_of_the_case_otherwise() {
        let id: Id = "70000000000000000000000001".parse().unwrap();
        let there = [(id.to_string(), "North".to_owned())];
        for (output, meetings, expected) in [
            (Output::CaseList, &[Some(id)][..], id.as_str()),
            (Output::CaseList, &[None], ONE),
            (Output::CaseList, &[Some(id), None], ONE),
            (Output::Minutes, &[Some(id)], id.as_str()),
            (Output::Minutes, &[], ""),
            (Output::Acknowledgement, &[Some(id)], ONE),
            (Output::Transfer, &[Some(id)], ONE),
        ] {
            assert_eq!(about(output, &line(meetings), &there), expected, "{output:?}");
        }
        assert_eq!(about(Output::Agenda, &line(&[Some(id)]), &[]), ONE, "its meeting is cancelled");
    }
}
