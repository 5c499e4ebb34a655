//! The formats that every type is written in.

use ferrosmith_runtime::{Mut, Ref, cbor, json};

/// A format: its name, how it writes and how it reads, strictly.
pub(crate) struct Format {
    pub(crate) name: &'static str,
    pub(crate) write: fn(Ref<'_>) -> Result<Vec<u8>, String>,
    pub(crate) read: fn(&[u8], Mut<'_>) -> Result<(), String>,
}

/// JSON and CBOR.
pub(crate) const FORMATS: [Format; 2] = [
    Format {
        name: "JSON",
        write: |value| {
            let mut out = Vec::new();
            json::write(value, &mut out, &json::Options::default()).map_err(|error| error.to_string())?;
            Ok(out)
        },
        read: |bytes, into| {
            json::read(bytes, into, &json::Options::default()).map_err(|error| error.to_string())
        },
    },
    Format {
        name: "CBOR",
        write: |value| {
            let mut out = Vec::new();
            cbor::write(value, &mut out, &cbor::Options::default()).map_err(|error| error.to_string())?;
            Ok(out)
        },
        read: |bytes, into| {
            cbor::read(bytes, into, &cbor::Options::default()).map_err(|error| error.to_string())
        },
    },
];
