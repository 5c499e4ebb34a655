//! The measure of memory and time.

use std::hint::black_box;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One input at a time is measured: the allocator counts for all threads.
static ONE: Mutex<()> = Mutex::new(());

/// The size of the larger input in bytes. In a release build the smaller one, too, is beyond what allocators keep (32 MiB): pages
/// that are new for the larger one alone would count as time.
const SIZE: usize = if cfg!(debug_assertions) { 128 << 10 } else { 130 << 20 };

/// The memory that an input may take: one that takes more for each byte is smaller.
const ROOM: usize = 2 << 30;

/// Returns the size of the larger input and the memory that one may take. With `HOSTILE_BYTES` set, inputs have this size
/// where they take at most four times as much memory.
fn sizes() -> (usize, usize) {
    match std::env::var("HOSTILE_BYTES") {
        Ok(bytes) => {
            let bytes = bytes.parse().expect("HOSTILE_BYTES is a number of bytes");
            (bytes, bytes * 4)
        }
        Err(_) => (SIZE, ROOM),
    }
}

/// The size of the larger input as a multiple of the smaller one.
const FACTOR: usize = 4;

/// The multiple of time that it may take. Time that grows with the square of the size is 16 times as long.
const SLOWER: f64 = 10.0;

/// The outcome that an input must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Read,
    Refused,
}

/// Checks an input.
///
/// `make` returns one of about as many bytes, and `read` returns `true` if it is accepted. `most` is the number of bytes of
/// memory that reading may take for each byte of the input, beside it.
#[track_caller]
pub(crate) fn trap(
    name: &str,
    outcome: Outcome,
    most: usize,
    make: impl Fn(usize) -> Vec<u8>,
    read: impl Fn(&[u8]) -> bool,
) {
    let _alone = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (size, room) = sizes();
    let size = size.min(room / most.max(1));
    let inputs = [size / FACTOR, size].map(&make);
    let mut ratio = f64::INFINITY;
    let mut took_at_most = [usize::MAX; 2];
    // Others use the caches and the allocator, too: what counts is the best of some attempts.
    for _ in 0..5 {
        let [before, after] = [0, 1].map(|index| {
            let (took, peak) = measured(name, outcome, &inputs[index], &read);
            took_at_most[index] = took_at_most[index].min(peak);
            took
        });
        let [small, large] = [0, 1].map(|index| inputs[index].len().max(1) as f64);
        let longer = large / small / FACTOR as f64;
        ratio = ratio.min(after.as_secs_f64() / before.as_secs_f64().max(0.008) / longer.max(1.0));
        if ratio < SLOWER && (0..2).all(|index| took_at_most[index] <= allowed(most, &inputs[index])) {
            return;
        }
    }
    for (input, peak) in inputs.iter().zip(took_at_most) {
        let most = allowed(most, input);
        assert!(peak <= most, "{name}: {} bytes take {peak}, at most {most} are expected", input.len());
    }
    panic!("{name}: {} bytes take {ratio:.1} times as long as {}", inputs[1].len(), inputs[0].len());
}

/// The memory of reading that is not for the input: errors, tables, buffers.
const ALWAYS: usize = 256 << 10;

/// Returns the number of bytes that reading an input may take.
fn allowed(most: usize, input: &[u8]) -> usize {
    most * input.len() + ALWAYS
}

/// Returns the time that reading takes, and the number of bytes at most.
fn measured(name: &str, outcome: Outcome, input: &[u8], read: &impl Fn(&[u8]) -> bool) -> (Duration, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = ThreadTime::now(); // a busy machine gives a thread less time the longer it runs
    let accepted = read(black_box(input));
    let took = start.elapsed();
    let peak = MEMORY.peak_usage().saturating_sub(before);
    if std::env::var_os("HOSTILE_SHOW").is_some() {
        println!(
            "{name}: {} bytes, {:.1} times as many at most, {took:?}",
            input.len(),
            peak as f64 / input.len() as f64
        );
    }
    assert_eq!(accepted, outcome == Outcome::Read, "{name}");
    (took, peak)
}

/// Returns as many repetitions of a part as have about this size, between two others.
pub(crate) fn repeated<P: AsRef<[u8]>>(parts: [P; 3], size: usize) -> Vec<u8> {
    let [first, inner, last] = parts.each_ref().map(AsRef::as_ref);
    let count = size.div_ceil(inner.len());
    let mut bytes = Vec::with_capacity(first.len() + inner.len() * count + last.len());
    bytes.extend_from_slice(first);
    (0..count).for_each(|_| bytes.extend_from_slice(inner));
    bytes.extend_from_slice(last);
    bytes
}

/// Returns numbered parts of about this size between two others.
pub(crate) fn numbered<P: AsRef<[u8]>, N: AsRef<[u8]>>(
    [first, last]: [P; 2],
    part: impl Fn(usize) -> N,
    size: usize,
) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(size + 64);
    bytes.extend_from_slice(first.as_ref());
    for number in 0.. {
        if bytes.len() >= size {
            break;
        }
        bytes.extend_from_slice(part(number).as_ref());
    }
    bytes.extend_from_slice(last.as_ref());
    bytes
}
