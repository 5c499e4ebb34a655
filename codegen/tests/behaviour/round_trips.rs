//! Random values of operations, written by one side and read by the other, in every protocol of the service. The same
//! over real models is `cargo xtask corpus --round-trip`.

use ferrosmith_runtime::protocol::{self, Protocol};
use ferrosmith_runtime::{ClientOptions, Operation, Ref, ServerOptions, StructureShape, equal};

use crate::goldens::{http_bindings, protocols};
use crate::random::Random;

const VALUES: u64 = 100;

/// Checks an operation, and returns the number of its protocols.
fn check<O: Operation>() -> usize {
    let all = protocol::of_service(O::SERVICE);
    all.map(|protocol| {
        for seed in 0..VALUES {
            let mut random = Random::new(seed, O::NAME);
            request::<O>(protocol, &mut random);
            response::<O>(protocol, &mut random);
        }
    })
    .count()
}

fn drawn<T: StructureShape>(random: &mut Random) -> T {
    let mut value = T::initial();
    random.structure(&mut value, 0);
    value
}

fn request<O: Operation>(protocol: &'static dyn Protocol, random: &mut Random) {
    let input: O::Input = drawn(random);
    let written = |input: &O::Input| O::request_with(protocol, input, &ClientOptions::default()).unwrap();
    let request = written(&input);
    let read = O::parse_request_with(protocol, &request, &ServerOptions::default().unchecked());
    let read = read.unwrap_or_else(|rejection| panic!("{}: {rejection}: {input:?}", protocol.id()));
    // A form does not tell all empty values from absent ones: there the message that is written again counts.
    let is_same = equal(Ref::Structure(&input), Ref::Structure(&read))
        || protocol.id().ends_with("Query") && written(&read).body() == request.body();
    assert!(is_same, "{}: {input:?}\nread as {read:?}", protocol.id());
}

fn response<O: Operation>(protocol: &'static dyn Protocol, random: &mut Random) {
    let output: O::Output = drawn(random);
    let response = O::respond_with(protocol, Ok(&output)).unwrap();
    let read = O::response_with(protocol, &response);
    let read = read.unwrap_or_else(|error| panic!("{}: {error}: {output:?}", protocol.id()));
    let is_same = equal(Ref::Structure(&output), Ref::Structure(&read));
    assert!(is_same, "{}: {output:?}\nread as {read:?}", protocol.id());
}

#[test]
fn what_one_side_writes_the_other_reads() {
    assert_eq!(check::<protocols::Ask>(), 6);
    assert_eq!(check::<http_bindings::PutThing>(), 1);
    assert_eq!(check::<http_bindings::ListThings>(), 1);
}
