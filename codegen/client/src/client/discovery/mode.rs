//! The choice of those who configure a client.

/// The operations whose endpoints are discovered, among those that can have them discovered. None of them does where an
/// endpoint is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum DiscoveryMode {
    /// The operations that work at discovered endpoints only, such as all of Timestream; the default, as in botocore
    /// (`auto`).
    #[default]
    WhereRequired,
    /// All operations that can, such as those of DynamoDB (`true`). If it fails, and is not required, calls go to the
    /// endpoint of the service.
    Always,
    /// None (`false`). Operations that require it fail.
    Never,
}
