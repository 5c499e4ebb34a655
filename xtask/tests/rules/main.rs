//! Rules of text that hold in every package: how comments begin, and that a public name means one thing.

mod comments;
mod names;
mod sources;
