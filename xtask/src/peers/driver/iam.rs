use services::iam::*;

use crate::peer::{Holds as _, Peer};

/// Calls IAM: forms as requests, XML as responses.
pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    for n in 0..5 {
        let user =
            CreateUserInput::new(format!("user{n}")).path("/shelf/").tags(vec![Tag::new("k", "v & w")]);
        if let Some(user) = peer.got(client.create_user(user).await) {
            peer.is(user.user.as_ref().is_some_and(|of| of.user_name == format!("user{n}")), &user);
        }
    }
    let error = peer.refused(client.create_user(CreateUserInput::new("user0")).await, "EntityAlreadyExists");
    peer.is(matches!(error, Some(CreateUserError::EntityAlreadyExistsException(_))), &error);
    if let Some(user) = peer.got(client.get_user(GetUserInput::new().user_name("user1")).await) {
        peer.is(user.user.path == "/shelf/" && user.user.create_date.seconds() > 1_700_000_000, &user);
    }
    let error = peer.refused(client.get_user(GetUserInput::new().user_name("nobody")).await, "NoSuchEntity");
    peer.is(matches!(error, Some(GetUserError::NoSuchEntityException(_))), &error);
    let mut users = client.list_users(ListUsersInput::new().max_items(2)).items();
    let mut count = 0;
    while let Some(user) = users.next().await {
        if peer.got(user).is_none() {
            break;
        }
        count += 1;
    }
    peer.is(count == 5, count);
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    peer.got(client.put_user_policy(PutUserPolicyInput::new(policy, "all", "user0")).await);
    if let Some(policies) = peer.got(client.list_user_policies(ListUserPoliciesInput::new("user0")).await) {
        peer.is(policies.policy_names == ["all"] && policies.is_truncated.holds(false), &policies);
    }
    peer.got(client.delete_user(DeleteUserInput::new("user4")).await);
}
