"""Prints seeded random requests and responses as botocore writes and reads them, each as a line of JSON.

Arguments: a folder with more models, a seed, how many of each operation, and the names of services.
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
    values.quotes = ',"'
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
            line["sent"] = to_json(shape, params) if shape else {}
            line["request"] = request(serializer, operation, params)
        print(json.dumps({**about, **line}))
    values.quotes = ""  # botocore takes lists apart at every comma
    for _ in range(count):
        shape = operation.output_shape
        if shape and protocol == "ec2":  # its members are in the outermost element
            shape.serialization.pop("resultWrapper", None)
        value = values.structure(shape) if shape else {}
        if operation.http_checksum.get("responseAlgorithms"):
            value = {name: of for name, of in value.items() if not name.startswith("Checksum")}
        line = {"kind": "response"}
        if not operation.has_event_stream_output:
            said, output = writer.response(protocol, operation, value), lambda read: of_output(parser, shape, read)
            line.update(answered(shape, value, said, output))
        print(json.dumps({**about, **line}))
    for _ in range(max(1, count // 3)):
        for shape in operation.error_shapes:
            value = values.structure(shape)
            said = writer.failure(protocol, service, shape, value)
            line = answered(shape, value, said, lambda read: of_error(parser, operation, shape, read))
            print(json.dumps({**about, "kind": "error", "error": shape.name, **line}))


def answered(shape, value, said, parse):
    """A response, with what botocore makes of it."""
    status, headers, body = said
    line = {
        "written": to_json(shape, value) if shape else {},
        "response": {"status": status, "headers": headers, "body": base64.b64encode(body).decode()},
    }
    try:
        read = {"status_code": status, "headers": HeadersDict(headers), "body": body, "context": {}}
        line.update(parse(read))
        json.dumps(line)
        return line
    except Exception as problem:  # whatever it is, the comparison tells of it
        return {**line, "output": None, "problem": f"{type(problem).__name__}: {problem}"}


def of_output(parser, shape, read):
    output = to_json(shape, parser.parse(read, shape)) if shape else {}
    # Of an empty body botocore makes a payload without anything in it.
    if shape and not read["body"]:
        output.pop(shape.serialization.get("payload"), None)
    return {"output": output}


def of_error(parser, operation, shape, read):
    error = parser.parse(read, operation.output_shape)["Error"]
    # As its client does.
    found = operation.service_model.shape_for_error_code(error["Code"])
    output = to_json(found, parser.parse(read, found)) if found else {}
    return {"output": output, "code": error["Code"], "message": error.get("Message")}


def is_bound(operation):
    """Members are bound to parts of HTTP messages: protocols without such bindings have other operations."""
    shapes = [shape for shape in (operation.input_shape, operation.output_shape) if shape]
    return any(shape.serialization.get("payload") or any("location" in member.serialization for member in
               shape.members.values()) for shape in shapes)


warnings.simplefilter("ignore")
SEED, COUNT, SERVICES = int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
# With what botocore adds to a model, as the import does.
LOADER = botocore.loaders.Loader(extra_search_paths=[sys.argv[1]])
for service in SERVICES:
    data = LOADER.load_service_model(service, "service-2")
    model = ServiceModel(data, service)
    for protocol in data["metadata"].get("protocols", [data["metadata"]["protocol"]]):
        if protocol not in PROTOCOLS:
            continue
        for name in model.operation_names:
            operation = model.operation_model(name)
            if protocol in ("rest-json", "rest-xml") or not is_bound(operation):
                # Of its own, so that one operation is made again without the others.
                RANDOM = random.Random(f"{SEED} {service} {protocol} {name}")
                lines(service, protocol, operation, COUNT)
