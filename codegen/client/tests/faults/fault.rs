//! Ways in which a connection fails.

/// The reaction of a server to a request that it has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// None: an answer.
    Answer,
    /// An answer in chunks of a byte.
    Bytes,
    /// An answer that takes a while.
    Slow,
    /// A connection that is reset.
    Reset,
    /// No answer, and no end.
    Silence,
    /// The start of a head, and the end of the connection.
    HalfHead,
    /// A head, and a part of the body that it promises.
    Truncated,
    /// Bytes that are no HTTP.
    Garbage,
    /// Status 500.
    Broken,
    /// Status 429, with a code.
    Throttled,
    /// A refusal of the time of the signature, by a clock that is an hour ahead.
    WrongClock,
}

pub(crate) const ALL: [Fault; 11] = [
    Fault::Answer,
    Fault::Bytes,
    Fault::Slow,
    Fault::Reset,
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
        if number & 1 == 0 { Fault::Answer } else { ALL[(number >> 1) as usize % ALL.len()] }
    }

    /// Returns whether the service said that the request had no effect, or answered as it should.
    pub(crate) fn is_answered(self) -> bool {
        matches!(self, Fault::Broken | Fault::Throttled | Fault::WrongClock)
    }
}

/// Returns another number, which looks random (splitmix64).
pub(crate) fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
