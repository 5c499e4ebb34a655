//! Endpoints by rules, and those of an official resolver.

use std::cell::Cell;
use std::error::Error;

use aws_smithy_runtime_api::client::endpoint::EndpointFuture;
use ferrosmith_client::endpoint::{Resolved, RulesError};

use crate::race;
use crate::ready::ready;

/// The number of subjects that are asked for in turns: the official resolver remembers the last one.
pub const SUBJECTS: usize = 2;

/// Compares the endpoints of each subject, and then times both.
pub fn race<'a>(
    ours: impl Fn(usize) -> Result<Resolved, RulesError>,
    theirs: impl Fn(usize) -> EndpointFuture<'a>,
) -> Result<(), Box<dyn Error>> {
    let turn = Cell::new(0);
    let next = || {
        turn.set((turn.get() + 1) % SUBJECTS);
        turn.get()
    };
    let theirs = |index| ready(theirs(index));
    for index in 0..SUBJECTS {
        let found = theirs(index).map_err(|error| -> Box<dyn Error> { error })?;
        let ours = ours(index)?;
        assert!(ours.url == found.url(), "{} is not {}", ours.url, found.url());
    }
    race::of(
        "endpoint",
        64,
        &[
            ("ours", &|| ours(next())),
            ("official", &|| theirs(next())),
            ("official-again", &|| theirs(0)),
        ],
    );
    Ok(())
}
