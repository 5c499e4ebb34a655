//! Who provides credentials, and what they say if they cannot.

#[path = "../support/mod.rs"]
mod support;

mod bad_input;
mod cache;
mod chain;
mod container;
mod environment;
mod home;
mod instance;
mod profile;
mod roles;
mod sso;
mod web_identity;
