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
            "name" => Value::Text(self.name),
            "dnsSuffix" => Value::Text(self.dns_suffix),
            "dualStackDnsSuffix" => Value::Text(self.dual_stack_dns_suffix),
            "implicitGlobalRegion" => Value::Text(self.implicit_global_region),
            "supportsFIPS" => Value::Boolean(true),
            "supportsDualStack" => Value::Boolean(self.supports_dual_stack),
            _ => Value::Unset,
        }
    }

    /// Returns whether it has the regions with a beginning.
    fn has(&self, beginning: &[u8]) -> bool {
        self.beginnings.iter().any(|own| own.as_bytes() == beginning)
    }
}

/// Returns the partition of a region; the commercial one if no other has it.
pub(super) fn of(region: &str) -> &'static Partition {
    let found = match (beginning(region.as_bytes()), region.strip_suffix("-global")) {
        (Some(beginning), _) => PARTITIONS.iter().find(|partition| partition.has(beginning)),
        (None, Some(name)) => PARTITIONS.iter().find(|partition| partition.name == name),
        (None, None) => None,
    };
    found.unwrap_or(&PARTITIONS[0])
}

/// Returns the domains of a region's partition, without and with IPv6.
pub(crate) fn domains(region: &str) -> (&'static str, &'static str) {
    let partition = of(region);
    (partition.dns_suffix, partition.dual_stack_dns_suffix)
}

/// Returns the beginning of a name that is `<beginning>-<word>-<number>`.
fn beginning(region: &[u8]) -> Option<&[u8]> {
    let mut parts = region.rsplitn(3, |byte| *byte == b'-');
    let (number, word, beginning) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = !number.is_empty() && number.iter().all(u8::is_ascii_digit);
    let is_word = !word.is_empty() && word.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    (is_number && is_word).then_some(beginning)
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
            ("cn-north-", "aws"),
            ("cn-north-1-1", "aws"),
            ("us-gov--1", "aws"),
            ("-cn-north-1", "aws"),
            ("aws-us-gov-global", "aws-us-gov"),
        ] {
            assert_eq!(of(region).name, name, "{region}");
        }
    }
}
