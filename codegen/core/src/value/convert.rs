//! A copy between two types that share members, such as the output of an operation and an element of a list.

use std::error::Error;
use std::fmt;

use super::{Mut, Ref, Selected, Structure, StructureShape, Union, Value};
use crate::data::separated;
use crate::schema::{Member, REQUIRED};

/// Copies the members that two structures share, by their names in the model, at every depth.
///
/// ```
/// use ferrosmith_runtime::convert;
/// use generated::datazone::{CreateUserProfileOutput, GetUserProfileOutput};
///
/// let created = CreateUserProfileOutput::new().id("u-1").status("ACTIVATED");
/// let got: GetUserProfileOutput = convert(&created)?;
/// assert_eq!(got, GetUserProfileOutput::new().id("u-1").status("ACTIVATED"));
/// # Ok::<(), ferrosmith_runtime::Unconverted<GetUserProfileOutput>>(())
/// ```
///
/// # Errors
/// Returns an error that lists the members that are set and have no counterpart of their kind, and the required
/// members that nothing fills. It has the copy without them, for callers to whom the rest is enough.
pub fn convert<A: StructureShape, B: StructureShape>(from: &A) -> Result<B, Unconverted<B>> {
    let (mut value, mut report) = (B::initial(), Misfits::default());
    report.structure(from, &mut value, "");
    let Misfits { left, missing } = report;
    if left.is_empty() && missing.is_empty() { Ok(value) } else { Err(Unconverted { value, left, missing }) }
}

/// An error that occurs when a structure does not fit another one entirely.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Unconverted<T> {
    /// The copy of the members that fit.
    pub value: T,
    /// The paths of the members that are set and were left out.
    pub left: Vec<String>,
    /// The paths of the required members that nothing fills.
    pub missing: Vec<String>,
}

impl<T> fmt::Display for Unconverted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (what, paths) in [("left out", &self.left), ("missing", &self.missing)] {
            if !paths.is_empty() {
                write!(f, "{separator}{what}: ")?;
                separated(paths, f)?;
                separator = "; ";
            }
        }
        Ok(())
    }
}

impl<T: fmt::Debug> Error for Unconverted<T> {}

/// The paths of what does not fit.
#[derive(Default)]
struct Misfits {
    left: Vec<String>,
    missing: Vec<String>,
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn position(members: &[Member], name: &str) -> Option<usize> {
    members.iter().position(|member| member.name() == name)
}

/// Returns `true` for two simple values of one kind.
fn alike(from: &Ref<'_>, into: &Mut<'_>) -> bool {
    matches!(
        (from, into),
        (Ref::Boolean(_), Mut::Boolean(_))
            | (Ref::Byte(_), Mut::Byte(_))
            | (Ref::Short(_), Mut::Short(_))
            | (Ref::Integer(_), Mut::Integer(_))
            | (Ref::Long(_), Mut::Long(_))
            | (Ref::Float(_), Mut::Float(_))
            | (Ref::Double(_), Mut::Double(_))
            | (Ref::BigInteger(_), Mut::BigInteger(_))
            | (Ref::BigDecimal(_), Mut::BigDecimal(_))
            | (Ref::String(_), Mut::String(_))
            | (Ref::Blob(_), Mut::Blob(_))
            | (Ref::Timestamp(_), Mut::Timestamp(_))
            | (Ref::Document(_), Mut::Document(_))
            | (Ref::IntEnum(_), Mut::IntEnum(_))
    )
}

impl Misfits {
    fn structure(&mut self, from: &dyn Structure, into: &mut dyn Structure, path: &str) {
        let (sources, targets) = (from.schema().members, into.schema().members);
        for (source, value) in from.members() {
            if matches!(value, Ref::Absent) {
                continue;
            }
            let path = join(path, source.name());
            match position(targets, source.name()) {
                Some(target) => self.value(value, into.member_mut(target), &path),
                None => self.left.push(path),
            }
        }
        for target in targets.iter().filter(|target| target.is(REQUIRED)) {
            let source = position(sources, target.name());
            if source.is_none_or(|source| matches!(from.member(source), Ref::Absent)) {
                self.missing.push(join(path, target.name()));
            }
        }
        if let Some(kept) = from.unknown_members() {
            for (name, value) in kept {
                match into.unknown_members_mut() {
                    Some(unknown) => drop(unknown.insert(name, value.clone())),
                    None => self.left.push(join(path, name)),
                }
            }
        }
    }

    /// Copies a value, or makes its target absent again and says so.
    fn value(&mut self, from: Ref<'_>, into: &mut dyn Value, path: &str) {
        if !self.assign(from, into.open(), path) {
            into.unset();
            self.left.push(path.to_owned());
        }
    }

    /// Returns `false` if the two are of different kinds.
    fn assign(&mut self, from: Ref<'_>, into: Mut<'_>, path: &str) -> bool {
        match (from, into) {
            (Ref::Structure(from), Mut::Structure(into)) => self.structure(from, into, path),
            (Ref::Union(from), Mut::Union(into)) => return self.union(from, into, path),
            (Ref::List(from), Mut::List(into)) => {
                into.clear();
                for index in 0..from.len() {
                    let (element, target) = (from.get(index), into.push());
                    if !matches!(element, Ref::Absent) {
                        self.value(element, target, &format!("{path}[{index}]"));
                    }
                }
            }
            (Ref::Map(from), Mut::Map(into)) => {
                into.clear();
                from.each(&mut |key, value| {
                    let target = into.insert(key.to_owned());
                    if !matches!(value, Ref::Absent) {
                        self.value(value, target, &join(path, key));
                    }
                    true
                });
            }
            (Ref::Enum(from), Mut::Enum(into)) => {
                let index = into.schema().index_of(from.get());
                into.set(index, from.get());
            }
            (from, into) if alike(&from, &into) => super::copy::assign(from, into),
            _ => return false,
        }
        true
    }

    fn union(&mut self, from: &dyn Union, into: &mut dyn Union, path: &str) -> bool {
        match from.get() {
            Selected::Unknown(member) => into.set_unknown(member.clone()),
            Selected::Member(index, value) => {
                let Some(source) = from.schema().members.get(index) else { return false };
                let Some(target) = position(into.schema().members, source.name()) else { return false };
                match (into.select(target), value) {
                    (Some(target), Some(value)) => {
                        self.value(value.view(), target, &join(path, source.name()));
                    }
                    (None, None) => {}
                    _ => return false,
                }
            }
        }
        true
    }
}
