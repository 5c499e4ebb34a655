//! Facts of some services of AWS that no trait says. AWS's own SDKs have these lists in their code, too. Both stand behind what
//! models say, so that a service with the facts in its model needs no row.

use ferrosmith_runtime::schema::OperationSchema;

/// The names in signatures of S3 and of what belongs to it.
///
/// Their paths are signed as they are sent, since keys may hold anything, and the hash of the body is a header. Smithy has
/// this only as a property of endpoints (`disableDoubleEncoding` of `authSchemes`), which is looked at first; a model
/// without endpoint rules cannot say it. The list is that of botocore.
const PATHS_ENCODED_ONCE: [&str; 4] = ["s3", "s3express", "s3-object-lambda", "s3-outposts"];

/// Operations that wait for something to come.
///
/// Smithy has the trait `longPoll` for it, which is looked at first, and which the published models do not have yet. The
/// list is that of the standard mode of retries.
const LONG_POLLING: [&str; 4] = [
    "com.amazonaws.sqs#ReceiveMessage",
    "com.amazonaws.sfn#GetActivityTask",
    "com.amazonaws.swf#PollForActivityTask",
    "com.amazonaws.swf#PollForDecisionTask",
];

/// Returns `true` if a service that signs by this name signs paths as they are sent.
pub(super) fn is_path_encoded_once(signing_name: &str) -> bool {
    PATHS_ENCODED_ONCE.contains(&signing_name)
}

/// Returns `true` if an operation waits for something to come.
pub(super) fn is_long_polling(operation: &OperationSchema) -> bool {
    LONG_POLLING.contains(&operation.id)
}
