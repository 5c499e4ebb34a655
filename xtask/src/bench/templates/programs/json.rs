//! Reads and writes JSON with the generated types and with derived ones, in turns.

mod allocations;
mod associations;
mod derived;
mod derived_listings;
mod listings;
mod race;

use std::error::Error;

use ferrosmith_runtime::Value;
use ferrosmith_runtime::json::{self, Options};
use generated::license_manager_user_subscriptions::ListUserAssociationsOutput;
use serde::{Serialize, de::DeserializeOwned};

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let list = associations::list(associations::SUMMARIES);
    both::<_, derived::ListUserAssociationsOutput>("list", 1, &list)?;
    both::<_, derived_listings::SearchListingsOutput>("listings", 1, &listings::page())?;
    both::<_, derived::AssociateUserOutput>("response", 64, &associations::response())?;
    request()?;
    match std::env::args().nth(1) {
        Some(megabytes) => memory(megabytes.parse()?),
        None => Ok(()),
    }
}

fn both<T: Value, D: Serialize + DeserializeOwned>(name: &str, batch: usize, ours: &T) -> Outcome {
    let bytes = json::to_vec(ours)?;
    let theirs: D = serde_json::from_slice(&bytes)?;
    assert_same(&bytes, &serde_json::to_vec(&theirs)?)?;
    let reread: T = json::from_slice(&serde_json::to_vec(&theirs)?)?;
    assert_same(&bytes, &json::to_vec(&reread)?)?;
    println!("{name}.bytes {}", bytes.len());

    let read = || json::from_slice::<T>(&bytes);
    let derived_read = || serde_json::from_slice::<D>(&bytes);
    race::of(&format!("{name}.read"), batch, &[("ours", &read), ("serde_json", &derived_read)]);
    let write = || json::to_vec(ours);
    let derived_write = || serde_json::to_vec(&theirs);
    race::of(&format!("{name}.write"), batch, &[("ours", &write), ("serde_json", &derived_write)]);
    Ok(())
}

fn request() -> Outcome {
    let ours = associations::request();
    let options = Options::default();
    let bytes = json::body(&ours, &options)?;
    let theirs: derived::AssociateUserInput = serde_json::from_slice(&bytes)?;
    assert_same(&bytes, &serde_json::to_vec(&theirs)?)?;
    println!("request.bytes {}", bytes.len());

    let write = || json::body(&ours, &options);
    let derived_write = || serde_json::to_vec(&theirs);
    race::of("request.write", 64, &[("ours", &write), ("serde_json", &derived_write)]);
    Ok(())
}

/// Measures the memory for reading a very long list, and for its result.
fn memory(megabytes: usize) -> Outcome {
    let one = json::to_vec(&associations::list(associations::SUMMARIES))?.len();
    let summaries = associations::SUMMARIES as usize * megabytes * 1_000_000 / one;
    let bytes = json::to_vec(&associations::list(u32::try_from(summaries)?))?;
    println!("memory.bytes {}", bytes.len());
    let (read, peak, held) = allocations::bytes(|| json::from_slice::<ListUserAssociationsOutput>(&bytes));
    let read = read?;
    println!("memory.peak {peak}");
    println!("memory.held {held}");
    // A copy has no room to spare anywhere: it is the result itself.
    let (_copy, _, result) = allocations::bytes(|| read.clone());
    println!("memory.result {result}");
    Ok(())
}

/// Returns a comparison of those who do not do the same would say nothing.
fn assert_same(ours: &[u8], theirs: &[u8]) -> Outcome {
    let [ours, theirs]: [serde_json::Value; 2] =
        [serde_json::from_slice(ours)?, serde_json::from_slice(theirs)?];
    assert!(ours == theirs, "the derived types lose something");
    Ok(())
}
