//! Partitions: groups of regions that have nothing to do with each other.

use super::value::Value;

/// A partition.
#[derive(Debug)]
pub(super) struct Partition {
    name: &'static str,
    dns_suffix: &'static str,
    dual_stack_dns_suffix: &'static str,
    supports_dual_stack: bool,
    implicit_global_region: &'static str,
    /// The beginnings of its regions' names: `<beginning>-<word>-<number>`.
    beginnings: &'static [&'static str],
}

impl Partition {
    pub(super) fn attribute(&self, name: &str) -> Value<'static> {
        match name {
            "name" => Some(self.name).into(),
            "dnsSuffix" => Some(self.dns_suffix).into(),
            "dualStackDnsSuffix" => Some(self.dual_stack_dns_suffix).into(),
            "implicitGlobalRegion" => Some(self.implicit_global_region).into(),
            "supportsFIPS" => Value::Boolean(true),
            "supportsDualStack" => Value::Boolean(self.supports_dual_stack),
            _ => Value::Unset,
        }
    }

    fn has(&self, region: &str) -> bool {
        let global = region.strip_suffix("-global");
        global == Some(self.name) || self.beginnings.iter().any(|beginning| is_region(region, beginning))
    }
}

/// Returns the partition of a region; the commercial one if no other has it.
pub(super) fn of(region: &str) -> &'static Partition {
    PARTITIONS.iter().find(|partition| partition.has(region)).unwrap_or(&PARTITIONS[0])
}

/// Returns the domains of a region's partition, without and with IPv6.
pub(crate) fn domains(region: &str) -> (&'static str, &'static str) {
    let partition = of(region);
    (partition.dns_suffix, partition.dual_stack_dns_suffix)
}

/// Returns whether a name is `<beginning>-<word>-<number>`.
fn is_region(name: &str, beginning: &str) -> bool {
    let rest = name.strip_prefix(beginning).and_then(|rest| rest.strip_prefix('-'));
    let Some((word, number)) = rest.and_then(|rest| rest.split_once('-')) else { return false };
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !word.is_empty()
        && word.bytes().all(is_word)
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

const fn partition(name: &'static str, dns_suffix: &'static str, dual: &'static str) -> Partition {
    Partition {
        name,
        dns_suffix,
        dual_stack_dns_suffix: dual,
        supports_dual_stack: true,
        implicit_global_region: "",
        beginnings: &[],
    }
}

static PARTITIONS: [Partition; 8] = [
    Partition {
        implicit_global_region: "us-east-1",
        beginnings: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
        ..partition("aws", "amazonaws.com", "api.aws")
    },
    Partition {
        implicit_global_region: "cn-northwest-1",
        beginnings: &["cn"],
        ..partition("aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn")
    },
    Partition {
        implicit_global_region: "us-gov-west-1",
        beginnings: &["us-gov"],
        ..partition("aws-us-gov", "amazonaws.com", "api.aws")
    },
    Partition {
        implicit_global_region: "us-iso-east-1",
        beginnings: &["us-iso"],
        ..partition("aws-iso", "c2s.ic.gov", "api.aws.ic.gov")
    },
    Partition {
        implicit_global_region: "us-isob-east-1",
        beginnings: &["us-isob"],
        ..partition("aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud")
    },
    Partition {
        implicit_global_region: "eu-isoe-west-1",
        beginnings: &["eu-isoe"],
        ..partition("aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk")
    },
    Partition {
        implicit_global_region: "us-isof-south-1",
        beginnings: &["us-isof"],
        ..partition("aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov")
    },
    Partition {
        implicit_global_region: "eusc-de-east-1",
        beginnings: &["eusc-de"],
        ..partition("aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu")
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_of_one_partition() {
        for (region, name) in [
            ("eu-central-1", "aws"),
            ("us-east-1", "aws"),
            ("aws-global", "aws"),
            ("cn-north-1", "aws-cn"),
            ("aws-cn-global", "aws-cn"),
            ("us-gov-east-1", "aws-us-gov"),
            ("us-iso-west-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eusc-de-east-1", "aws-eusc"),
            ("nowhere", "aws"),
            ("us--1", "aws"),
        ] {
            assert_eq!(of(region).name, name, "{region}");
        }
    }
}
