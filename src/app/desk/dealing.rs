//! Which input goes to which worker, and when its result may be entered: in the order given, whoever is faster.

use std::collections::{BTreeMap, VecDeque};

/// Inputs that one worker has at a time: one is opened while the next ones are read, also while the page is drawn.
const AHEAD: usize = 32;

/// The bytes that are read and not yet opened stay below this; a longer file goes by itself.
const MOST_BYTES: u64 = 160 * 1024 * 1024;

/// What was given and is not entered yet; `I` is an input, `R` what became of it.
#[derive(Debug)]
pub struct Dealing<I, R> {
    waiting: VecDeque<I>,
    /// The first one that waits, once its length was asked for: a browser takes a while to tell it.
    next: Option<(u64, I)>,
    /// How many inputs each worker has.
    busy: Vec<usize>,
    bytes: u64,
    dealt: usize,
    entered: usize,
    done: BTreeMap<usize, R>,
}

/// An input on its way to a worker.
#[derive(Debug, PartialEq, Eq)]
pub struct Dealt<I> {
    /// From 1, in the order given: the row in which its result will stand.
    pub number: usize,
    /// From 0.
    pub worker: usize,
    /// Length in bytes.
    pub size: u64,
    pub input: I,
}

impl<I, R> Dealing<I, R> {
    /// Takes inputs after those that wait already.
    pub fn add(&mut self, inputs: impl IntoIterator<Item = I>) {
        self.waiting.extend(inputs);
    }

    /// One more worker has the keys.
    pub fn hire(&mut self) {
        self.busy.push(0);
    }

    /// The next input, for the worker that has least to do; nothing while all have enough. `size`: its length in bytes.
    pub fn deal(&mut self, size: impl Fn(&I) -> u64) -> Option<Dealt<I>> {
        let worker = (0..self.busy.len()).min_by_key(|worker| self.busy[*worker])?;
        if self.busy[worker] >= AHEAD {
            return None;
        }
        let (size, input) = self.next.take().or_else(|| self.waiting.pop_front().map(|input| (size(&input), input)))?;
        if self.bytes > 0 && self.bytes + size > MOST_BYTES {
            self.next = Some((size, input));
            return None;
        }
        self.busy[worker] += 1;
        self.bytes += size;
        self.dealt += 1;
        Some(Dealt { number: self.dealt, worker, size, input })
    }

    /// A worker has finished with an input; gives every result whose turn it is now.
    pub fn done(&mut self, number: usize, worker: usize, size: u64, result: R) -> Vec<R> {
        self.busy[worker] -= 1;
        self.bytes -= size;
        self.done.insert(number, result);
        self.due()
    }

    /// Deals nothing more: what waits has this result, after what the workers still have.
    pub fn stop(&mut self, result: impl Fn(I) -> R) -> Vec<R> {
        let next = self.next.take().map(|(_, input)| input);
        for input in next.into_iter().chain(std::mem::take(&mut self.waiting)) {
            self.dealt += 1;
            self.done.insert(self.dealt, result(input));
        }
        self.due()
    }

    /// How many inputs wait for a worker.
    pub fn waiting(&self) -> usize {
        self.waiting.len() + usize::from(self.next.is_some())
    }

    /// Whether everything that was given is entered.
    pub fn is_over(&self) -> bool {
        self.waiting() == 0 && self.entered == self.dealt
    }

    fn due(&mut self) -> Vec<R> {
        let mut due = Vec::new();
        while let Some(result) = self.done.remove(&(self.entered + 1)) {
            self.entered += 1;
            due.push(result);
        }
        due
    }
}

impl<I, R> Default for Dealing<I, R> {
    fn default() -> Self {
        let (waiting, busy, done) = (VecDeque::new(), Vec::new(), BTreeMap::new());
        Dealing { waiting, next: None, busy, bytes: 0, dealt: 0, entered: 0, done }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dealing(workers: usize, inputs: usize) -> Dealing<usize, usize> {
        let mut dealing = Dealing::default();
        (0..workers).for_each(|_| dealing.hire());
        dealing.add(1..=inputs);
        dealing
    }

    /// Everything that can be dealt of inputs of this length.
    fn all(dealing: &mut Dealing<usize, usize>, size: u64) -> Vec<Dealt<usize>> {
        std::iter::from_fn(|| dealing.deal(|_| size)).collect()
    }

    #[test]
    fn every_worker_has_one_to_open_before_any_has_one_to_wait_for_it() {
        let mut dealing = dealing(3, 100);
        let workers: Vec<usize> = all(&mut dealing, 1).iter().map(|dealt| dealt.worker).collect();
        assert_eq!(workers, [0, 1, 2].repeat(AHEAD)[..workers.len()]);
        dealing.done(2, 1, 1, 2);
        assert_eq!(
            dealing.deal(|_| 1).map(|dealt| (dealt.number, dealt.worker)),
            Some((3 * AHEAD + 1, 1)),
            "the one that is free"
        );
        assert_eq!(dealing.deal(|_| 1), None);
    }

    #[test]
    fn a_worker_that_comes_later_has_its_share() {
        let mut dealing = dealing(1, 100);
        assert_eq!(all(&mut dealing, 1).len(), AHEAD);
        dealing.hire();
        assert!(all(&mut dealing, 1).iter().all(|dealt| dealt.worker == 1));
        assert_eq!(dealing.waiting(), 100 - 2 * AHEAD);
    }

    #[test]
    fn results_are_entered_in_the_order_given() {
        let mut dealing = dealing(2, 4);
        let dealt = all(&mut dealing, 1);
        assert_eq!(dealing.done(3, dealt[2].worker, 1, 30), [0; 0]);
        assert_eq!(dealing.done(2, dealt[1].worker, 1, 20), [0; 0]);
        assert_eq!(dealing.done(1, dealt[0].worker, 1, 10), [10, 20, 30]);
        assert!(!dealing.is_over());
        assert_eq!(dealing.done(4, dealt[3].worker, 1, 40), [40]);
        assert!(dealing.is_over());
    }

    #[test]
    fn what_was_stopped_comes_after_what_was_being_opened_and_none_is_missing() {
        let mut dealing = dealing(1, 5);
        assert_eq!(all(&mut dealing, MOST_BYTES / 2).len(), 2);
        assert_eq!(dealing.stop(|input| input * 100), [0; 0]);
        assert_eq!(dealing.deal(|_| 1), None, "not even the one that was too long to be dealt");
        assert_eq!(dealing.done(2, 0, MOST_BYTES / 2, 2), [0; 0]);
        assert_eq!(dealing.done(1, 0, MOST_BYTES / 2, 1), [1, 2, 300, 400, 500]);
        assert!(dealing.is_over());
        dealing.add([6]);
        assert_eq!(dealing.deal(|_| 1).map(|dealt| dealt.number), Some(6), "what comes later goes on counting");
    }

    #[test]
    fn long_files_are_not_all_read_at_once() {
        let mut dealing = dealing(8, 20);
        assert_eq!(all(&mut dealing, 64 * 1024 * 1024).len(), 2);
        let mut longest = super::tests::dealing(2, 2);
        assert_eq!(all(&mut longest, 10 * MOST_BYTES).len(), 1, "and the longest is read by itself");
        longest.done(1, 0, 10 * MOST_BYTES, 1);
        assert_eq!(all(&mut longest, 10 * MOST_BYTES).len(), 1);
    }

    proptest! {
        #[test]
        fn whoever_is_faster_every_input_is_entered_once_in_the_order_given(
            workers in 1usize..9, inputs in 0usize..60, picks in prop::collection::vec(0usize..16, 200), stop in 0usize..100
        ) {
            let mut dealing = dealing(workers, inputs);
            let (mut out, mut entered) = (Vec::new(), Vec::new());
            for (turn, pick) in picks.into_iter().enumerate() {
                if turn == stop {
                    entered.extend(dealing.stop(|input| input));
                }
                out.extend(std::iter::from_fn(|| dealing.deal(|_| 7)));
                if out.is_empty() {
                    break;
                }
                let done: Dealt<usize> = out.swap_remove(pick % out.len());
                entered.extend(dealing.done(done.number, done.worker, done.size, done.input));
            }
            prop_assert!(dealing.is_over());
            prop_assert_eq!(entered, (1..=inputs).collect::<Vec<_>>());
        }
    }
}
