//! Requests of `AssociateUser` to a server, and to the same with axum: how many, how fast, how much memory.

use std::time::Duration;

use super::peer;
use crate::bench::BoxError;
use crate::bench::crates::{BuildProfile, Crate};
use crate::bench::load::{Latency, Load};
use crate::bench::serving::Serving;
use crate::bench::table::{Row, grouped, megabytes};

/// The input of `AssociateUser` in `wire` as well.
const BODY: &str = include_str!("../templates/server/associate_user.json");

/// The rounds in which both are measured in turns.
const ROUNDS: usize = 5;
/// The requests of a round; it takes a second or two.
const REQUESTS: usize = 200_000;
/// The rounds of the time to answer, and how long one takes: what else the machine does, which can be more than one of a
/// hundred answers, is in few of many short ones.
const PACED_ROUNDS: usize = 21;
const PACED: Duration = Duration::from_millis(500);
const IDLE: usize = 10_000;
/// An hour's worth of requests; they take a minute or two.
const SOAK: usize = 5_000_000;

/// Memory that is flat grows by less, whatever the number of requests.
const FLAT: u64 = 1_000_000;

/// A server and its peer, both running.
struct Pair {
    ours: Serving,
    peer: Serving,
    peer_name: String,
    load: Load,
}

/// Measures both.
pub(super) fn measure(ours: &Crate, peer: &Crate) -> Result<Vec<Row>, BoxError> {
    let start = |package: &Crate| {
        package.build(BuildProfile::Release)?;
        Serving::start(&package.program(BuildProfile::Release))
    };
    let pair = Pair {
        ours: start(ours)?,
        peer: start(peer)?,
        peer_name: peer::name(peer)?,
        load: Load::new(request(BODY, "keep-alive").as_bytes())?,
    };
    pair.check()?;
    let capacities = pair.capacities()?;
    Ok(vec![
        pair.capacity(capacities),
        pair.latency(capacities)?,
        pair.idle()?,
        soak(&pair.load, &start(ours)?, SOAK)?,
    ])
}

/// Returns a request of `AssociateUser`.
pub(super) fn request(body: &str, connection: &str) -> String {
    let body = body.trim_end();
    let length = body.len();
    format!(
        "POST /user/AssociateUser HTTP/1.1\r\nhost: localhost\r\nconnection: {connection}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

impl Pair {
    /// Both must answer alike: a comparison of those who do not do the same would say nothing.
    fn check(&self) -> Result<(), BoxError> {
        let answers = |body: &str| {
            let request = request(body, "close");
            Ok::<_, BoxError>([self.ours.ask(request.as_bytes())?, self.peer.ask(request.as_bytes())?])
        };
        let [(status, ours), (their_status, theirs)] = answers(BODY)?;
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text);
        if (status, json(&ours)?) != (their_status, json(&theirs)?) || status != 200 {
            return Err(format!("{status} {ours} is not {their_status} {theirs}").into());
        }
        let [(status, ours), (their_status, theirs)] = answers(&BODY.replace("d-0000", "d-xxxx"))?;
        match (status, their_status) {
            (400, 400) => Ok(()),
            _ => Err(format!("not refused: {status} {ours}, {their_status} {theirs}").into()),
        }
    }

    /// Returns the requests per second of processor time of each: the median of rounds in turns.
    fn capacities(&self) -> Result<[f64; 2], BoxError> {
        let measure = |server, requests| self.load.capacity(server, requests);
        for server in [&self.ours, &self.peer] {
            measure(server, REQUESTS / 10)?; // warm
        }
        medians(ROUNDS, || Ok([measure(&self.ours, REQUESTS)?, measure(&self.peer, REQUESTS)?]))
    }

    fn capacity(&self, [ours, theirs]: [f64; 2]) -> Row {
        let speed = |requests: f64| format!("{}/s", grouped(requests as u64));
        Row::new(
            "server: requests answered per second of a core, `AssociateUser`, validated, over hyper",
            speed(ours),
        )
        .goal("at least 1.3 x axum", ours >= 1.3 * theirs)
        .reference(format!("{}: {}", self.peer_name, speed(theirs)), ours / theirs)
    }

    /// Compares the time to answer at half of what the slower one could do.
    fn latency(&self, [ours, theirs]: [f64; 2]) -> Result<Row, BoxError> {
        let rate = (ours.min(theirs) / 2.0) as usize;
        let of = |server| self.load.latency(server, rate, PACED);
        let mut medians_too = Vec::new();
        let [p99, their_p99] = medians(PACED_ROUNDS, || {
            let both = [of(&self.ours)?, of(&self.peer)?];
            medians_too.push(both.each_ref().map(|latency: &Latency| latency.median));
            Ok(both.map(|latency| latency.p99))
        })?;
        let [half, their_half] = middle(medians_too);
        let text = |p99: f64, half: f64| format!("{:.0} us (median {:.0} us)", p99 * 1e6, half * 1e6);
        let what =
            format!("server: 99th percentile of the time to answer, at {} a second", grouped(rate as u64));
        Ok(Row::new(what, text(p99, half))
            .goal("at most 1.2 x axum", p99 <= 1.2 * their_p99)
            .reference(format!("{}: {}", self.peer_name, text(their_p99, their_half)), p99 / their_p99))
    }

    fn idle(&self) -> Result<Row, BoxError> {
        let (memory, open) = self.load.idle(&self.ours, IDLE)?;
        let (their_memory, _) = self.load.idle(&self.peer, IDLE)?;
        let what =
            format!("server: memory with {} idle connections, kept after an answer each", grouped(open));
        Ok(Row::new(what, megabytes(memory)).goal("under 200 MB", memory < 200_000_000).reference(
            format!("{}: {}", self.peer_name, megabytes(their_memory)),
            memory as f64 / their_memory as f64,
        ))
    }
}

/// Looks whether the memory of a server grows that has served nobody yet.
fn soak(load: &Load, server: &Serving, requests: usize) -> Result<Row, BoxError> {
    let soak = load.soak(server, requests)?;
    let what = format!(
        "server: memory after {} requests, all answered, and {} faults of another client between them",
        grouped(requests as u64),
        grouped(soak.faults)
    );
    let text = format!("{}; at a quarter of them {}", megabytes(soak.end), megabytes(soak.quarter));
    Ok(Row::new(what, text).goal("flat: at most 1 MB more", soak.end <= soak.quarter + FLAT))
}

/// Measures two in turns, and returns the median of each.
fn medians(
    rounds: usize,
    mut measure: impl FnMut() -> Result<[f64; 2], BoxError>,
) -> Result<[f64; 2], BoxError> {
    Ok(middle((0..rounds).map(|_| measure()).collect::<Result<_, _>>()?))
}

fn middle(pairs: Vec<[f64; 2]>) -> [f64; 2] {
    [0, 1].map(|index| {
        let mut numbers: Vec<f64> = pairs.iter().map(|pair| pair[index]).collect();
        numbers.sort_by(f64::total_cmp);
        numbers.get(numbers.len() / 2).copied().unwrap_or_default()
    })
}
