//! License Manager User Subscriptions: users are associated with instances, listed, and taken apart again.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ferrosmith_server::Call;
use generated::license_manager_user_subscriptions::{
    AssociateUserError, AssociateUserInput, AssociateUserOutput, ConflictException, DisassociateUserError,
    DisassociateUserInput, DisassociateUserOutput, InstanceUserSummary, ListUserAssociationsError,
    ListUserAssociationsInput, ListUserAssociationsOutput, ResourceNotFoundException, Service,
};

/// Who may log in where: by instance and user.
#[derive(Default)]
pub(crate) struct Users(Mutex<BTreeMap<(String, String), InstanceUserSummary>>);

impl Users {
    fn users(&self) -> MutexGuard<'_, BTreeMap<(String, String), InstanceUserSummary>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Service for Users {
    async fn associate_user(
        &self,
        input: AssociateUserInput,
        call: &Call,
    ) -> Result<AssociateUserOutput, AssociateUserError> {
        println!("{}: {} to {}", call.request_id(), input.username, input.instance_id);
        let key = (input.instance_id.clone(), input.username.clone());
        if self.users().contains_key(&key) {
            return Err(ConflictException::new().message("the user is associated already").into());
        }
        let summary =
            InstanceUserSummary::new(input.identity_provider, input.instance_id, "ACTIVE", input.username)
                .domain(input.domain);
        self.users().insert(key, summary.clone());
        Ok(AssociateUserOutput::new(summary))
    }

    async fn disassociate_user(
        &self,
        input: DisassociateUserInput,
        _: &Call,
    ) -> Result<DisassociateUserOutput, DisassociateUserError> {
        let key = (input.instance_id.unwrap_or_default(), input.username.unwrap_or_default());
        match self.users().remove(&key) {
            Some(summary) => Ok(DisassociateUserOutput::new(summary.status("INACTIVE"))),
            None => Err(ResourceNotFoundException::new().message("no such association").into()),
        }
    }

    async fn list_user_associations(
        &self,
        input: ListUserAssociationsInput,
        _: &Call,
    ) -> Result<ListUserAssociationsOutput, ListUserAssociationsError> {
        let users = self.users();
        let found = users.values().filter(|summary| summary.instance_id == input.instance_id);
        Ok(ListUserAssociationsOutput::new().instance_user_summaries(found.cloned().collect::<Vec<_>>()))
    }
}
