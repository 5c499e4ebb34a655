//! Random values, written by one side and read by the other.

use ferrosmith_runtime::protocol;
use ferrosmith_runtime::{Mut, Structure};
use serde_json::{Value, json};

use super::random::Random;
use super::rows::{Differences, Fill, Operation, Service};

/// Returns a line for each operation in each protocol of its service.
pub(crate) fn all(
    services: &'static [Service],
    seed: u64,
    count: usize,
) -> impl Iterator<Item = Value> {
    services.iter().flat_map(move |service| {
        service.operations.iter().flat_map(move |operation| {
            protocol::of_service(service.schema).map(move |protocol| {
                let name = format!("{} {} {}", service.name, protocol.id(), operation.schema.name);
                let mut random = Random::new(seed, &name);
                let mut tally = Tally::default();
                for _ in 0..count {
                    tally.all(operation, protocol, &mut random);
                }
                json!({
                    "service": service.name, "operation": operation.schema.name, "protocol": protocol.id(),
                    "values": tally.values, "differences": tally.differences,
                })
            })
        })
    })
}

/// Sets the algorithm of the request's checksum, which a client fills in, to one that there is.
fn set_algorithm(operation: &Operation, into: &mut dyn Structure) {
    let name = operation.schema.checksum.as_ref().and_then(|checksum| checksum.request_algorithm);
    let index = into.schema().members.iter().position(|member| Some(member.name()) == name);
    if let Some(Mut::Enum(algorithm)) = index.map(|index| into.member_mut(index).open()) {
        algorithm.set(algorithm.schema().index_of("CRC32"), "CRC32");
    }
}

#[derive(Default)]
struct Tally {
    values: usize,
    differences: Vec<Differences>,
}

impl Tally {
    fn all(&mut self, operation: &Operation, protocol: &'static dyn protocol::Protocol, random: &mut Random) {
        let mut fill = |into: &mut dyn Structure| {
            random.structure(into, 0);
            set_algorithm(operation, into);
        };
        let fill: Fill<'_> = &mut fill;
        if operation.schema.input_events.is_none() {
            self.take("input", (operation.input)(protocol, fill));
        }
        if operation.schema.output_events.is_none() {
            self.take("output", (operation.output)(protocol, fill));
        }
        for (index, schema) in operation.errors.iter().enumerate() {
            self.take(schema.name, (operation.error)(protocol, index, fill));
        }
    }

    fn take(&mut self, of: &str, found: Result<Differences, String>) {
        self.values += 1;
        let found = found.unwrap_or_else(|problem| vec![problem]);
        if !found.is_empty() {
            self.differences.push(found.into_iter().map(|line| format!("{of} {line}")).collect());
        }
    }
}
