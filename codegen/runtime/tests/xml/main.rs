//! XML: what is read and written, and what is refused.
#![cfg(feature = "xml")]

mod hostile;
mod shapes;
mod values;
