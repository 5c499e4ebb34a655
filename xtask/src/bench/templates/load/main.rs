//! Sends one request over and over, over connections that are kept: blocking, without a library, so that it costs
//! less than any server that answers.
//!
//! `load ADDRESS REQUEST-FILE MODE NUMBER…` prints names and numbers, a line each. Where it says `stop` it waits for its
//! standard input: that is the moment to look at the server.

mod connection;
mod faults;
mod paced;

use std::error::Error;
use std::fs;
use std::io::{Read, stdin};
use std::time::Instant;

use connection::Connection;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, request, mode, numbers @ ..] = arguments.as_slice() else { return Err("no mode".into()) };
    let request = fs::read(request)?;
    let numbers = numbers.iter().map(|number| number.parse()).collect::<Result<Vec<usize>, _>>()?;
    match (mode.as_str(), numbers.as_slice()) {
        ("saturate", &[connections, requests]) => saturate(address, &request, connections, requests, || {}),
        ("paced", &[connections, rate, requests]) => {
            paced::run(address, &request, connections, rate, requests)
        }
        ("idle", &[connections]) => idle(address, &request, connections),
        ("soak", &[connections, requests]) => soak(address, &request, connections, requests),
        _ => Err("no such mode".into()),
    }
}

/// Keeps every connection busy: the answer of each is read in turn, and followed by the next request.
fn saturate(
    address: &str,
    request: &[u8],
    connections: usize,
    requests: usize,
    mut at_a_quarter: impl FnMut(),
) -> Result<(), Box<dyn Error>> {
    let mut open = Connection::several(address, connections)?;
    let rounds = requests.div_ceil(connections).max(1);
    let start = Instant::now();
    for round in 0..rounds {
        if round == rounds / 4 {
            at_a_quarter();
        }
        for connection in &mut open {
            if round > 0 {
                connection.succeed()?;
            }
            connection.send(request)?;
        }
    }
    for connection in &mut open {
        connection.succeed()?;
    }
    println!("answered {}", rounds * connections);
    println!("seconds {}", start.elapsed().as_secs_f64());
    Ok(())
}

/// Opens connections that have had an answer each, and lets them be.
fn idle(address: &str, request: &[u8], connections: usize) -> Result<(), Box<dyn Error>> {
    let mut open = Vec::with_capacity(connections);
    while open.len() < connections {
        // Fewer than wanted where the system does not let a process have as many.
        let Ok(mut connection) = Connection::open(address) else { break };
        connection.send(request)?;
        connection.succeed()?;
        open.push(connection);
    }
    println!("open {}", open.len());
    stop()
}

/// Keeps connections busy beside a client that misbehaves. Its own requests must all succeed.
fn soak(address: &str, request: &[u8], connections: usize, requests: usize) -> Result<(), Box<dyn Error>> {
    let faulty = faults::Client::start(address, request);
    saturate(address, request, connections, requests, || {
        let _ = stop();
    })?;
    let faults = faulty.end()?;
    println!("faults {faults}");
    stop()
}

/// Lets the server be looked at.
fn stop() -> Result<(), Box<dyn Error>> {
    println!("stop");
    let _ = stdin().read(&mut [0])?;
    Ok(())
}
