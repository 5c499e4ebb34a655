//! JSON texts of any kind.

use crate::random::Random;

impl Random {
    /// A JSON text of any kind.
    pub(crate) fn json(&mut self, depth: usize) -> String {
        let scalars = [
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5e-3",
            "12345678901234567890",
            "\"\"",
            "\"\\u00e9\\n\"",
            "\"😀\\ud83d\\ude00\"",
            "\"plain text, longer than a word\"",
        ];
        let count = self.below(4);
        match if depth == 0 { 0 } else { self.below(3) } {
            0 => self.pick(&scalars).to_owned(),
            1 => format!("[{}]", (0..count).map(|_| self.json(depth - 1)).collect::<Vec<_>>().join(", ")),
            _ => {
                let mut entry = || {
                    let key = self.pick(&["\"a\"", "\"b\"", "\"next\"", "\"\\t\""]);
                    format!("{key}: {}", self.json(depth - 1))
                };
                format!("{{{}}}", (0..count).map(|_| entry()).collect::<Vec<_>>().join(" ,\n"))
            }
        }
    }
}
