"""Seeded random values of botocore's shapes, and the same values as JSON that the program in Rust reads."""

import base64
import datetime
import json
import math

LETTERS = list("abcXYZ019-_.~ +%/@:=&;,!\"'<>é語😀\n\t")
PRINTABLE = list("abcXYZ019-_.~+%/@:=&;!'<>()")
WORD = list("abcdefghijkxyz0123456789")
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
SMALLEST = {"integer": -(2**31), "long": -(2**63)}


class Values:
    """Makes values that botocore's validator accepts."""

    def __init__(self, random, checksums=()):
        self.random = random
        self.checksums = checksums
        self.quotes = ""  # what is quoted in lists of headers

    def structure(self, shape, depth=0):
        """A structure: what is required, and a part of the rest that is smaller the deeper it is."""
        events = shape.event_stream_name
        names = [name for name in shape.members if name != events]
        if shape.is_tagged_union:
            names = [self.random.choice(names)] if names else []
            return {name: self.value(shape.members[name], depth + 1) for name in names}
        part = self.random.choice([0.1, 0.5, 1.0]) if depth == 0 else 0.6 / depth
        found, wire_names = {}, set()
        for name in names:
            member = shape.members[name]
            # Where several members have one name on the wire, only the first: a list of it would be all of them.
            wire_name = member.serialization.get("name", name)
            if member.serialization.get("flattened") and member.type_name == "list":
                wire_name = member.member.serialization.get("name", wire_name)
            if wire_name in wire_names:
                continue
            wire_names.add(wire_name)
            required = name in shape.required_members or member.serialization.get("location") == "uri"
            if required or (depth < 7 and self.random.random() < part):
                # botocore decodes what is the whole body.
                whole = name == shape.serialization.get("payload") and member.type_name == "blob"
                found[name] = self.words(12).encode() if whole else self.value(member, depth + 1)
        return found

    def value(self, shape, depth):
        kind = shape.type_name
        location = shape.serialization.get("location")
        if kind == "structure":
            return self.document(3) if shape.is_document_type else self.structure(shape, depth)
        if kind == "list":
            return [self.in_list(shape, depth, location) for _ in range(self.count(shape, depth, location))]
        if kind == "map":
            keys = {self.key(shape.key, location) for _ in range(self.count(shape, depth, location))}
            while len(keys) < shape.metadata.get("min", 0):
                keys.add(self.key(shape.key, location))
            return {key: self.bound(shape.value, depth + 1, location) for key in sorted(keys)}
        if shape.serialization.get("jsonvalue"):
            return self.document(2)
        return self.simple(shape, location)

    def in_list(self, shape, depth, location):
        return self.bound(shape.member, depth + 1, location)

    def bound(self, shape, depth, location):
        """An element of what is in a header or in the query: it says nothing of that itself."""
        if shape.type_name in ("string", "character") and location:
            return self.text(shape, location, self.quotes)
        return self.value(shape, depth)

    def count(self, shape, depth, location):
        least = shape.metadata.get("min", 0)
        most = 3 if depth < 5 else 1
        count = self.random.randint(1, most) if self.random.random() < 0.85 else 0
        flattened = shape.serialization.get("flattened")  # then an empty one is an absent one
        if flattened or location in ("header", "querystring") and shape.type_name == "list":
            count = max(count, 1)
        return max(int(least), count)

    def simple(self, shape, location):
        kind = shape.type_name
        if kind in ("string", "character"):
            return self.text(shape, location)
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind in ("integer", "long"):
            return self.integer(kind, shape.metadata)
        if kind in ("float", "double"):
            return self.fraction(shape.metadata)
        if kind == "blob":
            return self.blob(shape)
        if kind == "timestamp":
            return EPOCH + datetime.timedelta(seconds=self.random.randint(-(10**9), 4 * 10**9))
        raise ValueError(f"no values of the type {kind}")

    def integer(self, kind, bounds):
        low = int(bounds.get("min", SMALLEST[kind]))
        high = int(bounds.get("max", -SMALLEST[kind] - 1))
        near = [value for value in (0, 1, -1, 17, low, high) if low <= value <= high]
        return self.random.choice(near + [self.random.randint(low, high)])

    def fraction(self, bounds):
        low, high = float(bounds.get("min", -4000)), float(bounds.get("max", 4000))
        # Eighths have one text in every language.
        value = math.floor(self.random.uniform(low, high) * 8) / 8
        return value if low <= value <= high else low

    def blob(self, shape):
        length = max(int(shape.metadata.get("min", 0)), self.random.randint(0, 9))
        return bytes(self.random.randrange(256) for _ in range(length))

    def text(self, shape, location, more=""):
        if shape.name == "ChecksumAlgorithm" and self.checksums:
            return self.random.choice(self.checksums)
        if shape.enum and self.random.random() < 0.9:
            return self.random.choice(shape.enum)
        letters, least = LETTERS, int(shape.metadata.get("min", 0))
        if location in ("header", "headers"):
            letters, least = PRINTABLE + list(more), max(least, 1)
        if shape.serialization.get("hostLabel"):
            letters, least = WORD, max(least, 1)
        if location == "uri":
            least = max(least, 1)
        return self.words(12, least, letters)

    def words(self, most, least=0, letters=LETTERS):
        length = max(least, self.random.randint(0, most))
        return "".join(self.random.choice(letters) for _ in range(length))

    def key(self, shape, location):
        if shape.enum and self.random.random() < 0.9:
            return self.random.choice(shape.enum)
        if location == "headers":
            return self.words(8, 1, WORD)
        return self.text(shape, location) or "k"

    def document(self, depth):
        kind = self.random.randrange(4 if depth == 0 else 6)
        if kind == 4:
            return [self.document(depth - 1) for _ in range(self.random.randint(0, 3))]
        if kind == 5:
            keys = {self.words(4, 4, WORD) for _ in range(self.random.randint(0, 3))}
            return {key: self.document(depth - 1) for key in sorted(keys)}
        return [True, self.random.randint(-1000, 1000), self.random.randint(-99, 99) / 8, "te xt"][kind]


def to_json(shape, value):
    """A value of botocore as JSON, by its shape."""
    kind = shape.type_name
    if value is None:
        return None
    if kind == "structure":
        if shape.is_document_type:
            return value
        return {name: to_json(shape.members[name], of) for name, of in value.items() if name in shape.members}
    if kind == "list":
        return [to_json(shape.member, of) for of in value]
    if kind == "map":
        return {key: to_json(shape.value, of) for key, of in value.items()}
    if kind == "blob":
        return base64.b64encode(value.encode() if isinstance(value, str) else value).decode()
    if kind == "timestamp":
        seconds = (value - EPOCH) / datetime.timedelta(microseconds=1) / 1_000_000
        return int(seconds) if seconds == int(seconds) else seconds
    if shape.serialization.get("jsonvalue"):
        return json.dumps(value, separators=(",", ":"))
    return value
