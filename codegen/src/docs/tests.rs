use std::hint::black_box;

use cpu_time::ThreadTime;

use super::to_markdown;

/// Source and result.
fn check(cases: &[(&str, &str)]) {
    for (source, markdown) in cases {
        assert_eq!(to_markdown(source), *markdown, "from {source:?}");
    }
}

#[test]
fn paragraphs_and_inline_elements() {
    check(&[
        ("", ""),
        ("  \n ", ""),
        ("<p></p>", ""),
        ("<p>One\n   line.</p><p>Another.</p>", "One line.\n\nAnother."),
        (
            "<p>A <b> bold </b>word, an <i>italic</i>, a <code>code</code>.</p>",
            "A **bold** word, an *italic*, a `code`.",
        ),
        ("<p><b>Name:</b>text</p>", "**Name:** text"),
        ("<p>x<b>(y)</b></p>", "x **(y)**"),
        ("<p><b>a</b><b>b</b></p>", "**a** **b**"),
        ("<p><b><i>both</i></b></p>", "***both***"),
        ("<p><b></b>nothing<i> </i></p>", "nothing"),
        ("<fullname>Service</fullname><p>Text.</p>", "**Service**\n\nText."),
        ("<p>one<br/>two<br></p>", "one\\\ntwo"),
        ("one <b>bold</b> word", "one **bold** word"),
        ("<code>a</code> and <code> b\n c </code>", "`a` and `b c`"),
        ("<code>a`b``c</code>, <code>`</code>", "```a`b``c```, `` ` ``"),
        ("<p><code><a>Shape</a></code> <code></code></p>", "`Shape`"),
        ("<p>a<!-- never --> b</p>", "a b"),
        ("<p>a<script>alert(1)</script>b</p>", "ab"),
    ]);
}

#[test]
fn lists() {
    check(&[
        (
            "<p>Values:</p><ul><li>a</li><li><p>b</p><p>more</p></li></ul><p>End.</p>",
            "Values:\n\n- a\n- b\n\n  more\n\nEnd.",
        ),
        ("<ol><li>a</li><li>b<ul><li>c</li><li>d</li></ul></li></ol>", "1. a\n2. b\n   - c\n   - d"),
        ("<ul><li>never<li>closed</ul>after", "- never\n- closed\n\nafter"),
        ("<li>alone</li></ul></ol>", "- alone"),
        (
            "<dl><dt>Term</dt><dd>Meaning</dd><dt>Other</dt><dd><p>More</p></dd></dl>",
            "- **Term**: Meaning\n- **Other**:\n\n  More",
        ),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "- A — B\n- 1 — 2"),
        ("<ul><li></li></ul>x", "x"),
    ]);
}

#[test]
fn markdown_between_html() {
    check(&[
        ("<p>One.</p>\n\n- a `b`\n- **c**\n\n<p>Two.</p>", "One.\n\n- a `b`\n- **c**\n\nTwo."),
        (
            "<p>One.</p>\n\n  1. a\n  2. b\n\n     more\n\n<p>Two.</p>",
            "One.\n\n1. a\n2. b\n\n   more\n\nTwo.",
        ),
        ("# Title\n\nSee <p>this</p>", "# Title\n\nSee\n\nthis"),
        ("<p>One.</p>\n\nSee [it](https://a.example/).", "One.\n\nSee [it](https://a.example/)."),
        (
            "<p>One.</p>\n\n```rust\nlet a;\n\n<p>b\n```\n\n<p>Two.</p>",
            "One.\n\n```text\nlet a;\n\n<p>b\n```\n\nTwo.",
        ),
        (
            "<b>One</b>\n\n    ignored()\n\n- a\n\n      code()\n",
            "**One**\n\nignored()\n\n- a\n\n  ```text\n  code()\n  ```",
        ),
        // Unclosed code, items of HTML and plain words stay as they are in HTML.
        ("<p>One.</p>\n\n```\na\n\n<p>Two.</p>", "One.\n\n\\`\\`\\` a\n\nTwo."),
        ("<ul><li>One.\n\n- a\n- b</li></ul>", "- One.\n\n  \\- a - b"),
        ("<p>a_b</p>\n\nc *d* _e_ &amp; f", "a_b\n\nc \\*d\\* \\_e\\_ & f"),
        ("<pre>a\n\n- b</pre>", "```text\na\n\n- b\n```"),
    ]);
}

#[test]
fn notes_and_code() {
    check(&[
        ("<p>a</p><note><p>b</p><p>c</p></note><p>d</p>", "a\n\n> **Note:** b\n>\n> c\n\nd"),
        ("<important><ul><li>a</li></ul></important>", "> **Important:**\n>\n> - a"),
        ("<ul><li>a<note>b</note></li></ul>", "- a\n\n  > **Note:** b"),
        ("<note></note><p>x</p>", "x"),
        ("<pre>\nfn main() {\n    `x`  \n}\n</pre>", "```text\nfn main() {\n    `x`\n}\n```"),
        ("<pre><code>```</code></pre>", "````text\n```\n````"),
        ("<ul><li><pre>a\n\nb</pre></li></ul>", "- ```text\n  a\n\n  b\n  ```"),
    ]);
}

#[test]
fn links() {
    check(&[
        (r#"<p><a href="https://a.example/x">X</a></p>"#, "[X](https://a.example/x)"),
        (
            r#"<p><a href='https://a.example/?a=1&amp;b=(2)'>[X]</a></p>"#,
            r"[\[X\]](https://a.example/?a=1&b=%282%29)",
        ),
        (r#"<a href="https://a.example">https://a.example</a>"#, "<https://a.example>"),
        (r#"<a href="javascript:alert(1)">click</a>"#, "`click`"),
        (r#"<a href="JavaScript://a.example/%0aalert(1)">click me</a>"#, "click me"),
        (r#"<a href="../page.html">see the page</a>"#, "see the page"),
        ("<a>CreateUser</a> and <a>two words</a>", "`CreateUser` and two words"),
        ("<p><code>Get</code><a>Foo</a> or <a>Bar</a><a>Baz</a>.</p>", "`Get` `Foo` or `Bar` `Baz`."),
        ("<a>Foo</a><code>get</code>", "`Foo` `get`"),
        (
            "See https://a.example/x_y. Or (http://b.example).",
            "See <https://a.example/x_y>. Or (<http://b.example>).",
        ),
        ("<p>See https://a.example/?a=1&amp;b=2</p>", "See <https://a.example/?a=1&b=2>"),
        ("https://localhost and https://", "https://localhost and https://"),
        ("<https://a.example>", "<https://a.example>"),
        (
            "[text](https://a.example) [text](foo) [`Foo`](crate::Foo)",
            "[text](https://a.example) `text` `Foo`",
        ),
        ("![image](https://a.example/x.png)", "[image](https://a.example/x.png)"),
        (r#"[guide](https://a.example/x "The title")"#, "[guide](https://a.example/x)"),
        ("[page](https://a.example/a_(b))", "[page](https://a.example/a_%28b%29)"),
        ("[guide](<https://a.example/x y>)", "[guide](https://a.example/x%20y)"),
        ("[guide][1]\n\n[1]: https://a.example/x", "[guide](https://a.example/x)"),
        ("[Foo][Self::bar] and [Foo]", r"\[Foo]\[Self::bar] and \[Foo]"),
        (r"Hello\![x](https://a.example)", r"Hello\![x](https://a.example)"),
        (r#"<p>!<a href="https://a.example">x</a></p>"#, r"\![x](https://a.example)"),
        ("[[a](https://a.example)](https://b.example)", r"\[[a](https://a.example)](<https://b.example>)"),
    ]);
}

#[test]
fn what_is_no_markup_is_escaped() {
    check(&[
        ("[Option] a[0] [x][y]", r"\[Option] a\[0] \[x]\[y]"),
        ("a\n[x]: https://a.example", "a\n\\[x]: <https://a.example>"),
        ("[^1]", r"\[^1]"),
        ("Vec<String> <account-id> a < b > c", r"Vec\<String> \<account-id> a \< b > c"),
        ("&lt;b&gt; &amp;lt; &#60; &#x3c;b &nosuch; &", r"\<b> \&lt; \< \<b \&nosuch; &"),
        ("<p>* a_b _c_ **d** ~e~ # `x</p>", r"\* a_b \_c\_ \*\*d\*\* \~e\~ # \`x"),
        (
            "<p># a</p><p>- b</p><p>1. c</p><p>&gt; d</p><p>+</p><p>-1</p><p>===</p>",
            "\\# a\n\n\\- b\n\n1\\. c\n\n\\> d\n\n\\+\n\n-1\n\n\\===",
        ),
        ("<p>a<br>--- | ---<br>===</p>", "a\\\n\\--- | ---\\\n\\==="),
        (r"<p>a\b \* \</p>", r"a\\b \\\* \\"),
        ("one ` two", r"one \` two"),
        ("one `` two ` three", r"one \`\` two \` three"),
        ("<p>`code` in HTML, `no <b>code</b>`</p>", r"`code` in HTML, \`no **code**\`"),
    ]);
}

#[test]
fn commonmark_stays() {
    check(&[
        ("A *word*, a **word**, `Vec<T>` and \\*.", r"A *word*, a **word**, `Vec<T>` and \*."),
        ("one\ntwo\n\n\nthree", "one\ntwo\n\nthree"),
        ("* a\n* b\n  c\n\n  d\n* e\n\nend", "- a\n- b\n  c\n\n  d\n- e\n\nend"),
        ("1. a\n   - b\n2) c", "1. a\n   - b\n2. c"),
        ("text\n- a\nlazy", "text\n\n- a\n  lazy"),
        ("# Title\ntext", "# Title\n\ntext"),
        ("Title *one*\ntwo\n=====\ntext\n\n---\n", "# Title *one* two\n\ntext"),
        ("_a_ __b__", "*a* **b**"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("at 2<sup>63</sup>-1", "at 2⁶³-1"),
        ("A &lt;b&gt; &amp;lt; &nbsp;x", r"A \<b> \&lt; x"),
        ("`a <b>c</b> &amp;`", "`a <b>c</b> &amp;`"),
        ("a <code>*b* &lt;</code> *c*", "a `*b* <` *c*"),
        ("a <account-id> and <b>*b*</b>", r"a \<account-id> and ***b***"),
        ("> a <code>b\n\nc", "> a `b`\n\nc"),
        (
            "Intro.\n\n<ul><li>a</li></ul>\n\nMore **bold** and [l](https://a.example).\n\n* x\n* y",
            "Intro.\n\n- a\n\nMore **bold** and [l](https://a.example).\n\n- x\n- y",
        ),
        ("> a\n> b\n>\n> c\nd", "> a\n> b\n>\n> c\n> d"),
        ("Released in\n2019. A year.", "Released in\n2019\\. A year."),
        ("1.5 times", "1.5 times"),
        ("|a|b|\n|-|-|\n|1|2|", "|a|b|\n\\|-|-|\n|1|2|"),
        ("a\\\nb", "a\\\nb"),
    ]);
}

#[test]
fn no_code_that_rustdoc_would_compile() {
    check(&[
        ("```rust\npanic!()\n```", "```text\npanic!()\n```"),
        ("```\na\n", "```text\na\n```"),
        ("~~~\na\n```\n~~~", "````text\na\n```\n````"),
        ("text\n\n    indented\n      more\n\nend", "text\n\n```text\nindented\n  more\n```\n\nend"),
        ("        indented", "```text\n    indented\n```"),
        ("\tindented", "```text\nindented\n```"),
        ("- ```\n  a\n  ```\n- b", "- ```text\n  a\n  ```\n- b"),
        ("> ```\n> a\n> ```\n> b", "> ```text\n> a\n> ```\n>\n> b"),
        ("> ```\nb", "b"),
        ("<p>    x</p>", "x"),
        ("```x``` y", "`x` y"),
    ]);
}

#[test]
fn nothing_hidden_stays() {
    check(&[
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\0b\u{1b}c\u{202e}d\u{2066}e\u{200b}f\u{feff}g", "abcdefg"),
        ("<p>a&#x202e;b&#10;c&#0;d&#xD800;</p>", r"a b c d\&#xD800;"),
        ("<p>a\u{2028}b</p>", "a b"),
        ("*/ \"# {}", "\\*/ \"# {}"),
        ("a&#x202e;b&#10;c&#0;d `&#x202e;`", "ab c\u{fffd}d `&#x202e;`"),
    ]);
}

#[test]
fn hostile_texts_take_linear_time_and_never_fail() {
    let pieces = [
        "<ul><li>",
        "<note>",
        "<b><i>",
        "<a href=\"https://a.example\">",
        "[",
        "[a](",
        "`",
        "`` ` ",
        "<a \"'",
        "<",
        "&",
        "> ",
        "- ",
        "1. ",
        "http://",
        "<pre>",
        "</li>",
        "</ul>",
        "<dl><dt>",
        "<code>",
        "```\n",
        "*",
        "\\",
        "!",
        "<!--",
        "    ",
        "é<",
        "https://a.b).",
        "\n\n",
        "- > ```\n",
        "<p>\n\n```a\n\n",
        "<p>a\n\n- b\n\n",
    ];
    for piece in pieces {
        let ratio = slower(piece);
        assert!(ratio < 10.0, "four times as much {piece:?} takes {ratio:.1} times as long");
    }
    for first in pieces {
        for second in pieces {
            let _ = to_markdown(&format!("{first}{second}x{second}{first}").repeat(20));
        }
    }
}

/// Returns the ratio of the times for a text of this piece and for a quarter of it: the best of some attempts, since others
/// use the caches, too.
fn slower(piece: &str) -> f64 {
    let time = |size: usize| {
        let text = piece.repeat(size / piece.len());
        let start = ThreadTime::now(); // a busy machine gives a thread less time the longer it runs
        let markdown = black_box(to_markdown(&text));
        let took = start.elapsed().as_secs_f64();
        assert!(markdown.len() < size * 20, "{piece:?} became {} bytes", markdown.len());
        took
    };
    let mut least = f64::INFINITY;
    for _ in 0..5 {
        let quarter = time(12_500).max(0.0005);
        least = least.min(time(50_000) / quarter);
        if least < 10.0 {
            break;
        }
    }
    least
}
