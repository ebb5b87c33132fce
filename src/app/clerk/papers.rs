//! Papers: what goes to others, after what must not go there has been stopped.

use super::looking::people;
use super::office::Office;
use super::protocol::{Paper, Stopped, Told};
use crate::casework::{
    Content, Found, Gathered, Sitting, all_held, gather, make, occasion, readable, stops, the_meeting,
};
use crate::domain::context::Context;
use crate::domain::date::read_day;
use crate::envelope::Identity;
use crate::render::outputs::Include;
use crate::wording::say;

impl Office {
    /// The file, what stops it, or why there is none.
    pub(super) fn paper(&self, paper: &Paper, identities: &[Identity]) -> (Told, Vec<Vec<u8>>) {
        match self.made(paper, identities) {
            Ok(made) => made,
            Err(why) => (Told::NotMade(why), Vec::new()),
        }
    }

    fn made(&self, paper: &Paper, identities: &[Identity]) -> Result<(Told, Vec<Vec<u8>>), String> {
        let area = self.area.as_ref().ok_or_else(|| say!("cli-export-none"))?;
        let Paper { wanted, only, .. } = paper;
        if wanted.needs_receiver() && wanted.receiver.is_none() {
            return Err(say!("papers-for-whom"));
        }
        let meeting = paper.meeting.and_then(|id| the_meeting(&self.register, id.as_str()));
        if paper.meeting.is_some() && meeting.is_none() {
            return Err(say!("papers-meeting-unsettled"));
        }
        let (cases, _) = readable(&self.register, &people(identities));
        let cases = cases.into_iter().map(|(id, case)| (*id, case.clone(), Content::of(&self.known, *id, case)));
        let cases: Vec<_> = cases.collect();
        let mut all = gather(cases.clone(), None, &[]).found;
        let Gathered { mut found, left_out, .. } = gather(cases, paper.meeting, only);
        let held = all_held(&self.register, &self.look_alikes, &found);
        let (receiver, put_in) = (wanted.receiver.as_deref(), |found: &Found| paper.put_in.contains(&found.named()));
        let mut stopped = stops(&found, receiver, &area.pack, &held);
        stopped.retain(|(case, _)| !paper.put_in.contains(case));
        if !stopped.is_empty() && !paper.leave_out {
            let stopped = stopped.into_iter().map(|(case, why)| Stopped { case, why });
            return Ok((Told::Stops(stopped.collect()), Vec::new()));
        }
        // An earlier action tells of its case too.
        let stays_out = stops(&all, receiver, &area.pack, &held);
        let is_out = |found: &Found| stays_out.iter().any(|(case, _)| *case == found.named());
        all.retain(|found| put_in(found) || !is_out(found));
        found.retain(|found| !stopped.iter().any(|(case, _)| *case == found.named()));
        if found.is_empty() {
            let why: Vec<String> = left_out.iter().map(|out| format!("{}: {}", out.case, out.why)).collect();
            return Err(format!("{} {}", say!("cli-export-none"), why.join(" ")).trim().to_owned());
        }
        let context = Context { today: read_day(&paper.today).unwrap_or(area.context.today), ..area.context.clone() };
        let include = Include { confidential_address: paper.confidential_address, immigration: paper.immigration };
        let occasion = occasion(&area.pack, &context, meeting.map(|(_, meeting)| meeting), include);
        let sitting = Sitting { register: &self.register, meeting: paper.meeting, all: &all };
        let bytes = make(wanted, &found, Some(sitting), &occasion).map_err(|why| why.words())?;
        let file = wanted.output.file_name(&paper.today, wanted.format.ending());
        let cases = found.iter().filter_map(|found| found.id).collect();
        Ok((Told::Made { file, cases, sealed: false }, vec![bytes]))
    }
}
