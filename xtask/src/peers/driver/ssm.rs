use services::ssm::*;

use crate::peer::{Holds as _, Peer};

pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    for (name, value) in [("a", "1"), ("b", "two ä"), ("c", "3"), ("deep/d", "4"), ("deep/e", "5")] {
        let input = PutParameterInput::new(format!("/shelf/{name}"), value).r#type(ParameterType::String);
        peer.got(client.put_parameter(input).await);
    }
    let again = PutParameterInput::new("/shelf/a", "2").r#type(ParameterType::String);
    let error = peer.refused(client.put_parameter(again.clone()).await, "ParameterAlreadyExists");
    peer.is(matches!(error, Some(PutParameterError::ParameterAlreadyExists(_))), &error);
    if let Some(put) = peer.got(client.put_parameter(again.overwrite(true)).await) {
        peer.is(put.version.holds(2), &put);
    }
    if let Some(read) = peer.got(client.get_parameter(GetParameterInput::new("/shelf/a")).await) {
        let parameter = read.parameter.clone().unwrap_or_default();
        peer.is(parameter.r#type == Some(ParameterType::String) && parameter.version.holds(2), &read);
        peer.is(parameter.last_modified_date.is_some(), &read);
    }
    let missing = client.get_parameter(GetParameterInput::new("/shelf/nowhere")).await;
    let error = peer.refused(missing, "ParameterNotFound");
    peer.is(matches!(error, Some(GetParameterError::ParameterNotFound(_))), &error);
    let names = vec!["/shelf/b".to_owned(), "/shelf/nowhere".to_owned()];
    if let Some(several) = peer.got(client.get_parameters(GetParametersInput::new(names)).await) {
        peer.is(several.invalid_parameters.as_deref() == Some(&["/shelf/nowhere".to_owned()][..]), &several);
    }

    let of = GetParametersByPathInput::new("/shelf").recursive(true).max_results(2);
    let mut pages = client.get_parameters_by_path(of).pages();
    let (mut found, mut count) = (0, 0);
    while let Some(page) = pages.next().await {
        let Some(page) = peer.got(page) else { break };
        count += 1;
        found += page.parameters.map_or(0, |parameters| parameters.len());
    }
    peer.is((found, count) == (5, 3), (found, count));
    let filter =
        ParameterStringFilter::new("Name").option("BeginsWith").values(vec!["/shelf/deep".to_owned()]);
    let described =
        client.describe_parameters(DescribeParametersInput::new().parameter_filters(vec![filter]));
    if let Some(described) = peer.got(described.await) {
        peer.is(described.parameters.as_ref().is_some_and(|of| of.len() == 2), &described);
    }
    let secret = PutParameterInput::new("/shelf/secret", "hush").r#type(ParameterType::SecureString);
    peer.got(client.put_parameter(secret).await);
    let read = client.get_parameter(GetParameterInput::new("/shelf/secret").with_decryption(true)).await;
    if let Some(read) = peer.got(read) {
        let value = read.parameter.as_ref().and_then(|parameter| parameter.value.clone());
        peer.is(value.as_deref() == Some("hush"), &value);
        peer.is(!format!("{read:?}").contains("hush"), "a secret that is printed");
    }
    if let Some(history) =
        peer.got(client.get_parameter_history(GetParameterHistoryInput::new("/shelf/a")).await)
    {
        peer.is(history.parameters.as_ref().is_some_and(|of| of.len() == 2), &history);
    }
    let label = LabelParameterVersionInput::new(vec!["prod".to_owned()], "/shelf/a").parameter_version(1);
    peer.got(client.label_parameter_version(label).await);
    let tags = vec![Tag::new("k", "v w")];
    let tagged = AddTagsToResourceInput::new("/shelf/a", ResourceTypeForTagging::Parameter, tags.clone());
    peer.got(client.add_tags_to_resource(tagged).await);
    let list = ListTagsForResourceInput::new("/shelf/a", ResourceTypeForTagging::Parameter);
    if let Some(list) = peer.got(client.list_tags_for_resource(list).await) {
        peer.is(list.tag_list == Some(tags), &list);
    }
    peer.got(client.delete_parameter(DeleteParameterInput::new("/shelf/a")).await);
    peer.refused(client.delete_parameter(DeleteParameterInput::new("/shelf/a")).await, "ParameterNotFound");
    let names = ["b", "c", "deep/d", "nowhere"].map(|name| format!("/shelf/{name}")).to_vec();
    if let Some(deleted) = peer.got(client.delete_parameters(DeleteParametersInput::new(names)).await) {
        peer.is(deleted.deleted_parameters.as_ref().is_some_and(|of| of.len() == 3), &deleted);
    }
}
