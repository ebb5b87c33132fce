//! From a choice to a file: nothing is written before each stopped case is decided, nothing said before it was offered.

use leptos::prelude::*;

use super::choice::Choice;
use super::chosen::{Chosen, Whom};
use super::said::{PutIn, said};
use crate::app::browser::{clock, download, page};
use crate::app::clerk::{Ask, Checked, StoppedCase, Told};
use crate::app::desk::doing::Doing;
use crate::app::desk::register::NotDone;
use crate::app::desk::session::Session;
use crate::casework::Given;
use crate::domain::date::iso_day;
use crate::domain::private::Private;
use crate::domain::register::cases::Acknowledged;
use crate::domain::register::{CaseId, What};
use crate::wording::say;

/// The page's state.
#[derive(Clone, Copy)]
pub struct Papers {
    pub session: Session,
    pub choice: Choice,
    pub step: RwSignal<Step>,
    pub doing: Doing,
}

/// How far it has come.
#[derive(Clone)]
pub enum Step {
    Choosing,
    Checked(Checking),
    Given(Handed),
}

/// What a person is asked before anything is written.
#[derive(Clone)]
pub struct Checking {
    pub chosen: Chosen,
    pub checked: Vec<Checked>,
    pub decisions: Vec<Decision>,
}

/// What becomes of a case that stops.
#[derive(Clone)]
pub struct Decision {
    pub stop: StoppedCase,
    pub choice: RwSignal<Option<Way>>,
    pub reason: RwSignal<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    LeaveOut,
    PutIn,
}

/// What was handed out.
#[derive(Clone)]
pub struct Handed {
    pub chosen: Chosen,
    pub file: String,
    pub papers: Vec<Given>,
    /// Whether the register knows it.
    pub recorded: bool,
    pub acknowledged: RwSignal<bool>,
}

impl Papers {
    pub fn new(session: Session) -> Papers {
        Papers { session, choice: Choice::new(session), step: RwSignal::new(Step::Choosing), doing: Doing::new() }
    }

    /// Looks at what was chosen before any of it is written.
    pub fn check(self) {
        match self.choice.chosen() {
            Ok(chosen) => self.doing.go(self.session, async move { self.look(chosen).await }),
            Err(why) => self.doing.wrong.set(Some(why)),
        }
    }

    async fn look(self, chosen: Chosen) -> Result<(), String> {
        let papers = chosen.papers(&today());
        let told = self.session.ask(Ask::Check { papers }, Vec::new()).await.map_err(NotDone::words)?;
        let checked = match told {
            (Told::Checked(checked), _) => checked,
            (Told::NotMade(why), _) => return Err(why),
            _ => return Err(NotDone::Broke.words()),
        };
        let stops = checked.iter().flat_map(|one| one.stops.clone());
        let decision = |stop| Decision { stop, choice: RwSignal::new(None), reason: RwSignal::new(String::new()) };
        let decisions = stops.map(decision).collect();
        self.turn(Step::Checked(Checking { chosen, checked, decisions }), "papers-before");
        Ok(())
    }

    /// Has the file made as decided, offers it, and says in the register what went out.
    pub fn make(self, checking: Checking) {
        if let Some(undecided) = checking.decisions.iter().position(|decision| !decision.is_made()) {
            self.doing.wrong.set(Some(say!("papers-decide-first")));
            page::focus_input(&format!("papers-stop-{undecided}"));
            return;
        }
        self.doing.go(self.session, async move {
            let Checking { chosen, decisions, .. } = checking;
            let mut papers = chosen.papers(&today());
            for paper in &mut papers {
                let receiver = paper.wanted.receiver.clone().unwrap_or_default();
                let of = |way: Way| {
                    let those = decisions.iter().filter(|one| one.stop.to == receiver);
                    let those = those.filter(|one| one.choice.get_untracked() == Some(way));
                    those.map(|one| one.stop.case.clone()).collect::<Vec<_>>()
                };
                (paper.put_in, paper.leave_out) = (of(Way::PutIn), of(Way::LeaveOut));
            }
            let told = self.session.ask(Ask::Make { papers }, Vec::new()).await.map_err(NotDone::words)?;
            let (file, papers, bytes) = match told {
                (Told::Made { file, papers }, bytes) => (file, papers, bytes),
                (Told::NotMade(why), _) => return Err(why),
                (Told::Stops(_), _) => {
                    self.look(chosen).await?;
                    return Err(say!("papers-stops-again"));
                }
                _ => return Err(NotDone::Broke.words()),
            };
            let bytes = bytes.first().ok_or_else(|| NotDone::Broke.words())?;
            download::file(&file, bytes).map_err(|_| say!("papers-not-offered"))?;
            let put_in: Vec<PutIn> = decisions.iter().filter_map(Decision::put_in).collect();
            let what = said(chosen.output, chosen.about.meeting(), &papers, &put_in, self.choice);
            let recorded = self.session.say_in_register(what).await;
            self.session.not_done.set(recorded.err());
            let recorded = recorded.is_ok();
            let handed = Handed { chosen, file, papers, recorded, acknowledged: RwSignal::new(false) };
            self.turn(Step::Given(handed), "papers-given");
            Ok(())
        });
    }

    /// Says of each of these cases that the referrer was told that it has arrived.
    pub fn acknowledge(self, handed: Handed) {
        self.doing.go(self.session, async move {
            let acknowledged = |to: &str, case: CaseId| {
                let to = Some(Private(to.to_owned())).filter(|to| !to.0.is_empty());
                let how = Private("letter".to_owned());
                What::Acknowledged(Acknowledged { case, how, to, more: Default::default() })
            };
            let all =
                handed.papers.iter().flat_map(|given| given.cases.iter().map(|case| acknowledged(&given.to, *case)));
            self.session.say_in_register(all.collect()).await.map_err(NotDone::words)?;
            self.session.said.set(say!("register-said"));
            handed.acknowledged.set(true);
            clock::soon(|| _ = page::focus_text("papers-acknowledged-said"));
            Ok(())
        });
    }

    /// Why it does not go on.
    pub fn alert(self) -> AnyView {
        self.doing.alert("papers-wrong")
    }

    /// Back to the form, as it was left.
    pub fn choose_again(self) {
        self.turn(Step::Choosing, "papers-choice");
    }

    /// Back to an empty form.
    pub fn begin_again(self) {
        self.choice.output.set(String::new());
        self.choice.change_output();
        self.choose_again();
    }

    fn turn(self, step: Step, heading: &'static str) {
        self.doing.wrong.set(None);
        self.step.set(step);
        clock::soon(move || _ = page::focus_text(heading));
    }
}

impl Decision {
    fn is_made(&self) -> bool {
        match self.choice.get_untracked() {
            Some(Way::LeaveOut) => true,
            Some(Way::PutIn) => self.reason.with_untracked(|reason| !reason.trim().is_empty()),
            None => false,
        }
    }

    fn put_in(&self) -> Option<PutIn> {
        let put_in =
            || PutIn { to: self.stop.to.clone(), case: self.stop.case.clone(), reason: self.reason.get_untracked() };
        (self.choice.get_untracked() == Some(Way::PutIn)).then(put_in)
    }
}

impl Chosen {
    /// Whether letters of this kind say that a referral has arrived.
    pub fn acknowledges(&self) -> bool {
        self.output == crate::render::outputs::Output::Acknowledgement && self.whom == Whom::Referrers
    }
}

fn today() -> String {
    iso_day(clock::today())
}
