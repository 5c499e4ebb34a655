//! The places that use each shape of a service, and the operations of each request: services have thousands of both.

use std::collections::{HashMap, HashSet};

use crate::import::botocore::Service;
use crate::import::botocore::operations::{Operation, Payload};
use crate::import::botocore::paging::Waiter;
use crate::import::botocore::shapes::{Member, ShapeBody};

/// The uses of all shapes, operations and requests.
#[derive(Default)]
pub(super) struct Uses<'a> {
    shapes: HashMap<&'a str, Use<'a>>,
    /// Methods and URIs that several operations have.
    shared: HashSet<(&'a str, &'a str)>,
    waiters: HashMap<&'a str, Vec<&'a Waiter>>,
}

/// The uses of a shape.
#[derive(Default)]
pub(super) struct Use<'a> {
    /// The reference of the first operation that has it as its input.
    pub root: Option<&'a Payload>,
    pub inputs: usize,
    pub outputs: usize,
    pub is_member: bool,
    /// Streaming is a property of the shape; the source says it at members as well.
    pub is_streamed: bool,
    pub carries_json: bool,
}

impl<'a> Uses<'a> {
    pub(super) fn new(service: &'a Service) -> Self {
        let mut all = Uses::default();
        let mut requests = HashSet::new();
        for operation in &service.operations {
            if let Some(payload) = &operation.input {
                let input = all.shapes.entry(&payload.shape).or_default();
                input.root.get_or_insert(payload);
                input.inputs += 1;
            }
            if let Some(output) = &operation.output {
                all.shapes.entry(output).or_default().outputs += 1;
            }
            if !requests.insert(request(operation)) {
                all.shared.insert(request(operation));
            }
        }
        for member in members(service) {
            let used = all.shapes.entry(&member.shape).or_default();
            used.is_member = true;
            used.is_streamed |= member.flags.streaming;
            used.carries_json |= member.flags.json_value;
        }
        for waiter in &service.waiters {
            all.waiters.entry(&waiter.operation).or_default().push(waiter);
        }
        all
    }

    /// Returns the uses of a shape; `None` if there are none.
    pub(super) fn of(&self, shape: &str) -> Option<&Use<'a>> {
        self.shapes.get(shape)
    }

    /// Returns `true` if another operation has the same method and URI.
    pub(super) fn is_request_shared(&self, operation: &Operation) -> bool {
        self.shared.contains(&request(operation))
    }

    /// Returns the waiters of an operation, in the order of the source.
    pub(super) fn waiters(&self, operation: &str) -> Vec<&'a Waiter> {
        self.waiters.get(operation).cloned().unwrap_or_default()
    }
}

fn request(operation: &Operation) -> (&str, &str) {
    (&operation.method, &operation.uri)
}

/// Returns the members of all shapes.
fn members(service: &Service) -> impl Iterator<Item = &Member> {
    service.shapes.values().flat_map(|shape| {
        let (some, more) = match &shape.body {
            ShapeBody::Structure(structure) => (structure.members.as_slice(), None),
            ShapeBody::List { member, .. } => (std::slice::from_ref(&**member), None),
            ShapeBody::Map { key, value, .. } => (std::slice::from_ref(&**key), Some(&**value)),
            _ => (&[][..], None),
        };
        some.iter().chain(more)
    })
}
