//! The crates that Amazon publishes for the same services, without their default features: those add
//! TLS and an async runtime, and are no part of the types.

use std::path::Path;
use std::time::Duration;

use super::crates::{BuildProfile, Crate};
use super::table::{Row, grouped, megabytes, seconds, times};
use super::{BoxError, Plan, lines};
use crate::codegen::root;

const SERVICES: [&str; 3] =
    ["aws-sdk-appstream", "aws-sdk-datazone", "aws-sdk-licensemanagerusersubscriptions"];

/// Compares sizes and compile times, each measured once: this takes minutes.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let features = "{ version = \"1\", default-features = false }";
    let all: String = SERVICES.iter().map(|service| format!("{service} = {features}\n")).collect();
    let official = Crate::write("official", &all, &[("lib.rs", "")])?;
    let ours = Crate::write(
        "generated-without-serde",
        "generated = { path = \"../../../generated\" }\n",
        &[("lib.rs", "")],
    )?;

    let mut rows = Vec::new();
    for (profile, name) in [(BuildProfile::Debug, "debug"), (BuildProfile::Release, "release")] {
        ours.build_needs(&["generated"], profile)?;
        official.build_needs(&SERVICES, profile)?;
        let [ours, theirs] = [ours.rebuild(&["generated"], profile)?, official.rebuild(&SERVICES, profile)?];
        rows.push(
            Row::new(format!("compile the types of the three services, {name}"), seconds(ours))
                .reference(format!("official crates: {}", seconds(theirs)), times(ours, theirs)),
        );
    }
    rows.push(of_libraries(&ours, &official)?);
    rows.push(of_lines(&official)?);
    Ok(rows)
}

fn of_libraries(ours: &Crate, official: &Crate) -> Result<Row, BoxError> {
    let ours = ours.library_size("generated", BuildProfile::Release)?;
    let mut theirs = 0;
    for service in SERVICES {
        theirs += official.library_size(service, BuildProfile::Release)?;
    }
    Ok(Row::new("size of the libraries of the three services, release", megabytes(ours))
        .reference(format!("official crates: {}", megabytes(theirs)), ours as f64 / theirs as f64))
}

fn of_lines(official: &Crate) -> Result<Row, BoxError> {
    let ours = lines::of_folder(&root().join("generated/src"))?;
    let metadata = official.metadata()?;
    let mut theirs = 0;
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let manifest = package["manifest_path"].as_str().map(Path::new).and_then(Path::parent);
        if let Some(folder) = manifest.filter(|_| SERVICES.iter().any(|service| package["name"] == *service))
        {
            theirs += lines::of_folder(&folder.join("src"))?;
        }
    }
    Ok(Row::new("lines of the three services", grouped(ours)).reference(
        format!("official crates: {}", grouped(theirs)),
        times(Duration::from_secs(ours), Duration::from_secs(theirs)),
    ))
}
