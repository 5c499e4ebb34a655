//! The JSON codec against types written by hand as the generator would write them.

mod bodies;
mod documents;
mod errors;
mod hostile;
mod missing;
mod random;
mod reading;
mod scalars;
mod shapes;
mod unions;
mod wide;
mod writing;
