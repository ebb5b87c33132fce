//! Papers: what goes to others, after what must not go there has been stopped.

use super::looking::people;
use super::office::{Area, Office};
use super::protocol::{Checked, Paper, Stopped, Told};
use crate::area::Pack;
use crate::casework::{
    Content, Found, Gate, Gathered, Given, Looked, NotMade, Sitting, called, earlier, gather, make, occasion, readable,
    referred_by, sealed_to, the_meeting, zipped,
};
use crate::domain::register::Id;
use crate::envelope::{Identity, Recipient};
use crate::render::outputs::{Include, Meeting};
use crate::wording::say;

impl Office {
    /// What would stop, and what a person should know, before any of these papers is written.
    pub(super) fn check(&self, papers: &[Paper], identities: &[Identity]) -> Told {
        let checked = self.desk(identities).and_then(|desk| papers.iter().map(|paper| desk.check(paper)).collect());
        checked.map_or_else(Told::NotMade, Told::Checked)
    }

    /// The file, what stops it, or why there is none.
    pub(super) fn make(&self, papers: &[Paper], identities: &[Identity]) -> (Told, Vec<Vec<u8>>) {
        let made = self.desk(identities).and_then(|desk| desk.make(papers));
        made.unwrap_or_else(|why| (Told::NotMade(why), Vec::new()))
    }

    fn desk(&self, identities: &[Identity]) -> Result<Desk<'_>, String> {
        let area = self.area.as_ref().ok_or_else(|| say!("cli-export-none"))?;
        let (cases, hidden) = readable(&self.register, &people(identities));
        let cases = cases.into_iter().map(|(id, case)| (*id, case, Content::of(&self.known, *id, case)));
        let cases: Vec<_> = cases.collect();
        let names = cases.iter().map(|(id, ..)| called(*id)).collect();
        Ok(Desk { office: self, area, cases, names, hidden })
    }
}

/// Everything that papers are made of, looked into once.
struct Desk<'a> {
    office: &'a Office,
    area: &'a Area,
    cases: Vec<Looked<'a>>,
    /// By which papers know them, in the same order.
    names: Vec<String>,
    /// Cases that other people alone may read.
    hidden: usize,
}

/// What one paper would hold.
struct Chosen {
    meeting: Option<(Id, Meeting)>,
    gathered: Gathered,
    /// What a person has not decided about.
    stopped: Vec<Stopped>,
}

/// A paper as bytes, and how it is told from the others.
struct Made {
    given: Given,
    name: String,
    bytes: Vec<u8>,
}

impl<'a> Desk<'a> {
    fn choose(&self, paper: &Paper) -> Result<Chosen, String> {
        let Paper { wanted, only, .. } = paper;
        if wanted.needs_receiver() && wanted.receiver.is_none() {
            return Err(say!("papers-for-whom"));
        }
        let meeting = paper.meeting.and_then(|id| the_meeting(&self.office.register, id.as_str()));
        if paper.meeting.is_some() && meeting.is_none() {
            return Err(say!("papers-meeting-unsettled"));
        }
        let mut gathered = gather(self.among(only), paper.meeting, only);
        let stopped = self
            .gate(paper)
            .stops(&gathered.found)
            .into_iter()
            .filter(|(case, _)| !paper.put_in.contains(case) && !paper.leave_out.contains(case));
        let to = wanted.receiver.clone().unwrap_or_default();
        let stopped = stopped.map(|(case, why)| Stopped { to: to.clone(), case, why }).collect();
        gathered.found.retain(|found| !paper.leave_out.contains(&found.named()));
        Ok(Chosen { meeting, gathered, stopped })
    }

    fn gate<'p>(&'p self, paper: &'p Paper) -> Gate<'p> {
        let beside = Some((&self.office.register, &self.office.look_alikes));
        Gate { wanted: &paper.wanted, pack: &self.area.pack, beside }
    }

    fn check(&self, paper: &Paper) -> Result<Checked, String> {
        let Chosen { gathered, stopped, .. } = self.choose(paper)?;
        let Gathered { found, left_out, conflicts, restricted } = gathered;
        let hidden = if paper.only.is_empty() { restricted + self.hidden } else { restricted };
        let conflicts = conflicts.iter().map(|(case, what)| say!("cli-export-conflict", case = case, what = what));
        let left_out = left_out.iter().map(|out| say!("cli-export-left-out", case = out.case, why = out.why));
        let hidden = (hidden > 0).then(|| say!("cli-list-restricted", count = hidden));
        Ok(Checked {
            to: self.to(paper, &found),
            cases: found.len(),
            sealed: !self.recipients(paper)?.is_empty(),
            stops: stopped,
            remarks: conflicts.chain(left_out).chain(hidden).collect(),
        })
    }

    fn make(&self, papers: &[Paper]) -> Result<(Told, Vec<Vec<u8>>), String> {
        let chosen = papers.iter().map(|paper| Ok((paper, self.choose(paper)?)));
        let chosen: Vec<(&Paper, Chosen)> = chosen.collect::<Result<_, String>>()?;
        let stopped: Vec<Stopped> = chosen.iter().flat_map(|(_, chosen)| chosen.stopped.clone()).collect();
        if !stopped.is_empty() {
            return Ok((Told::Stops(stopped), Vec::new()));
        }
        let filled = chosen.iter().filter(|(_, chosen)| !chosen.gathered.found.is_empty());
        let mut made = filled.map(|(paper, chosen)| self.one(paper, chosen)).collect::<Result<Vec<Made>, String>>()?;
        let Some(paper) = papers.first().filter(|_| !made.is_empty()) else { return Err(nothing(&chosen)) };
        let (file, bytes) = match made.as_mut_slice() {
            [only] if papers.len() == 1 => {
                let ending = only.name.split_once('.').map(|(_, ending)| ending).unwrap_or_default();
                (paper.wanted.output.file_name(&paper.today, ending), std::mem::take(&mut only.bytes))
            }
            several => {
                let (names, files): (Vec<String>, Vec<Vec<u8>>) =
                    several.iter_mut().map(|made| (made.name.clone(), std::mem::take(&mut made.bytes))).unzip();
                let zip = zipped::zip(&names, &files).ok_or_else(|| NotMade::Unwritten.words())?;
                (paper.wanted.output.file_name(&paper.today, "zip"), zip)
            }
        };
        let papers = made.into_iter().map(|made| made.given).collect();
        Ok((Told::Made { file, papers }, vec![bytes]))
    }

    fn one(&self, paper: &Paper, Chosen { meeting, gathered, .. }: &Chosen) -> Result<Made, String> {
        let (wanted, found) = (&paper.wanted, &gathered.found);
        let earlier = earlier(&self.cases, &self.gate(paper), &paper.put_in);
        let context = self.area.context_on(&paper.today);
        let include = Include { confidential_address: paper.confidential_address, immigration: paper.immigration };
        let meeting = meeting.as_ref().map(|(_, meeting)| meeting.clone());
        let occasion = occasion(&self.area.pack, &context, meeting, include);
        let sitting = Sitting { register: &self.office.register, meeting: paper.meeting, earlier: &earlier };
        let bytes = make(wanted, found, Some(sitting), &occasion).map_err(NotMade::words)?;
        let recipients = self.recipients(paper)?;
        let given = Given::of(self.to(paper, found), found, bytes, &recipients);
        let (given, bytes) = given.map_err(|_| say!("papers-not-sealed"))?;
        let ending = format!("{}{}", wanted.format.ending(), given.ending());
        Ok(Made { given, name: wanted.output.file_name(&told_by(paper), &ending), bytes })
    }

    /// Of an output about cases that are named, these alone.
    fn among(&self, only: &[String]) -> impl Iterator<Item = &Looked<'a>> {
        let among = self.names.iter().zip(&self.cases);
        among.filter(|(name, _)| only.is_empty() || only.contains(name)).map(|(_, case)| case)
    }

    /// For whom a paper is: a letter goes to whoever referred.
    fn to(&self, paper: &Paper, found: &[Found]) -> String {
        match (&paper.wanted.receiver, found.first()) {
            (Some(receiver), _) => receiver.clone(),
            (None, Some(found)) if paper.wanted.output.is_letter() => {
                let agency = referred_by(found, &self.area.context);
                if agency.is_empty() { say!("papers-referrer") } else { agency }
            }
            _ => String::new(),
        }
    }

    fn recipients(&self, paper: &Paper) -> Result<Vec<Recipient>, String> {
        let today = self.area.day(&paper.today);
        match (&paper.wanted.receiver, &paper.to_area) {
            _ if !paper.seal => Ok(Vec::new()),
            (_, Some(pack)) => {
                let pack = Pack::parse(pack.as_bytes()).map_err(|_| say!("papers-other-area-unreadable"))?;
                let sealing = pack.recipients_on(today).map_err(|_| say!("papers-other-area-no-key"))?;
                Ok(sealing.recipients)
            }
            (Some(receiver), None) => Ok(sealed_to(&self.area.pack, paper.wanted.output, receiver, today)),
            (None, None) => Ok(Vec::new()),
        }
    }
}

/// What tells a paper from others in one zip, without telling of anybody: the day, and whom or which case it is for.
fn told_by(paper: &Paper) -> String {
    let of = match (&paper.wanted.receiver, paper.only.as_slice()) {
        (Some(receiver), _) => receiver.as_str(),
        (None, [case]) => case.as_str(),
        (None, _) => "",
    };
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let of: String = of.chars().map(plain).collect();
    format!("{}-{of}", paper.today).trim_end_matches('-').to_owned()
}

/// Why nothing is in any of them.
fn nothing(chosen: &[(&Paper, Chosen)]) -> String {
    let left_out = chosen.iter().flat_map(|(_, chosen)| &chosen.gathered.left_out);
    let mut why: Vec<String> = left_out.map(|out| format!("{}: {}", out.case, out.why)).collect();
    why.dedup();
    format!("{} {}", say!("cli-export-none"), why.join(" ")).trim().to_owned()
}
