//! Four operations with all that may come back: each one's request, responses, unknown values and errors.
#![cfg(all(feature = "client", feature = "server"))]

#[cfg(feature = "license-manager-user-subscriptions")]
mod associate_user;
#[cfg(feature = "appstream")]
mod batch_associate_user_stack;
#[cfg(feature = "datazone")]
mod create_user_profile;
#[cfg(feature = "license-manager-user-subscriptions")]
mod disassociate_user;
