//! Ways to do the same, timed in turns.

use std::hint::black_box;
use std::time::Instant;

use crate::allocations;

const WARM_UP: usize = 20;
const ROUNDS: usize = 200;
/// A few repetitions before the next one's turn, so that each finds its own code in the caches.
const REPETITIONS: usize = 5;

/// A competitor: a call with any result.
pub trait Racer {
    /// Nanoseconds per call. `batch` calls share one look at the clock. What a call returns is
    /// dropped outside of the measured time.
    fn times(&self, batch: usize) -> [f64; REPETITIONS];
    /// Returns the number of allocations of a call.
    fn allocations(&self) -> usize;
}

impl<T, F: Fn() -> T> Racer for F {
    fn times(&self, batch: usize) -> [f64; REPETITIONS] {
        let mut results = Vec::with_capacity(batch);
        std::array::from_fn(|_| {
            let start = Instant::now();
            for _ in 0..batch {
                results.push(black_box(self()));
            }
            let time = start.elapsed();
            results.clear();
            time.as_nanos() as f64 / batch as f64
        })
    }

    fn allocations(&self) -> usize {
        allocations::of(self)
    }
}

/// Prints the median nanoseconds and the allocations of a call of each.
pub fn of(name: &str, batch: usize, racers: &[(&str, &dyn Racer)]) {
    let mut times = vec![Vec::new(); racers.len()];
    for round in 0..WARM_UP + ROUNDS {
        for ((_, racer), times) in racers.iter().zip(&mut times) {
            let batches = racer.times(batch);
            if round >= WARM_UP {
                times.extend(batches);
            }
        }
    }
    for ((racer, call), times) in racers.iter().zip(times) {
        println!("{name}.{racer} {}", median(times));
        println!("{name}.{racer}.allocations {}", call.allocations());
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
