//! `ferrosmith check`: a file against a shape of a model.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ferrosmith::model::{Kind, Shape, ShapeId};
use ferrosmith_dynamic::{DynamicStructure, Service, StructureType, Type};
use ferrosmith_runtime::schema::shape_name;
use ferrosmith_runtime::{Document, Structure as _, validate};

use crate::messages::tell;
use crate::models::{self, Loading};
use crate::{json_input, messages};

/// Checks JSON against a structure of a model, and lists all violations with their paths.
///
/// Members have their names in the model; timestamps are date-times, HTTP dates or seconds since 1970.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Check {
    /// The model (Smithy JSON AST): a file, or a folder whose .json files are merged
    #[arg(value_name = "MODEL")]
    model: PathBuf,
    /// The structure, by name or shape id; an operation stands for its input
    #[arg(value_name = "SHAPE")]
    shape: String,
    /// The file to check; the standard input without it, or for -
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: PathBuf,
    #[command(flatten)]
    loading: Loading,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith check weather.json GetForecastInput input.json
  ferrosmith check weather.json example#Station < station.json

Exit status: 0 valid, 1 violations or a file that does not fit, 2 a wrong command line.";

impl Check {
    /// Checks, and prints the violations.
    pub(crate) fn run(self) -> ExitCode {
        match self.check() {
            Ok(()) => ExitCode::SUCCESS,
            Err(status) => status,
        }
    }

    fn check(&self) -> Result<(), ExitCode> {
        models::in_order("check", &self.model, "shape", &self.shape)?;
        models::one_stdin([self.model.as_path(), &self.file].into_iter())?;
        let service = self.loading.load(&self.model)?;
        let ty = structure(&service, &self.shape).map_err(messages::error)?;
        let (name, text) = match self.file.to_str() {
            Some("-") => ("<stdin>".to_owned(), json_input::stdin()),
            _ => (self.file.display().to_string(), json_input::file(&self.file)),
        };
        let text = text.map_err(messages::error)?;
        let mut value = DynamicStructure::new(ty);
        let missing = json_input::read(&text, &mut value);
        let missing = missing
            .map_err(|problem| messages::error(format!("{name}: {problem}{}", of_a_case(&problem, &text))))?;
        let report = validate::check_read(&value, &missing);
        for unchecked in report.unchecked() {
            tell!("not checked: {}: {}", unchecked.path(), unchecked.reason());
        }
        let Err(violations) = report.into_result() else { return Ok(()) };
        let lines: String = violations.iter().map(|violation| format!("{violation}\n")).collect();
        messages::print(&lines);
        let more = if violations.has_more() { "more than " } else { "" };
        let count = violations.len();
        let plural = if count == 1 { "" } else { "s" };
        let id = value.schema().id;
        Err(messages::error(format!("{more}{count} violation{plural} of `{id}`")))
    }
}

/// Returns advice about a file for `--answers`, of which `check` takes a part alone.
fn of_a_case(problem: &str, text: &[u8]) -> &'static str {
    let has = |given: &Document, name: &str| given.get(name).is_some();
    match json_input::document(text) {
        Ok(given) if problem.starts_with("/input: ") && (has(&given, "output") || has(&given, "error")) => {
            "; it is a file for `serve --answers`, which checks all of it; here check what is in its `input` alone"
        }
        _ => "",
    }
}

/// Returns the structure of a name: its own, or that of an operation whose input it is.
fn structure(service: &Service, name: &str) -> Result<&'static StructureType, String> {
    if let Some(operation) = service.operation(name) {
        return Ok(operation.input().ty());
    }
    match service.ty(name) {
        Some(Type::Structure(ty)) => Ok(ty),
        Some(ty) => Err(match shape(service, ty.id().unwrap_or(name)) {
            Some(shape) => no_structure(service, shape, name),
            None => format!("`{}` is not a structure; {MEMBER}", name.escape_debug()),
        }),
        None => Err(match shape(service, name) {
            Some(shape) => no_structure(service, shape, name),
            None => {
                let ids = service.types().values().filter_map(|ty| ty.id());
                let names = service.types().keys().map(String::as_str).chain(ids.map(shape_name));
                let names = names.chain(service.operations().iter().map(|operation| operation.schema().name));
                models::no_such("shape", name, service, names)
            }
        }),
    }
}

const MEMBER: &str = "check a structure that has it as a member";

/// Returns the shape of the model of an absolute id or a name.
fn shape<'s>(service: &'s Service, name: &str) -> Option<&'s Shape> {
    let model = service.model();
    let by_id = ShapeId::parse(name).and_then(|id| model.get(&id));
    by_id.or_else(|| model.shapes.values().find(|shape| shape.id.name() == name))
}

/// Returns the message about a shape that is no structure of the service, with what can be checked instead.
fn no_structure(service: &Service, shape: &Shape, name: &str) -> String {
    let operations = |ids: &mut dyn Iterator<Item = &ShapeId>| {
        such_as("check the input of an operation", &mut ids.map(ShapeId::name))
    };
    let hint = match &shape.kind {
        Kind::Structure(_) | Kind::Operation(_) => {
            let service = shape_name(service.schema().id);
            return format!("`{service}` does not use `{}`; check a shape that it uses", name.escape_debug());
        }
        Kind::Service(_) => operations(&mut service.model().service_operations(&shape.id).iter()),
        Kind::Resource(resource) => operations(&mut resource.all_operations()),
        _ => {
            let has_it = |of: &&Shape| {
                let is_checked = matches!(service.ty(of.id.as_str()), Some(Type::Structure(_)));
                is_checked && of.kind.members().any(|member| member.target == shape.id)
            };
            such_as(MEMBER, &mut service.model().shapes.values().filter(has_it).map(|of| of.id.name()))
        }
    };
    let kind = shape.kind.name();
    let article = if kind.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("`{}` is {article} {kind}, not a structure; {hint}", name.escape_debug())
}

/// Adds up to three examples to a hint.
fn such_as(hint: &str, names: &mut dyn Iterator<Item = &str>) -> String {
    let names: Vec<String> = names.take(3).map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => hint.to_owned(),
        Some((last, [])) => format!("{hint}, such as {last}"),
        Some((last, others)) => format!("{hint}, such as {} or {last}", others.join(", ")),
    }
}
