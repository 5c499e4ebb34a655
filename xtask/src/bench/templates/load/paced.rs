//! Requests at a steady rate, whatever the answers take.

use std::collections::VecDeque;
use std::error::Error;
use std::time::{Duration, Instant};

use crate::connection::Connection;

/// Sends requests at their times, and prints how long after those the answers came. It never sleeps: a timer of the
/// system is not as exact as that.
pub fn run(
    address: &str,
    request: &[u8],
    connections: usize,
    rate: usize,
    requests: usize,
) -> Result<(), Box<dyn Error>> {
    let open = Connection::several(address, connections)?;
    let mut open = open.into_iter().map(Connection::without_waiting).collect::<Result<Vec<_>, _>>()?;
    let mut free: VecDeque<usize> = (0..open.len()).collect();
    let mut waiting: Vec<(usize, Instant)> = Vec::with_capacity(open.len());
    let mut times = Vec::with_capacity(requests);
    let (start, interval) = (Instant::now(), 1.0 / rate as f64);
    let due = |index: usize| start + Duration::from_secs_f64(interval * index as f64);
    let mut sent = 0;
    while times.len() < requests {
        while sent < requests && Instant::now() >= due(sent) {
            let Some(index) = free.pop_front() else { break };
            open[index].send(request)?;
            waiting.push((index, due(sent)));
            sent += 1;
        }
        let mut failed = None;
        waiting.retain(|(index, due)| match open[*index].poll() {
            Ok(false) => true,
            Ok(true) => {
                times.push(due.elapsed());
                free.push_back(*index);
                false
            }
            Err(error) => {
                failed = Some(error);
                false
            }
        });
        if let Some(error) = failed {
            return Err(error.into());
        }
    }
    times.sort_unstable();
    for (name, share) in [("median", 0.5), ("p99", 0.99)] {
        println!("{name} {}", times[(times.len() as f64 * share) as usize].as_secs_f64());
    }
    Ok(())
}
