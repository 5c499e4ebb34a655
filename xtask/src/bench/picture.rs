//! A bar chart of a few rows as SVG: each row's bars are to the scale of the longer one.

use super::front::{Better, Line};

const WIDTH: f64 = 820.0;
/// From where the bars start, and how long the longest is.
const LEFT: f64 = 16.0;
const LONGEST: f64 = 520.0;
const ROW: f64 = 74.0;
const BAR: f64 = 16.0;

/// Colours for light and for dark pages.
const STYLE: &str = "\
text { font: 13px sans-serif; fill: #24292f } .note { fill: #57606a }
.ours { fill: #b7410e } .theirs { fill: #8c959f }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .note { fill: #9198a1 } .ours { fill: #f0883e } }";

/// Draws the chart.
pub(super) fn draw(lines: &[Line]) -> String {
    let height = ROW * lines.len() as f64 + 8.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n\
         <title>ferrosmith and its peers, measured</title>\n<style>\n{STYLE}\n</style>\n"
    );
    for (index, line) in lines.iter().enumerate() {
        svg += &row(line, ROW * index as f64);
    }
    svg + "</svg>\n"
}

fn row(line: &Line, top: f64) -> String {
    let note = match line.better {
        Better::Less => "less is better",
        Better::More => "more is better",
    };
    let longer = line.ratio.max(1.0);
    let [ours, theirs] = [line.ratio, 1.0].map(|length| LONGEST * length / longer);
    let title = format!("{} <tspan class=\"note\">({note})</tspan>", escaped(&line.what));
    text(LEFT, top + 20.0, &title)
        + &bar("ours", top + 28.0, ours, &format!("ferrosmith {}", line.ours))
        + &bar("theirs", top + 46.0, theirs, &format!("{} {}", line.peer, line.theirs))
}

/// Returns a bar with its label.
fn bar(class: &str, top: f64, length: f64, label: &str) -> String {
    let bar = format!(
        "<rect class=\"{class}\" x=\"{LEFT}\" y=\"{top}\" width=\"{length:.1}\" height=\"{BAR}\"/>\n"
    );
    bar + &text(LEFT + length + 6.0, top + 13.0, &escaped(label))
}

fn text(x: f64, y: f64, content: &str) -> String {
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\">{content}</text>\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_bar_has_the_whole_length() {
        let line = |ratio, better| Line {
            what: "a < b".to_owned(),
            ours: "1 s".to_owned(),
            peer: "peer 1.0".to_owned(),
            theirs: "4 s".to_owned(),
            ratio,
            better,
        };
        let svg = draw(&[line(0.25, Better::Less), line(2.0, Better::More)]);
        assert!(svg.contains("a &lt; b"), "{svg}");
        let widths: Vec<&str> =
            svg.split("width=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(widths, ["130.0", "520.0", "520.0", "260.0"]);
    }
}
