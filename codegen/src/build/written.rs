//! The result of a build, and the features of dependencies that the cargo feature of a service turns on.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostics;
use crate::files::Changes;

/// The result of a build: the files written, and warnings about the models.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[must_use]
pub struct Written {
    /// The differences between the folder and the generated files.
    pub changes: Changes,
    /// The names of all services in the folder, including those that were kept.
    pub services: Vec<String>,
    /// The features of `ferrosmith-runtime` that services in the folder need beside its two halves, by service.
    pub runtime_features: BTreeMap<String, BTreeSet<String>>,
    /// The warnings, by service and location.
    pub warnings: Diagnostics,
}

/// The features of the runtime that a service may need.
const OF_RUNTIME: [&str; 6] = ["cbor", "checksums", "content-md5", "event-stream", "query", "xml"];

/// Those of them that the client has as well, for its own part.
const OF_CLIENT: [&str; 2] = ["checksums", "event-stream"];

/// Those of them that the server has as well.
const OF_SERVER: [&str; 1] = ["event-stream"];

const RUNTIME: &str = "ferrosmith-runtime/";
const CLIENT: &str = "ferrosmith-client?/";
const SERVER: &str = "ferrosmith-server?/";

impl Written {
    /// Returns the features that the cargo feature of a service turns on, as a manifest names them: those of the
    /// runtime and, in a crate with clients or servers, those of the client and of the server.
    pub fn dependency_features(&self, service: &str, clients: bool, servers: bool) -> Vec<String> {
        let needed = || self.runtime_features.get(service).into_iter().flatten();
        let of_client = |name: &&String| clients && OF_CLIENT.contains(&name.as_str());
        let client = needed().filter(of_client).map(|name| format!("{CLIENT}{name}"));
        let of_server = |name: &&String| servers && OF_SERVER.contains(&name.as_str());
        let server = needed().filter(of_server).map(|name| format!("{SERVER}{name}"));
        client.chain(needed().map(|name| format!("{RUNTIME}{name}"))).chain(server).collect()
    }
}

/// Returns `true` if the cargo feature of some service turns on this feature, as a manifest names it.
pub fn is_dependency_feature(feature: &str) -> bool {
    let name = [RUNTIME, CLIENT, SERVER].into_iter().find_map(|package| feature.strip_prefix(package));
    name.is_some_and(|name| OF_RUNTIME.contains(&name))
}
