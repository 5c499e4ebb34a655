//! Writing blocks: each with the marks of the lists and quotes it stands in, and with the blank lines it needs.

use super::MAX_DEPTH;

#[derive(Debug)]
enum Container {
    Quote,
    /// A list item; its marker is written once, before its first block.
    Item {
        marker: String,
        is_written: bool,
    },
}

#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    containers: Vec<Container>,
    /// The number of containers that the last block and the next one share.
    shared: usize,
    /// The depth of the item that was closed since, of which the next one may be the sibling.
    closed_item: Option<usize>,
}

impl Writer {
    /// Returns `true` if one more container may be opened.
    pub(super) fn has_room(&self) -> bool {
        self.containers.len() < MAX_DEPTH
    }

    pub(super) fn depth(&self) -> usize {
        self.containers.len()
    }

    pub(super) fn open_quote(&mut self) {
        self.containers.push(Container::Quote);
    }

    /// Opens a list item: a number for an ordered list, `None` for a bullet.
    pub(super) fn open_item(&mut self, number: Option<usize>) {
        let marker = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        self.containers.push(Container::Item { marker, is_written: false });
    }

    /// Closes containers until so many are left.
    pub(super) fn close_to(&mut self, depth: usize) {
        if let Some(Container::Item { is_written: true, .. }) = self.containers.get(depth) {
            self.closed_item = Some(depth);
        }
        self.containers.truncate(depth);
        self.shared = self.shared.min(depth);
    }

    /// Writes lines of Markdown as one block.
    pub(super) fn block(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.separate();
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.out.push('\n');
            }
            let start = self.out.len();
            self.prefix(self.containers.len());
            self.out.push_str(line);
            if line.is_empty() {
                let end = start + self.out[start..].trim_end().len();
                self.out.truncate(end);
            }
        }
        self.shared = self.containers.len();
        self.closed_item = None;
    }

    /// Writes code that rustdoc is not to compile.
    pub(super) fn code(&mut self, code: &str) {
        let code = code.trim_matches('\n').trim_end();
        if code.trim().is_empty() {
            return;
        }
        let longest = code.split(|character| character != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let lines: Vec<&str> = code.split('\n').map(str::trim_end).collect();
        self.block(&format!("{fence}text\n{}\n{fence}", lines.join("\n")));
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// A blank line between blocks, but none between the items of a list or before a list within a list.
    fn separate(&mut self) {
        if self.out.is_empty() {
            return;
        }
        self.out.push('\n');
        let next_container = self.containers.get(self.shared);
        let starts_item = matches!(next_container, Some(Container::Item { is_written: false, .. }));
        if starts_item && self.follows_item() {
            return;
        }
        let start = self.out.len();
        self.prefix(self.shared);
        let end = start + self.out[start..].trim_end().len();
        self.out.truncate(end);
        self.out.push('\n');
    }

    /// Returns `true` if the next item is the sibling or the child of one that is written.
    fn follows_item(&self) -> bool {
        let in_item =
            self.containers[..self.shared].iter().any(|open| matches!(open, Container::Item { .. }));
        in_item || self.closed_item == Some(self.shared)
    }

    fn prefix(&mut self, depth: usize) {
        for container in self.containers.iter_mut().take(depth) {
            match container {
                Container::Quote => self.out.push_str("> "),
                Container::Item { marker, is_written: true } => self.out.extend(marker.chars().map(|_| ' ')),
                Container::Item { marker, is_written } => {
                    self.out.push_str(marker);
                    *is_written = true;
                }
            }
        }
    }
}
