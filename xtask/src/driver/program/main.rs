//! Calls every operation of the services beside it, with values that someone else made or with random ones.
//!
//! `driver compare`: each line of the standard input is a message, as JSON; for each that is another one here, a line
//! of JSON goes to the standard output. `driver round-trip SEED COUNT`: so many random values of each input, output and
//! error, written by one side and read by the other.

mod body;
mod cbor;
mod compare;
mod difference;
mod number;
mod params;
mod random;
mod random_values;
mod round_trip;
mod rows;
mod table;
mod xml;

use std::error::Error;
use std::io::{self, BufRead as _, Write as _};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    match words[..] {
        ["compare"] => {
            for line in io::stdin().lock().lines() {
                let told = compare::line(table::SERVICES, &serde_json::from_str(&line?)?);
                writeln!(out, "{told}")?;
            }
        }
        ["round-trip", seed, count] => {
            for told in round_trip::all(table::SERVICES, seed.parse()?, count.parse()?) {
                writeln!(out, "{told}")?;
            }
        }
        _ => return Err("usage: driver compare, or driver round-trip SEED COUNT".into()),
    }
    Ok(out.flush()?)
}
