//! The files of a service, as a release of botocore holds them.

use super::json::Json;

/// The origin of the data of a model.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    /// The name of the wheel, or of the file that describes the service.
    pub name: String,
    /// The release, where the source tells it.
    pub version: Option<String>,
    /// The digest of what `name` names.
    pub sha256: String,
}

/// A file of the source: its name for messages, and its content.
pub(super) struct SourceFile {
    pub name: String,
    pub content: Json,
}

/// The files of one version of one service.
pub(super) struct SourceFiles {
    pub origin: Origin,
    pub service: SourceFile,
    pub paginators: Option<SourceFile>,
    pub waiters: Option<SourceFile>,
    pub endpoint_rules: Option<SourceFile>,
}
