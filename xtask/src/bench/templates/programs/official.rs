//! The official crate's own code on the same bytes and values, in turns with ours: its serializer and
//! deserializer of an operation, without the orchestrator around them.

mod allocations;
mod associations;
mod race;

use std::cell::RefCell;
use std::error::Error;

use aws_sdk_licensemanagerusersubscriptions::operation::{
    associate_user::{AssociateUser as TheirAssociateUser, AssociateUserInput as TheirInput},
    list_user_associations::ListUserAssociations as TheirList,
};
use aws_sdk_licensemanagerusersubscriptions::types as theirs;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::{Operation, json};
use generated::license_manager_user_subscriptions::{AssociateUser, ListUserAssociations};

fn main() -> Result<(), Box<dyn Error>> {
    let list = json::to_vec(&associations::list(associations::SUMMARIES))?;
    responses::<ListUserAssociations>("list", 1, list, &TheirList::new())?;
    let small = json::to_vec(&associations::response())?;
    responses::<AssociateUser>("response", 64, small, &TheirAssociateUser::new())?;
    requests()
}

fn responses<O: Operation>(
    name: &str,
    batch: usize,
    body: Vec<u8>,
    plugin: &dyn RuntimePlugin,
) -> Result<(), Box<dyn Error>> {
    println!("{name}.bytes {}", body.len());
    let ours = Response::new(Bytes::from(body.clone()));
    let theirs = HttpResponse::new(200.try_into()?, SdkBody::from(body));
    let bag = bag(plugin)?;
    let reader = bag.load::<SharedResponseDeserializer>().ok_or("no deserializer")?.clone();
    let their_read = || reader.deserialize_nonstreaming_with_config(&theirs, &bag);
    assert!(O::response(&ours).is_ok() && their_read().is_ok(), "{name} cannot be read");
    race::of(name, batch, &[("ours", &|| O::response(&ours)), ("official", &their_read)]);
    Ok(())
}

fn requests() -> Result<(), Box<dyn Error>> {
    let ours = associations::request();
    let theirs = their_input()?;
    let bag = bag(&TheirAssociateUser::new())?;
    let writer = bag.load::<SharedRequestSerializer>().ok_or("no serializer")?.clone();
    let bag = RefCell::new(bag);
    let their_write = || writer.serialize_input(Input::erase(theirs.clone()), &mut bag.borrow_mut());
    let written = their_write().map_err(|error| error.to_string())?;
    let [ours_sent, sent]: [serde_json::Value; 2] = [
        serde_json::from_slice(AssociateUser::request(&ours)?.body())?,
        serde_json::from_slice(written.body().bytes().ok_or("a body in memory")?)?,
    ];
    assert!(ours_sent == sent, "the requests differ");
    // Theirs takes the input for itself: ours gets a copy as well, though it needs none.
    let write = || AssociateUser::request(&ours.clone());
    race::of("request", 64, &[("ours", &write), ("official", &their_write)]);
    Ok(())
}

/// Returns the value of `associations::request`.
fn their_input() -> Result<TheirInput, Box<dyn Error>> {
    let ours = associations::request();
    let directory =
        ours.identity_provider.as_active_directory_identity_provider().ok_or("another provider")?;
    let their_directory = theirs::ActiveDirectoryIdentityProvider::builder()
        .set_directory_id(directory.directory_id.clone())
        .active_directory_type(theirs::ActiveDirectoryType::AwsManaged)
        .set_is_shared_active_directory(directory.is_shared_active_directory)
        .build();
    Ok(TheirInput::builder()
        .username(ours.username)
        .instance_id(ours.instance_id)
        .identity_provider(theirs::IdentityProvider::ActiveDirectoryIdentityProvider(their_directory))
        .set_domain(ours.domain)
        .set_tags(ours.tags.map(|tags| tags.into_iter().collect()))
        .build()?)
}

/// Returns the configuration that an operation brings along.
fn bag(plugin: &dyn RuntimePlugin) -> Result<ConfigBag, Box<dyn Error>> {
    let mut bag = ConfigBag::base();
    bag.push_shared_layer(plugin.config().ok_or("no configuration")?);
    Ok(bag)
}
