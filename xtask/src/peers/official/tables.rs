//! The source of the program's tables: which types and members of the official crates stand for which shapes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use ferrosmith_dynamic::{Operation, Type};
use ferrosmith_runtime::schema::{Member, Schema, shape_name};

use super::super::BoxError;
use super::Sdk;
use super::names::{MemberDefault, Members};

/// The tables of all services.
#[derive(Default)]
pub(super) struct Tables {
    /// The shapes that are in it, with their package.
    done: BTreeSet<(String, String)>,
    /// Macro calls for types.
    types: String,
    /// A module for each service.
    modules: String,
    /// The members of structures that have a default in the crates.
    defaults: BTreeSet<(&'static str, MemberDefault)>,
}

impl Tables {
    /// Returns the source.
    pub(super) fn source(&self) -> String {
        format!(
            "//! Types and members of the crates, by shape. `cargo xtask peers` writes this file.\n\n\
             use crate::convert::{{enumeration, error, structure, union_}};\n\n\
             pub(crate) const DEFAULTS: &[(&str, Option<&str>)] = &{:?};\n\n{}{}",
            self.defaults(),
            self.types,
            self.modules
        )
    }

    fn defaults(&self) -> Vec<(&str, Option<&str>)> {
        self.defaults.iter().map(|(name, default)| (*name, default.as_deref())).collect()
    }

    /// Adds the operations of a service, and all that they need.
    pub(super) fn service(
        &mut self,
        name: &str,
        sdk: &Sdk,
        operations: &[&Operation],
    ) -> Result<(), BoxError> {
        let (mut functions, mut arms) = (String::new(), String::new());
        for operation in operations {
            let wire_name = operation.schema().name;
            functions += &self.operation(sdk, operation)?;
            let module = sdk.names.operation(wire_name)?;
            writeln!(arms, "            {wire_name:?} => Box::pin({module}(client, call)),")?;
        }
        let (module, library) = (name.replace('-', "_"), sdk.library());
        writeln!(
            self.modules,
            "\npub(crate) mod {module} {{\n    use crate::calls::{{Call, Calling, operation}};\n\n\
             {functions}\n    pub(crate) fn call<'a>(client: &'a {library}::Client, call: &'a Call) -> Calling<'a> {{\n        \
             match call.operation() {{\n{arms}            other => Box::pin(crate::calls::unknown(other)),\n        \
             }}\n    }}\n}}"
        )?;
        Ok(())
    }

    /// Adds the types of an operation, and returns its function.
    pub(super) fn operation(&mut self, sdk: &Sdk, operation: &Operation) -> Result<String, BoxError> {
        let (names, library) = (&sdk.names, sdk.library());
        let module = names.operation(operation.schema().name)?;
        let (input, output) = (operation.input(), operation.output());
        let (given, found) = (names.message(module, "input")?, names.message(module, "output")?);
        let error = names.error(module)?;
        let pages = if names.has_pages(module) { "pages" } else { "single" };
        let mut text = format!("    operation! {{ {library} {module} {} {error} {pages}\n", found.ty());
        writeln!(text, "        given {{ {} }}", setters(input.ty().schema, &given)?)?;
        writeln!(text, "        found {{ {} }}", fields(output.ty().schema, &found)?)?;
        text += "        errors {";
        for error in operation.errors() {
            let shape = shape_name(error.schema.id);
            let path = names.ty(shape)?.to_owned();
            write!(text, " {shape:?} {},", path.rsplit("::").next().unwrap_or_default())?;
            self.error(sdk, shape, error.schema)?;
        }
        text += " }\n    }\n";
        for structure in [input.ty(), output.ty()] {
            for index in 0..structure.schema.members.len() {
                self.member(sdk, structure.member(index))?;
            }
        }
        Ok(text)
    }

    fn error(&mut self, sdk: &Sdk, shape: &str, schema: &Schema) -> Result<(), BoxError> {
        if self.is_new(sdk, shape) {
            let fields = fields(schema, &sdk.names.members(shape)?)?;
            let path = sdk.names.ty(shape)?;
            writeln!(self.types, "error! {{ {}::{path} {{ {fields} }} }}", sdk.library())?;
        }
        Ok(())
    }

    fn member(&mut self, sdk: &Sdk, ty: Option<Type>) -> Result<(), BoxError> {
        let (names, library) = (&sdk.names, sdk.library());
        match ty {
            Some(Type::List(of) | Type::Map(of)) => self.member(sdk, Some(of.ty)),
            Some(Type::Enum(schema)) => {
                let shape = shape_name(schema.id);
                if self.is_new(sdk, shape) {
                    writeln!(self.types, "enumeration! {{ {library}::{} }}", names.ty(shape)?)?;
                }
                Ok(())
            }
            Some(Type::Structure(ty)) => {
                let shape = shape_name(ty.schema.id);
                if !self.is_new(sdk, shape) {
                    return Ok(());
                }
                let members = names.members(shape)?;
                let defaults = ty.schema.members.iter().map(Member::name);
                self.defaults
                    .extend(defaults.filter_map(|name| Some((name, members.default(name)?.clone()))));
                let (set, get) = (setters(ty.schema, &members)?, fields(ty.schema, &members)?);
                let path = names.ty(shape)?;
                writeln!(
                    self.types,
                    "structure! {{ {library}::{path}, given {{ {set} }} found {{ {get} }} }}"
                )?;
                (0..ty.schema.members.len()).try_for_each(|index| self.member(sdk, ty.member(index)))
            }
            Some(Type::Union(ty)) => {
                let shape = shape_name(ty.schema.id);
                if !self.is_new(sdk, shape) {
                    return Ok(());
                }
                let (members, mut values, mut units) = (names.members(shape)?, String::new(), String::new());
                for (index, member) in ty.schema.members.iter().enumerate() {
                    let list = if ty.member(index).is_some() { &mut values } else { &mut units };
                    write!(list, " {:?} {},", member.name(), members.name(member.name())?)?;
                }
                let path = names.ty(shape)?;
                writeln!(self.types, "union_! {{ {library}::{path} {{{values} }} units {{{units} }} }}")?;
                (0..ty.schema.members.len()).try_for_each(|index| self.member(sdk, ty.member(index)))
            }
            _ => Ok(()),
        }
    }

    fn is_new(&mut self, sdk: &Sdk, shape: &str) -> bool {
        self.done.insert((sdk.package.to_owned(), shape.to_owned()))
    }
}

/// Returns the members of a structure and their setters.
fn setters(schema: &Schema, members: &Members) -> Result<String, BoxError> {
    list(schema, members, |field| format!("set_{}", field.trim_start_matches("r#")))
}

/// Returns the members of a structure and their fields.
fn fields(schema: &Schema, members: &Members) -> Result<String, BoxError> {
    list(schema, members, str::to_owned)
}

fn list(schema: &Schema, members: &Members, name: impl Fn(&str) -> String) -> Result<String, BoxError> {
    let of = |member: &Member| Ok(format!("{:?} {}", member.name(), name(members.name(member.name())?)));
    let all: Result<Vec<String>, BoxError> = schema.members.iter().map(of).collect();
    Ok(all?.join(", "))
}
