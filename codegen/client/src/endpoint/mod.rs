//! Endpoints of requests: the rules of a service, run over parameters (Smithy 2.0, section Endpoint
//! rule sets, versions 1.0 and 1.1).
//!
//! The rules are compact tables that generated code has ([`EndpointRules`](ferrosmith_runtime::schema::EndpointRules));
//! [`resolve`] runs them. No I/O, and no name of a service.

// The rules, read as they are run.
mod machine;
mod program;
mod value;

// Functions of rules.
mod arn;
mod functions;
mod hosts;
mod partition;
mod partitions;
mod url;

// Results.
mod resolved;

// Addresses without rules.
mod address;

pub(crate) use address::{NotAnAddress, address, has_sound_port, without_user};
pub(crate) use functions::encoded as percent_encoded;
pub use hosts::is_ip_address;
pub use machine::resolve;
pub(crate) use partition::domains;
pub use resolved::{ParameterValue, Resolved, RulesError};
