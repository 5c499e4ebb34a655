//! What the goldens of `fixtures` do.

mod goldens;
