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
#[path = "../random/mod.rs"]
mod random;
#[path = "../random/damage.rs"]
mod random_damage;
mod rejections;
mod routing;
mod rpc;
mod service;
mod streams;
