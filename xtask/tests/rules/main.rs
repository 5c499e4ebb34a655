//! Rules that hold in every package: how comments begin, that a public name means one thing, that links lead somewhere,
//! where things stand, and where `unsafe` does.

mod circles;
mod comments;
mod layout;
mod links;
mod names;
mod safety;
mod sources;
