//! Not yet generated.
