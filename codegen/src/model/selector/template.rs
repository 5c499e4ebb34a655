//! Messages with attributes of shapes in them (Smithy 2.0, section Message templates).

use super::attributes::{Variables, value};
use super::graph::Node;
use super::parse;
use super::syntax::Segment;

/// The length in bytes from which on a message ends.
const LONGEST: usize = 64 << 10;

/// A message: text, and attributes as `@{id|name}`.
pub(crate) struct Template(Vec<Part>);

enum Part {
    Text(String),
    Attribute(Vec<Segment>),
}

impl Template {
    /// Reads a message. `@@` stands for `@`.
    ///
    /// # Errors
    /// Returns what is not understood.
    pub(crate) fn parse(text: &str) -> Result<Template, String> {
        let (mut parts, mut plain, mut rest) = (Vec::new(), String::new(), text);
        while let Some((before, after)) = rest.split_once('@') {
            plain.push_str(before);
            if let Some(after) = after.strip_prefix('@') {
                plain.push('@');
                rest = after;
                continue;
            }
            let attribute = after.strip_prefix('{').and_then(|after| after.split_once('}'));
            let (path, after) = attribute.ok_or("a single `@` begins no attribute")?;
            parts.push(Part::Text(std::mem::take(&mut plain)));
            parts.push(Part::Attribute(parse::path(path)?));
            rest = after;
        }
        plain.push_str(rest);
        parts.push(Part::Text(plain));
        Ok(Template(parts))
    }

    /// Returns the message about a shape.
    pub(super) fn expand<'m>(&self, node: Node<'m>, variables: &Variables<'m>) -> String {
        let mut message = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => message.push_str(text),
                Part::Attribute(path) => message.push_str(&value(node, variables, path).expand()),
            }
            if message.len() > LONGEST {
                break;
            }
        }
        message
    }
}
