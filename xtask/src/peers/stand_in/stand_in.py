"""Calls stand-ins with botocore's clients, and compares what is read with what was recorded.

Reads lines [service, [[operation, input], ...]] and writes lines [service, operation, difference].
"""

import base64
import datetime
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import time

import botocore
import botocore.config
import botocore.session

PROGRAM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])

CONFIG = botocore.config.Config(
    retries={"total_max_attempts": 1},
    inject_host_prefix=False,
    disable_request_compression=True,
    read_timeout=60,
    s3={"addressing_style": "path"},
)


def parameters(shape, value):
    """Returns an input as botocore takes it: bytes in place of base64, and what JSON says in place of its text."""
    if getattr(shape, "is_document_type", False):
        return value
    if shape.type_name == "structure":
        return {name: parameters(shape.members[name], inner) for name, inner in value.items()}
    if shape.type_name == "list":
        return [parameters(shape.member, inner) for inner in value]
    if shape.type_name == "map":
        return {key: parameters(shape.value, inner) for key, inner in value.items()}
    if shape.serialization.get("jsonvalue") and shape.serialization.get("location") == "header":
        return json.loads(value)
    return base64.b64decode(value) if shape.type_name == "blob" else value


def has_form(value):
    """Returns whether a value has a form everywhere: forms and XML have none for what is empty."""
    if isinstance(value, dict):
        return any(map(has_form, value.values()))
    return any(map(has_form, value)) if isinstance(value, list) else True


def seconds(value):
    if isinstance(value, datetime.datetime):
        return value.timestamp()
    return datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp()


def are_close(written, read):
    written, read = float(written), float(read)
    return (math.isnan(written) and math.isnan(read)) or math.isclose(written, read, rel_tol=1e-6)


def difference(shape, written, read, path=""):
    """Returns the first difference between a recorded value and the one that botocore read; None if there is none."""
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return None if written == read else told(path, written, read)
    if kind == "structure":
        return difference_of_members(shape, written, read, path)
    if kind == "list":
        if len(written) != len(read):
            return told(path, written, read) if has_form(written) else None
        pairs = ((shape.member, one, other, path + "[]") for one, other in zip(written, read))
    elif kind == "map":
        if set(written) != set(read):
            return told(path, written, read)
        pairs = ((shape.value, written[key], read[key], path + "{}") for key in written)
    else:
        return None if are_same(shape, written, read) else told(path, written, read)
    return next(filter(None, (difference(*pair) for pair in pairs)), None)


def difference_of_members(shape, written, read, path):
    for name, value in written.items():
        if name not in read:
            if has_form(value):
                return told(f"{path}.{name}", value, None)
        elif found := difference(shape.members[name], value, read[name], f"{path}.{name}"):
            return found
    # A transport tells these, whether the output has them or not. botocore adds members to some outputs.
    told_anyway = {"content-type", "content-length"}
    for name, value in ((name, value) for name, value in read.items() if name in shape.members):
        header = shape.members[name].serialization.get("name", "").lower()
        if name not in written and has_form(value) and value != "" and header not in told_anyway:
            return told(f"{path}.{name}", None, value)
    return None


def are_same(shape, written, read):
    if shape.type_name == "timestamp":
        return abs(seconds(written) - seconds(read)) < 1
    if shape.type_name == "blob":
        read = read.read() if hasattr(read, "read") else read
        return base64.b64decode(written) == (read.encode() if isinstance(read, str) else read)
    if shape.type_name in ("float", "double"):
        return are_close(written, read)
    # botocore reads JSON that stands in a header.
    if shape.serialization.get("jsonvalue") and not isinstance(read, str):
        return json.loads(written) == read
    return written == read


def told(path, written, read):
    return f"{path or '.'}: written {str(written)[:120]!r}, read {str(read)[:120]!r}"


def start(service, recorded):
    """Starts a stand-in, and returns it with its endpoint, which its first line says."""
    log = recorded.with_suffix(".log")
    command = [PROGRAM, "serve", str(FOLDER / "models" / service), "--port", "0", "--record", str(recorded)]
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    for _ in range(1000):
        first = log.read_text().partition("\n")
        if first[1]:
            return process, first[0].split(" at ")[1].split()[0]
        time.sleep(0.01)
    process.kill()
    raise SystemExit(f"the stand-in of {service} does not start: {log.read_text()}")


def make_client(session, service, endpoint):
    metadata = session.get_service_model(service).metadata
    # A token takes TLS.
    is_bearer = any("bearer" in str(metadata.get(key)).lower() for key in ("auth", "signatureVersion"))
    config = CONFIG.merge(botocore.config.Config(signature_version=botocore.UNSIGNED)) if is_bearer else CONFIG
    keys = {"aws_access_key_id": "any", "aws_secret_access_key": "any"}
    return session.create_client(service, "eu-west-1", endpoint_url=endpoint, config=config, **keys)


def outcome(client, name, recorded, given):
    """Calls an operation, and returns the difference as a text, which is empty if there is none."""
    operation = client.meta.service_model.operation_model(name)
    methods = {operation: method for method, operation in client.meta.method_to_api_mapping.items()}
    shape = operation.input_shape
    try:
        read = getattr(client, methods[name])(**(parameters(shape, given) if shape else {}))
    except Exception as error:  # all that botocore may throw, told by its first line
        return f"{type(error).__name__}: {error}".split("\n")[0]
    files = sorted((recorded / name).glob("*.json"))
    if not files:
        return "nothing was recorded under its name"
    read.pop("ResponseMetadata", None)
    written = json.loads(files[-1].read_text()).get("output", {})
    shape = operation.output_shape
    return (difference(shape, written, read) if shape else None) or ""


def main():
    session = botocore.session.get_session()
    for line in sys.stdin:
        service, calls = json.loads(line)
        recorded = FOLDER / "recorded" / service
        shutil.rmtree(recorded, ignore_errors=True)
        os.makedirs(recorded)
        process, endpoint = start(service, recorded)
        try:
            client = make_client(session, service, endpoint)
            for name, given in calls:
                print(json.dumps([service, name, outcome(client, name, recorded, given)]))
        finally:
            process.kill()
            process.wait()
            shutil.rmtree(recorded, ignore_errors=True)


main()
