//! The partitions of a release: groups of regions that have nothing to do with each other.

use std::path::Path;

use super::error::Error;
use super::fields::{Fields, Node, UNKNOWN};
use super::source::Release;

/// The partition of regions that no other has.
const COMMERCIAL: &str = "aws";

/// The end of every pattern of regions: `-<word>-<number>`.
const WORD_AND_NUMBER: &str = r"\-\w+\-\d+$";

/// The partitions of a release of botocore.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partitions {
    /// The release, where the source tells it: `botocore 1.44.8`.
    pub release: Option<String>,
    /// The partitions. The first is that of regions which no other has.
    pub partitions: Vec<Partition>,
}

/// A partition: what the function `aws.partition` of endpoint rules returns, and its regions (Smithy 2.0, AWS rules
/// engine library functions).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partition {
    /// The name.
    pub name: String,
    /// The domain of hosts.
    pub dns_suffix: String,
    /// The domain of hosts that have an IPv6 address, too.
    pub dual_stack_dns_suffix: String,
    /// The region that services without regions are signed for.
    pub implicit_global_region: String,
    /// `true` if there are hosts with validated cryptography.
    pub supports_fips: bool,
    /// `true` if there are hosts with an IPv6 address.
    pub supports_dual_stack: bool,
    /// The beginnings of its regions' names, which are `<beginning>-<word>-<number>`.
    pub beginnings: Vec<String>,
    /// The names of other regions.
    pub regions: Vec<String>,
}

impl Partitions {
    /// Reads the partitions of a release of botocore: of a wheel, or of a folder with its data. Returns `None` if it
    /// has none.
    ///
    /// # Errors
    /// Returns an error if the source cannot be read, or says something that the import does not support.
    pub fn of(source: &Path) -> Result<Option<Self>, Error> {
        let source = Release::open(source)?;
        let Some(file) = source.partitions()? else { return Ok(None) };
        let mut fields = Fields::open(Node::root(&file.name, &file.content), "partitions")?;
        let list = fields.need("partitions")?;
        fields.finish()?;
        let mut partitions = list.elements()?.into_iter().map(partition).collect::<Result<Vec<_>, _>>()?;
        if !partitions.iter().any(|partition| partition.name == COMMERCIAL) {
            let expected = format!("`{COMMERCIAL}`, which has the regions that no other has");
            return Err(list.error("no partition with that name", expected, UNKNOWN));
        }
        partitions.sort_by_key(|partition| partition.name != COMMERCIAL);
        Ok(Some(Partitions { release: source.release(), partitions }))
    }
}

fn partition(node: Node<'_>) -> Result<Partition, Error> {
    let mut fields = Fields::open(node, "partition")?;
    let beginnings = beginnings(&fields.need("regionRegex")?)?;
    let mut outputs = Fields::open(fields.need("outputs")?, "outputs of a partition")?;
    let mut regions = Vec::new();
    for (name, region) in fields.need("regions")?.entries()? {
        // Outputs of its own would be an unknown key.
        Fields::open(region, "region")?.finish()?;
        if !beginnings.iter().any(|beginning| is_region_of(name, beginning)) {
            regions.push(name.to_owned());
        }
    }
    fields.finish()?;
    let mut text = |key| Ok::<_, Error>(outputs.need(key)?.text()?.to_owned());
    let partition = Partition {
        name: text("name")?,
        dns_suffix: text("dnsSuffix")?,
        dual_stack_dns_suffix: text("dualStackDnsSuffix")?,
        implicit_global_region: text("implicitGlobalRegion")?,
        supports_fips: outputs.need("supportsFIPS")?.flag()?,
        supports_dual_stack: outputs.need("supportsDualStack")?.flag()?,
        beginnings,
        regions,
    };
    outputs.finish()?;
    Ok(partition)
}

/// Returns the beginnings of names that a pattern like `^(us|eu)\-\w+\-\d+$` matches.
fn beginnings(pattern: &Node<'_>) -> Result<Vec<String>, Error> {
    let text = pattern.text()?;
    let beginnings = text.strip_prefix('^').and_then(|text| text.strip_suffix(WORD_AND_NUMBER)).map(|text| {
        let text = text.replace(r"\-", "-");
        match text.split_once('(').and_then(|(before, rest)| Some((before, rest.split_once(')')?))) {
            Some((before, (choice, after))) => {
                choice.split('|').map(|choice| format!("{before}{choice}{after}")).collect()
            }
            None => vec![text],
        }
    });
    let is_plain = |text: &String| {
        !text.is_empty() && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_alphanumeric())
    };
    beginnings.filter(|beginnings: &Vec<String>| beginnings.iter().all(is_plain)).ok_or_else(|| {
        let expected = format!("`^`, words with at most one choice, `{WORD_AND_NUMBER}`");
        pattern.error(format!("the pattern `{text}`"), expected, UNKNOWN)
    })
}

/// Returns whether a name is `<beginning>-<word>-<number>`.
fn is_region_of(name: &str, beginning: &str) -> bool {
    let rest = name.strip_prefix(beginning).and_then(|rest| rest.strip_prefix('-'));
    rest.and_then(|rest| rest.split_once('-')).is_some_and(|(word, number)| {
        let is_word =
            !word.is_empty() && word.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
        is_word && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
