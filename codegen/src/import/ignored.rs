//! The keys of the source that are not translated, each with its reason.
//!
//! A key that is neither read nor named here stops the import: a new word of the format is then a decision, not a loss.

/// The kind of the object (as given to `Fields::open`), the key, and the reason why it is not translated.
const IGNORED: &[(&str, &str, &str)] = &[
    ("partitions", "version", "the version of the file format"),
    ("partition", "id", "repeated as the name among the outputs"),
    ("region", "description", "a name for people"),
    ("service", "version", "the version of the file format"),
    ("service", "examples", "always empty; examples have a file of their own"),
    ("metadata", "uid", "joins the endpoint prefix and the version, which are translated"),
    ("metadata", "serviceAbbreviation", "a shorter title; the AST knows one title"),
    ("metadata", "globalEndpoint", "an older form of the rules that choose endpoints"),
    (
        "metadata",
        "checksumFormat",
        "told by the service's documentation, not by its shapes: no Smithy trait says it",
    ),
    ("metadata", "ripServiceName", "a name of another catalogue"),
    ("operation input", "documentation", "the documentation of the shape that is referred to"),
    ("operation output", "documentation", "the documentation of the shape that is referred to"),
    (
        "operation output",
        "resultWrapper",
        "the protocol awsQuery defines it: the operation's name and `Result`",
    ),
    ("operation output", "wrapper", "the protocol of the service defines how results are wrapped"),
    ("operation output", "locationName", "the root element of a response, which readers do not look at"),
    ("operation error", "documentation", "the documentation of the shape that is referred to"),
    ("operation error", "error", "repeated from the shape that is referred to"),
    ("operation error", "exception", "repeated from the shape that is referred to"),
    ("operation error", "fault", "repeated from the shape that is referred to"),
    ("structure", "wrapper", "the protocol of the service defines how results are wrapped"),
    ("structure", "box", "every structure may be absent"),
    ("structure", "event", "follows from being the target of a member of an event stream"),
    ("structure", "synthetic", "says by whom the shape was added, not what it is"),
    (
        "structure",
        "xmlOrder",
        "the order of the elements of old responses; order of elements does not matter to a reader",
    ),
    ("string", "box", "without a default, every member may be absent"),
    ("boolean", "box", "without a default, every member may be absent"),
    ("integer", "box", "without a default, every member may be absent"),
    ("long", "box", "without a default, every member may be absent"),
    ("float", "box", "without a default, every member may be absent"),
    ("double", "box", "without a default, every member may be absent"),
    ("member", "box", "without a default, every member may be absent"),
    (
        "member",
        "enum",
        "values for one use of a shared string; the AST gives values to shapes, and the documentation names these",
    ),
    ("error", "fault", "repeated from the structure"),
    ("pagination", "non_aggregate_keys", "which parts of the last page a client keeps; no trait says it"),
    (
        "pagination",
        "more_results",
        "a second sign of the last page; the trait goes by the absence of a token",
    ),
    ("pagination", "py_input_token", "a name of another programming language"),
    ("waiter", "maxAttempts", "the trait limits a waiter by time, not by attempts"),
    ("waiters", "version", "the version of the file format"),
    ("paginators", "version", "the version of the file format"),
    ("merge", "version", "the version of the file format"),
];

/// Returns `true` if `key` is left out on purpose in `context`.
pub(super) fn is_ignored(context: &str, key: &str) -> bool {
    IGNORED.iter().any(|(place, name, _)| (*place == context) && *name == key)
}

#[cfg(test)]
mod tests {
    use super::IGNORED;

    #[test]
    fn every_entry_has_a_reason_and_stands_once() {
        for (i, (context, key, reason)) in IGNORED.iter().enumerate() {
            assert!(reason.len() > 10, "{context}.{key} needs a reason");
            assert!(
                !IGNORED[..i].iter().any(|(c, k, _)| (c, k) == (context, key)),
                "{context}.{key} stands twice"
            );
        }
    }
}
