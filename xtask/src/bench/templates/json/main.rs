//! Reads and writes JSON with the generated types and with derived ones, in turns.

mod allocations;
mod derived;
mod race;
mod sample;

use std::error::Error;

use ferrosmith_runtime::json::{self, Options};
use generated::license_manager_user_subscriptions::{
    AssociateUserInput, AssociateUserOutput, ListUserAssociationsOutput,
};
use serde_json::Value;

#[global_allocator]
static ALLOCATOR: allocations::Counting = allocations::Counting;

fn main() -> Result<(), Box<dyn Error>> {
    list()?;
    small_response()?;
    small_request()
}

fn list() -> Result<(), Box<dyn Error>> {
    let ours = sample::list();
    let bytes = json::to_vec(&ours)?;
    let theirs: derived::ListUserAssociationsOutput = serde_json::from_slice(&bytes)?;
    assert_same(&bytes, &serde_json::to_vec(&theirs)?)?;
    let reread: ListUserAssociationsOutput = json::from_slice(&serde_json::to_vec(&theirs)?)?;
    assert_same(&bytes, &json::to_vec(&reread)?)?;
    println!("list.bytes {}", bytes.len());

    let read = || json::from_slice::<ListUserAssociationsOutput>(&bytes);
    let derived_read = || serde_json::from_slice::<derived::ListUserAssociationsOutput>(&bytes);
    race::of::<1, _, _>("list.read", read, derived_read);
    race::of::<1, _, _>("list.write", || json::to_vec(&ours), || serde_json::to_vec(&theirs));
    allocations::print("list.allocations", read, derived_read);
    Ok(())
}

fn small_response() -> Result<(), Box<dyn Error>> {
    let bytes = json::to_vec(&sample::response())?;
    let theirs: derived::AssociateUserOutput = serde_json::from_slice(&bytes)?;
    assert_same(&bytes, &serde_json::to_vec(&theirs)?)?;
    println!("small.response.bytes {}", bytes.len());

    let read = || json::from_slice::<AssociateUserOutput>(&bytes);
    let derived_read = || serde_json::from_slice::<derived::AssociateUserOutput>(&bytes);
    race::of::<64, _, _>("small.response", read, derived_read);
    allocations::print("small.response.allocations", read, derived_read);
    Ok(())
}

fn small_request() -> Result<(), Box<dyn Error>> {
    let ours: AssociateUserInput = sample::request();
    let options = Options::default();
    let bytes = json::body(&ours, &options)?;
    let theirs: derived::AssociateUserInput = serde_json::from_slice(&bytes)?;
    assert_same(&bytes, &serde_json::to_vec(&theirs)?)?;
    println!("small.request.bytes {}", bytes.len());

    let write = || json::body(&ours, &options);
    let derived_write = || serde_json::to_vec(&theirs);
    race::of::<64, _, _>("small.request", write, derived_write);
    allocations::print("small.request.allocations", write, derived_write);
    Ok(())
}

/// A comparison of those who do not do the same would say nothing.
fn assert_same(ours: &[u8], theirs: &[u8]) -> Result<(), serde_json::Error> {
    let [ours, theirs]: [Value; 2] = [serde_json::from_slice(ours)?, serde_json::from_slice(theirs)?];
    assert!(ours == theirs, "the derived types lose something");
    Ok(())
}
