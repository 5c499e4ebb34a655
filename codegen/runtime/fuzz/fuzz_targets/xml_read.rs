//! Any bytes as XML of every kind of type but documents, which XML has not.
#![no_main]

#[macro_use]
mod round_trip;

use round_trip::shapes::{Login, Team, Tree, User};

round_trips!(xml; Team, User, Tree, Login);
