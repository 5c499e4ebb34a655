//! Services without generated code: the runtime's schemas, and values of them, made from a model at run time.
//!
//! The codecs and protocols of `ferrosmith-runtime` work by schemas. In generated code these are static tables; here they
//! are made when a model is loaded, from the same intermediate representation, and [`DynamicStructure`] and its like take
//! the place of generated types. What reads and writes them is the same code.
//!
//! ```
//! use ferrosmith::model::Source;
//! use ferrosmith_dynamic::Service;
//! use ferrosmith_runtime::{Value, json};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let model = br#"{
//!     "smithy": "2.0",
//!     "shapes": {
//!         "example#Weather": {
//!             "type": "service",
//!             "version": "1",
//!             "operations": [{ "target": "example#GetForecast" }],
//!             "traits": { "aws.protocols#awsJson1_0": {} }
//!         },
//!         "example#GetForecast": {
//!             "type": "operation",
//!             "input": { "target": "example#Place" }
//!         },
//!         "example#Place": {
//!             "type": "structure",
//!             "members": { "city": { "target": "smithy.api#String" } }
//!         }
//!     }
//! }"#;
//! let service = Service::load(&[Source { name: "weather.json", text: model }])?;
//! let operation = service.operation("GetForecast").ok_or("no such operation")?;
//! let mut input = operation.input();
//! json::read(br#"{"city": "Oslo"}"#, input.open(), &json::Options::default())?;
//!
//! let request = operation.any().request(None, &input, &Default::default())?;
//! assert_eq!(request.headers()["x-amz-target"], "Weather.GetForecast");
//! assert_eq!(request.body(), r#"{"city":"Oslo"}"#);
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

// From a model to types and schemas.
mod leak;
mod schemas;
mod types;

// Values of such types.
mod value;

// Values for people, and by themselves.
mod sample;
pub mod text;

// Entry points.
mod error;
mod operation;
mod service;

// Streams of events: below what they add methods to, since documentation lists these in the order of the source.
pub mod events;

pub use error::{DynamicError, Error};
pub use operation::Operation;
pub use sample::Sampler;
pub use service::Service;
pub use types::{Element, IntEnumType, StructureType, Type, UnionType};
pub use value::{
    DynamicEnum, DynamicIntEnum, DynamicList, DynamicMap, DynamicStructure, DynamicUnion, DynamicValue,
};
