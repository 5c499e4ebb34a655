//! The configuration that AWS tools share: the files `config` and `credentials`, and the profiles in them.
//!
//! [`Profiles::parse`] reads text; [`Locations`] says where the files are; [`Profiles::load`] does both.
//!
//! ```
//! use ferrosmith_client::profile::Profiles;
//!
//! let config = "[profile dev]\nregion = eu-central-1 # near\n";
//! let profiles = Profiles::parse(Some(config), None)?;
//! let region = profiles.get("dev").and_then(|profile| profile.get("region"));
//! assert_eq!(region, Some("eu-central-1"));
//! # Ok::<(), ferrosmith_client::profile::Error>(())
//! ```

mod error;
mod lines;
mod location;
mod merge;
mod section;

pub use error::Error;
pub use location::{Locations, Platform};
pub use merge::Profiles;
pub use section::Profile;
