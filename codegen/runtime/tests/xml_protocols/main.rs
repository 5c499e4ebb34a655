//! The protocols with XML bodies, from both sides.

#[macro_use]
#[path = "../protocol/shape.rs"]
mod shape;

mod query;
mod rest_xml;
mod service;
mod untold;
