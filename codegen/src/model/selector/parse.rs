//! Reading selectors.

use super::graph::RELATIONSHIPS;
use super::syntax::{Assertion, COMPARATORS, Comparator, Operand, Segment, Selector, Step, type_of};

/// The deepest nesting of selectors in functions, and the most steps of one: evaluating recurs for both.
const DEEPEST: usize = 16;
const LONGEST: usize = 100;

/// Reads a selector.
///
/// # Errors
/// Returns what is not understood, and where.
pub(super) fn selector(text: &str) -> Result<Selector, String> {
    let mut parser = Parser { text, at: 0, depth: 0, roots: 0 };
    let selector = parser.selector()?;
    match parser.rest() {
        "" => Ok(selector),
        _ => Err(parser.expected("the end")),
    }
}

/// Reads the way to a value, as it stands in braces in a message: `id|name`.
///
/// # Errors
/// Returns what is not understood, and where.
pub(super) fn path(text: &str) -> Result<Vec<Segment>, String> {
    let mut parser = Parser { text, at: 0, depth: 0, roots: 0 };
    let path = parser.path()?;
    match parser.rest() {
        "" => Ok(path),
        _ => Err(parser.expected("the end")),
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    /// The number of `:root` that were read.
    roots: usize,
}

impl<'t> Parser<'t> {
    /// Returns what is left, after spaces.
    fn rest(&mut self) -> &'t str {
        let rest = self.text[self.at..].trim_start();
        self.at = self.text.len() - rest.len();
        rest
    }

    fn expected(&self, what: &str) -> String {
        format!("{what} is missing at character {}", self.text[..self.at].chars().count() + 1)
    }

    fn take(&mut self, token: &str) -> bool {
        let is_there = self.rest().starts_with(token);
        self.at += if is_there { token.len() } else { 0 };
        is_there
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.take(token) { Ok(()) } else { Err(self.expected(&format!("`{token}`"))) }
    }

    fn word(&mut self, fits: impl Fn(char) -> bool, what: &str) -> Result<String, String> {
        let rest = self.rest();
        let end = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        if end == 0 {
            return Err(self.expected(what));
        }
        self.at += end;
        Ok(rest[..end].to_owned())
    }

    fn name(&mut self) -> Result<String, String> {
        self.word(|c| c.is_ascii_alphanumeric() || c == '_', "a name")
    }

    /// Reads one or more, with commas between them.
    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Result<T, String>) -> Result<Vec<T>, String> {
        let mut all = vec![read(self)?];
        while self.take(",") {
            all.push(read(self)?);
        }
        Ok(all)
    }

    fn selector(&mut self) -> Result<Selector, String> {
        let mut steps = vec![self.step()?];
        while !matches!(self.rest().chars().next(), None | Some(',' | ')')) {
            steps.push(self.step()?);
        }
        if steps.len() > LONGEST { Err("it is too long".to_owned()) } else { Ok(steps) }
    }

    fn step(&mut self) -> Result<Step, String> {
        if self.take("*") {
            Ok(Step::Any)
        } else if self.take("~>") {
            Ok(Step::Recursive)
        } else if self.take("-[") {
            Ok(Step::Forward(self.relationships("]->")?))
        } else if self.take("<-[") {
            Ok(Step::Reverse(self.relationships("]-")?))
        } else if self.take(">") {
            Ok(Step::Forward(Vec::new()))
        } else if self.take("<") {
            Ok(Step::Reverse(Vec::new()))
        } else if self.take("[@") {
            self.scoped()
        } else if self.take("${") {
            let name = self.name()?;
            self.expect("}").map(|()| Step::Get(name))
        } else if self.take("$") {
            let name = self.name()?;
            let mut arguments = self.arguments()?;
            if arguments.len() > 1 {
                Err(self.expected("one selector"))
            } else {
                Ok(Step::Set(name, arguments.remove(0)))
            }
        } else if self.take("[") {
            self.attribute()
        } else if self.take(":") {
            self.function()
        } else {
            let name = self.name()?;
            match type_of(&name) {
                _ if name == "member" => Ok(Step::Member),
                Some(fits) => Ok(Step::Type(fits)),
                None => Err(format!("`{name}` is no type that is known")),
            }
        }
    }

    fn relationships(&mut self, end: &str) -> Result<Vec<String>, String> {
        let names = self.list(Self::name)?;
        self.expect(end)?;
        match names.iter().find(|name| !RELATIONSHIPS.contains(&name.as_str())) {
            Some(name) => Err(format!("relationships called `{name}` are not followed")),
            None => Ok(names),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Selector>, String> {
        self.expect("(")?;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("it is nested too deeply".to_owned());
        }
        let arguments = self.list(Self::selector)?;
        self.depth -= 1;
        self.expect(")").map(|()| arguments)
    }

    fn function(&mut self) -> Result<Step, String> {
        let name = self.name()?;
        let mut arguments = self.arguments()?;
        let count = arguments.len();
        if count > 1 && ["not", "in", "root", "recursive"].contains(&name.as_str()) {
            return Err(self.expected(&format!("one selector in `:{name}`")));
        }
        if count > 2 && name == "topdown" {
            return Err(self.expected("one selector or two in `:topdown`"));
        }
        Ok(match name.as_str() {
            "test" => Step::Test(arguments),
            "is" | "each" => Step::Is(arguments),
            "not" => Step::Not(arguments.remove(0)),
            "in" => Step::In(arguments.remove(0)),
            "recursive" => Step::Repeated(arguments.remove(0)),
            "topdown" => Step::TopDown(arguments.remove(0), arguments.pop()),
            "root" => {
                self.roots += 1;
                Step::Root(self.roots, arguments.remove(0))
            }
            _ => return Err(format!("`:{name}` is not evaluated")),
        })
    }

    fn path(&mut self) -> Result<Vec<Segment>, String> {
        let mut path = vec![self.segment()?];
        while self.take("|") {
            path.push(self.segment()?);
        }
        Ok(path)
    }

    fn attribute(&mut self) -> Result<Step, String> {
        let scope = self.path()?;
        let left = Operand::Path(Vec::new());
        let text = |parser: &mut Self| parser.text().map(Operand::Text);
        let assertion = match self.comparator() {
            Some(comparator) => self.compared(left, comparator, text)?,
            None => {
                let right = vec![Operand::Text("true".to_owned())];
                Assertion { left, comparator: Comparator::Exists, right, ignore_case: false }
            }
        };
        self.expect("]").map(|()| Step::Attribute { scope, assertions: vec![assertion] })
    }

    fn scoped(&mut self) -> Result<Step, String> {
        let scope = if self.rest().starts_with(':') { Vec::new() } else { self.path()? };
        self.expect(":")?;
        let mut assertions = Vec::new();
        loop {
            let left = self.operand()?;
            let comparator = self.comparator().ok_or_else(|| self.expected("a comparator"))?;
            assertions.push(self.compared(left, comparator, Self::operand)?);
            if !self.take("&&") {
                break;
            }
        }
        self.expect("]").map(|()| Step::Attribute { scope, assertions })
    }

    fn comparator(&mut self) -> Option<Comparator> {
        COMPARATORS.iter().find(|(token, _)| self.take(token)).map(|(_, comparator)| *comparator)
    }

    fn compared(
        &mut self,
        left: Operand,
        comparator: Comparator,
        operand: fn(&mut Self) -> Result<Operand, String>,
    ) -> Result<Assertion, String> {
        let right = self.list(operand)?;
        Ok(Assertion { left, comparator, right, ignore_case: self.take("i") })
    }

    fn operand(&mut self) -> Result<Operand, String> {
        if !self.take("@{") {
            return self.text().map(Operand::Text);
        }
        let path = self.path()?;
        self.expect("}").map(|()| Operand::Path(path))
    }

    /// Reads a text in quotes, a number, a name or the id of a shape.
    fn text(&mut self) -> Result<String, String> {
        for quote in ["'", "\""] {
            if self.take(quote) {
                let rest = &self.text[self.at..];
                let end = rest.find(quote).ok_or_else(|| self.expected("a closing quote"))?;
                self.at += end + 1;
                return Ok(rest[..end].to_owned());
            }
        }
        self.word(|c| c.is_ascii_alphanumeric() || "_.#+-".contains(c), "a value")
    }

    fn segment(&mut self) -> Result<Segment, String> {
        if !self.take("(") {
            return self.text().map(Segment::Key);
        }
        let name = self.name()?;
        self.expect(")")?;
        Ok(match name.as_str() {
            "keys" => Segment::Keys,
            "values" => Segment::Values,
            "length" => Segment::Length,
            "first" => Segment::First,
            _ => return Err(format!("`({name})` is not evaluated")),
        })
    }
}
