//! Comments say what a thing is or does. One that begins with a question word is a riddle, or half a sentence.

use crate::sources::below;

/// The words that no comment begins with.
const REFUSED: [&str; 3] = ["What", "Whether", "How"];

/// The beginnings of sections on errors.
const SENTENCES: [&str; 3] = ["Returns", "Always returns", "The same"];

/// The files with comments, by the end of their names, and the marks of these.
const LANGUAGES: [(&str, &[&str]); 4] =
    [(".rs", &["///", "//!", "//"]), (".toml", &["#"]), (".py", &["#", "\"\"\""]), (".ci/run", &["#"])];

#[test]
fn no_comment_begins_with_a_question_word() {
    let files = below("", |path| LANGUAGES.iter().any(|(end, _)| path.ends_with(end)));
    assert!(files.len() > 500, "only {} files", files.len());
    let mut faults = Vec::new();
    for file in &files {
        let marks =
            LANGUAGES.iter().find(|(end, _)| file.path.ends_with(end)).map_or(&[][..], |(_, marks)| marks);
        let found = refused(&file.text, marks).into_iter();
        faults.extend(found.map(|(line, text)| format!("{}:{line}: {text}", file.path)));
    }
    assert!(
        faults.is_empty(),
        "say it plainly, such as `Returns the …`, `An error that …`, `If true, …`:\n{}",
        faults.join("\n")
    );
}

/// Generated code has comments that stand in the generator as texts.
#[test]
fn no_text_of_the_generator_begins_with_a_question_word() {
    let mut faults = Vec::new();
    for file in below("codegen/src", |path| path.ends_with(".rs")) {
        for (index, line) in file.text.lines().enumerate() {
            let texts = line.split('"').skip(1).step_by(2);
            let questions = texts.filter(|text| is_refused(text) && text.contains(' '));
            faults.extend(questions.map(|text| format!("{}:{}: {text:?}", file.path, index + 1)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Sections on errors are sentences, as the standard library's are.
#[test]
fn sections_on_errors_are_sentences() {
    let mut faults = Vec::new();
    for file in below("", |path| path.ends_with(".rs")) {
        let found = no_sentences(&file.text).into_iter();
        faults.extend(found.map(|(line, text)| format!("{}:{line}: {text}", file.path)));
    }
    assert!(faults.is_empty(), "begin with one of {SENTENCES:?}:\n{}", faults.join("\n"));
}

#[test]
fn faults_in_sections_on_errors_are_found() {
    let lines = |text: &str| no_sentences(text).into_iter().map(|(line, _)| line).collect::<Vec<_>>();
    assert_eq!(lines("/// # Errors\n/// When it is late.\nfn a() {}"), [2]);
    assert_eq!(lines("/// # Errors\n///\n/// A line.\nfn a() {}"), [3]);
    assert_eq!(lines("/// # Errors\n/// Returns an error if it is late.\nfn a() {}"), []);
    assert_eq!(lines("/// # Errors\nfn a() {}"), [2]);
}

#[test]
fn faults_are_found() {
    let rust = LANGUAGES[0].1;
    let lines = |text: &str| refused(text, rust).into_iter().map(|(line, _)| line).collect::<Vec<_>>();
    assert_eq!(lines("/// What it is.\nstruct A;"), [1]);
    assert_eq!(lines("struct A; // Whether it is\n    //! How it is"), [1, 2]);
    assert_eq!(lines("/// It says\n/// What follows in a sentence."), []);
    assert_eq!(lines("/// It says.\n///\n/// How it does."), [3]);
    assert_eq!(lines("// A note.\n/// What it is."), [2]);
    assert_eq!(lines("/// However. Whatever it is."), []);
    assert_eq!(lines("let text = \"// What is in a text\";"), []);
    assert_eq!(refused("#!/bin/sh\n# What it runs", &["#"]).len(), 1);
    assert_eq!(refused("\"\"\"How it is done.\"\"\"", LANGUAGES[2].1).len(), 1);
}

/// Returns the lines after the title of a section on errors that begin with no sentence.
fn no_sentences(text: &str) -> Vec<(usize, &str)> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let titles = lines.iter().enumerate().filter(|(_, line)| **line == "/// # Errors");
    let sections = titles.map(|(at, _)| if lines.get(at + 1) == Some(&"///") { at + 2 } else { at + 1 });
    let sections = sections.map(|at| (at + 1, lines.get(at).copied().unwrap_or_default()));
    sections
        .filter(|(_, line)| !SENTENCES.iter().any(|begin| line.starts_with(&format!("/// {begin} "))))
        .collect()
}

/// Returns the lines with a comment, or a paragraph of one, that begins with a refused word.
fn refused<'a>(text: &'a str, marks: &[&str]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    let mut before: Option<(&str, &str)> = None;
    for (index, line) in text.lines().enumerate() {
        let own = comment(line.trim_start(), marks);
        let goes_on =
            own.zip(before).is_some_and(|((mark, _), (last, text))| mark == last && !text.is_empty());
        let begun = if own.is_some() { own } else { trailing(line, marks) };
        if !goes_on && begun.is_some_and(|(_, text)| is_refused(text)) {
            found.push((index + 1, line.trim()));
        }
        before = own;
    }
    found
}

/// Returns the mark and the text of a line that is a comment.
fn comment<'a>(line: &'a str, marks: &[&'a str]) -> Option<(&'a str, &'a str)> {
    let line = if line.starts_with("#!") { "" } else { line };
    marks.iter().find_map(|mark| Some((*mark, line.strip_prefix(mark)?.trim())))
}

/// Returns the mark and the text of a comment behind code: one behind an even number of quotes.
fn trailing<'a>(line: &'a str, marks: &[&'a str]) -> Option<(&'a str, &'a str)> {
    let mark = marks.iter().rfind(|mark| !mark.starts_with('"'))?;
    let at = line
        .match_indices(&format!(" {mark} "))
        .map(|(at, _)| at)
        .find(|at| line[..*at].matches('"').count().is_multiple_of(2))?;
    comment(&line[at + 1..], marks)
}

fn is_refused(text: &str) -> bool {
    REFUSED.iter().any(|word| {
        let rest = text.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()) && !rest.is_empty())
    })
}
