//! DataZone: profiles of users are created in a domain, and found again.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ferrosmith_server::Call;
use generated::datazone::{
    CreateUserProfileError, CreateUserProfileInput, CreateUserProfileOutput, GetUserProfileError,
    GetUserProfileInput, GetUserProfileOutput, IamUserProfileDetails, ResourceNotFoundException,
    SearchUserProfilesError, SearchUserProfilesInput, SearchUserProfilesOutput, Service, UserProfileDetails,
    UserProfileSummary,
};

/// Profiles, by domain and user.
#[derive(Default)]
pub(crate) struct Profiles(Mutex<BTreeMap<(String, String), UserProfileSummary>>);

impl Profiles {
    fn known(&self) -> MutexGuard<'_, BTreeMap<(String, String), UserProfileSummary>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Service for Profiles {
    async fn create_user_profile(
        &self,
        input: CreateUserProfileInput,
        call: &Call,
    ) -> Result<CreateUserProfileOutput, CreateUserProfileError> {
        let details = IamUserProfileDetails::new().arn(input.user_identifier.as_str());
        let created = UserProfileSummary::new()
            .domain_id(input.domain_identifier.as_str())
            .id(call.request_id()) // as good as any
            .r#type("IAM")
            .status("ACTIVATED")
            .details(UserProfileDetails::Iam(details));
        // Whoever asks again gets the profile that is there.
        let mut known = self.known();
        let profile =
            known.entry((input.domain_identifier, input.user_identifier)).or_insert(created).clone();
        Ok(CreateUserProfileOutput::new()
            .domain_id(profile.domain_id)
            .id(profile.id)
            .r#type(profile.r#type)
            .status(profile.status)
            .details(profile.details))
    }

    async fn get_user_profile(
        &self,
        input: GetUserProfileInput,
        _: &Call,
    ) -> Result<GetUserProfileOutput, GetUserProfileError> {
        let found = self.known().get(&(input.domain_identifier, input.user_identifier)).cloned();
        let profile = found.ok_or_else(|| ResourceNotFoundException::new("no such profile"))?;
        Ok(GetUserProfileOutput::new()
            .domain_id(profile.domain_id)
            .id(profile.id)
            .r#type(profile.r#type)
            .status(profile.status)
            .details(profile.details))
    }

    async fn search_user_profiles(
        &self,
        input: SearchUserProfilesInput,
        _: &Call,
    ) -> Result<SearchUserProfilesOutput, SearchUserProfilesError> {
        let wanted = input.search_text.unwrap_or_default();
        let known = self.known();
        let of_domain = known.iter().filter(|((domain, _), _)| *domain == input.domain_identifier);
        let found = of_domain.filter(|((_, user), _)| user.contains(&wanted));
        let found: Vec<UserProfileSummary> = found.map(|(_, profile)| profile.clone()).collect();
        Ok(SearchUserProfilesOutput::new().items(found))
    }
}
