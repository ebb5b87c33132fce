//! Work on many things at once, on as many cores as there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// What `work` makes of each thing, in the order of the things.
pub fn map<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get()).min(things.len());
    // One at a time from a common pile: some take long.
    let own_share = || {
        let place = || next.fetch_add(1, Ordering::Relaxed);
        std::iter::repeat_with(place).map_while(|place| Some((place, work(things.get(place)?)))).collect::<Vec<_>>()
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(own_share)).collect();
        let joined = threads.into_iter().map(|thread| thread.join());
        joined.flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, done)| done).collect()
}

/// Takes what `work` makes of each thing, in the order of the things, while work on the next ones goes on: so many for each
/// core, so that what is large never piles up.
pub fn take_in_order<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync, mut take: impl FnMut(&T, R)) {
    const AHEAD: usize = 2;
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get()).min(things.len());
    thread::scope(|scope| {
        let done: Vec<_> = (0..cores)
            .map(|first| {
                let (sender, done) = mpsc::sync_channel(AHEAD);
                let share = things.iter().skip(first).step_by(cores);
                let work = &work;
                // Where nobody takes any more, something broke, and that is told elsewhere.
                scope.spawn(move || share.map(work).try_for_each(|result| sender.send(result)));
                done
            })
            .collect();
        for (place, thing) in things.iter().enumerate() {
            // A thread that broke has no more to give; the scope breaks as it did.
            let Ok(result) = done[place % cores].recv() else { return };
            take(thing, result);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worked_on_ahead_is_taken_in_the_order_of_the_things() {
        let things: Vec<u32> = (0..1000).collect();
        let mut taken = Vec::new();
        take_in_order(&things, |n| n * 2, |n, twice| taken.push((*n, twice)));
        assert_eq!(taken, things.iter().map(|n| (*n, n * 2)).collect::<Vec<_>>());
        take_in_order(&[] as &[u32], |n| n * 2, |_, _| panic!("there is nothing to take"));
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_thread_that_breaks_is_not_passed_over() {
        take_in_order(&[1, 2, 3], |n| assert_ne!(*n, 2), |_, ()| ());
    }

    #[test]
    fn results_come_in_the_order_of_the_things() {
        let things: Vec<u32> = (0..1000).collect();
        assert_eq!(map(&things, |n| n * 2), things.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert_eq!(map(&[] as &[u32], |n| n * 2), [0; 0]);
    }
}
