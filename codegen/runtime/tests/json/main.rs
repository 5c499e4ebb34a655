//! The JSON codec against types written by hand as the generator would write them.

mod bodies;
mod dates;
mod documents;
mod errors;
mod escapes;
mod hostile;
mod missing;
#[path = "../random/mod.rs"]
mod random;
#[path = "../random/damage.rs"]
mod random_damage;
#[path = "../random/texts.rs"]
mod random_texts;
#[path = "../random/values.rs"]
mod random_values;
mod reading;
mod scalars;
mod shapes;
mod unions;
mod wide;
mod writing;
