//! Partitions: groups of regions that have nothing to do with each other.

use super::partitions::PARTITIONS;
use super::value::Value;

/// A partition.
#[derive(Debug)]
pub(super) struct Partition {
    pub name: &'static str,
    pub dns_suffix: &'static str,
    pub dual_stack_dns_suffix: &'static str,
    pub implicit_global_region: &'static str,
    pub supports_fips: bool,
    pub supports_dual_stack: bool,
    /// The beginnings of its regions' names: `<beginning>-<word>-<number>`.
    pub beginnings: &'static [&'static str],
    /// The names of its other regions.
    pub regions: &'static [&'static str],
}

impl Partition {
    pub(super) fn attribute(&self, name: &str) -> Value<'static> {
        match name {
            "name" => Value::Text(self.name),
            "dnsSuffix" => Value::Text(self.dns_suffix),
            "dualStackDnsSuffix" => Value::Text(self.dual_stack_dns_suffix),
            "implicitGlobalRegion" => Value::Text(self.implicit_global_region),
            "supportsFIPS" => Value::Boolean(self.supports_fips),
            "supportsDualStack" => Value::Boolean(self.supports_dual_stack),
            _ => Value::Unset,
        }
    }
}

/// Returns the partition of a region: the one that names it, else the one whose form it has, else the first.
pub(super) fn of(region: &str) -> &'static Partition {
    let names = |partition: &&Partition| partition.regions.contains(&region);
    let beginning = beginning(region);
    let has_form = |partition: &&Partition| partition.beginnings.iter().any(|own| Some(*own) == beginning);
    let found = PARTITIONS.iter().find(names).or_else(|| PARTITIONS.iter().find(has_form));
    found.unwrap_or(&PARTITIONS[0])
}

/// Returns the domains of a region's partition, without and with IPv6.
pub(crate) fn domains(region: &str) -> (&'static str, &'static str) {
    let partition = of(region);
    (partition.dns_suffix, partition.dual_stack_dns_suffix)
}

/// Returns the beginning of a name that is `<beginning>-<word>-<number>`.
fn beginning(region: &str) -> Option<&str> {
    let mut parts = region.rsplitn(3, '-');
    let (number, word, beginning) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_number && is_word).then_some(beginning)
}

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
