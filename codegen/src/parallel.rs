//! Parallel work, with results in the order of the items, so that the output does not depend on threads.

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
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

/// Returns the results of two functions, the second of which runs in a thread of its own, if one can be started.
pub(crate) fn both<A, B: Send>(first: impl FnOnce() -> A, second: impl Fn() -> B + Sync) -> (A, B) {
    thread::scope(|scope| match thread::Builder::new().spawn_scoped(scope, &second) {
        Ok(thread) => {
            let first = first();
            (first, thread.join().unwrap_or_else(|payload| panic::resume_unwind(payload)))
        }
        Err(_) => (first(), second()),
    })
}

/// Returns the number of threads that can work in parallel.
fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Calls `take` with the result of `work` for each item, in order, while other threads work on the next ones.
///
/// Each thread waits until its result is taken before it goes on, so that there are few results at any time. For a
/// thread that cannot be started, the calling thread does the work.
pub(crate) fn ahead<T: Sync, R: Send, E>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let (threads, work) = (processors(), &work);
    thread::scope(|scope| {
        let lane = |first: usize| {
            let (sender, receiver) = mpsc::sync_channel(0);
            let each = move || {
                // It fails when `take` did, and nobody waits any more.
                items.iter().skip(first).step_by(threads).try_for_each(|item| sender.send(work(item)))
            };
            thread::Builder::new().spawn_scoped(scope, each).ok().map(|_| receiver)
        };
        let lanes: Vec<_> = (0..threads.min(items.len())).map(lane).collect();
        for (index, item) in items.iter().enumerate() {
            match &lanes[index % threads] {
                Some(lane) => match lane.recv() {
                    Ok(result) => take(result)?,
                    Err(_) => break, // the thread panicked, which the scope passes on
                },
                None => take(work(item))?,
            }
        }
        Ok(())
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

    #[test]
    fn both_results_are_there() {
        assert_eq!(super::both(|| 1, || "two"), (1, "two"));
    }

    #[test]
    fn results_are_taken_in_order_until_one_is_refused() {
        let items: Vec<usize> = (0..100).collect();
        let mut taken = Vec::new();
        let take = |item: usize| {
            taken.push(item);
            if item < 50 { Ok(()) } else { Err(item) }
        };
        assert_eq!(super::ahead(&items, |item| *item, take), Err(50));
        assert_eq!(taken, items[..51]);
        assert_eq!(super::ahead(&[], |item: &u8| *item, |_| Err(())), Ok(()));
    }
}
