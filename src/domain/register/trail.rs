//! The trail: every event that was heard, which of them count, and which of those still stand.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::event::Event;
use super::fact::may_supersede;
use super::ids::Id;
use super::standing::{Heard, Standing};

/// Every event, by time and name; one that was heard twice stands once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Trail {
    entries: Vec<Entry>,
}

/// One event of the trail.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// As it was heard; what cannot be read of it is here.
    pub heard: Heard,
    pub event: Option<Event>,
    pub standing: Standing,
    /// In no event that is without effect.
    pub doubts: Vec<Doubt>,
    /// Another event took its place, or took it back.
    pub superseded: bool,
}

/// Something about an event that a person should look at. It counts all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// It is dated before this event, which it supersedes: one of the two clocks is wrong.
    BeforeWhatItSupersedes(Id),
    /// It is dated more than 24 hours ahead.
    InTheFuture,
    /// It would supersede this event, which is about something else: that one stands.
    SupersedesElsewhere(Id),
    /// It and others supersede each other in a circle: all of them stand.
    InACircle,
}

impl Trail {
    /// The trail once these events have been heard too.
    pub fn with(mut self, more: impl Iterator<Item = Entry>, now: DateTime<Utc>) -> Trail {
        self.entries.extend(more);
        let name = |entry: &Entry| entry.event.as_ref().map(|event| (event.at, event.id));
        self.entries.sort_by(|a, b| name(a).cmp(&name(b)).then_with(|| a.heard.cmp(&b.heard)));
        self.entries.dedup_by(|a, b| a.heard == b.heard);
        self.part_namesakes();
        self.follow(now);
        self
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The events that count.
    pub fn effective(&self) -> impl Iterator<Item = &Event> {
        self.entries.iter().filter(|entry| entry.standing == Standing::Signed).filter_map(|entry| entry.event.as_ref())
    }

    /// Those of them that nobody has superseded or taken back.
    pub fn standing(&self) -> impl Iterator<Item = &Event> {
        let stand = self.entries.iter().filter(|entry| entry.standing == Standing::Signed && !entry.superseded);
        stand.filter_map(|entry| entry.event.as_ref())
    }

    /// Of two events with one id neither counts: which of them another event names could not be told.
    fn part_namesakes(&mut self) {
        let mut count: HashMap<Id, usize> = HashMap::new();
        let signed = |entry: &Entry| matches!(entry.standing, Standing::Signed | Standing::SameId);
        for entry in self.entries.iter().filter(|entry| signed(entry)) {
            if let Some(event) = &entry.event {
                *count.entry(event.id).or_default() += 1;
            }
        }
        for entry in self.entries.iter_mut().filter(|entry| signed(entry)) {
            let shared = entry.event.as_ref().is_some_and(|event| count[&event.id] > 1);
            entry.standing = if shared { Standing::SameId } else { Standing::Signed };
        }
    }

    /// Sees which events take the place of which.
    fn follow(&mut self, now: DateTime<Utc>) {
        let events: Vec<Option<&Event>> = self.entries.iter().map(Entry::counted).collect();
        let places: HashMap<Id, usize> =
            (0..).zip(&events).filter_map(|(place, event)| event.map(|event| (event.id, place))).collect();
        let mut doubts: Vec<Vec<Doubt>> = vec![Vec::new(); events.len()];
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); events.len()];
        let mut has_above = vec![false; events.len()];
        for (place, event) in (0..).zip(&events) {
            let Some(event) = event else { continue };
            for id in &event.supersedes {
                // One that has not arrived yet will be superseded when it does.
                let Some((earlier, under)) = places.get(id).and_then(|under| Some((events[*under]?, *under))) else {
                    continue;
                };
                if !may_supersede(event, earlier) {
                    doubts[place].push(Doubt::SupersedesElsewhere(*id));
                    continue;
                }
                below[place].push(under);
                has_above[under] = true;
                if event.at < earlier.at {
                    doubts[place].push(Doubt::BeforeWhatItSupersedes(*id));
                }
            }
            if event.at - now > AHEAD {
                doubts[place].push(Doubt::InTheFuture);
            }
        }
        // From the last words downwards. What no last word reaches supersedes itself in a circle, and stands.
        let mut superseded = vec![false; events.len()];
        let mut open: Vec<usize> = (0..events.len()).filter(|place| !has_above[*place]).collect();
        while let Some(place) = open.pop() {
            for under in &below[place] {
                if !std::mem::replace(&mut superseded[*under], true) {
                    open.push(*under);
                }
            }
        }
        for (place, entry) in (0..).zip(&mut self.entries) {
            entry.superseded = superseded[place];
            entry.doubts = std::mem::take(&mut doubts[place]);
            if has_above[place] && !superseded[place] {
                entry.doubts.push(Doubt::InACircle);
            }
            entry.doubts.sort_unstable();
            entry.doubts.dedup();
        }
    }
}

impl Doubt {
    /// Stable name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Doubt::BeforeWhatItSupersedes(_) => "before_what_it_supersedes",
            Doubt::InTheFuture => "in_the_future",
            Doubt::SupersedesElsewhere(_) => "supersedes_elsewhere",
            Doubt::InACircle => "in_a_circle",
        }
    }
}

impl Entry {
    /// The event, if it counts.
    pub fn counted(&self) -> Option<&Event> {
        self.event.as_ref().filter(|_| self.standing == Standing::Signed)
    }
}

/// A clock further ahead than this is wrong.
const AHEAD: TimeDelta = TimeDelta::hours(24);
