//! Ways in which a proxy fails.

/// The reaction of a proxy to a request that it has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// Passes it on, and the answer back.
    None,
    /// Passes the answer back in chunks of a byte, byte by byte.
    Bytes,
    /// Passes both on after a while.
    Slow,
    /// Resets the connection instead.
    ResetBefore,
    /// Passes a half of it on, then resets both connections.
    HalfRequest,
    /// Passes it on, and resets the connection when the answer is there.
    ResetAfter,
    /// Passes it on, and neither the answer nor an end back.
    Silence,
    /// Passes a part of the answer's head back.
    HalfHead,
    /// Passes the answer back without its last byte.
    Truncated,
    /// Passes it on, and bytes back that are no HTTP.
    Garbage,
    /// Answers with status 500.
    Broken,
    /// Answers with status 429, and a code.
    Throttled,
    /// Refuses the time of the signature, by a clock that is years ahead.
    WrongClock,
}

pub(crate) const ALL: [Fault; 13] = [
    Fault::None,
    Fault::Bytes,
    Fault::Slow,
    Fault::ResetBefore,
    Fault::HalfRequest,
    Fault::ResetAfter,
    Fault::Silence,
    Fault::HalfHead,
    Fault::Truncated,
    Fault::Garbage,
    Fault::Broken,
    Fault::Throttled,
    Fault::WrongClock,
];

impl Fault {
    /// Returns the fault of an attempt of a call: the same in each run with a seed. Every second request has none.
    pub(crate) fn of(seed: u64, call: u64, attempt: u64) -> Fault {
        let number = mixed(seed ^ mixed(call) ^ mixed(attempt.rotate_left(32)));
        if number & 1 == 0 { Fault::None } else { ALL[(number >> 1) as usize % ALL.len()] }
    }
}

/// Returns another number, which looks random (splitmix64).
pub(crate) fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
