//! Sample values fit the constraints of their model.

use ferrosmith_dynamic::Sampler;
use ferrosmith_runtime::{Structure, Value as _, json, validate};

use crate::services::all;

#[test]
fn samples_of_every_operation_are_valid() {
    let (mut count, mut invalid) = (0, Vec::new());
    for operation in all().iter().flat_map(|pair| pair.dynamic.operations()) {
        for (seed, mut sample) in [(1, operation.input()), (2, operation.output())] {
            Sampler::new(seed).fill(&mut sample, &[]);
            count += 1;
            invalid.extend(
                validate::validate(&sample).err().map(|error| format!("{}: {error}", sample.schema().id)),
            );
            // A strict reader takes the text that is written.
            let text = json::to_vec(&sample).unwrap();
            let mut read = ferrosmith_dynamic::DynamicStructure::new(sample.ty());
            json::read(&text, read.open(), &json::Options::default()).unwrap();
            assert_eq!(read, sample);
        }
    }
    assert!(count >= 600, "{count}");
    assert!(invalid.is_empty(), "{} of {count}: {invalid:#?}", invalid.len());
}

#[test]
fn samples_are_the_same_for_the_same_seed() {
    let operation = all().iter().find_map(|pair| pair.dynamic.operation("GetDomain")).unwrap();
    let sample = |seed| {
        let mut output = operation.output();
        Sampler::new(seed).fill(&mut output, &["description"]);
        output
    };
    assert_eq!(sample(1), sample(1));
    assert_ne!(sample(1), sample(2));
    assert!(matches!(sample(1).get("description"), Some(ferrosmith_runtime::Ref::Absent)));
}
