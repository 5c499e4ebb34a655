//! AppStream: stacks are created, described and deleted, in either of its protocols.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ferrosmith_server::Call;
use generated::Timestamp;
use generated::appstream::{
    CreateStackError, CreateStackInput, CreateStackOutput, DeleteStackError, DeleteStackInput,
    DeleteStackOutput, DescribeStacksError, DescribeStacksInput, DescribeStacksOutput,
    ResourceAlreadyExistsException, ResourceNotFoundException, Service, Stack,
};

/// Stacks by their names.
#[derive(Default)]
pub(crate) struct Stacks(Mutex<BTreeMap<String, Stack>>);

impl Stacks {
    fn known(&self) -> MutexGuard<'_, BTreeMap<String, Stack>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Service for Stacks {
    async fn create_stack(
        &self,
        input: CreateStackInput,
        _: &Call,
    ) -> Result<CreateStackOutput, CreateStackError> {
        let mut known = self.known();
        if known.contains_key(&input.name) {
            return Err(ResourceAlreadyExistsException::new().message("a stack has this name").into());
        }
        let stack = Stack::new(input.name.as_str())
            .description(input.description)
            .display_name(input.display_name)
            .created_time(Timestamp::now());
        known.insert(input.name, stack.clone());
        Ok(CreateStackOutput::new().stack(stack))
    }

    async fn describe_stacks(
        &self,
        input: DescribeStacksInput,
        _: &Call,
    ) -> Result<DescribeStacksOutput, DescribeStacksError> {
        let known = self.known();
        let Some(names) = input.names else {
            return Ok(DescribeStacksOutput::new().stacks(known.values().cloned().collect::<Vec<_>>()));
        };
        let found: Option<Vec<Stack>> = names.iter().map(|name| known.get(name).cloned()).collect();
        match found {
            Some(stacks) => Ok(DescribeStacksOutput::new().stacks(stacks)),
            None => Err(ResourceNotFoundException::new().message("no such stack").into()),
        }
    }

    async fn delete_stack(
        &self,
        input: DeleteStackInput,
        _: &Call,
    ) -> Result<DeleteStackOutput, DeleteStackError> {
        match self.known().remove(&input.name) {
            Some(_) => Ok(DeleteStackOutput::new()),
            None => Err(ResourceNotFoundException::new().message("no such stack").into()),
        }
    }
}
