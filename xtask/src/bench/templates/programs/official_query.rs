//! The official crate's serializer of a form, in turns with ours.

mod allocations;
mod race;
mod run_instances;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::error::Error;

use aws_sdk_ec2::operation::run_instances::{RunInstances as TheirRunInstances, RunInstancesInput as TheirInput};
use aws_sdk_ec2::types as theirs;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use aws_smithy_types::config_bag::ConfigBag;
use ec2::ec2::RunInstances;
use ferrosmith_runtime::Operation;
use run_instances::{DEVICES, GROUPS, IMAGE, KEY, PROFILE, SUBNET, TAGS, TOKEN, USER_DATA, ZONE};

fn main() -> Result<(), Box<dyn Error>> {
    let ours = run_instances::input();
    let theirs = their_input()?;
    let mut bag = ConfigBag::base();
    bag.push_shared_layer(TheirRunInstances::new().config().ok_or("no configuration")?);
    let writer = bag.load::<SharedRequestSerializer>().ok_or("no serializer")?.clone();
    let bag = RefCell::new(bag);
    let their_write = || writer.serialize_input(Input::erase(theirs.clone()), &mut bag.borrow_mut());
    let written = their_write().map_err(|error| error.to_string())?;
    let (our_body, their_body) = (RunInstances::request(&ours)?, written.body().bytes().ok_or("a body in memory")?);
    let [our_form, their_form] = [our_body.body(), their_body].map(parameters);
    assert!(our_form == their_form, "the forms differ: {our_form:?} is not {their_form:?}");
    // Theirs takes the input for itself: ours gets a copy as well, though it needs none.
    let write = || RunInstances::request(&ours.clone());
    race::of("request", 64, &[("ours", &write), ("official", &their_write)]);
    Ok(())
}

/// The parameters of a form as it has them, in whichever order.
fn parameters(form: &[u8]) -> BTreeSet<&[u8]> {
    form.split(|byte| *byte == b'&').collect()
}

/// Returns the value of `run_instances::input`.
fn their_input() -> Result<TheirInput, Box<dyn Error>> {
    let input = TheirInput::builder()
        .image_id(IMAGE)
        .instance_type(theirs::InstanceType::M7gLarge)
        .key_name(KEY)
        .max_count(10)
        .min_count(1)
        .monitoring(theirs::RunInstancesMonitoringEnabled::builder().enabled(true).build())
        .placement(
            theirs::Placement::builder().availability_zone(ZONE).tenancy(theirs::Tenancy::Default).build(),
        )
        .set_security_group_ids(Some(GROUPS.map(str::to_owned).to_vec()))
        .subnet_id(SUBNET)
        .user_data(USER_DATA)
        .cpu_options(theirs::CpuOptionsRequest::builder().core_count(2).threads_per_core(1).build())
        .metadata_options(
            theirs::InstanceMetadataOptionsRequest::builder()
                .http_tokens(theirs::HttpTokensState::Required)
                .http_put_response_hop_limit(2)
                .http_endpoint(theirs::InstanceMetadataEndpointState::Enabled)
                .build(),
        )
        .disable_api_termination(false)
        .client_token(TOKEN)
        .iam_instance_profile(theirs::IamInstanceProfileSpecification::builder().name(PROFILE).build())
        .ebs_optimized(true);
    let input = DEVICES.into_iter().enumerate().fold(input, |input, (index, name)| {
        let disk = theirs::EbsBlockDevice::builder()
            .volume_size(100 + index as i32)
            .volume_type(theirs::VolumeType::Gp3)
            .iops(3000)
            .encrypted(true)
            .delete_on_termination(index == 0)
            .build();
        input.block_device_mappings(theirs::BlockDeviceMapping::builder().device_name(name).ebs(disk).build())
    });
    let input = [theirs::ResourceType::Instance, theirs::ResourceType::Volume].into_iter().fold(
        input,
        |input, kind| {
            let tags = TAGS.map(|(key, value)| theirs::Tag::builder().key(key).value(value).build());
            let tagged = theirs::TagSpecification::builder().resource_type(kind).set_tags(Some(tags.to_vec()));
            input.tag_specifications(tagged.build())
        },
    );
    Ok(input.build()?)
}
