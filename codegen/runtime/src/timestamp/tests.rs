//! Round trips, official forms, and forms that are refused.

use super::TimestampFormat::{DateTime, EpochSeconds, HttpDate};
use super::*;
