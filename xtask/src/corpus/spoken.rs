//! Which operations can be spoken, and in which protocols.

use std::collections::BTreeMap;
use std::fmt;

use ferrosmith::model::{Kind, Model, Operation, Shape, ShapeId};
use ferrosmith_runtime::protocol::{self, Protocol};

/// The operations of some models, by protocol.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    /// The number of operations that a protocol speaks.
    by_protocol: BTreeMap<String, usize>,
    all: usize,
    /// The operations that no protocol of their service speaks.
    unspeakable: Vec<String>,
}

impl Spoken {
    /// Counts the operations of a model's services.
    pub(super) fn of(model: &Model) -> Self {
        let mut spoken = Spoken::default();
        for service in model.service_ids().into_iter().filter_map(|id| model.get(id)) {
            let protocols: Vec<_> =
                service.traits.protocols().into_iter().filter_map(protocol::find).collect();
            for id in model.service_operations(&service.id) {
                spoken.add(model, &id, &protocols);
            }
        }
        spoken
    }

    fn add(&mut self, model: &Model, id: &ShapeId, protocols: &[&'static dyn Protocol]) {
        self.all += 1;
        let shape = model.get(id);
        let speaks = |protocol: &&&dyn Protocol| shape.is_some_and(|shape| can(**protocol, model, shape));
        let mut any = false;
        for protocol in protocols.iter().filter(speaks) {
            *self.by_protocol.entry(protocol.id().to_owned()).or_default() += 1;
            any = true;
        }
        if !any {
            self.unspeakable.push(id.to_string());
        }
    }

    /// Adds those of another model.
    pub(super) fn and(&mut self, other: Spoken) {
        for (protocol, count) in other.by_protocol {
            *self.by_protocol.entry(protocol).or_default() += count;
        }
        self.all += other.all;
        self.unspeakable.extend(other.unspeakable);
    }

    /// Returns the operations that no protocol of their service speaks.
    pub(super) fn unspeakable(&self) -> &[String] {
        &self.unspeakable
    }
}

impl fmt::Display for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (protocol, count) in &self.by_protocol {
            writeln!(f, "{protocol:<36} {count:>6} operations")?;
        }
        write!(f, "{} of {} operations cannot be spoken", self.unspeakable.len(), self.all)
    }
}

/// Returns `true` if a protocol has what an operation needs: HTTP bindings that the model gives, and events.
fn can(protocol: &dyn Protocol, model: &Model, shape: &Shape) -> bool {
    let Kind::Operation(operation) = &shape.kind else { return false };
    let is_bound = !protocol.has_http_bindings() || shape.traits.http().is_some();
    is_bound && (protocol.event_codec().is_some() || !has_events(model, operation))
}

/// Returns `true` if a member of the input or of the output is a stream of events.
fn has_events(model: &Model, operation: &Operation) -> bool {
    let sides = [&operation.input, &operation.output].into_iter().flatten().filter_map(|id| model.get(id));
    let mut members = sides.filter_map(|shape| match &shape.kind {
        Kind::Structure(members) => Some(members),
        _ => None,
    });
    members.any(|members| {
        members.iter().any(|member| {
            let target = model.get(&member.target);
            target.is_some_and(|to| matches!(to.kind, Kind::Union(_)) && to.traits.streaming())
        })
    })
}

#[cfg(test)]
mod tests {
    use ferrosmith::model::Source;

    use super::*;

    fn spoken(text: &str) -> Spoken {
        let source = Source { name: "model.json", text: text.as_bytes() };
        Spoken::of(&Model::load(&[source]).unwrap())
    }

    #[test]
    fn an_operation_is_spoken_by_what_has_all_that_it_needs() {
        let all = spoken(
            r#"{"smithy": "2.0", "shapes": {
                "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Plain"}, {"target": "a#Talk"}],
                    "traits": {"aws.protocols#awsJson1_0": {}, "aws.protocols#awsQuery": {}}},
                "a#Old": {"type": "service", "version": "1", "operations": [{"target": "a#Talk"}],
                    "traits": {"aws.protocols#awsQuery": {}}},
                "a#Plain": {"type": "operation"},
                "a#Talk": {"type": "operation", "output": {"target": "a#Talked"}},
                "a#Talked": {"type": "structure", "members": {"events": {"target": "a#Events"}}},
                "a#Events": {"type": "union", "members": {"said": {"target": "a#Said"}},
                    "traits": {"smithy.api#streaming": {}}},
                "a#Said": {"type": "structure", "members": {}}
            }}"#,
        );
        let count = |protocol| all.by_protocol.get(protocol).copied();
        assert_eq!(count("aws.protocols#awsJson1_0"), Some(2));
        assert_eq!(count("aws.protocols#awsQuery"), Some(1));
        assert_eq!(all.unspeakable(), ["a#Talk"]);
        assert!(all.to_string().ends_with("\n1 of 3 operations cannot be spoken"), "{all}");
    }
}
