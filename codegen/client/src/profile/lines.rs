//! The lines of a configuration file: headers of sections, properties, and what continues them.

use super::{Error, Profile};

/// A section as it stands in a file.
pub(super) struct Section {
    /// The text between brackets.
    pub(super) header: String,
    pub(super) profile: Profile,
}

/// The property that a continuation line belongs to.
enum Property {
    None,
    /// One whose name no tool would know.
    Ignored,
    Named(String),
}

/// Reads the sections of a file.
pub(super) fn sections(file: &str, text: &str) -> Result<Vec<Section>, Error> {
    let mut reader = Reader { sections: Vec::new(), property: Property::None };
    // Some editors begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        let taken = reader.take(line);
        taken.map_err(|problem| Error::Line { file: file.to_owned(), line: index + 1, problem })?;
    }
    Ok(reader.sections)
}

struct Reader {
    sections: Vec<Section>,
    property: Property,
}

type Taken = Result<(), &'static str>;

impl Reader {
    fn take(&mut self, line: &str) -> Taken {
        if line.trim().is_empty() || line.starts_with(['#', ';']) {
            return Ok(());
        }
        match line.strip_prefix('[') {
            Some(rest) => self.header(rest),
            None if line.starts_with([' ', '\t']) => self.continuation(line.trim()),
            None => self.property(line),
        }
    }

    fn header(&mut self, rest: &str) -> Taken {
        let rest = &rest[..rest.find(['#', ';']).unwrap_or(rest.len())];
        let header = rest.trim_end().strip_suffix(']').ok_or("Profile definition must end with ']'")?;
        self.sections.push(Section { header: header.trim().to_owned(), profile: Profile::default() });
        self.property = Property::None;
        Ok(())
    }

    fn property(&mut self, line: &str) -> Taken {
        let section = self.sections.last_mut().ok_or("Expected a profile definition, found a property")?;
        let line = without_comment(line);
        let (name, value) = line.split_once('=').ok_or("Expected an '=' sign defining a property")?;
        let name = name.trim();
        if name.is_empty() {
            return Err("Property did not have a name");
        }
        let known = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.%@:/+".contains(&byte));
        if !known {
            self.property = Property::Ignored;
            return Ok(());
        }
        let name = name.to_ascii_lowercase();
        section.profile.0.insert(name.clone(), value.trim().to_owned());
        self.property = Property::Named(name);
        Ok(())
    }

    /// Adds a line to the value of the last property; to one without a value, which has properties itself.
    fn continuation(&mut self, line: &str) -> Taken {
        let section = self.sections.last_mut().ok_or("Expected a profile definition, found continuation")?;
        let name = match &self.property {
            Property::None => return Err("Expected a property definition, found continuation"),
            Property::Ignored => return Ok(()),
            Property::Named(name) => name,
        };
        let value = section.profile.0.entry(name.clone()).or_default();
        if value.is_empty() || value.starts_with('\n') {
            let (inner, _) = line.split_once('=').ok_or("Expected an '=' sign defining a sub-property")?;
            if inner.trim().is_empty() {
                return Err("Sub-property did not have a name");
            }
        }
        value.push('\n');
        value.push_str(line);
        Ok(())
    }
}

/// A property's line up to its comment, which a blank precedes.
fn without_comment(line: &str) -> &str {
    let starts = line.match_indices(['#', ';']).map(|(at, _)| at);
    let mut comments = starts.filter(|at| line[..*at].ends_with([' ', '\t']));
    &line[..comments.next().unwrap_or(line.len())]
}
