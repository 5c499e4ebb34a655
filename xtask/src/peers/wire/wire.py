"""Prints seeded random requests and responses as botocore writes and reads them, each as a line of JSON.

Arguments: a seed, how many of each operation, and the names of services.
"""

import base64
import json
import random
import sys
import warnings

import botocore.loaders
import botocore.parsers
import botocore.serialize
import botocore.validate
from botocore import httpchecksum
from botocore.config import Config
from botocore.awsrequest import HeadersDict, create_request_object, prepare_request_dict
from botocore.model import ServiceModel

from messages import Writer
from values import Values, to_json

TOKEN = "00000000-0000-4000-8000-000000000000"
ENDPOINT = "http://peer.example"  # over TLS, checksums of streams are trailers
CONFIG = Config(request_checksum_calculation="when_required")
CHECKSUMS = [name.upper() for name in ("crc32", "crc32c", "crc64nvme", "sha1", "sha256")
             if name in httpchecksum._SUPPORTED_CHECKSUM_ALGORITHMS]
PROTOCOLS = ("json", "rest-json", "rest-xml", "query", "ec2")


def request(serializer, operation, params):
    made = serializer.serialize_to_request(params, operation)
    prepare_request_dict(made, ENDPOINT, context={"client_config": CONFIG})
    httpchecksum.resolve_checksum_context(made, operation, params)
    httpchecksum.apply_request_checksum(made)
    sent = create_request_object(made).prepare()
    body = sent.body if sent.body is not None else b""
    host, _, target = sent.url.partition("://")[2].partition("/")
    return {
        "method": sent.method,
        "uri": "/" + target,
        "host_prefix": host[: -len("peer.example")],
        "headers": {
            name: value.decode() if isinstance(value, bytes) else str(value) for name, value in sent.headers.items()
        },
        "body": base64.b64encode(body.encode() if isinstance(body, str) else bytes(body)).decode(),
    }


def lines(service, protocol, operation, count):
    serializer = botocore.serialize.create_serializer(protocol, include_validation=False)
    parser = botocore.parsers.create_parser(protocol)
    validator = botocore.validate.ParamValidator()
    about = {"service": service, "protocol": protocol, "operation": operation.name}
    values, writer = Values(RANDOM, CHECKSUMS), Writer(RANDOM)
    for _ in range(count):
        shape = operation.input_shape
        params = values.structure(shape) if shape else {}
        report = validator.validate(params, shape) if shape else None
        if report and report.has_errors():
            raise ValueError(f"{service} {operation.name}: {report.generate_report()}")
        line = {"kind": "request", "params": to_json(shape, params) if shape else {}}
        # A client fills these in before it writes.
        params = {**dict.fromkeys(operation.idempotent_members, TOKEN), **params}
        if not operation.has_event_stream_input:
            line["request"] = request(serializer, operation, params)
        print(json.dumps({**about, **line}))
    for _ in range(count):
        shape = operation.output_shape
        value = values.structure(shape) if shape else {}
        if operation.http_checksum.get("responseAlgorithms"):
            value = {name: of for name, of in value.items() if not name.startswith("Checksum")}
        line = {"kind": "response"}
        if not operation.has_event_stream_output:
            status, headers, body = writer.response(protocol, operation, value)
            read = {"status_code": status, "headers": HeadersDict(headers), "body": body, "context": {}}
            line["written"] = to_json(shape, value) if shape else {}
            line["response"] = {"status": status, "headers": headers, "body": base64.b64encode(body).decode()}
            try:
                output = to_json(shape, parser.parse(read, shape)) if shape else {}
                # Of an empty body botocore makes a payload without anything in it.
                if shape and not body:
                    output.pop(shape.serialization.get("payload"), None)
                json.dumps(output)
                line["output"] = output
            except Exception as problem:  # whatever it is, the comparison tells of it
                line["problem"] = f"{type(problem).__name__}: {problem}"
        print(json.dumps({**about, **line}))


warnings.simplefilter("ignore")
SEED, COUNT, SERVICES = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
# With what botocore adds to a model, as the import does.
LOADER = botocore.loaders.Loader()
for service in SERVICES:
    data = LOADER.load_service_model(service, "service-2")
    model = ServiceModel(data, service)
    for protocol in data["metadata"].get("protocols", [data["metadata"]["protocol"]]):
        if protocol not in PROTOCOLS:
            continue
        for name in model.operation_names:
            # Of its own, so that one operation is made again without the others.
            RANDOM = random.Random(f"{SEED} {service} {protocol} {name}")
            lines(service, protocol, model.operation_model(name), COUNT)
