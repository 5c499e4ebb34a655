//! Rules that hold in every package: how comments begin, that a public name means one thing, that links lead somewhere,
//! and where things stand.

mod comments;
mod layout;
mod links;
mod names;
mod sources;
