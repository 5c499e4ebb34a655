//! No text of a model, wherever documentation takes it from, becomes code that rustdoc runs, HTML, or a link that
//! rustdoc looks up.

use std::collections::BTreeSet;

use ferrosmith::model::Source;
use ferrosmith::{Input, generate};
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use crate::mutations::Random;

const PIECES: &[&str] = &[
    "<pre>nope();</pre>",
    "<pre>\n",
    "</pre>",
    "<code>",
    "</code>",
    "```\nnope();\n```\n",
    "```rust\nnope();\n",
    "~~~\nnope();\n~~~",
    "    nope();\n",
    "\n\n    nope();\n\n",
    "\tnope();\n",
    "[Nope]",
    "[`nope`](crate::Nope)",
    "[nope][Self::nope]",
    "[nope]: Nope",
    "<a href=\"nope\">nope</a>",
    "<a>Nope</a>",
    "![Nope](Nope)",
    "<nope>",
    "<ul><li>",
    "</li></ul>",
    "<note>",
    "> ",
    "- ",
    "1. ",
    "# ",
    "\n",
    "\n\n",
    "\r",
    "\\",
    "`",
    "``",
    "*",
    "**",
    "_",
    "[",
    "]",
    "(",
    ")",
    "&#96;&#96;&#96;",
    "&#91;Nope&#93;",
    "&lt;nope&gt;",
    "<!-- ",
    " -->",
    "<p>",
    "</p>",
    "<br>",
    "<table><tr><td>",
    "| a |\n|---|\n",
    "[^nope]",
    "\u{202e}",
    "\u{2028}",
    "*/",
    "https://a.example/nope",
    " ",
    "nope",
    "Sentence. Another",
];

#[test]
fn no_text_of_a_model_becomes_more_than_text() {
    for seed in 1..=200_u64 {
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        check(&mut || (0..=random.below(6)).map(|_| *random.pick(PIECES)).collect());
    }
    for piece in PIECES {
        check(&mut || format!("{piece}nope();"));
    }
}

/// Generates from a model that says something everywhere, and looks at all documentation.
fn check(text: &mut dyn FnMut() -> String) {
    let model = model(text);
    let input = Input::new("hostile", [Source { name: "m.json", text: model.as_bytes() }]);
    let files = match generate(&[input]) {
        Ok(generated) => generated.files,
        Err(failure) => panic!("{failure}\n{model}"),
    };
    let mut seen = 0;
    for (path, file) in &files {
        assert!(!file.contains("#[doc =") && !file.contains("#![doc ="), "{path} of {model}");
        for docs in doc_comments(file) {
            seen += 1;
            if let Some(problem) = problem(&docs) {
                panic!("{problem} in {path}:\n{docs}\n\nfrom {model}");
            }
        }
    }
    assert!(seen > 20, "only {seen} doc comments");
}

fn model(text: &mut dyn FnMut() -> String) -> String {
    let mut traits = || {
        let docs = [text(), text(), text(), text(), text()].map(|text| format!("{:?}", Json(&text)));
        let [own, message, since, title, version] = docs;
        format!(
            r#""smithy.api#documentation": {own},
            "smithy.api#deprecated": {{"message": {message}, "since": {since}}},
            "smithy.api#externalDocumentation": {{{title}: "https://a.example/page"}},
            "smithy.api#since": {version}"#
        )
    };
    let [service, operation, input, member, inherited, list, error, choice, first, kind, value] =
        std::array::from_fn(|_| traits());
    let [title, reason] = [text(), text()].map(|text| format!("{:?}", Json(&text)));
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
        "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Op"}}],
            "traits": {{{service}, "smithy.api#title": {title}}}}},
        "a#Op": {{"type": "operation", "input": {{"target": "a#OpInput"}}, "errors": [{{"target": "a#Bad"}}], "traits": {{{operation}}}}},
        "a#OpInput": {{"type": "structure", "traits": {{{input}}}, "members": {{
            "own": {{"target": "smithy.api#String", "traits": {{"smithy.api#recommended": {{"reason": {reason}}}, {member}}}}},
            "text": {{"target": "a#Text"}},
            "list": {{"target": "a#List"}},
            "choice": {{"target": "a#Choice"}},
            "kind": {{"target": "a#Kind"}}}}}},
        "a#Text": {{"type": "string", "traits": {{{inherited}}}}},
        "a#List": {{"type": "list", "member": {{"target": "a#Text"}}, "traits": {{{list}}}}},
        "a#Bad": {{"type": "structure", "members": {{}}, "traits": {{{error}, "smithy.api#error": "client"}}}},
        "a#Choice": {{"type": "union", "members": {{"first": {{"target": "smithy.api#String", "traits": {{{first}}}}}}}, "traits": {{{choice}}}}},
        "a#Kind": {{"type": "enum", "members": {{"A": {{"target": "smithy.api#Unit", "traits": {{{value}}}}}}}, "traits": {{{kind}}}}}
        }}}}"#
    )
}

/// Prints a text as a JSON string.
struct Json<'a>(&'a str);

impl std::fmt::Debug for Json<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", serde_json::Value::from(self.0))
    }
}

/// The texts of the doc comments of a file.
fn doc_comments(file: &str) -> Vec<String> {
    let mut comments = vec![String::new()];
    for line in file.lines() {
        let text = line.trim_start();
        match text.strip_prefix("///").or_else(|| text.strip_prefix("//!")) {
            Some(text) => {
                let comment = comments.last_mut().unwrap();
                comment.push_str(text.strip_prefix(' ').unwrap_or(text));
                comment.push('\n');
            }
            None => comments.push(String::new()),
        }
    }
    comments.retain(|comment| !comment.is_empty());
    comments
}

/// Returns the first thing that rustdoc would compile, look up or complain about, parsed with rustdoc's extensions.
fn problem(docs: &str) -> Option<String> {
    let mut looked_up = BTreeSet::new();
    let mut callback = |link: BrokenLink<'_>| {
        looked_up.insert(link.reference.to_string());
        None::<(CowStr<'static>, CowStr<'static>)>
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let parser = Parser::new_with_broken_link_callback(docs, options, Some(&mut callback));
    let definition = parser.reference_definitions().iter().next();
    let mut problem = definition.map(|(label, to)| format!("a definition of {label:?} as {:?}", to.dest));
    for event in parser {
        problem = problem.or(match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some("indented code".to_owned()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                (!["text", "rust,ignore"].contains(&&*language)).then(|| format!("code in {language:?}"))
            }
            Event::Html(html) | Event::InlineHtml(html) => Some(format!("HTML {html:?}")),
            Event::FootnoteReference(name) => Some(format!("a footnote {name:?}")),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let is_ours = [
                    "https://a.example/",
                    "http://a.example/",
                    "super::",
                    "rt::Operation::",
                    "rt::ServiceError",
                ];
                let is_known = is_ours.iter().any(|start| dest_url.starts_with(start));
                (!is_known).then(|| format!("a link to {dest_url:?}"))
            }
            _ => None,
        });
    }
    let unknown = looked_up.iter().find(|name| name.to_lowercase().contains("nope"));
    problem.or_else(|| unknown.map(|name| format!("an intra-doc link to {name:?}")))
}
