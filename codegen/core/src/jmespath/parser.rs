//! Parses tokens into a tree, by their binding powers.

use super::Error;
use super::functions::Function;
use super::lexer::{Token, tokens};
use super::tree::{Projection, Slice, Tree};

/// The largest depth of an expression.
const DEEPEST: usize = 64;

/// The largest number of tokens of an expression: a tree is at most that deep, and is walked by recursion.
const LONGEST: usize = 500;

/// The binding power below which a token ends a projection.
const STOP: u8 = 10;

pub(super) fn parse(text: &str) -> Result<Tree, Error> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    if let Some((byte, _)) = parser.tokens.get(LONGEST) {
        return Err(Error::Syntax { byte: *byte, expected: "an expression of at most 500 tokens" });
    }
    let tree = parser.expression(0)?;
    if *parser.peek() == Token::End { Ok(tree) } else { Err(parser.error("the end")) }
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    depth: usize,
}

/// Returns the binding power of a token to its left.
fn power(token: &Token) -> u8 {
    match token {
        Token::Sign(b'|') => 1,
        Token::Or => 2,
        Token::And => 3,
        Token::Compare(_) => 5,
        Token::Flatten => 9,
        Token::Sign(b'*') => 20,
        Token::Filter => 21,
        Token::Sign(b'.') => 40,
        Token::Sign(b'!') => 45,
        Token::Sign(b'{') => 50,
        Token::Sign(b'[') => 55,
        Token::Sign(b'(') => 60,
        _ => 0,
    }
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).map_or(&Token::End, |(_, token)| token)
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    fn error(&self, expected: &'static str) -> Error {
        let last = self.tokens.last().map_or(0, |(byte, _)| *byte);
        Error::Syntax { byte: self.tokens.get(self.at).map_or(last, |(byte, _)| *byte), expected }
    }

    fn takes(&mut self, sign: u8) -> bool {
        let found = *self.peek() == Token::Sign(sign);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, sign: u8, expected: &'static str) -> Result<(), Error> {
        if self.takes(sign) { Ok(()) } else { Err(self.error(expected)) }
    }

    fn expression(&mut self, power_on_the_right: u8) -> Result<Tree, Error> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error("an expression that is not so deep"));
        }
        let mut left = self.first()?;
        while power(self.peek()) > power_on_the_right {
            left = self.further(left)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// Parses the beginning of an expression.
    fn first(&mut self) -> Result<Tree, Error> {
        match self.next() {
            Token::Name(name) if *self.peek() == Token::Sign(b'(') => self.call(&name),
            Token::Name(name) => Ok(Tree::Field(name)),
            Token::Quoted(name) if *self.peek() != Token::Sign(b'(') => Ok(Tree::Field(name)),
            Token::Literal(value) => Ok(Tree::Literal(value)),
            Token::Sign(b'@') => Ok(Tree::Current),
            Token::Sign(b'*') => self.each(Tree::Current, Projection::Object),
            Token::Sign(b'&') => Err(self.back().error("an expression, or `&` as an argument")),
            Token::Sign(b'!') => Ok(Tree::Not(Box::new(self.expression(45)?))),
            Token::Sign(b'(') => {
                let inner = self.expression(0)?;
                self.expect(b')', "`)`")?;
                Ok(inner)
            }
            Token::Sign(b'{') => self.hash(),
            Token::Sign(b'[') => self.bracket(Tree::Current, true),
            Token::Filter => self.filter(Tree::Current),
            Token::Flatten => self.flattened(Tree::Current),
            _ => Err(self.back().error("an expression")),
        }
    }

    /// Goes back by a token, to tell its place.
    fn back(&mut self) -> &mut Self {
        self.at -= 1;
        self
    }

    /// Parses the operator that follows an expression, and its right side.
    fn further(&mut self, left: Tree) -> Result<Tree, Error> {
        let token = self.next();
        let power = power(&token);
        let left_box = |left: Tree| Box::new(left);
        match token {
            Token::Sign(b'.') => {
                if self.takes(b'*') {
                    return self.each(left, Projection::Object);
                }
                let right = self.after_dot(power)?;
                Ok(Tree::Then(left_box(left), Box::new(right)))
            }
            Token::Sign(b'|') => Ok(Tree::Then(left_box(left), Box::new(self.expression(power)?))),
            Token::Or => Ok(Tree::Or(left_box(left), Box::new(self.expression(power)?))),
            Token::And => Ok(Tree::And(left_box(left), Box::new(self.expression(power)?))),
            Token::Compare(comparison) => {
                Ok(Tree::Compare(comparison, left_box(left), Box::new(self.expression(power)?)))
            }
            Token::Flatten => self.flattened(left),
            Token::Filter => self.filter(left),
            Token::Sign(b'[') => self.bracket(left, false),
            _ => Err(self.back().error("an operator")),
        }
    }

    /// Parses the right side of a dot: a name, a function, a wildcard, or a multiselect.
    fn after_dot(&mut self, power: u8) -> Result<Tree, Error> {
        match self.peek() {
            Token::Name(_) | Token::Quoted(_) => self.expression(power),
            Token::Sign(b'*') => self.expression(power),
            Token::Sign(b'{') => {
                self.at += 1;
                self.hash()
            }
            Token::Sign(b'[') => {
                self.at += 1;
                self.list()
            }
            _ => Err(self.error("a name, `*`, `[` or `{`")),
        }
    }

    /// Parses the right side of a projection, which is evaluated for each of its elements.
    fn projected(&mut self, power_of: u8) -> Result<Tree, Error> {
        match self.peek() {
            token if power(token) < STOP => Ok(Tree::Current),
            Token::Sign(b'[') | Token::Filter => self.expression_after(power_of),
            Token::Sign(b'.') => {
                self.at += 1;
                self.after_dot(power_of)
            }
            _ => Err(self.error("`.`, `[`, or an operator")),
        }
    }

    /// An expression that begins with a bracket.
    fn expression_after(&mut self, power_of: u8) -> Result<Tree, Error> {
        self.expression(power_of)
    }

    fn each(&mut self, left: Tree, over: Projection) -> Result<Tree, Error> {
        let right = self.projected(20)?;
        Ok(Tree::Each(Box::new(left), over, Box::new(right)))
    }

    fn flattened(&mut self, left: Tree) -> Result<Tree, Error> {
        let right = self.projected(9)?;
        Ok(Tree::Each(Box::new(Tree::Flatten(Box::new(left))), Projection::Array, Box::new(right)))
    }

    fn filter(&mut self, left: Tree) -> Result<Tree, Error> {
        let holds = self.expression(0)?;
        self.expect(b']', "`]`")?;
        let right = if *self.peek() == Token::Flatten { Tree::Current } else { self.projected(21)? };
        Ok(Tree::Each(Box::new(left), Projection::Filter(Box::new(holds)), Box::new(right)))
    }

    /// An index, a slice or `[*]`; at the beginning of an expression a list as well.
    fn bracket(&mut self, left: Tree, may_be_list: bool) -> Result<Tree, Error> {
        match self.peek() {
            Token::Number(_) | Token::Sign(b':') => self.index(left),
            Token::Sign(b'*') if matches!(self.tokens.get(self.at + 1), Some((_, Token::Sign(b']')))) => {
                self.at += 2;
                self.each(left, Projection::Array)
            }
            _ if may_be_list => self.list(),
            _ => Err(self.error("a number, `:` or `*`")),
        }
    }

    fn index(&mut self, left: Tree) -> Result<Tree, Error> {
        let mut numbers = [None; 3];
        let mut colons = 0;
        loop {
            match self.next() {
                Token::Number(number) if numbers[colons].is_none() => numbers[colons] = Some(number),
                Token::Sign(b':') if colons < 2 => colons += 1,
                Token::Sign(b']') => break,
                _ => return Err(self.back().error("a number, `:` or `]`")),
            }
        }
        if colons == 0 {
            let index = Tree::Index(numbers[0].unwrap_or_default());
            return Ok(Tree::Then(Box::new(left), Box::new(index)));
        }
        let slice = Slice { start: numbers[0], stop: numbers[1], step: numbers[2].unwrap_or(1) };
        if slice.step == 0 {
            return Err(Error::Step);
        }
        let sliced = Tree::Then(Box::new(left), Box::new(Tree::Slice(slice)));
        self.each(sliced, Projection::Array)
    }

    fn list(&mut self) -> Result<Tree, Error> {
        let mut items = Vec::new();
        loop {
            items.push(self.expression(0)?);
            if self.takes(b']') {
                return Ok(Tree::List(items));
            }
            self.expect(b',', "`,` or `]`")?;
        }
    }

    fn hash(&mut self) -> Result<Tree, Error> {
        let mut members = Vec::new();
        loop {
            let (Token::Name(name) | Token::Quoted(name)) = self.next() else {
                return Err(self.back().error("a name"));
            };
            self.expect(b':', "`:`")?;
            members.push((name, self.expression(0)?));
            if self.takes(b'}') {
                return Ok(Tree::Hash(members));
            }
            self.expect(b',', "`,` or `}`")?;
        }
    }

    fn call(&mut self, name: &str) -> Result<Tree, Error> {
        self.expect(b'(', "`(`")?;
        let mut arguments = Vec::new();
        while !self.takes(b')') {
            if !arguments.is_empty() {
                self.expect(b',', "`,` or `)`")?;
            }
            arguments.push(if self.takes(b'&') {
                Tree::Reference(Box::new(self.expression(0)?))
            } else {
                self.expression(0)?
            });
        }
        let function =
            Function::find(name).ok_or_else(|| Error::UnknownFunction { name: name.to_owned() })?;
        if !function.takes(arguments.len()) {
            return Err(Error::Arity { function: function.name() });
        }
        Ok(Tree::Call(function, arguments))
    }
}
