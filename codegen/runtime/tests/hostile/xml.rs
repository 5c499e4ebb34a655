//! XML.

use ferrosmith_runtime::xml::read;

use super::sides;
use super::trap::Outcome::{self, Read, Refused};
use super::trap::{numbered, repeated, trap};
use super::xml_shapes::Shelf;

fn reads(bytes: &[u8]) -> bool {
    sides::reads::<Shelf>(bytes, read)
}

fn text(name: &str, outcome: Outcome, most: usize, parts: [&str; 3]) {
    trap(name, outcome, most, |size| repeated(parts, size), reads);
}

fn numbers(name: &str, outcome: Outcome, most: usize, both: [&str; 2], part: impl Fn(usize) -> String) {
    trap(name, outcome, most, |size| numbered(both, &part, size), reads);
}

#[test]
fn entities() {
    // None is defined by the document: what could expand is refused before it is read.
    let mut laughs = "<!DOCTYPE a [<!ENTITY l0 \"lol\">".to_owned();
    for level in 1..10 {
        let inner = format!("&l{};", level - 1).repeat(10);
        laughs += &format!("<!ENTITY l{level} \"{inner}\">");
    }
    text("billion laughs", Refused, 0, [&laughs, "<!ENTITY x \"&l9;\">", "]><a><Label>&l9;</Label></a>"]);
    text("laughs without a definition", Refused, 1, ["<a><Label>", "&lol;", "</Label></a>"]);
    for (name, entity) in [("named", "&lt;"), ("decimal", "&#65;"), ("hexadecimal", "&#x10FFFF;")] {
        text(name, Read, 3, ["<a><Label>", entity, "</Label></a>"]);
        text(name, Read, 3, ["<a type='", entity, "'/>"]);
        text(name, Read, 2, ["<a><u>", entity, "</u></a>"]);
    }
    text("digits of an entity", Refused, 2, ["<a><Label>&#", "0", "65;</Label></a>"]);
    text("ampersands", Refused, 1, ["<a><Label>", "&", "</Label></a>"]);
}

#[test]
fn depth() {
    for name in ["inner", "choice", "u", "tags"] {
        text(name, Refused, 1, ["<a>", &format!("<{name}>"), ""]);
    }
    let deep = "<u>".repeat(380) + &"</u>".repeat(380);
    text("skipped at the limit", Read, 1, ["<a>", &deep, "</a>"]);
    let deep = "<inner>".repeat(120) + &"</inner>".repeat(120);
    text("at the limit", Read, 10, ["<a>", &deep, "</a>"]);
    let deep = format!("<a>{}", "<inner>".repeat(120));
    text(
        "a long text below",
        Read,
        3,
        [&(deep + "<Label>"), "x", &("</Label>".to_owned() + &"</inner>".repeat(120) + "</a>")],
    );
    let unknown = "<x>".repeat(120) + &"</x>".repeat(120);
    // An object takes room for eleven members as soon as it has one.
    text("an unknown member", Read, 150, ["<a><choice><x>", &unknown, "</x></choice></a>"]);
}

#[test]
fn attributes() {
    numbers("unknown ones", Read, 1, ["<a", "/>"], |number| format!(" b{number}='{number}'"));
    numbers("a known one behind them", Read, 1, ["<a", " type='x'/>"], |number| format!(" b{number}=''"));
    text("the known one again", Refused, 1, ["<a", " type='x'", "/>"]);
    text("one of a name again", Read, 1, ["<a", " b=''", "/>"]);
    text("namespaces", Read, 1, ["<a", " xmlns:a='urn:a'", "/>"]);
    text("a long one", Read, 3, ["<a type='", "é", "'/>"]);
    text("spaces", Read, 1, ["<a", " \n", "/>"]);
    text("no end", Refused, 1, ["<a b='", "x", ""]);
    numbers("of an unknown member", Read, 60, ["<a><choice><x", "/></choice></a>"], |number| {
        format!(" b{number}='{number}'")
    });
}

#[test]
fn elements() {
    numbers("unknown ones", Read, 1, ["<a>", "</a>"], |number| format!("<u{number}/>"));
    text("one again", Read, 1, ["<a>", "<Label>x</Label>", "</a>"]);
    text("a list again", Read, 1, ["<a>", "<books><item>x</item></books>", "</a>"]);
    text("flattened", Read, 4, ["<a>", "<flat>1</flat>", "</a>"]);
    text("flattened in turns", Read, 4, ["<a>", "<flat>1</flat><Label/>", "</a>"]);
    text("of a list", Read, 12, ["<a><books>", "<item/>", "</books></a>"]);
    text("a key again", Read, 1, ["<a><tags>", "<entry><K>k</K><value>v</value></entry>", "</tags></a>"]);
    numbers("keys", Read, 8, ["<a><tags>", "</tags></a>"], |number| {
        format!("<entry><K>{number}</K><value/></entry>")
    });
    numbers("flattened keys", Read, 8, ["<a>", "</a>"], |number| {
        format!("<Pair><key>{number}</key><value>1</value></Pair>")
    });
    text(
        "values of one entry",
        Read,
        1,
        ["<a><tags><entry>", "<value>v</value>", "<K>k</K></entry></tags></a>"],
    );
    text("members of a union", Refused, 1, ["<a><choice>", "<number>1</number>", "</choice></a>"]);
    numbers("of an unknown member", Read, 40, ["<a><choice><x>", "</x></choice></a>"], |number| {
        format!("<b{number}/>")
    });
    text("of one name in an unknown member", Read, 60, ["<a><choice><x>", "<b/>", "</x></choice></a>"]);
    text("a long name", Read, 1, ["<a><", "u", "/></a>"]);
    text("a long name with prefixes", Read, 1, ["<a><", "u:", "u/></a>"]);
    text("ends with spaces", Read, 1, ["<a>", "<u></u   >", "</a>"]);
}

#[test]
fn texts() {
    for [name, part] in
        [["comments", "x<!-- - -->"], ["instructions", "x<?y?>"], ["sections", "<![CDATA[x]]>"]]
    {
        text(name, Read, 3, ["<a><Label>", part, "</Label></a>"]);
        text(name, Read, 1, ["<a><u>", part, "</u></a>"]);
        text(name, Read, 4, ["<a><choice><x>", part, "</x></choice></a>"]);
    }
    text("brackets", Read, 3, ["<a><Label><![CDATA[", "]]", "]]></Label></a>"]);
    text("dashes", Read, 1, ["<a><!--", "--", "--></a>"]);
    text("starts of comments", Refused, 1, ["<a>", "<!--", "</a>"]);
    text("starts of sections", Refused, 1, ["<a>", "<![CDATA[", "</a>"]);
    text("ends of lines", Read, 4, ["<a><Label>", "\r\n\r", "</Label></a>"]);
    text("white space", Read, 1, ["<a>", " \n", "</a>"]);
    text("no characters", Refused, 1, ["<a><Label>", "\u{ffff}", "</Label></a>"]);
    text("digits", Refused, 1, ["<a><flat>", "9", "</flat></a>"]);
    text("base64", Read, 3, ["<a><data>", "AAAA", "</data></a>"]);
    text("a time", Refused, 1, ["<a><since>2018-01-09T20:51:21.", "1", "</since></a>"]);
}
