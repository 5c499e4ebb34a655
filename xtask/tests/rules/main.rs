//! Rules of text that hold in every package: how comments begin, that a public name means one thing, and that links lead
//! somewhere.

mod comments;
mod links;
mod names;
mod sources;
