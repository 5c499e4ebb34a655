//! The same value in other bytes: longer heads, unknown lengths, strings in parts.

use super::random::Random;

/// Copies an item, each of its heads and strings as any encoder might have written it.
pub(crate) fn encoding(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut out = Vec::new();
    let rest = item(bytes, random, &mut out);
    assert!(rest.is_empty());
    out
}

fn item<'a>(bytes: &'a [u8], random: &mut Random, out: &mut Vec<u8>) -> &'a [u8] {
    let (major, low) = (bytes[0] >> 5, bytes[0] & 31);
    let width = if low < 24 { 0 } else { 1_usize << (low - 24).min(3) };
    let (mut rest, argument) = match low {
        31 => (&bytes[1..], u64::MAX),
        0..=23 => (&bytes[1..], low.into()),
        _ => (&bytes[1 + width..], bytes[1..=width].iter().fold(0, |all, &byte| all << 8 | u64::from(byte))),
    };
    let unknown = random.below(3) == 0;
    match major {
        2 | 3 => {
            let (string, after) = rest.split_at(argument as usize);
            if unknown {
                parts(major, string, random, out)
            } else {
                whole(major, string, random, out)
            }
            after
        }
        4 | 5 => {
            if unknown {
                out.push(major << 5 | 31)
            } else if low != 31 {
                head(major, argument, random, out)
            }
            let mut left = argument.saturating_mul(u64::from(major) - 3);
            let start = out.len();
            let mut written = 0;
            while left > 0 && !(low == 31 && rest[0] == 0xff) {
                rest = item(rest, random, out);
                left -= 1;
                written += 1;
            }
            if low == 31 {
                rest = &rest[1..];
                if !unknown {
                    let mut before = Vec::new();
                    head(major, written / (u64::from(major) - 3), random, &mut before);
                    out.splice(start..start, before);
                }
            }
            if unknown {
                out.push(0xff);
            }
            rest
        }
        6 => {
            head(6, argument, random, out);
            item(rest, random, out)
        }
        7 => {
            out.extend_from_slice(&bytes[..=width]);
            rest
        }
        _ => {
            head(major, argument, random, out);
            rest
        }
    }
}

fn whole(major: u8, string: &[u8], random: &mut Random, out: &mut Vec<u8>) {
    head(major, string.len() as u64, random, out);
    out.extend_from_slice(string);
}

fn parts(major: u8, string: &[u8], random: &mut Random, out: &mut Vec<u8>) {
    out.push(major << 5 | 31);
    let mut rest = string;
    while !rest.is_empty() {
        let mut length = rest.len() - random.below(rest.len() + 1);
        while rest.get(length).is_some_and(|byte| major == 3 && byte & 0xc0 == 0x80) {
            length += 1;
        }
        whole(major, &rest[..length], random, out);
        rest = &rest[length..];
    }
    out.push(0xff);
}

/// A head in any width that its argument fits.
fn head(major: u8, argument: u64, random: &mut Random, out: &mut Vec<u8>) {
    let least = match argument {
        0..24 => 0,
        24..0x100 => 1,
        0x100..0x1_0000 => 2,
        0x1_0000..0x1_0000_0000 => 3,
        _ => 4,
    };
    match (least + random.below(9) / 4).min(4) {
        0 => out.push(major << 5 | argument as u8),
        width => {
            out.push(major << 5 | (23 + width as u8));
            out.extend_from_slice(&argument.to_be_bytes()[8 - (1 << (width - 1))..]);
        }
    }
}
