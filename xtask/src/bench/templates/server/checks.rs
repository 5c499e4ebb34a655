//! The constraints of the model on an input of `AssociateUser`, written by hand.

use std::net::Ipv6Addr;

use crate::derived::{ActiveDirectorySettings, AssociateUserInput, CredentialsProvider, IdentityProvider};

/// Returns what is wrong with an input, if anything is.
pub fn check(input: &AssociateUserInput) -> Result<(), String> {
    let IdentityProvider::ActiveDirectoryIdentityProvider(directory) = &input.identity_provider;
    if let Some(id) = &directory.directory_id {
        is(is_directory(id), "DirectoryId must match ^(d|sd)-[0-9a-f]{10}$")?;
    }
    if let Some(settings) = &directory.active_directory_settings {
        check_settings(settings)?;
    }
    if let Some(tags) = &input.tags {
        is(tags.len() <= 50, "Tags must have at most 50 entries")?;
    }
    Ok(())
}

fn check_settings(settings: &ActiveDirectorySettings) -> Result<(), String> {
    if let Some(addresses) = &settings.domain_ipv4_list {
        is((1..=2).contains(&addresses.len()), "DomainIpv4List must have one or two members")?;
        is(addresses.iter().all(|address| is_ipv4(address)), "DomainIpv4List must have IPv4 addresses")?;
    }
    if let Some(addresses) = &settings.domain_ipv6_list {
        is((1..=2).contains(&addresses.len()), "DomainIpv6List must have one or two members")?;
        let all = addresses.iter().all(|address| address.parse::<Ipv6Addr>().is_ok());
        is(all, "DomainIpv6List must have IPv6 addresses")?;
    }
    if let Some(CredentialsProvider::SecretsManagerCredentialsProvider(secret)) =
        &settings.domain_credentials_provider
        && let Some(id) = &secret.secret_id
    {
        is(!id.is_empty(), "SecretId must not be empty")?;
    }
    if let Some(network) = &settings.domain_network_settings {
        is(!network.subnets.is_empty(), "Subnets must not be empty")?;
        is(
            network.subnets.iter().all(|subnet| is_subnet(subnet)),
            "Subnets must match ^subnet-[a-z0-9]{8,17}",
        )?;
    }
    Ok(())
}

fn is(holds: bool, message: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message.to_owned()) }
}

fn is_directory(id: &str) -> bool {
    let digits = id.strip_prefix("d-").or_else(|| id.strip_prefix("sd-"));
    digits.is_some_and(|digits| {
        digits.len() == 10 && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

fn is_ipv4(address: &str) -> bool {
    let mut parts = 0;
    address.split('.').all(|part| {
        parts += 1;
        let canonical = part == "0" || !part.starts_with('0');
        canonical && !part.starts_with('+') && part.parse::<u8>().is_ok()
    }) && parts == 4
}

/// The pattern has no end: what follows is free.
fn is_subnet(id: &str) -> bool {
    id.strip_prefix("subnet-").is_some_and(|rest| {
        rest.bytes().take_while(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9')).count() >= 8
    })
}
