//! Writes the form of a request.

mod allocations;
mod race;
mod run_instances;

use std::error::Error;

use ec2::ec2::RunInstances;
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::query::{self, Dialect, Form};

/// Of what is asked, and of what; beside them are the names of operation and version.
const PARAMETERS: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let input = run_instances::input();
    let request = RunInstances::request(&input)?;
    let body = std::str::from_utf8(request.body())?;
    assert!(RunInstances::parse_request(&request)? == input, "the request is not what was sent");
    assert!(body.split('&').count() == PARAMETERS + 2, "the form has other parameters: {body}");
    assert!(Form::parse(body.as_bytes())?.get("ClientToken").is_some(), "the form has no token");
    println!("form.bytes {}", body.len());
    race::of("form", 64, &[("ours", &|| {
        let mut out = Vec::with_capacity(4000);
        query::write(&input, Dialect::Ec2, &mut out, &query::Options::default()).map(|()| out)
    })]);
    Ok(())
}
