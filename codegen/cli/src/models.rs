//! Models that a command works with: their services, made at run time.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use ferrosmith::model::nearest::did_you_mean;
use ferrosmith::model::{ShapeId, Source};
use ferrosmith::progress::Progress;
use ferrosmith::{Diagnostics, Input, build};
use ferrosmith_dynamic::{Error, Operation, Service};
use ferrosmith_runtime::schema::shape_name;

use crate::diagnostics::Format;
use crate::messages;

/// The options of loading models.
#[derive(Debug, Args)]
pub(crate) struct Loading {
    /// The shape id of the service, where a model holds several
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// The form of errors about models
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: Format,
}

impl Loading {
    /// Loads the service of a model: a file, or a folder of files.
    ///
    /// # Errors
    /// Returns the status of the command: the errors have been printed.
    pub(crate) fn load(&self, model: &Path) -> Result<Service, ExitCode> {
        let service = read(model, |input| input.service.clone_from(&self.service));
        service.map_err(|error| refuse(self.format, error))
    }
}

/// The options of loading several models.
#[derive(Debug, Args)]
pub(crate) struct LoadingAll {
    /// The shape id of the service, where a model holds several: each is taken from the model that has it; may be given
    /// several times
    #[arg(long = "service", value_name = "ID")]
    service_ids: Vec<String>,
    /// The form of errors about models
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
}

impl LoadingAll {
    /// Loads the service of each model.
    ///
    /// # Errors
    /// Returns the status of the command: the errors of all models have been printed.
    pub(crate) fn load_all(&self, models: &[PathBuf]) -> Result<Vec<Service>, ExitCode> {
        let (mut services, mut invalid) = (Vec::new(), Diagnostics::default());
        let mut progress = Progress::new("loaded", models.len());
        for model in models {
            let read = read(model, |input| input.service_ids.clone_from(&self.service_ids));
            progress.step(&model.display().to_string());
            match read {
                Ok(service) => services.push(service),
                Err(Error::Model(ferrosmith::Error::Models(errors))) => invalid.0.extend(errors.0),
                Err(other) => return Err(refuse(self.format, other)),
            }
        }
        drop(progress);
        if !invalid.is_empty() {
            self.format.print(&invalid);
            return Err(ExitCode::FAILURE);
        }
        self.all_used(&services).map_err(messages::error)?;
        Ok(services)
    }

    /// Checks that each chosen service is that of a model.
    fn all_used(&self, services: &[Service]) -> Result<(), String> {
        let is_used = |id: &&String| services.iter().any(|service| service.schema().id == *id);
        let Some(unused) = self.service_ids.iter().find(|id| !is_used(id)) else { return Ok(()) };
        let known = services.iter().flat_map(|service| service.model().service_ids());
        let hint = match did_you_mean(unused, known.map(ShapeId::as_str)) {
            hint if hint.is_empty() => "expected the shape id of a service".to_owned(),
            hint => hint,
        };
        Err(format!("no model has the service `{}`; {hint}", unused.escape_debug()))
    }
}

/// Reads the service of a model that is chosen.
fn read(model: &Path, choose: impl Fn(&mut Input<'_>)) -> Result<Service, Error> {
    let files = build::read(&[PathBuf::from(model)]).map_err(Error::Model)?;
    let sources = files.iter().map(|(name, text)| Source { name, text });
    let mut input = Input::new("service", sources);
    choose(&mut input);
    Service::of_input(&input)
}

fn refuse(format: Format, error: Error) -> ExitCode {
    match error {
        Error::Model(error) => format.error(&error),
        other => messages::error(other),
    }
}

/// Checks that the standard input is read once.
///
/// # Errors
/// Returns the status of the command: the error has been printed.
pub(crate) fn one_stdin<'p>(paths: impl Iterator<Item = &'p Path>) -> Result<(), ExitCode> {
    match paths.filter(|path| *path == Path::new("-")).count() {
        0 | 1 => Ok(()),
        _ => Err(messages::wrong("the standard input (-) can be read once; name a file for the others")),
    }
}

/// Checks that a model comes before what is named in it: else the name would be told as a file that is missing.
///
/// # Errors
/// Returns the status of the command: the error has been printed.
pub(crate) fn in_order(command: &str, model: &Path, kind: &str, name: &str) -> Result<(), ExitCode> {
    let is_file = |path: &Path| path.exists() || path.extension().is_some_and(|end| end == "json");
    if is_file(model) || model == Path::new("-") || !is_file(Path::new(name)) {
        return Ok(());
    }
    let (model, name) = (model.display().to_string(), name.escape_debug());
    Err(messages::wrong(format!(
        "the model comes before the {kind}: ferrosmith {command} {name} {}",
        model.escape_debug()
    )))
}

/// Returns the operation of a name or shape id.
///
/// # Errors
/// Returns a message with the operation that was most likely meant.
pub(crate) fn operation<'s>(service: &'s Service, name: &str) -> Result<&'s Operation, String> {
    service.operation(name).ok_or_else(|| {
        let known = service.operations().iter().map(|operation| operation.schema().name);
        no_such("operation", name, service, known)
    })
}

/// Returns the message about a name that a service does not have.
pub(crate) fn no_such<'a>(
    kind: &str,
    name: &str,
    service: &Service,
    known: impl IntoIterator<Item = &'a str>,
) -> String {
    let hint = match meant(shape_name(name), known.into_iter().collect()) {
        hint if hint.is_empty() => format!("expected the name or shape id of one of its {kind}s"),
        hint => hint,
    };
    format!("`{}` has no {kind} `{}`; {hint}", shape_name(service.schema().id), name.escape_debug())
}

/// Returns the hint "did you mean …?" with the nearest name, else with the shortest of those that have it as a part.
fn meant(name: &str, mut known: BTreeSet<&str>) -> String {
    let nearest = did_you_mean(name, known.iter().copied());
    let part = name.to_ascii_lowercase();
    if !nearest.is_empty() || part.len() < 3 {
        return nearest;
    }
    known.retain(|known| known.to_ascii_lowercase().contains(&part));
    let mut longer: Vec<&str> = known.into_iter().collect();
    longer.sort_by_key(|known| known.len());
    let longer: Vec<String> = longer.iter().take(3).map(|name| format!("`{name}`")).collect();
    match longer.split_last() {
        None => String::new(),
        Some((last, [])) => format!("did you mean {last}?"),
        Some((last, others)) => format!("did you mean {} or {last}?", others.join(", ")),
    }
}
