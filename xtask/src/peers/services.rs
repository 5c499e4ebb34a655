//! The crate of the services that peers speak, and the program that calls them.

use std::path::{Path, PathBuf};

use ferrosmith::files::Mode;
use ferrosmith::{Build, Clients};

use super::BoxError;
use super::tools::folder;
use crate::beside::MODELS;
use crate::packages::{debug_program, lock, patient_cargo, write_changed, write_manifest, write_sources};

/// A service that some peer speaks.
struct Service {
    /// The name of its module.
    name: &'static str,
    /// The name of its model in a folder of models.
    model: &'static str,
    /// The operations that the program calls, and no others: it compiles in half a minute.
    operations: &'static str,
}

const SERVICES: [Service; 11] = [
    Service {
        name: "dynamodb",
        model: "dynamodb",
        operations: "BatchGetItem BatchWriteItem CreateTable DeleteItem DeleteTable DescribeTable GetItem ListTables \
                     ListTagsOfResource PutItem Query Scan TagResource TransactWriteItems UpdateItem",
    },
    Service {
        name: "events",
        model: "eventbridge",
        operations: "CreateEventBus DeleteEventBus DeleteRule DescribeRule DisableRule ListEventBuses ListRules \
                     ListTargetsByRule PutEvents PutRule PutTargets RemoveTargets",
    },
    Service {
        name: "iam",
        model: "iam",
        operations: "CreateAccessKey CreateUser DeleteUser GetUser ListUserPolicies ListUsers PutUserPolicy",
    },
    Service {
        name: "kinesis",
        model: "kinesis",
        operations: "AddTagsToStream CreateStream DeleteStream DescribeStream DescribeStreamSummary GetRecords \
                     GetShardIterator ListShards ListStreams ListTagsForStream PutRecord PutRecords",
    },
    Service {
        name: "kms",
        model: "kms",
        operations: "CancelKeyDeletion CreateAlias CreateKey Decrypt DescribeKey DisableKey EnableKey Encrypt \
                     GenerateDataKey GenerateRandom GetPublicKey ListAliases ListKeys ListResourceTags \
                     ScheduleKeyDeletion Sign TagResource Verify",
    },
    Service {
        name: "s3",
        model: "s3",
        operations: "AbortMultipartUpload CompleteMultipartUpload CopyObject CreateBucket CreateMultipartUpload \
                     DeleteBucket DeleteObject DeleteObjects GetBucketLocation GetBucketTagging \
                     GetBucketVersioning GetObject GetObjectTagging HeadBucket HeadObject ListBuckets \
                     ListMultipartUploads ListObjectVersions ListObjectsV2 PutBucketTagging PutBucketVersioning \
                     PutObject PutObjectTagging UploadPart",
    },
    Service {
        name: "secretsmanager",
        model: "secrets-manager",
        operations: "BatchGetSecretValue CreateSecret DeleteSecret DescribeSecret GetRandomPassword GetSecretValue \
                     ListSecretVersionIds ListSecrets PutSecretValue RestoreSecret TagResource UpdateSecret",
    },
    Service {
        name: "sqs",
        model: "sqs",
        operations: "ChangeMessageVisibility CreateQueue DeleteMessage DeleteMessageBatch DeleteQueue \
                     GetQueueAttributes GetQueueUrl ListQueueTags ListQueues PurgeQueue ReceiveMessage SendMessage \
                     SendMessageBatch SetQueueAttributes TagQueue",
    },
    Service {
        name: "ssm",
        model: "ssm",
        operations: "AddTagsToResource DeleteParameter DeleteParameters DescribeParameters GetParameter \
                     GetParameterHistory GetParameters GetParametersByPath LabelParameterVersion \
                     ListTagsForResource PutParameter",
    },
    Service {
        name: "stepfunctions",
        model: "sfn",
        operations: "CreateStateMachine DeleteStateMachine DescribeExecution DescribeStateMachine \
                     GetExecutionHistory ListExecutions ListStateMachines StartExecution StopExecution TagResource \
                     UpdateStateMachine",
    },
    Service { name: "sts", model: "sts", operations: "GetCallerIdentity" },
];

/// Returns the program, built; without models the reason why it cannot be.
pub(super) fn program(models: Option<&Path>) -> Result<Result<PathBuf, String>, BoxError> {
    let models = match models.map_or_else(|| MODELS.place(), |models| Ok(models.to_owned())) {
        Ok(models) => models,
        Err(problem) => return Ok(Err(problem)),
    };
    let workspace = folder().join("rust");
    generate(&models, &workspace.join("services"))?;
    let driver = workspace.join("driver");
    write_manifest(&driver, "driver", DRIVER_SECTIONS)?;
    write_sources(&driver, DRIVER)?;
    write_changed(
        &workspace.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"services\", \"driver\"]\n\n[profile.dev]\ndebug = false\n",
    )?;
    lock(&workspace)?;
    let mut build = patient_cargo(&workspace);
    build.args(["build", "--package", "driver", "--target-dir"]).arg(workspace.join("target"));
    if !build.status()?.success() {
        let place = workspace.display();
        return Err(format!("the program that calls peers does not compile; it is in {place}").into());
    }
    Ok(Ok(debug_program(&workspace, "driver")))
}

/// Writes the crate of the services.
fn generate(models: &Path, folder: &Path) -> Result<(), BoxError> {
    let mut build = Build::new().clients(Clients::Always);
    for Service { name, model, operations } in SERVICES {
        build = build
            .operations(operations.split(' '))
            .service(name, [models.join(model).with_extension("json")]);
    }
    let written = build.write(&folder.join("src"), Mode::Write)?;
    if !written.changes.is_success() {
        return Err(written.changes.text("cargo xtask peers").into());
    }
    let features = |name: &str| {
        let needed = written.runtime_features.get(name).into_iter().flatten();
        let needed: Vec<String> = needed.map(|feature| format!("\"ferrosmith-runtime/{feature}\"")).collect();
        format!("{name} = [{}]\n", needed.join(", "))
    };
    let names: Vec<String> = written.services.iter().map(|name| format!("{name:?}")).collect();
    let sections = format!(
        "[features]\ndefault = [{}]\n{}\n\
         [dependencies]\n\
         ferrosmith-client = {{ path = \"../../../../codegen/client\" }}\n\
         ferrosmith-runtime = {{ path = \"../../../../codegen/runtime\" }}\n",
        names.join(", "),
        written.services.iter().map(|name| features(name)).collect::<String>(),
    );
    Ok(write_manifest(folder, "services", &sections)?)
}

const DRIVER: [(&str, &str); 13] = [
    ("main.rs", include_str!("driver/main.rs")),
    ("peer.rs", include_str!("driver/peer.rs")),
    ("auth.rs", include_str!("driver/auth.rs")),
    ("dynamodb.rs", include_str!("driver/dynamodb.rs")),
    ("events.rs", include_str!("driver/events.rs")),
    ("iam.rs", include_str!("driver/iam.rs")),
    ("kinesis.rs", include_str!("driver/kinesis.rs")),
    ("kms.rs", include_str!("driver/kms.rs")),
    ("s3.rs", include_str!("driver/s3.rs")),
    ("secretsmanager.rs", include_str!("driver/secretsmanager.rs")),
    ("sqs.rs", include_str!("driver/sqs.rs")),
    ("ssm.rs", include_str!("driver/ssm.rs")),
    ("stepfunctions.rs", include_str!("driver/stepfunctions.rs")),
];

const DRIVER_SECTIONS: &str = "\
[dependencies]
ferrosmith-client = { path = \"../../../../codegen/client\", features = [\"hyper\"] }
services = { path = \"../services\" }
tokio = { version = \"1\", features = [\"rt\", \"macros\", \"time\"] }
";
