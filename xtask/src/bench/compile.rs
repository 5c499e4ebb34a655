//! The compile time of the generated crate, and of a program that uses all of it.

use std::fs;
use std::process::Command;
use std::time::Duration;

use ferrosmith::model::{Model, Source};
use ferrosmith::{ir, names, passes};

use super::crates::{BuildProfile, Crate};
use super::stopwatch::{in_turns, output};
use super::table::{Row, megabytes, seconds, times};
use super::{BoxError, Plan};
use crate::codegen::{read, root};

/// The crate by whose compile time ours is judged, since most projects compile it.
const SYN: &str =
    r#"syn = { version = "3", features = ["full", "extra-traits", "visit", "visit-mut", "fold"] }"#;
const GENERATED: &str = r#"generated = { path = "../../../generated", features = ["serde"] }"#;

const MEGABYTE: u64 = 1_000_000;

/// Measures both, against `syn`.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Row>, BoxError> {
    let generated = Crate::write("generated-alone", GENERATED, &[("lib.rs", "")])?;
    let syn = Crate::write("syn-alone", SYN, &[("lib.rs", "")])?;
    let operations = operations()?;
    for profile in [BuildProfile::Debug, BuildProfile::Release] {
        generated.build_needs(&["generated"], profile)?;
        syn.build_needs(&["syn"], profile)?;
    }
    operations.package.build_needs(&[], BuildProfile::Release)?;

    let debug = in_turns(
        plan.rounds_of_short_builds(),
        [&mut || generated.rebuild(&["generated"], BuildProfile::Debug), &mut || {
            syn.rebuild(&["syn"], BuildProfile::Debug)
        }],
    )?;
    let [release @ .., program] = in_turns(
        plan.rounds_of_short_builds(),
        [
            &mut || generated.rebuild(&["generated"], BuildProfile::Release),
            &mut || syn.rebuild(&["syn"], BuildProfile::Release),
            &mut || operations.package.rebuild(&["every-operation"], BuildProfile::Release),
        ],
    )?;

    let library = |measured: &Crate, package| measured.library_size(package, BuildProfile::Release);
    let [rlib, syn_rlib] = [library(&generated, "generated")?, library(&syn, "syn")?];
    let syn = format!("syn {}", syn.version_of("syn")?);
    let every = format!(
        "compile a release program that writes the input and reads the output of all {} operations",
        operations.count
    );
    let size = operations.size()?;
    Ok(vec![
        row("compile `generated` alone, three services, all features, debug", debug, 2.0, &syn),
        row("the same, release", release, 0.6, &syn),
        Row::new("size of the library of `generated`, release", megabytes(rlib))
            .reference(format!("{syn}: {}", megabytes(syn_rlib)), rlib as f64 / syn_rlib as f64),
        Row::new("packages that `generated` needs, itself included", (generated.packages()? - 1).to_string()),
        row(&every, [program, release[1]], 0.8, &syn),
        Row::new("its size, stripped", megabytes(size)).goal("at most 3 MB", size <= 3 * MEGABYTE),
    ])
}

/// Returns a time beside that of `syn`.
fn row(what: &str, [ours, theirs]: [Duration; 2], goal: f64, syn: &str) -> Row {
    let ratio = times(ours, theirs);
    Row::new(what, seconds(ours))
        .goal(&format!("at most {goal:.1} x syn"), ratio <= goal)
        .reference(format!("{syn}: {}", seconds(theirs)), ratio)
}

/// The program that uses every operation.
struct Operations {
    package: Crate,
    count: usize,
}

impl Operations {
    /// Returns the bytes of the program, which must work.
    fn size(&self) -> Result<u64, BoxError> {
        let program = self.package.program(BuildProfile::Release);
        let said = output(&mut Command::new(&program))?.out;
        if !said.starts_with(&format!("{} operations", self.count)) {
            return Err(
                format!("{program:?} was to name {} operations, but said {said:?}", self.count).into()
            );
        }
        Ok(fs::metadata(program)?.len())
    }
}

fn operations() -> Result<Operations, BoxError> {
    let types = operation_types()?;
    let count = types.len();
    let entries: String = types.iter().map(|name| format!("    exchange::<generated::{name}>,\n")).collect();
    let table = format!(
        "//! Every operation of `generated`.\n\nuse super::{{Exchange, exchange}};\n\n\
         pub const ALL: [Exchange; {count}] = [\n{entries}];\n"
    );
    let dependencies = "generated = { path = \"../../../generated\" }\n\
                        ferrosmith-runtime = { path = \"../../../codegen/runtime\" }\n";
    let main = include_str!("templates/every_operation.rs");
    let sources = [("main.rs", main), ("operations.rs", table.as_str())];
    Ok(Operations { package: Crate::write("every-operation", dependencies, &sources)?, count })
}

/// Returns the paths of the operations in `generated`: the models are asked, so that none can be missed.
fn operation_types() -> Result<Vec<String>, BoxError> {
    let mut paths = Vec::new();
    for (name, files) in read(&root().join("models"))? {
        let sources: Vec<_> = files.iter().map(|(name, text)| Source { name, text }).collect();
        let model = passes::run(Model::load(&sources)?)?;
        let module = names::module_name(&name);
        for id in model.service_ids() {
            let service = ir::lower(&model, &model.closure(id)?, &module)?;
            paths.extend(service.operations.iter().map(|operation| format!("{module}::{}", operation.name)));
        }
    }
    Ok(paths)
}
