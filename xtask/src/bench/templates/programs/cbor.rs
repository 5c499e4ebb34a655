//! Reads and writes CBOR with the generated types, in turns with JSON of the same values and with
//! other CBOR crates and derived types.

mod allocations;
mod associations;
mod derived;
mod listings;
mod race;

use std::error::Error;

use ferrosmith_runtime::{Value, cbor, json};
use generated::datazone::SearchListingsOutput;
use generated::license_manager_user_subscriptions::ListUserAssociationsOutput;

type Outcome = Result<(), Box<dyn Error>>;
type Derived = derived::ListUserAssociationsOutput;

fn main() -> Outcome {
    list()?;
    page()
}

fn list() -> Outcome {
    let ours = associations::list(associations::SUMMARIES);
    let [bytes, text] = sizes("list", &ours)?;
    let theirs: Derived = ciborium::from_reader(bytes.as_slice())?;
    let ciborium_bytes = ciborium_write(&theirs)?;
    let minicbor_bytes = minicbor_serde::to_vec(&theirs)?;
    let minicbor_read: Derived = minicbor_serde::from_slice(&bytes)?;
    // A comparison of those who do not do the same would say nothing.
    for written in [&ciborium_bytes, &minicbor_bytes, &ciborium_write(&minicbor_read)?] {
        let reread: ListUserAssociationsOutput = cbor::from_slice(written)?;
        assert!(cbor::to_vec(&reread)? == bytes, "the derived types lose something");
    }

    race::of(
        "list.read",
        1,
        &[
            ("ours", &|| cbor::from_slice::<ListUserAssociationsOutput>(&bytes)),
            ("json", &|| json::from_slice::<ListUserAssociationsOutput>(&text)),
            ("ciborium", &|| ciborium::from_reader::<Derived, _>(bytes.as_slice())),
            ("minicbor-serde", &|| minicbor_serde::from_slice::<Derived>(&bytes)),
        ],
    );
    race::of(
        "list.write",
        1,
        &[
            ("ours", &|| cbor::to_vec(&ours)),
            ("json", &|| json::to_vec(&ours)),
            ("ciborium", &|| ciborium_write(&theirs)),
            ("minicbor-serde", &|| minicbor_serde::to_vec(&theirs)),
        ],
    );
    Ok(())
}

fn ciborium_write(value: &Derived) -> Result<Vec<u8>, ciborium::ser::Error<std::io::Error>> {
    let mut out = Vec::new();
    ciborium::into_writer(value, &mut out)?;
    Ok(out)
}

fn page() -> Outcome {
    let ours = listings::page();
    let [bytes, text] = sizes("listings", &ours)?;
    race::of(
        "listings.read",
        1,
        &[
            ("ours", &|| cbor::from_slice::<SearchListingsOutput>(&bytes)),
            ("json", &|| json::from_slice::<SearchListingsOutput>(&text)),
        ],
    );
    race::of("listings.write", 1, &[("ours", &|| cbor::to_vec(&ours)), ("json", &|| json::to_vec(&ours))]);
    Ok(())
}

/// Returns the value in both formats.
fn sizes<T: Value>(name: &str, value: &T) -> Result<[Vec<u8>; 2], Box<dyn Error>> {
    let [bytes, text] = [cbor::to_vec(value)?, json::to_vec(value)?];
    println!("{name}.bytes {}", bytes.len());
    println!("{name}.json.bytes {}", text.len());
    Ok([bytes, text])
}
