//! The protocols against a service written by hand as the generator would write it.

#[macro_use]
mod shape;

mod bindings;
mod corrections;
mod failures;
mod foreign;
mod hostile;
mod passing_on;
mod payloads;
#[allow(dead_code)] // values for other tests, too
#[path = "../json/random.rs"]
mod random;
mod rejections;
mod routing;
mod rpc;
mod service;
mod streams;
