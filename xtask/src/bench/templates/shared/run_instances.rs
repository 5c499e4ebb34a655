//! A request for instances whose form has fifty parameters.

use ec2::ec2::{
    BlockDeviceMapping, CpuOptions, Ebs, HttpEndpoint, HttpTokens, IamInstanceProfile, InstanceType,
    MetadataOptions, Monitoring, Placement, ResourceType, RunInstancesInput, Tag, TagSpecification, Tenancy,
    VolumeType,
};

pub const DEVICES: [&str; 3] = ["/dev/xvda", "/dev/sdf", "/dev/sdg"];
pub const GROUPS: [&str; 3] = ["sg-0123456789abcdef0", "sg-0123456789abcdef1", "sg-0123456789abcdef2"];
pub const TAGS: [(&str, &str); 2] = [("Name", "build & test/eu 1"), ("owner", "ada.lovelace@example.com")];
pub const IMAGE: &str = "ami-0abcdef1234567890";
pub const KEY: &str = "build-farm";
pub const PROFILE: &str = "build-farm-runner";
pub const SUBNET: &str = "subnet-0123456789abcdef0";
pub const TOKEN: &str = "7f3a6a53-0c92-4a7b-9b0a-3c1b4f0f9d10";
pub const USER_DATA: &str = "IyEvYmluL3NoCmFwdC1nZXQgdXBkYXRlICYmIGFwdC1nZXQgLXkgaW5zdGFsbCBkb2NrZXIuaW8K";
pub const ZONE: &str = "eu-central-1b";

pub fn input() -> RunInstancesInput {
    let device = |(index, name): (usize, &str)| {
        let disk = Ebs::new().volume_size(100 + index as i32).volume_type(VolumeType::Gp3).iops(3000);
        BlockDeviceMapping::new().device_name(name).ebs(disk.encrypted(true).delete_on_termination(index == 0))
    };
    let tags = || TAGS.map(|(key, value)| Tag::new().key(key).value(value));
    let tagged = |kind| TagSpecification::new().resource_type(kind).tags(tags());
    RunInstancesInput::new()
        .block_device_mappings(DEVICES.into_iter().enumerate().map(device).collect::<Vec<_>>())
        .image_id(IMAGE)
        .instance_type(InstanceType::M7gLarge)
        .key_name(KEY)
        .max_count(10)
        .min_count(1)
        .monitoring(Monitoring::new().enabled(true))
        .placement(Placement::new().availability_zone(ZONE).tenancy(Tenancy::Default))
        .security_group_ids(GROUPS.map(str::to_owned))
        .subnet_id(SUBNET)
        .user_data(USER_DATA)
        .tag_specifications([ResourceType::Instance, ResourceType::Volume].map(tagged))
        .cpu_options(CpuOptions::new().core_count(2).threads_per_core(1))
        .metadata_options(
            MetadataOptions::new()
                .http_tokens(HttpTokens::Required)
                .http_put_response_hop_limit(2)
                .http_endpoint(HttpEndpoint::Enabled),
        )
        .disable_api_termination(false)
        .client_token(TOKEN)
        .iam_instance_profile(IamInstanceProfile::new().name(PROFILE))
        .ebs_optimized(true)
}
