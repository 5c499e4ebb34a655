//! A fact of some operations of AWS that their models do not tell yet. AWS's own SDKs have the list in their code, too. It
//! stands behind what models say, so that an operation with the fact in its model needs no row.

use ferrosmith_runtime::schema::OperationSchema;

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

/// Returns `true` if an operation waits for something to come.
pub(super) fn is_long_polling(operation: &OperationSchema) -> bool {
    LONG_POLLING.contains(&operation.id)
}
