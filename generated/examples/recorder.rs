//! A recorder: exchanges with a service go into a file, one a line, and are replayed from it without the service.
//!
//! Exchanges are found by their input, not by the bytes of the request: its token is another one each time.

use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use generated::bytes::Bytes;
use generated::datazone::{CreateUserProfile, CreateUserProfileInput};
use generated::http::{Request, Response};
use generated::{Document, Operation, ServiceError, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Writes down what a service answers.
struct Recorder<S> {
    service: S,
    file: File,
}

impl<S: FnMut(Request<Bytes>) -> Response<Bytes>> Recorder<S> {
    fn new(service: S, path: &Path) -> Result<Self> {
        Ok(Recorder { service, file: OpenOptions::new().create(true).append(true).open(path)? })
    }

    fn call<O: Operation>(&mut self, input: &O::Input) -> Result<Response<Bytes>> {
        let response = (self.service)(O::request(input)?);
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
        let line = Document::from_iter([
            ("operation", Document::from(O::SCHEMA.name)),
            ("input", input_as_document::<O>(input)?),
            ("status", Document::from(response.status().as_u16())),
            ("errortype", Document::from(header("x-amzn-errortype").unwrap_or_default())),
            ("body", Document::from(std::str::from_utf8(response.body())?)),
        ]);
        writeln!(self.file, "{}", json::to_string(&line)?)?;
        Ok(response)
    }
}

/// Answers as the service did.
struct Replay(Vec<Document>);

impl Replay {
    fn open(path: &Path) -> Result<Self> {
        let lines = fs::read_to_string(path)?;
        let exchanges = lines.lines().map(json::from_str).collect::<std::result::Result<_, _>>();
        Ok(Replay(exchanges?))
    }

    fn call<O: Operation>(&self, input: &O::Input) -> Result<Response<Bytes>> {
        let input = input_as_document::<O>(input)?;
        let found = self.0.iter().find(|of| of["operation"] == O::SCHEMA.name && of["input"] == input);
        let found = found.ok_or_else(|| format!("no such {} was recorded", O::SCHEMA.name))?;
        let text = |key: &str| found[key].as_str().unwrap_or_default();
        let status = found["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        let response = Response::builder().status(status.ok_or("no status")?);
        let response = response.header("x-amzn-errortype", text("errortype"));
        Ok(response.body(Bytes::copy_from_slice(text("body").as_bytes()))?)
    }
}

/// The input in wire format: every member that is set, those of the path and the headers included.
fn input_as_document<O: Operation>(input: &O::Input) -> Result<Document> {
    Ok(json::from_str(&json::to_string(input)?)?)
}

fn main() -> Result<()> {
    let path = scratch_file()?;
    let ada = CreateUserProfileInput::new("dzd_1", "ada");
    let eve = CreateUserProfileInput::new("dzd_1", "eve");

    let service = |request: Request<Bytes>| {
        let known = request.body().starts_with(br#"{"userIdentifier":"ada""#);
        let (status, kind, body) = if known {
            (201, "", r#"{"id":"u-1","status":"NEVER_SEEN"}"#)
        } else {
            (403, "AccessDeniedException", r#"{"message":"not you"}"#)
        };
        let response = Response::builder().status(status).header("x-amzn-errortype", kind);
        response.body(Bytes::from_static(body.as_bytes())).expect("a response")
    };
    let mut recorder = Recorder::new(service, &path)?;
    let recorded = CreateUserProfile::response(&recorder.call::<CreateUserProfile>(&ada)?)?;
    recorder.call::<CreateUserProfile>(&eve)?;
    print!("{}", fs::read_to_string(&path)?);

    let replay = Replay::open(&path)?;
    let replayed = CreateUserProfile::response(&replay.call::<CreateUserProfile>(&ada)?)?;
    assert_eq!(replayed, recorded);
    let error = CreateUserProfile::response(&replay.call::<CreateUserProfile>(&eve)?).unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("AccessDeniedException"), Some("not you")));
    println!("replayed: {error}");

    let bob = CreateUserProfileInput::new("dzd_1", "bob");
    let missing = replay.call::<CreateUserProfile>(&bob).unwrap_err();
    assert_eq!(missing.to_string(), "no such CreateUserProfile was recorded");
    Ok(fs::remove_file(path)?)
}

/// An empty file of this process.
fn scratch_file() -> Result<PathBuf> {
    let path = std::env::temp_dir().join(format!("ferrosmith-recorder-{}.jsonl", std::process::id()));
    File::create(&path)?;
    Ok(path)
}
