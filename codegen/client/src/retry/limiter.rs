//! The rate of the adaptive mode: CUBIC, as AWS SDKs define it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ferrosmith_runtime::Timestamp;

/// The lowest rate, in attempts a second.
const LEAST_RATE: f64 = 0.5;
/// The least number of tokens that fit.
const LEAST_CAPACITY: f64 = 1.0;
/// The weight of the newest half second in the measured rate.
const SMOOTH: f64 = 0.8;
/// The part of the rate that is left after throttling.
const BETA: f64 = 0.7;
/// The steepness of the growth after it.
const SCALE: f64 = 0.4;

/// Limits the attempts of a client to the rate that its service takes: it learns by being throttled. Before that it
/// limits nothing. It has no clock: the time is an argument.
#[derive(Debug, Default)]
pub struct Limiter(Mutex<Option<State>>);

#[derive(Debug, Clone, Copy)]
struct State {
    /// The time that the others count from.
    start: Timestamp,
    is_on: bool,
    rate: f64,
    capacity: f64,
    /// The tokens; negative if attempts that wait have taken more than there are.
    tokens: f64,
    filled_at: Option<f64>,
    measured: f64,
    /// The half second that is counted.
    bucket: f64,
    count: f64,
    last_max: f64,
    throttled_at: f64,
}

impl State {
    fn new(start: Timestamp) -> Self {
        State {
            start,
            is_on: false,
            rate: 0.0,
            capacity: 0.0,
            tokens: 0.0,
            filled_at: None,
            measured: 0.0,
            bucket: 0.0,
            count: 0.0,
            last_max: 0.0,
            throttled_at: 0.0,
        }
    }
}

impl Limiter {
    /// Takes a token for an attempt, and returns the time to wait before it.
    pub fn acquire(&self, now: Timestamp) -> Duration {
        let mut state = self.lock();
        let Some(state) = state.as_mut().filter(|state| state.is_on) else { return Duration::ZERO };
        let time = state.seconds(now);
        state.fill(time);
        state.tokens -= 1.0;
        let missing = (-state.tokens).max(0.0);
        Duration::try_from_secs_f64(missing / state.rate.max(LEAST_RATE)).unwrap_or_default()
    }

    /// Takes the outcome of an attempt.
    pub fn update(&self, is_throttled: bool, now: Timestamp) {
        let mut state = self.lock();
        let state = state.get_or_insert_with(|| State::new(now));
        let time = state.seconds(now);
        state.update(is_throttled, time);
    }

    /// Returns the limit in attempts a second; `None` before the first throttling.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        self.lock().filter(|state| state.is_on).map(|state| state.rate)
    }

    fn lock(&self) -> MutexGuard<'_, Option<State>> {
        // Nothing panics while it is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The seconds since the start; a clock that is set back stands still.
    fn seconds(&self, now: Timestamp) -> f64 {
        now.duration_since(self.start).unwrap_or_default().as_secs_f64()
    }

    fn fill(&mut self, time: f64) {
        if let Some(filled_at) = self.filled_at {
            let more = (time - filled_at).max(0.0) * self.rate;
            self.tokens = (self.tokens + more).min(self.capacity);
        }
        self.filled_at = Some(time);
    }

    fn update(&mut self, is_throttled: bool, time: f64) {
        self.measure(time);
        let rate = if is_throttled {
            let rate = if self.is_on { self.measured.min(self.rate) } else { self.measured };
            self.last_max = rate;
            self.throttled_at = time;
            self.is_on = true;
            rate * BETA
        } else {
            self.grown(time)
        };
        self.set(rate.min(2.0 * self.measured), time);
    }

    /// Measures the rate of attempts in half seconds.
    fn measure(&mut self, time: f64) {
        let bucket = (time * 2.0).floor() / 2.0;
        self.count += 1.0;
        if bucket > self.bucket {
            let current = self.count / (bucket - self.bucket);
            self.measured = current * SMOOTH + self.measured * (1.0 - SMOOTH);
            self.count = 0.0;
            self.bucket = bucket;
        }
    }

    /// The rate that grows back to what it was, slowly near it, and then beyond.
    fn grown(&self, time: f64) -> f64 {
        let window = (self.last_max * (1.0 - BETA) / SCALE).cbrt();
        let since = time - self.throttled_at - window;
        SCALE * since.powi(3) + self.last_max
    }

    fn set(&mut self, rate: f64, time: f64) {
        self.fill(time);
        self.rate = rate.max(LEAST_RATE);
        self.capacity = rate.max(LEAST_CAPACITY);
        self.tokens = self.tokens.min(self.capacity);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-5, "expected {expected}, found {found}");
    }

    fn throttled(last_max: f64, throttled_at: f64) -> State {
        State { last_max, throttled_at, ..State::new(Timestamp::from_epoch(0, 0)) }
    }

    #[test]
    fn a_rate_grows_by_the_cube_of_time() {
        let state = throttled(10.0, 5.0);
        for (time, expected) in [
            (5.0, 7.0),
            (6.0, 9.648_936),
            (7.0, 10.000_031),
            (8.0, 10.453_285),
            (9.0, 13.408_697),
            (10.0, 21.266_268),
            (11.0, 36.425_999),
        ] {
            close(state.grown(time), expected);
        }
    }

    #[test]
    fn a_rate_is_measured_and_follows_the_service() {
        let mut state = State::new(Timestamp::from_epoch(0, 0));
        for (is_throttled, time, measured, rate) in [
            (false, 0.2, 0.0, 0.5),
            (false, 0.4, 0.0, 0.5),
            (false, 0.6, 4.8, 0.5),
            (false, 0.8, 4.8, 0.5),
            (false, 1.0, 4.16, 0.5),
            (false, 1.2, 4.16, 0.6912),
            (false, 1.4, 4.16, 1.0976),
            (false, 1.6, 5.632, 1.6384),
            (false, 1.8, 5.632, 2.3328),
            (true, 2.0, 4.3264, 3.028_48),
            (false, 2.2, 4.3264, 3.486_639),
            (false, 2.4, 4.3264, 3.821_874),
            (false, 2.6, 5.665_28, 4.053_386),
            (false, 2.8, 5.665_28, 4.200_373),
            (false, 3.0, 4.333_056, 4.282_037),
            (true, 3.2, 4.333_056, 2.997_426),
            (false, 3.4, 4.333_056, 3.452_226),
        ] {
            state.update(is_throttled, time);
            close(state.measured, measured);
            close(state.rate, rate);
        }
    }
}
