//! Parallel work, with results in the order of the items, so that the output does not depend on threads.

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Returns the results of `work` for each item, in order.
///
/// Threads take one item after the other, so that a few large ones do not delay the rest. If no thread can be
/// started, the calling thread does all the work.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            match items.get(index) {
                Some(item) => done.push((index, work(item))),
                None => return done,
            }
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..processors().min(items.len()))
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, share).ok())
            .collect();
        let mut done = share();
        for thread in others {
            done.extend(thread.join().unwrap_or_else(|payload| panic::resume_unwind(payload)));
        }
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Returns the number of threads that can work in parallel.
pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Runs two functions in parallel: `here` on this thread, `beside` on another.
pub(crate) fn both<A, B: Send>(here: impl FnOnce() -> A, beside: impl Fn() -> B + Sync) -> (A, B) {
    thread::scope(|scope| match thread::Builder::new().spawn_scoped(scope, &beside) {
        Ok(thread) => {
            let here = here();
            (here, thread.join().unwrap_or_else(|payload| panic::resume_unwind(payload)))
        }
        Err(_) => (here(), beside()),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        let slow_at_first = |item: &usize| (0..1000 - item).fold(*item, |sum, _| std::hint::black_box(sum));
        assert_eq!(super::map(&items, slow_at_first), items);
        assert_eq!(super::map(&[], |item: &u8| *item), Vec::<u8>::new());
    }
}
