//! Algorithms of checksums that Smithy does not have.

use super::{Warning, warning};
use crate::model::{Closure, Model};

/// The algorithms of the trait `aws.protocols#httpChecksum`.
const ALGORITHMS: [&str; 10] =
    ["CRC32", "CRC32C", "CRC64NVME", "MD5", "SHA1", "SHA256", "SHA512", "XXHASH128", "XXHASH3", "XXHASH64"];

/// Returns a warning for each algorithm of responses that is none.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in closure.operations.iter().filter_map(|id| model.get(id)) {
        let Some(checksum) = shape.traits.http_checksum() else { continue };
        let unknown = |(_, name): &(usize, &String)| !ALGORITHMS.contains(&name.as_str());
        for (at, name) in checksum.response_algorithms.iter().enumerate().filter(unknown) {
            all.push(warning(
                "HttpChecksumTrait",
                model.error(&shape.id, "", "", ""),
                &format!(".traits[\"aws.protocols#httpChecksum\"].responseAlgorithms[{at}]"),
                format!("the algorithm {name:?}, which does not exist"),
                "no response is checked by it",
                "correct the name, or remove it",
            ));
        }
    }
    all
}
