//! The source of an import: a wheel, or a folder with the same data.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::error::Error;
use super::fields::{Fields, Node};
use super::json;
use super::release::{Origin, SourceFile, SourceFiles};
use crate::model::nearest::{did_you_mean, meant_or};

/// The maximum size in bytes of a wheel, and of a service's file, uncompressed.
const LARGEST: u64 = 256 << 20;

/// The data of a release of botocore.
pub(super) struct Release {
    /// The path of the wheel or the folder, as it is given.
    place: String,
    /// Its name, of which a model tells where it comes from.
    name: String,
    version: Option<String>,
    kind: ReleaseKind,
}

enum ReleaseKind {
    Wheel {
        /// The central directory is read once, and shared by copies.
        archive: ZipArchive<Cursor<Arc<[u8]>>>,
        /// The indices of files in the archive, by name.
        files: BTreeMap<String, usize>,
        sha256: String,
    },
    Directory(PathBuf),
}

impl Release {
    /// Opens a wheel or a folder.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let place = path.display().to_string();
        if path.is_dir() {
            let data =
                ["botocore/data", "data"].map(|inner| path.join(inner)).into_iter().find(|p| p.is_dir());
            let data = data.unwrap_or_else(|| path.to_owned());
            return Ok(Self {
                place,
                name,
                version: installed_version(&data),
                kind: ReleaseKind::Directory(data),
            });
        }
        let unread = |error| Error::of_file(path.display(), format!("cannot be read: {error}"));
        let file = fs::File::open(path).map_err(unread)?;
        let bytes = whole(&place, file)?;
        let fail = |error| {
            let found = format!("a file that is not a wheel: {error}");
            let hint = "download one with `pip download --no-deps botocore`";
            Error::new(found, "a wheel of botocore, or a folder with its data", hint).of(path.display())
        };
        let sha256 = hexadecimal(&Sha256::digest(&bytes));
        let archive = ZipArchive::new(Cursor::new(Arc::from(bytes))).map_err(fail)?;
        let names: Vec<String> = archive.file_names().flatten().map(Cow::into_owned).collect();
        let index = |name: &String| {
            Some((name.strip_prefix("botocore/data/")?.to_owned(), archive.index_for_name(name)?))
        };
        let files: BTreeMap<String, usize> = names.iter().filter_map(index).collect();
        // A wheel's name is `package-version-…`.
        let version = name.split('-').nth(1).map(str::to_owned);
        Ok(Self { place, name, version, kind: ReleaseKind::Wheel { archive, files, sha256 } })
    }

    /// Returns the files of the newest version of a service.
    pub(super) fn service(&self, service: &str) -> Result<SourceFiles, Error> {
        let version = self.newest(service)?;
        let folder = format!("{service}/{version}");
        let read = |name: &str| self.json(&format!("{folder}/{name}"));
        let missing =
            || Error::new(format!("no `service-2.json` in `{folder}`"), "that file", "").of(&self.place);
        let mut description = read("service-2")?.ok_or_else(missing)?;
        if let Some(extras) = read("service-2.sdk-extras")? {
            description = merged(description, &extras)?;
        }
        Ok(SourceFiles {
            origin: self.origin(&description.name)?,
            service: description,
            paginators: match (read("paginators-1")?, read("paginators-1.sdk-extras")?) {
                (Some(base), Some(extras)) => Some(merged(base, &extras)?),
                (base, _) => base,
            },
            waiters: read("waiters-2")?,
            endpoint_rules: read("endpoint-rule-set-1")?,
        })
    }

    /// Returns the file of partitions, which all services share.
    pub(super) fn partitions(&self) -> Result<Option<SourceFile>, Error> {
        self.json("partitions")
    }

    /// Returns the name of the package and its version, where the source tells it.
    pub(super) fn release(&self) -> Option<String> {
        self.version.as_ref().map(|version| format!("botocore {version}"))
    }

    fn origin(&self, file: &str) -> Result<Origin, Error> {
        let (name, sha256) = match &self.kind {
            ReleaseKind::Wheel { sha256, .. } => (&*self.name, sha256.clone()),
            ReleaseKind::Directory(_) => {
                (file, hexadecimal(&Sha256::digest(self.bytes(file)?.unwrap_or_default())))
            }
        };
        Ok(Origin { name: name.to_owned(), version: self.version.clone(), sha256 })
    }

    /// Returns the newest version: versions are dates, whose alphabetical order is that of time.
    fn newest(&self, service: &str) -> Result<String, Error> {
        let prefix = format!("{service}/");
        let services = self.services();
        if services.is_empty() {
            let hint = "name a wheel of botocore, or the folder `botocore` of an installed one";
            return Err(Error::new("no services", "the data of botocore", hint).of(&self.place));
        }
        let versions: BTreeSet<String> = match &self.kind {
            ReleaseKind::Wheel { files, .. } => {
                let inside = files.keys().filter_map(|name| name.strip_prefix(&prefix));
                inside
                    .filter_map(|rest| rest.split_once('/'))
                    .map(|(version, _)| version.to_owned())
                    .collect()
            }
            ReleaseKind::Directory(data) => {
                let folder = services.contains(service).then(|| data.join(service));
                folder.iter().flat_map(|folder| folders(folder)).collect()
            }
        };
        versions.into_iter().next_back().ok_or_else(|| {
            let meant = did_you_mean(service, services.iter().map(String::as_str));
            let hint = meant_or(meant, "take the name of a folder in botocore's `data`");
            Error::new(format!("no service `{service}`"), "the name of a service", hint).of(&self.place)
        })
    }

    /// Returns the names of all services: folders of folders.
    fn services(&self) -> BTreeSet<String> {
        let first = |name: &String| Some(name.split_once('/')?.0.to_owned());
        match &self.kind {
            ReleaseKind::Wheel { files, .. } => files.keys().filter_map(first).collect(),
            ReleaseKind::Directory(data) => {
                folders(data).filter(|name| folders(&data.join(name)).next().is_some()).collect()
            }
        }
    }

    /// Reads `<path>.json` or `<path>.json.gz`.
    fn json(&self, path: &str) -> Result<Option<SourceFile>, Error> {
        for extension in ["json.gz", "json"] {
            let name = format!("{path}.{extension}");
            let Some(bytes) = self.bytes(&name)? else {
                continue;
            };
            let bytes =
                if extension == "json.gz" { whole(&name, GzDecoder::new(bytes.as_slice()))? } else { bytes };
            let content = json::parse(&bytes).map_err(|error| Error::of_file(&name, error))?;
            return Ok(Some(SourceFile { name, content }));
        }
        Ok(None)
    }

    fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let fail = |error: &dyn std::fmt::Display| Error::of_file(name, error);
        match &self.kind {
            ReleaseKind::Wheel { archive, files, .. } => {
                let Some(index) = files.get(name) else {
                    return Ok(None);
                };
                let mut archive = archive.clone();
                let file = archive.by_index(*index).map_err(|error| fail(&error))?;
                whole(name, file).map(Some)
            }
            ReleaseKind::Directory(data) => {
                let path = data.join(name);
                if !path.is_file() {
                    return Ok(None);
                }
                let file = fs::File::open(path).map_err(|error| fail(&error))?;
                whole(name, file).map(Some)
            }
        }
    }
}

/// Returns the names of the folders in a folder.
fn folders(folder: &Path) -> impl Iterator<Item = String> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned())
}

/// Returns the version of an installed package, from the metadata beside its data.
fn installed_version(data: &Path) -> Option<String> {
    let package = fs::read_to_string(data.parent()?.join("__init__.py")).ok()?;
    let line = package.lines().find_map(|line| line.strip_prefix("__version__ = "))?;
    Some(line.trim_matches(['\'', '"']).to_owned())
}

/// Reads up to the end, or to a size: a device has no end, and what is packed may be large.
fn whole(name: &str, reader: impl Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = reader.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| Error::of_file(name, format!("cannot be read: {error}")))?;
    if bytes.len() as u64 > LARGEST {
        let found = format!("more than {LARGEST} bytes");
        return Err(Error::new(found, "a file that is smaller", "").of(name));
    }
    Ok(bytes)
}

/// Returns `base` with the parts of `extras` under `merge` added.
fn merged(mut base: SourceFile, extras: &SourceFile) -> Result<SourceFile, Error> {
    let mut fields = Fields::open(Node::root(&extras.name, &extras.content), "merge")?;
    let merge = fields.need("merge")?;
    fields.finish()?;
    json::merge(&mut base.content, merge.value);
    Ok(base)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
