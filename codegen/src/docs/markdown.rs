//! CommonMark: written anew from what a parser understood, so that no indented or fenced text becomes code that
//! rustdoc compiles, and no link leads anywhere but to the web.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::blocks::Blocks;
use super::element::HtmlElement;
use super::html;
use super::inline::Mark;
use super::text;

struct Renderer<'a> {
    source: &'a str,
    blocks: Blocks,
    /// The text of the block of code or HTML that is open: it counts as a whole.
    whole: Option<String>,
    /// The end of the innermost block.
    block_end: usize,
    /// Up to here, what a tag stood before is written already.
    written: usize,
}

pub(super) fn render(source: &str) -> String {
    let mut blocks = Blocks::default();
    write(&mut blocks, source);
    blocks.finish()
}

/// Writes a text that stands in no block.
pub(super) fn write(blocks: &mut Blocks, source: &str) {
    let mut renderer =
        Renderer { source, blocks: std::mem::take(blocks), whole: None, block_end: 0, written: 0 };
    let parser = Parser::new_ext(source, Options::empty()).into_offset_iter();
    let mut events = TextMergeWithOffset::new(parser).peekable();
    while let Some((event, range)) = events.next() {
        let before_link = matches!(events.peek(), Some((Event::Start(Tag::Link { .. }), _)));
        renderer.event(event, range, before_link.then_some('['));
    }
    *blocks = renderer.blocks;
}

impl Renderer<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>, following: Option<char>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Html(text) | Event::Text(text) if let Some(whole) = &mut self.whole => {
                whole.push_str(&text)
            }
            _ if range.end <= self.written => {}
            _ if range.start < self.written => self.text(&self.source[self.written..range.end], following),
            Event::Text(text) => self.text(&text, following),
            Event::Code(code) => self.blocks.line.code(&text::clean(&code)),
            Event::Html(text) => html::write(&mut self.blocks, &text),
            Event::InlineHtml(tag) => self.tag(&tag, range.start),
            Event::SoftBreak => self.blocks.line.soft_break(),
            Event::HardBreak => self.blocks.line.line_break(),
            Event::Rule => self.blocks.flush(),
            // Extensions that are not turned on.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.blocks.line.open(Mark::Emphasis),
            Tag::Strong => self.blocks.line.open(Mark::Strong),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.blocks.line.open(Mark::Link(text::web_address(&dest_url)));
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.whole = Some(String::new()),
            Tag::List(first) => {
                let number = first.and_then(|first| usize::try_from(first).ok()).unwrap_or(1);
                self.blocks.open_list(first.is_some(), number);
            }
            Tag::Item => {
                self.block_end = range.end;
                self.blocks.open_block(HtmlElement::Item);
            }
            Tag::BlockQuote(_) => self.blocks.open_block(HtmlElement::Quote("")),
            _ => {
                self.block_end = range.end;
                self.blocks.flush();
            }
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis => self.blocks.line.close(&Mark::Emphasis),
            TagEnd::Strong => self.blocks.line.close(&Mark::Strong),
            TagEnd::Link | TagEnd::Image => self.blocks.line.close(&Mark::Link(None)),
            TagEnd::Heading(level) => self.blocks.end_heading(level as usize),
            TagEnd::CodeBlock => self.blocks.code(&self.whole.take().unwrap_or_default()),
            TagEnd::HtmlBlock => html::write(&mut self.blocks, &self.whole.take().unwrap_or_default()),
            TagEnd::List(ordered) => self.blocks.close_block(HtmlElement::List { ordered }),
            TagEnd::Item => self.blocks.close_block(HtmlElement::Item),
            TagEnd::BlockQuote(_) => self.blocks.close_block(HtmlElement::Quote("")),
            _ => self.blocks.flush(),
        }
    }

    /// Writes text in which nothing is markup any more, and entities are characters.
    fn text(&mut self, text: &str, following: Option<char>) {
        let mut rest = &*text::clean(text).replace('\n', " ");
        while !rest.is_empty() {
            let start = rest.find("http").unwrap_or(rest.len());
            match text::bare_address(&rest[start..]) {
                Some(address) => {
                    self.blocks.line.text(&rest[..start], Some('<'));
                    self.blocks.line.address(address);
                    rest = &rest[start + address.len()..];
                }
                None => {
                    let end = (start + 1).min(rest.len());
                    let next = rest[end..].chars().next();
                    self.blocks.line.text(&rest[..end], next.or(following));
                    rest = &rest[end..];
                }
            }
        }
    }

    /// Writes a tag, or something that only looks like one.
    fn tag(&mut self, tag: &str, start: usize) {
        let end = self.block_end.clamp(start, self.source.len());
        let length = html::write_first(&mut self.blocks, &self.source[start..end]);
        match tag.get(length..) {
            Some(rest) => self.text(rest, None),
            None => self.written = start + length,
        }
    }
}
