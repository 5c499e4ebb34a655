//! Texts and bytes that are malformed.

use crate::random::Random;

impl Random {
    /// The text with some bytes changed, removed, repeated or cut off.
    pub(crate) fn damage(&mut self, text: &[u8]) -> Vec<u8> {
        let mut bytes = text.to_vec();
        for _ in 0..=self.below(3) {
            let place = self.below(bytes.len());
            match self.below(5) {
                0 if !bytes.is_empty() => bytes[place] = self.next() as u8,
                1 if !bytes.is_empty() => drop(bytes.remove(place)),
                2 => bytes.insert(place, self.pick(b"\"\\{}[],:0123456789-+.eEutfn \t\n\x00\x1f\x80\xff")),
                3 => bytes.truncate(place),
                _ => {
                    let end = place + self.below(bytes.len() - place);
                    let copy = bytes[place..end].to_vec();
                    let at = self.below(bytes.len());
                    bytes.splice(at..at, copy);
                }
            }
        }
        bytes
    }
}
