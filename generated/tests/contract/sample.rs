//! The sample of the design: its names are the contract.

use generated::datazone::{
    CreateUserProfile, CreateUserProfileError, CreateUserProfileInput, CreateUserProfileOutput,
    UserProfileDetails, UserType,
};

#[test]
fn the_sample_of_the_design_holds() -> Result<(), Box<dyn std::error::Error>> {
    let input = CreateUserProfileInput::new("dzd_1", "arn:aws:iam::111122223333:user/ada")
        .user_type(UserType::IamUser)
        .session_name("ada");
    assert_eq!(input.domain_identifier, "dzd_1");

    let output: CreateUserProfileOutput = ferrosmith_runtime::json::from_slice(
        br#"{"id":"u-1","status":"NEVER_SEEN","details":{"idc":{"arn":"x"}}}"#,
    )?;
    assert_eq!(output.status.as_ref().unwrap().as_str(), "NEVER_SEEN");
    match output.details.as_ref().unwrap() {
        UserProfileDetails::Iam(iam) => panic!("{:?}", iam.arn),
        UserProfileDetails::Sso(sso) => panic!("{:?}", sso.username),
        UserProfileDetails::Unknown(member) => {
            assert_eq!(format!("{} = {}", member.name(), member.value()), r#"idc = {"arn":"x"}"#);
        }
        _ => {}
    }
    let bytes: Vec<u8> = ferrosmith_runtime::json::to_vec(&output)?;
    assert_eq!(bytes, br#"{"id":"u-1","status":"NEVER_SEEN","details":{"idc":{"arn":"x"}}}"#);
    Ok(())
}

#[test]
fn the_operation_names_its_types() {
    fn types<O>()
    where
        O: ferrosmith_runtime::Operation<
                Input = CreateUserProfileInput,
                Output = CreateUserProfileOutput,
                Error = CreateUserProfileError,
            >,
    {
    }
    types::<CreateUserProfile>();
}
