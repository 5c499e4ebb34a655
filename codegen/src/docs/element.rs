//! The meaning of HTML elements, and of AWS's own, in Markdown.

/// The meaning of an element. Each name has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HtmlElement {
    Paragraph,
    Title,
    List {
        ordered: bool,
    },
    Item,
    Term,
    Definition,
    Row,
    Cell,
    /// A quote that begins with a word, unless that is empty.
    Quote(&'static str),
    Preformatted,
    Break,
    Strong,
    Emphasis,
    Code,
    Link,
    Superscript,
    Subscript,
    /// Only the text inside counts.
    Transparent,
    /// Not even that.
    Hidden,
}

impl HtmlElement {
    /// Returns the meaning of a name in lower case; `None` for what is no element but, usually, a
    /// placeholder: `<account-id>`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "center" | "figure"
            | "figcaption" | "details" | "summary" | "hr" | "para" | "examples" => Self::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" | "fullname" | "caption" => Self::Title,
            "ul" | "dl" | "table" | "itemizedlist" => Self::List { ordered: false },
            "ol" => Self::List { ordered: true },
            "li" | "listitem" => Self::Item,
            "dt" => Self::Term,
            "dd" => Self::Definition,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "blockquote" => Self::Quote(""),
            "note" => Self::Quote("Note"),
            "important" => Self::Quote("Important"),
            "caution" => Self::Quote("Caution"),
            "warning" => Self::Quote("Warning"),
            "tip" => Self::Quote("Tip"),
            "pre" | "programlisting" | "screen" | "codeblock" => Self::Preformatted,
            "br" => Self::Break,
            "b" | "strong" => Self::Strong,
            "i" | "em" | "var" | "cite" | "dfn" | "replaceable" => Self::Emphasis,
            "code" | "tt" | "kbd" | "samp" | "literal" | "userinput" => Self::Code,
            "a" | "link" => Self::Link,
            "sup" => Self::Superscript,
            "sub" => Self::Subscript,
            "span" | "u" | "s" | "small" | "big" | "font" | "abbr" | "q" | "mark" | "ins" | "del"
            | "tbody" | "thead" | "tfoot" | "col" | "colgroup" | "img" | "wbr" | "body" | "html"
            | "guilabel" => Self::Transparent,
            "script" | "style" | "head" | "iframe" | "object" | "svg" | "template" => Self::Hidden,
            _ => return None,
        })
    }

    /// Returns `true` if it ends the paragraph in which it stands.
    pub(super) fn is_block(self) -> bool {
        match self {
            Self::Paragraph
            | Self::Title
            | Self::List { .. }
            | Self::Item
            | Self::Term
            | Self::Definition
            | Self::Row
            | Self::Cell
            | Self::Quote(_)
            | Self::Preformatted => true,
            Self::Break
            | Self::Strong
            | Self::Emphasis
            | Self::Code
            | Self::Link
            | Self::Superscript
            | Self::Subscript
            | Self::Transparent
            | Self::Hidden => false,
        }
    }
}
