//! JSON paths to ranges of bytes, all paths of one text in one walk.

use std::collections::HashMap;
use std::ops::Range;

use super::path::Step;

/// The location that a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Located {
    /// The key of the last object on the way, with its quotes.
    pub(super) key: Option<Range<usize>>,
    /// The value.
    pub(super) value: Range<usize>,
    /// The number of steps of the path that were found.
    pub(super) steps: usize,
}

/// Locates each path, or as much of it as there is. Of keys that repeat, the last counts.
pub(super) fn locate(text: &[u8], paths: &[&[Step]]) -> Vec<Option<Located>> {
    let mut walk = Locator { text, at: 0, located: vec![None; paths.len()] };
    if text.starts_with(b"\xef\xbb\xbf") {
        walk.at = 3;
    }
    let wanted = paths.iter().copied().enumerate().collect();
    walk.value(wanted, None, 0);
    walk.located
}

/// Paths that lead through a value: their numbers, and the steps that are left.
type Wanted<'a> = Vec<(usize, &'a [Step])>;

/// A walk through a text that is JSON; it ends early where it is none.
struct Locator<'t> {
    text: &'t [u8],
    at: usize,
    located: Vec<Option<Located>>,
}

impl Locator<'_> {
    // The recursion is as deep as the longest path.
    fn value(&mut self, wanted: Wanted<'_>, key: Option<Range<usize>>, depth: usize) -> Option<()> {
        self.skip_space();
        let start = self.at;
        wanted.iter().for_each(|(number, _)| self.located[*number] = None);
        let complete = if wanted.iter().all(|(_, steps)| steps.is_empty()) {
            self.skip_value()
        } else {
            match self.text.get(self.at) {
                Some(b'{') => self.object(&wanted, depth),
                Some(b'[') => self.array(&wanted, depth),
                _ => self.skip_value(),
            }
        };
        let value = start..self.at.max(start);
        for (number, _) in wanted {
            self.located[number].get_or_insert_with(|| Located {
                key: key.clone(),
                value: value.clone(),
                steps: depth,
            });
        }
        complete
    }

    fn object(&mut self, wanted: &Wanted<'_>, depth: usize) -> Option<()> {
        let mut by_key: HashMap<&str, Wanted<'_>> = HashMap::new();
        for (number, steps) in wanted {
            if let Some((Step::Key(key), rest)) = steps.split_first() {
                by_key.entry(key).or_default().push((*number, rest));
            }
        }
        self.at += 1;
        loop {
            self.skip_space();
            if self.text.get(self.at) == Some(&b'}') {
                self.at += 1;
                return Some(());
            }
            let start = self.at;
            self.skip_string()?;
            let key = start..self.at;
            self.skip_space();
            self.expect(b':')?;
            let name: Option<String> = serde_json::from_slice(&self.text[key.clone()]).ok();
            match name.and_then(|name| by_key.get(name.as_str())) {
                Some(inside) => self.value(inside.clone(), Some(key), depth + 1)?,
                None => self.skip_value()?,
            }
            self.skip_space();
            if self.text.get(self.at) == Some(&b',') {
                self.at += 1;
            }
        }
    }

    fn array(&mut self, wanted: &Wanted<'_>, depth: usize) -> Option<()> {
        let mut by_index: HashMap<usize, Wanted<'_>> = HashMap::new();
        for (number, steps) in wanted {
            if let Some((Step::Index(index), rest)) = steps.split_first() {
                by_index.entry(*index).or_default().push((*number, rest));
            }
        }
        self.at += 1;
        for index in 0.. {
            self.skip_space();
            if self.text.get(self.at) == Some(&b']') {
                self.at += 1;
                break;
            }
            match by_index.remove(&index) {
                Some(inside) => self.value(inside, None, depth + 1)?,
                None => self.skip_value()?,
            }
            self.skip_space();
            if self.text.get(self.at) == Some(&b',') {
                self.at += 1;
            }
        }
        Some(())
    }

    fn skip_value(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            self.skip_space();
            match self.text.get(self.at)? {
                b'"' => self.skip_string()?,
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    open = open.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' if open > 0 => self.at += 1,
                b',' | b':' => return None,
                _ => {
                    let is_inside = |byte: &&u8| !b",:{}[]\" \t\r\n\x0c".contains(byte);
                    self.at += self.text[self.at..].iter().take_while(is_inside).count();
                }
            }
            if open == 0 {
                return Some(());
            }
        }
    }

    fn skip_string(&mut self) -> Option<()> {
        self.expect(b'"')?;
        loop {
            match self.text.get(self.at)? {
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.text.get(self.at) == Some(&byte)).then(|| self.at += 1)
    }

    fn skip_space(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    }
}
