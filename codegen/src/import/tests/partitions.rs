//! The import of partitions.

use std::fs;

use serde_json::{Value, json};

use super::folder;
use crate::import::{Error, Partition, Partitions};

fn partition(name: &str, pattern: &str, regions: &[&str]) -> Value {
    let places: serde_json::Map<String, Value> =
        regions.iter().map(|region| ((*region).to_owned(), json!({"description": "A place"}))).collect();
    json!({
        "id": name, "regionRegex": pattern, "regions": places,
        "outputs": {
            "name": name, "dnsSuffix": format!("{name}.test"), "dualStackDnsSuffix": format!("{name}6.test"),
            "implicitGlobalRegion": regions[0], "supportsFIPS": name != "aws", "supportsDualStack": true
        }
    })
}

fn imported(test: &str, partitions: &Value) -> Result<Option<Partitions>, Error> {
    let folder = folder(&format!("partitions-{test}"));
    let text = json!({"version": "1.1", "partitions": partitions}).to_string();
    fs::write(folder.join("partitions.json"), text).unwrap();
    Partitions::of(&folder)
}

#[test]
fn the_first_partition_has_the_regions_that_no_other_has() {
    let far =
        partition("far", r"^(x|y\-z)\-there\-\w+\-\d+$", &["x-there-a-1", "far-global", "y-z-there-b_2-10"]);
    let aws = partition("aws", r"^us\-\w+\-\d+$", &["us-east-1", "us-east", "us-gov-east-1"]);
    let found = imported("order", &json!([far, aws])).unwrap().unwrap();
    let names: Vec<&str> = found.partitions.iter().map(|partition| partition.name.as_str()).collect();
    assert_eq!(names, ["aws", "far"]);
    let [aws, far] = found.partitions.as_slice() else { panic!() };
    assert_eq!(
        (&*aws.beginnings, &*aws.regions),
        (&["us".into()][..], &["us-east".into(), "us-gov-east-1".into()][..])
    );
    let Partition { beginnings, regions, dns_suffix, dual_stack_dns_suffix, supports_fips, .. } = far;
    assert_eq!(
        (&**beginnings, &**regions),
        (&["x-there".into(), "y-z-there".into()][..], &["far-global".into()][..])
    );
    assert_eq!((&**dns_suffix, &**dual_stack_dns_suffix, *supports_fips), ("far.test", "far6.test", true));
}

#[test]
fn a_release_without_partitions_has_none() {
    assert_eq!(Partitions::of(&folder("partitions-none")).unwrap(), None);
}

#[test]
fn anything_else_is_refused_with_its_place() {
    let aws = partition("aws", r"^us\-\w+\-\d+$", &["us-east-1"]);
    let with = |path: &str, value: Value| {
        let mut changed = aws.clone();
        *changed.pointer_mut(path).unwrap() = value;
        json!([changed])
    };
    for (partitions, place, found) in [
        (with("/outputs/name", json!("cn")), "$.partitions", "no partition with that name"),
        (
            with("/regions/us-east-1", json!({"outputs": {}})),
            "$.partitions.0.regions.us-east-1.outputs",
            "unknown key",
        ),
        (with("/outputs", json!({"name": "aws"})), "$.partitions.0.outputs", "no `dnsSuffix`"),
        (
            with("/outputs/supportsFIPS", json!("yes")),
            "$.partitions.0.outputs.supportsFIPS",
            "expected a boolean",
        ),
    ] {
        let error = imported("refused", &partitions).unwrap_err();
        assert_eq!(error.problems()[0].path.as_deref(), Some(place));
        assert!(error.mentions("partitions.json") && error.mentions(found), "{error}");
    }
    for pattern in [
        "us",
        r"^us.*\-\w+\-\d+$",
        r"^(us\-\w+\-\d+$",
        r"^\-\w+\-\d+$",
        r"^(a|(b))\-\w+\-\d+$",
        r"^(a)(b)\-\w+\-\d+$",
    ] {
        let error = imported("refused", &with("/regionRegex", json!(pattern))).unwrap_err();
        assert!(
            error.mentions("regionRegex") && error.mentions(&format!("the pattern `{pattern}`")),
            "{error}"
        );
    }
}
