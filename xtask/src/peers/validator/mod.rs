//! Models with one change each, judged by Smithy's validator and by us: what it refuses we refuse, or warn of, and what it
//! takes we take.
//!
//! The models are those of the generator's tests that it takes as they are. The differences that have a reason are in
//! `differences.txt`.

mod mutants;

use std::collections::HashSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use ferrosmith::model::Source;
use ferrosmith::{Diagnostic, Error, Input, Severity, generate};
use serde_json::Value;

use self::mutants::{Mutant, Mutants};
use super::differences::Known;
use super::{BoxError, Outcome, Plan, tools};
use crate::codegen::root;
use crate::packages::write_changed;

/// The number of changed models, unless another one is asked for.
const MODELS: u32 = 20_000;

const GROUP: &str = "software.amazon.smithy";

/// The version whose prelude and traits the generator knows.
const VERSION: &str = "1.73.0";

const PACKAGES: [&str; 8] = [
    "smithy-aws-cloudformation-traits",
    "smithy-aws-endpoints",
    "smithy-aws-iam-traits",
    "smithy-aws-smoke-test-model",
    "smithy-aws-traits",
    "smithy-protocol-test-traits",
    "smithy-protocol-traits",
    "smithy-waiters",
];

/// The models of the generator's tests.
const FOLDERS: [&str; 2] = ["codegen/tests/fixtures", "codegen/tests"];

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    let packages = PACKAGES.map(|name| [GROUP, name, VERSION]);
    let classes = match tools::java("smithy", &packages) {
        Ok(classes) => classes,
        Err(problem) => return Ok(Outcome::Skipped(problem)),
    };
    let judge = Judge { classes, folder: tools::folder().join("smithy") };
    let models = judge.valid(models()?)?;
    let count = plan.requests.unwrap_or(MODELS);
    let mutants: Vec<Mutant> = Mutants::new(plan.seed.into(), &models).take(count as usize).collect();
    let theirs = judge.verdicts(mutants.iter().map(|mutant| &mutant.model))?;
    let mut known = Known::<1>::read(include_str!("differences.txt"))?;
    let (mut agreed, mut failures) = (0, Vec::new());
    for (mutant, theirs) in mutants.iter().zip(theirs) {
        match difference(&theirs, &ours(&mutant.model), &models[mutant.of].warnings) {
            None => agreed += 1,
            Some((about, text)) if known.has([about], &text) => {}
            Some((about, text)) => failures.push(format!("{}: {about}: {text}", mutant.change)),
        }
    }
    for (reason, used) in known.used() {
        println!("{used} times: {reason}");
    }
    let (seeds, seed) = (models.len(), plan.seed);
    let what = format!("{count} changes of {seeds} models, {agreed} judged alike, with seed {seed}");
    Ok(Outcome::Done { what, failures })
}

/// A model that is taken as it is.
pub(super) struct Valid {
    model: Value,
    warnings: HashSet<String>,
}

/// Our verdict on a model.
enum Ours {
    Refused(String),
    Taken { warnings: HashSet<String> },
}

/// Returns the difference between two verdicts, after the word for its kind. A warning that the unchanged model does not
/// have says enough of what they refuse.
fn difference(theirs: &str, ours: &Ours, known: &HashSet<String>) -> Option<(&'static str, String)> {
    match ours {
        Ours::Refused(error) => theirs.is_empty().then(|| ("refused", error.clone())),
        Ours::Taken { warnings } => {
            let is_silent = warnings.is_subset(known) && !theirs.is_empty();
            is_silent.then(|| ("taken", theirs.to_owned()))
        }
    }
}

fn ours(model: &Value) -> Ours {
    let text = model.to_string();
    let source = Source { name: "model.json", text: text.as_bytes() };
    let told = |one: &Diagnostic| format!("{}: {}", one.id, one.message);
    match generate(&[Input::new("model", [source])]) {
        Ok(generated) => Ours::Taken { warnings: generated.warnings.iter().map(told).collect() },
        Err(Error::Models(all)) => {
            let first = all.iter().find(|one| one.severity == Severity::Error);
            Ours::Refused(first.map(told).unwrap_or_default())
        }
        Err(error) => Ours::Refused(error.to_string()),
    }
}

/// Returns the models of the tests that are in one file.
fn models() -> Result<Vec<Value>, BoxError> {
    let mut models = Vec::new();
    for folder in FOLDERS {
        let mut entries: Vec<PathBuf> = fs::read_dir(root().join(folder))?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<_, BoxError>>()?;
        entries.sort();
        for entry in entries {
            let is_model = |path: &Path| path.extension().is_some_and(|extension| extension == "json");
            let files = fs::read_dir(&entry).into_iter().flatten().flatten().map(|file| file.path());
            if let [file] = files.filter(|path| is_model(path)).collect::<Vec<_>>().as_slice() {
                models.push(serde_json::from_slice(&fs::read(file)?)?);
            }
        }
    }
    Ok(models)
}

/// Their validator.
struct Judge {
    classes: String,
    folder: PathBuf,
}

impl Judge {
    /// Returns the models that both take.
    fn valid(&self, models: Vec<Value>) -> Result<Vec<Valid>, BoxError> {
        let verdicts = self.verdicts(models.iter())?;
        let taken = models.into_iter().zip(verdicts).filter(|(_, theirs)| theirs.is_empty());
        let valid = taken.filter_map(|(model, _)| match ours(&model) {
            Ours::Taken { warnings } => Some(Valid { model, warnings }),
            Ours::Refused(_) => None,
        });
        Ok(valid.collect())
    }

    /// Returns the first error of each model, which is empty if there is none.
    fn verdicts<'v>(&self, models: impl Iterator<Item = &'v Value>) -> Result<Vec<String>, BoxError> {
        let program = self.folder.join("Judge.java");
        write_changed(&program, include_str!("driver/Judge.java"))?;
        let mut names = String::new();
        for (number, model) in models.enumerate() {
            let path = self.folder.join("models").join(format!("{number}.json"));
            write_changed(&path, &model.to_string())?;
            names += &format!("{}\n", path.display());
        }
        let mut command = Command::new("java");
        command.args(["-cp", &self.classes]).arg(program).stderr(Stdio::null());
        let mut judge = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut input = judge.stdin.take().ok_or("the validator has no input")?;
        let count = names.lines().count();
        let writer = thread::spawn(move || input.write_all(names.as_bytes()));
        let output = judge.wait_with_output()?;
        writer.join().map_err(|_| "the names could not be written")??;
        let verdicts: Vec<String> = String::from_utf8(output.stdout)?.lines().map(str::to_owned).collect();
        match output.status.success() && verdicts.len() == count {
            true => Ok(verdicts),
            false => Err(format!("the validator ended with {}", output.status).into()),
        }
    }
}
