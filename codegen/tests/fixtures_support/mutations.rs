//! Whatever a model says, the generator answers: files or errors, never a panic, never what is no Rust.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use ferrosmith::model::{Json, Source};
use ferrosmith::{Error, Input, generate};

use crate::cases::Case;

const TIME: Duration = Duration::from_secs(2);

/// The number of mutations at least, however long they take on a machine that is busy.
const LEAST: u64 = 20;

/// A small generator of random numbers (xorshift), the same on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or(0)
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

#[test]
fn no_mutation_of_a_model_makes_the_generator_panic() {
    let models = all_models();
    let values = all_values(&models);
    let start = Instant::now();
    let mut seed = 0_u64;
    while seed < LEAST || start.elapsed() < TIME {
        seed += 1;
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (name, model) = random.pick(&models);
        let mut model = model.clone();
        for _ in 0..=random.below(4) {
            mutate(&mut model, &values, &mut random);
        }
        let mut text = model.to_string().into_bytes();
        if random.below(8) == 0 {
            break_bytes(&mut text, &mut random);
        }
        let input = || Input::new(name, [Source { name: "model.json", text: &text }]);
        let outcome = catch_unwind(AssertUnwindSafe(|| generate(&[input()])));
        let said = match outcome {
            // Structures are made as syntax nodes: nothing but this looks whether they are Rust.
            Ok(Ok(generated)) => {
                match generated.files.values().find_map(|text| syn::parse_file(text).err()) {
                    None => continue,
                    Some(error) => error.to_string(),
                }
            }
            Ok(Err(Error::Models(_))) => continue,
            Ok(Err(failure)) => failure.to_string(),
            Err(_) => "a panic, see above".to_owned(),
        };
        panic!("seed {seed}, fixture {name}: {said}\n{}", String::from_utf8_lossy(&text));
    }
}

/// The files of the fixtures.
fn all_models() -> Vec<(String, Json)> {
    let models: Vec<(String, Json)> = Case::all("fixtures")
        .into_iter()
        .flat_map(|case| case.sources.into_iter().map(move |(_, text)| (case.name.clone(), text)))
        .map(|(name, text)| (name, Json::parse(&text).unwrap()))
        .collect();
    assert!(models.len() > 20);
    models
}

/// Everything that stands somewhere in a model, to be put somewhere else, and some things that never do.
fn all_values(models: &[(String, Json)]) -> Vec<Json> {
    let mut values: Vec<Json> =
        ["null", "true", "-1", "0", "1e400", "18446744073709551615", "0.1", "\"\"", "[]", "{}"]
            .iter()
            .filter_map(|text| Json::parse(text).ok())
            .collect();
    values.extend(
        ["\u{0}", "*/", "\"#", "r#", "'", "\\", "𝒳", "a#b$c", "NaN", "\u{202e}"]
            .map(|text| Json::String(text.to_owned())),
    );
    let mut open: Vec<&Json> = models.iter().map(|(_, model)| model).collect();
    while let Some(value) = open.pop() {
        values.push(value.clone());
        match value {
            Json::Array(elements) => open.extend(elements),
            Json::Object(entries) => open.extend(entries.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    values.retain(|value| value.to_string().len() < 2_000);
    values
}

/// Changes one place, anywhere.
fn mutate(place: &mut Json, values: &[Json], random: &mut Random) {
    if random.below(6) != 0 {
        match place {
            Json::Object(entries) if !entries.is_empty() => {
                let at = random.below(entries.len());
                return mutate(&mut entries[at].1, values, random);
            }
            Json::Array(elements) if !elements.is_empty() => {
                let at = random.below(elements.len());
                return mutate(&mut elements[at], values, random);
            }
            _ => {}
        }
    }
    let value = random.pick(values).clone();
    match place {
        Json::Object(entries) if !entries.is_empty() => change_entry(entries, value, values, random),
        Json::Array(elements) if random.below(2) == 0 => elements.push(value),
        place => *place = value,
    }
}

/// Removes, replaces, renames, copies or adds an entry of an object.
fn change_entry(entries: &mut Vec<(String, Json)>, value: Json, values: &[Json], random: &mut Random) {
    let (at, other) = (random.below(entries.len()), random.below(entries.len()));
    let key = random.pick(values).as_str().unwrap_or("a#Extra").to_owned();
    match random.below(5) {
        0 => drop(entries.remove(at)),
        1 => entries[at].1 = value,
        2 => entries[at].0 = key,
        3 => entries[at].1 = entries[other].1.clone(),
        _ => entries.push((key, value)),
    }
}

/// Changes, removes or repeats a few bytes.
fn break_bytes(text: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(3) {
        let at = random.below(text.len());
        match random.below(4) {
            0 => text.truncate(at),
            1 => text.insert(at, random.next().to_le_bytes()[0]),
            2 if at < text.len() => drop(text.remove(at)),
            _ => {
                if let Some(byte) = text.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
    }
}
