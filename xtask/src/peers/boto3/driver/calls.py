"""Calls of operations: what the handler saw is what was given, what comes back is what it answered."""

import botocore.exceptions

from values import Values, as_json


# The protocols of botocore, by the names that the server has for them.
PROTOCOLS = {
    "json": "aws.protocols#awsJson1_1",
    "rest-json": "aws.protocols#restJson1",
    "smithy-rpc-v2-cbor": "smithy.protocols#rpcv2Cbor",
}


class Calls:
    """The calls of one client, in one protocol."""

    def __init__(self, client, protocol, script, random, report):
        self.client, self.script, self.random, self.report = client, script, random, report
        self.protocol = PROTOCOLS[protocol]
        self.methods = {operation: method for method, operation in client.meta.method_to_api_mapping.items()}

    def model(self, operation):
        return self.client.meta.service_model.operation_model(operation)

    def operation(self, operation, full, unknown=False):
        """Calls an operation; with `unknown`, unions in its output have members that no model has."""
        model = self.model(operation)
        given = self._value(model.input_shape, Values(self.random, full))
        answer = self._value(model.output_shape, Values(self.random, full, unknown))
        self.script.tell({"output": json_of(model.output_shape, answer)})
        returned = getattr(self.client, self.methods[operation])(**given)
        returned.pop("ResponseMetadata")
        if model.has_streaming_output:
            name = model.output_shape.serialization["payload"]
            answer.setdefault(name, b"")  # a body is there, with bytes or without
            returned[name] = returned[name].read()
        self._same(operation, "was answered", answer, returned)
        self.saw(operation, [json_of(model.input_shape, given)])

    def saw(self, operation, given):
        """Compares what handlers saw."""
        calls = self.script.seen()
        self._same(operation, "was in", [self.protocol] * len(calls), [call["protocol"] for call in calls])
        seen = [call["input"] for call in calls]
        if len(seen) != len(given):
            self.report.failure(operation, f"{len(given)} calls", f"{len(seen)} calls")
        for one, other in zip(given, seen):
            self._same(operation, "was given", one, other)

    def error(self, operation, shape):
        """Calls an operation that answers with an error of the model."""
        members = Values(self.random, True).of(shape)
        self.script.tell({"error": shape.name, "members": json_of(shape, members)})
        given = self._value(self.model(operation).input_shape, Values(self.random, False))
        try:
            getattr(self.client, self.methods[operation])(**given)
        except botocore.exceptions.ClientError as error:
            place = f"{operation} {shape.name}"
            self._same(place, "is the class", shape.name, type(error).__name__)
            found = {name: error.response.get(name) for name in members if name.lower() != "message"}
            message = {name: error.response["Error"]["Message"] for name in members if name.lower() == "message"}
            self._same(place, "was answered", members, {**found, **message})
        else:
            self.report.failure(operation, shape.name, "an output")

    def _value(self, shape, values):
        return values.of(shape) if shape is not None else {}

    def _same(self, place, how, expected, found):
        if expected != found:
            self.report.failure(f"{place} ({how})", *difference(expected, found))


def json_of(shape, value):
    return as_json(shape, value) if shape is not None else {}


def difference(expected, found, path=""):
    """Returns the first place where two values differ, with what stands there."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in [*expected, *(name for name in found if name not in expected)]:
            one, other = expected.get(name), found.get(name)
            if one != other:
                return difference(one, other, f"{path}.{name}")
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (one, other) in enumerate(zip(expected, found)):
            if one != other:
                return difference(one, other, f"{path}[{index}]")
    return f"{path} {expected!r}", repr(found)
