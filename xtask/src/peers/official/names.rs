//! The names that an official crate has for shapes and members, as its own sources say: its rules for words and acronyms
//! are not ours.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::BoxError;

/// The names of a crate, by those of the model without regard to case and underscores.
pub(super) struct Names {
    folder: PathBuf,
    /// The types and errors: their paths in the crate, and the files that declare them.
    types: BTreeMap<String, (String, PathBuf)>,
    /// The modules of operations.
    operations: BTreeMap<String, String>,
}

impl Names {
    /// Reads the sources in a folder.
    pub(super) fn read(folder: &Path) -> Result<Names, BoxError> {
        let mut types = BTreeMap::new();
        for list in ["types.rs", "types/error.rs"] {
            for line in fs::read_to_string(folder.join(list))?.lines() {
                let path = line.strip_prefix("pub use crate::").and_then(|rest| rest.strip_suffix(';'));
                let Some((module, name)) = path.and_then(|path| path.rsplit_once("::")) else { continue };
                let parent = module.rsplit_once("::").map_or(module, |(parent, _)| parent);
                let file = folder.join(module.replace("::", "/")).with_extension("rs");
                types.insert(plain(name), (format!("{parent}::{name}"), file));
            }
        }
        let mut operations = BTreeMap::new();
        for entry in fs::read_dir(folder.join("operation"))? {
            let path = entry?.path();
            if let (true, Some(name)) = (path.is_dir(), path.file_name().and_then(|name| name.to_str())) {
                operations.insert(plain(name), name.to_owned());
            }
        }
        Ok(Names { folder: folder.to_owned(), types, operations })
    }

    /// Returns the module of an operation, which is also the name of its method.
    pub(super) fn operation(&self, operation: &str) -> Result<&str, BoxError> {
        let found = self.operations.get(&plain(operation)).map(String::as_str);
        found.ok_or_else(|| format!("{}: there is no {operation}", self.folder.display()).into())
    }

    /// Returns the path of the type or error of a shape.
    pub(super) fn ty(&self, shape: &str) -> Result<&str, BoxError> {
        self.found(shape).map(|(path, _)| path.as_str())
    }

    /// Returns the fields of a structure or the variants of a union, by the members of the shape.
    pub(super) fn members(&self, shape: &str) -> Result<Members, BoxError> {
        Members::read(self.found(shape)?.1.clone())
    }

    /// Returns the fields of the input or the output (`input`, `output`) of an operation's module.
    pub(super) fn message(&self, module: &str, kind: &str) -> Result<Members, BoxError> {
        Members::read(self.folder.join("operation").join(module).join(format!("_{module}_{kind}.rs")))
    }

    /// Returns `true` if an operation has a paginator.
    pub(super) fn has_pages(&self, module: &str) -> bool {
        self.folder.join("operation").join(module).join("paginator.rs").exists()
    }

    /// Returns the enum of an operation's errors.
    pub(super) fn error(&self, module: &str) -> Result<String, BoxError> {
        let text = fs::read_to_string(self.folder.join("operation").join(module).with_extension("rs"))?;
        let declared = text.lines().find_map(|line| line.strip_prefix("pub enum ")?.split(' ').next());
        Ok(declared.ok_or_else(|| format!("{module} has no errors"))?.to_owned())
    }

    fn found(&self, shape: &str) -> Result<&(String, PathBuf), BoxError> {
        self.types
            .get(&plain(shape))
            .ok_or_else(|| format!("{}: there is no type for {shape}", self.folder.display()).into())
    }
}

/// A default of a crate, as JSON; `None` for what is empty, `false` or zero.
pub(super) type MemberDefault = Option<String>;

/// The fields or variants of a type.
pub(super) struct Members {
    file: PathBuf,
    ty: String,
    names: BTreeMap<String, String>,
    /// The defaults that fields are filled in with when a value is built.
    defaults: BTreeMap<String, MemberDefault>,
}

impl Members {
    fn read(file: PathBuf) -> Result<Members, BoxError> {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        Members::of(file, &text)
    }

    fn of(file: PathBuf, text: &str) -> Result<Members, BoxError> {
        let declared = |line: &str| {
            let name = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum "))?;
            name.split([' ', ';']).next().map(str::to_owned)
        };
        let mut lines = text.lines();
        let ty = lines.find_map(declared).ok_or_else(|| format!("{}: there is no type", file.display()))?;
        let names = lines.take_while(|line| *line != "}").filter_map(|line| {
            let line = line.trim_start();
            let line = line.strip_prefix("pub(crate) ").or(line.strip_prefix("pub ")).unwrap_or(line);
            let name = line.split([':', '(', ',']).next()?;
            name.starts_with(char::is_alphabetic).then(|| (plain(name), name.to_owned()))
        });
        let names = names.collect();
        Ok(Members { file, ty, names, defaults: defaults(text) })
    }

    /// Returns the default of a member, if it has one.
    pub(super) fn default(&self, member: &str) -> Option<&MemberDefault> {
        self.defaults.get(&plain(member))
    }

    /// Returns the name of the type.
    pub(super) fn ty(&self) -> &str {
        &self.ty
    }

    /// Returns the field or variant of a member.
    pub(super) fn name(&self, member: &str) -> Result<&str, BoxError> {
        let found = self.names.get(&plain(member)).map(String::as_str);
        found.ok_or_else(|| format!("{}: there is nothing for {member}", self.file.display()).into())
    }
}

/// Returns the defaults that a builder fills in. What is required has another call, `ok_or_else`.
fn defaults(text: &str) -> BTreeMap<String, MemberDefault> {
    // Long expressions have their calls on lines of their own.
    let mut joined = String::new();
    for line in text.lines() {
        let call = line.trim_start().strip_prefix('.');
        joined.extend(call.map_or(["\n", line], |call| [".", call]));
    }
    let default = |line: &str| {
        let (name, value) = line.trim_start().split_once(": self.")?;
        let (_, default) = value.split_once(".unwrap_or")?;
        // `_default()`, `(true)`, or a text that is parsed.
        let json = default.strip_prefix('(').and_then(|rest| rest.split([')', '.']).next());
        Some((plain(name), json.map(str::to_owned)))
    };
    joined.lines().filter_map(default).collect()
}

/// Returns a name without regard to case, underscores and `r#`.
fn plain(name: &str) -> String {
    name.trim_start_matches("r#").replace('_', "").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILTER: &str = r#"
/// <p>pub struct Other {</p>
#[non_exhaustive]
pub struct RowFilter {
    /// <p>kind: of the filter</p>
    pub r#type: ::std::string::String,
    pub is_sso: ::std::option::Option<bool>,
    pub(crate) meta: crate::Meta,
    _request_id: ::std::option::Option<::std::string::String>,
}
impl RowFilterBuilder {
    pub fn build(self) -> RowFilter {
        let mut v = self.names.unwrap_or_default();
        RowFilter {
            r#type: self.r#type.ok_or_else(|| missing("type"))?,
            sensitive: self.sensitive.unwrap_or(true),
            text: self.text.unwrap_or_default(),
            operator: self
                .operator
                .unwrap_or("EQ".parse::<crate::types::Operator>().expect("valid")),
        }
    }
}
"#;

    #[test]
    fn names_are_those_of_the_source() {
        let members = Members::of(PathBuf::from("a.rs"), FILTER).unwrap();
        assert_eq!((members.ty(), members.names.len()), ("RowFilter", 3));
        assert_eq!(members.name("type").unwrap(), "r#type");
        assert_eq!(members.name("IsSSO").unwrap(), "is_sso");
        assert_eq!(members.name("kind").unwrap_err().to_string(), "a.rs: there is nothing for kind");
    }

    #[test]
    fn defaults_are_those_of_the_builder() {
        let members = Members::of(PathBuf::from("a.rs"), FILTER).unwrap();
        let default = |name| members.default(name).cloned();
        assert_eq!(default("type"), None);
        assert_eq!(default("sensitive"), Some(Some("true".to_owned())));
        assert_eq!(default("text"), Some(None));
        assert_eq!(default("operator"), Some(Some("\"EQ\"".to_owned())));
    }

    #[test]
    fn variants_are_names_too() {
        let text = "pub enum Details {\n    /// <p>A</p>\n    Iam(crate::types::Iam),\n    Empty,\n}\n";
        let members = Members::of(PathBuf::from("a.rs"), text).unwrap();
        assert_eq!((members.name("iam").unwrap(), members.name("empty").unwrap()), ("Iam", "Empty"));
    }
}
