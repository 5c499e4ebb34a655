//! The features of dependencies that the cargo feature of a service turns on.

use super::Written;

/// The features of the runtime that a service may need.
const OF_RUNTIME: [&str; 4] = ["checksums", "event-stream", "query", "xml"];

/// Those of them that the client has as well, for its own part.
const OF_CLIENT: [&str; 2] = ["checksums", "event-stream"];

const RUNTIME: &str = "ferrosmith-runtime/";
const CLIENT: &str = "ferrosmith-client?/";

impl Written {
    /// Returns the features that the cargo feature of a service turns on, as a manifest names them: those of the
    /// runtime and, in a crate with clients, those of the client.
    pub fn dependency_features(&self, service: &str, clients: bool) -> Vec<String> {
        let needed = || self.runtime_features.get(service).into_iter().flatten();
        let of_client = |name: &&String| clients && OF_CLIENT.contains(&name.as_str());
        let client = needed().filter(of_client).map(|name| format!("{CLIENT}{name}"));
        client.chain(needed().map(|name| format!("{RUNTIME}{name}"))).collect()
    }
}

/// Returns `true` if the cargo feature of some service turns on this feature, as a manifest names it.
pub fn is_dependency_feature(feature: &str) -> bool {
    let name = feature.strip_prefix(RUNTIME).or_else(|| feature.strip_prefix(CLIENT));
    name.is_some_and(|name| OF_RUNTIME.contains(&name))
}
