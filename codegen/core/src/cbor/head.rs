//! The head of an item: its major type in three bits, and an argument (RFC 8949, section 3).

use super::output::Output;

pub(super) const UNSIGNED: u8 = 0;
pub(super) const NEGATIVE: u8 = 1;
pub(super) const BYTES: u8 = 2;
pub(super) const TEXT: u8 = 3;
pub(super) const ARRAY: u8 = 4;
pub(super) const MAP: u8 = 5;
pub(super) const TAG: u8 = 6;
pub(super) const SIMPLE: u8 = 7;

// Heads without an argument.
pub(super) const FALSE: u8 = 0xf4;
pub(super) const TRUE: u8 = 0xf5;
pub(super) const NULL: u8 = 0xf6;
pub(super) const UNDEFINED: u8 = 0xf7;
pub(super) const HALF: u8 = 0xf9;
pub(super) const SINGLE: u8 = 0xfa;
pub(super) const DOUBLE: u8 = 0xfb;
pub(super) const BREAK: u8 = 0xff;
/// A reserved head, which starts no item.
pub(super) const RESERVED: u8 = 0x1c;

// Tags.
pub(super) const EPOCH_SECONDS: u64 = 1;
pub(super) const POSITIVE_BIGNUM: u64 = 2;
pub(super) const NEGATIVE_BIGNUM: u64 = 3;
pub(super) const DECIMAL_FRACTION: u64 = 4;

/// The low bits of a head of indefinite length, which a break ends.
pub(super) const INDEFINITE: u8 = 31;
/// The maximum argument in the byte of the head.
pub(super) const TINY: usize = 23;

#[inline]
pub(super) fn major(head: u8) -> u8 {
    head >> 5
}

#[inline]
pub(super) fn low(head: u8) -> u8 {
    head & 31
}

/// Returns `true` if the head starts an item of indefinite length (RFC 8949, section 3.2).
#[inline]
pub(super) fn is_indefinite(head: u8) -> bool {
    low(head) == INDEFINITE
}

/// Writes a head in as few bytes as possible.
#[inline]
pub(super) fn write(major: u8, argument: u64, out: &mut Output<'_>) {
    match argument {
        0..=23 => out.push(major << 5 | argument as u8),
        24..=0xff => out.block([major << 5 | 24, argument as u8]),
        _ => write_long(major, argument, out),
    }
}

fn write_long(major: u8, argument: u64, out: &mut Output<'_>) {
    if let Ok(short) = u16::try_from(argument) {
        out.push(major << 5 | 25);
        out.block(short.to_be_bytes());
    } else if let Ok(int) = u32::try_from(argument) {
        out.push(major << 5 | 26);
        out.block(int.to_be_bytes());
    } else {
        out.push(major << 5 | 27);
        out.block(argument.to_be_bytes());
    }
}

/// Writes an integer.
#[inline]
pub(super) fn write_integer(integer: i64, out: &mut Output<'_>) {
    // The argument of a negative number is -1 minus the number: all bits inverted.
    match u64::try_from(integer) {
        Ok(argument) => write(UNSIGNED, argument, out),
        Err(_) => write(NEGATIVE, !integer as u64, out),
    }
}
