//! Any bytes as CBOR of every kind of type.
#![no_main]

#[macro_use]
mod round_trip;

use ferrosmith_runtime::{BigDecimal, BigInteger, Document};
use round_trip::shapes::{Counters, Everything, Login, Team, Tree, User};

round_trips!(cbor; Everything, Team, User, Tree, Login, Counters, Document, BigInteger, BigDecimal);
