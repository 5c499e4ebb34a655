//! The same server as one would write it without us: axum, types with serde, the constraints checked by hand.

use crate::bench::BoxError;
use crate::bench::crates::Crate;

const DEPENDENCIES: &str = "\
axum = { version = \"0.8\", default-features = false, features = [\"http1\", \"json\", \"tokio\"] }
serde = { version = \"1\", features = [\"derive\"] }
tokio = { version = \"1\", features = [\"net\", \"rt\"] }
";

const SOURCES: [(&str, &str); 3] = [
    ("main.rs", include_str!("../templates/server/axum.rs")),
    ("checks.rs", include_str!("../templates/server/checks.rs")),
    ("derived.rs", include_str!("../templates/shared/derived.rs")),
];

/// Returns the program.
pub(super) fn write() -> Result<Crate, BoxError> {
    Ok(Crate::write("axum-server", DEPENDENCIES, &SOURCES)?.sharing())
}

/// Returns the name for the table.
pub(super) fn name(peer: &Crate) -> Result<String, BoxError> {
    Ok(format!("axum {} with serde and checks by hand", peer.version_of("axum")?))
}
