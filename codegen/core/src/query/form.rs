//! A form as it comes: its parameters, sorted so that those of one value stand together.

use std::borrow::Cow;

use super::{Error, text};

/// The parameters of a form.
///
/// ```
/// use ferrosmith_runtime::query::Form;
///
/// # fn main() -> Result<(), ferrosmith_runtime::query::Error> {
/// let form = Form::parse(b"Action=ListUsers&MaxItems=2")?;
/// assert_eq!(form.get("Action"), Some("ListUsers"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Form<'a> {
    parameters: Vec<Parameter<'a>>,
}

/// A parameter.
#[derive(Debug)]
pub(super) struct Parameter<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) value: Cow<'a, str>,
    /// The offset in the form.
    pub(super) at: usize,
}

/// The most parameters of a form: far more than any service takes.
const MOST: usize = 100_000;

impl<'a> Form<'a> {
    /// Parses a form.
    ///
    /// # Errors
    /// Returns an error if a parameter is not in percent-encoding or not UTF-8, or if there are more than 100,000.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut parameters = Vec::new();
        let mut at = 0;
        for pair in bytes.split(|byte| *byte == b'&') {
            if parameters.len() == MOST {
                return Err(Error::new(&format!("at most {MOST} parameters"), "more", Some(at)));
            }
            if !pair.is_empty() {
                let split = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
                let decoded = |bytes| {
                    let expected = "UTF-8 in percent-encoding";
                    text::decode(bytes).ok_or_else(|| Error::new(expected, "something else", Some(at)))
                };
                let name = decoded(&pair[..split])?;
                let value = decoded(pair.get(split + 1..).unwrap_or_default())?;
                parameters.push(Parameter { name, value, at });
            }
            at += pair.len() + 1;
        }
        // By segments, not by bytes: `A`, `A.1`, `A-B`.
        parameters.sort_by(|a, b| a.name.split('.').cmp(b.name.split('.')));
        Ok(Form { parameters })
    }

    /// Returns the value of the parameter with a name, if there is exactly one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut found = self.parameters.iter().filter(|parameter| parameter.name == name);
        match (found.next(), found.next()) {
            (Some(parameter), None) => Some(&parameter.value),
            _ => None,
        }
    }

    pub(super) fn parameters(&self) -> &[Parameter<'a>] {
        &self.parameters
    }
}

/// Parameters that share the segments of their names up to an offset.
#[derive(Clone, Copy)]
pub(super) struct Group<'f, 'a> {
    parameters: &'f [Parameter<'a>],
    /// The offset of the first segment that they need not share.
    from: usize,
}

impl<'f, 'a> Group<'f, 'a> {
    pub(super) fn all(form: &'f Form<'a>) -> Self {
        Group { parameters: form.parameters(), from: 0 }
    }

    /// Returns the offset in the form of the first parameter.
    pub(super) fn at(&self) -> Option<usize> {
        self.parameters.first().map(|parameter| parameter.at)
    }

    /// Splits off the parameter whose name ends here, if there is one.
    pub(super) fn own(&self) -> Result<(Option<&'f str>, Group<'f, 'a>), Error> {
        let ends = |parameter: &&Parameter<'_>| parameter.name.len() < self.from;
        match self.parameters.iter().take_while(ends).count() {
            0 => Ok((None, *self)),
            1 => {
                let rest = Group { parameters: &self.parameters[1..], from: self.from };
                Ok((Some(&self.parameters[0].value), rest))
            }
            _ => Err(Error::new("one value", "more", Some(self.parameters[1].at))),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parameters.is_empty()
    }

    /// Returns the offset in the names of the first segment that they need not share.
    pub(super) fn from(&self) -> usize {
        self.from
    }

    /// Returns the names, the values, and their offsets in the form.
    pub(super) fn whole(self) -> impl Iterator<Item = (&'f str, &'f str, usize)> {
        self.parameters.iter().map(|parameter| (&*parameter.name, &*parameter.value, parameter.at))
    }

    /// Returns the names from the segment on that they share last, the values, and their offsets in the form.
    pub(super) fn with_last(self, segment: &str) -> impl Iterator<Item = (&'f str, &'f str, usize)> {
        let from = self.from - segment.len() - 1;
        self.whole().map(move |(name, value, at)| (name.get(from..).unwrap_or_default(), value, at))
    }

    /// Returns the groups that share their next segment, and that segment, in its order.
    pub(super) fn split(self) -> impl Iterator<Item = (&'f str, Group<'f, 'a>)> {
        let Group { parameters: mut rest, from } = self;
        std::iter::from_fn(move || {
            let segment = segment(rest.first()?, from);
            let count = rest.iter().take_while(|parameter| self::segment(parameter, from) == segment).count();
            let (parameters, after) = rest.split_at(count);
            rest = after;
            Some((segment, Group { parameters, from: from + segment.len() + 1 }))
        })
    }
}

/// The segment of a name that starts at an offset.
fn segment<'f>(parameter: &'f Parameter<'_>, from: usize) -> &'f str {
    let rest = parameter.name.get(from..).unwrap_or_default();
    rest.split('.').next().unwrap_or_default()
}
