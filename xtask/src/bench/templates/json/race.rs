//! Two ways to do the same, timed in turns.

use std::hint::black_box;
use std::time::Instant;

const WARM_UP: usize = 20;
const ROUNDS: usize = 200;
/// A few repetitions before the other's turn, so that each finds its own code in the caches.
const REPETITIONS: usize = 5;

/// Prints the median nanoseconds of both. `BATCH` calls share one look at the clock. What a call
/// returns is dropped outside of the measured time.
pub fn of<const BATCH: usize, A, B>(name: &str, ours: impl Fn() -> A, theirs: impl Fn() -> B) {
    let [mut our_times, mut their_times] = [Vec::new(), Vec::new()];
    for round in 0..WARM_UP + ROUNDS {
        let times = [batches::<BATCH, A>(&ours), batches::<BATCH, B>(&theirs)];
        if round >= WARM_UP {
            our_times.extend(times[0]);
            their_times.extend(times[1]);
        }
    }
    println!("{name}.ours {}", median(our_times));
    println!("{name}.serde {}", median(their_times));
}

fn batches<const BATCH: usize, T>(call: &impl Fn() -> T) -> [f64; REPETITIONS] {
    let mut results = Vec::with_capacity(BATCH);
    std::array::from_fn(|_| {
        let start = Instant::now();
        for _ in 0..BATCH {
            results.push(black_box(call()));
        }
        let time = start.elapsed();
        results.clear();
        time.as_nanos() as f64 / BATCH as f64
    })
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
