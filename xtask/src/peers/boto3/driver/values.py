"""Random values of boto3 that fit a shape of botocore, and the same as JSON that our server's script takes."""

import base64
import datetime

import patterns

UNKNOWN = "SDK_UNKNOWN_MEMBER"
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
HARD = ["ü", "日本", "🦀", '"', "\\", " ", "&", "/", "%", "+", "?", "#"]
BITS = {"integer": 31, "long": 53, "float": 10}  # of a float as many as its shortest text has
UTC = datetime.timezone.utc


class Values:
    def __init__(self, random, full, unknown=False):
        """`full`: every member is there. `unknown`: unions have members that no model has."""
        self.random, self.full, self.unknown = random, full, unknown
        self.above = []

    def of(self, shape):
        """Returns a value of a shape."""
        return getattr(self, "_" + shape.type_name, self._number)(shape)

    def _structure(self, shape):
        if getattr(shape, "is_document_type", False):
            return self._document(2)
        if getattr(shape, "is_tagged_union", False):
            return self._union(shape)
        self.above.append(shape.name)
        value = {}
        for name, member in shape.members.items():
            if name in shape.required_members or self._wants(member):
                try:
                    value[name] = self.of(member)
                except patterns.NoText:
                    if name in shape.required_members:
                        raise
        self.above.pop()
        return value

    def _wants(self, member):
        """A token is sent in any case: here it is known. What holds itself ends."""
        if member.metadata.get("idempotencyToken") or member.serialization.get("location") == "uri":
            return True
        if len(self.above) > 7 or self._is_above(member):
            return False
        return self.full or self.random.random() < 0.5

    def _is_above(self, shape):
        while shape.type_name in ("list", "map"):
            shape = shape.member if shape.type_name == "list" else shape.value
        return shape.name in self.above

    def _union(self, shape):
        if self.unknown:
            return {UNKNOWN: {"name": "aMemberOfTomorrow"}}
        self.above.append(shape.name)
        members = list(shape.members.items())
        ending = [pair for pair in members if not self._is_above(pair[1])]
        name, member = self.random.choice(ending or members)
        value = {name: self.of(member)}
        self.above.pop()
        return value

    def _list(self, shape):
        low, high = shape.metadata.get("min", 0), shape.metadata.get("max", 2**31)
        value, wanted = [], self.random.randint(max(low, 1), max(low, min(high, low + 2), 1))
        for _ in range(wanted * 20):
            element = self.of(shape.member)
            if element not in value:  # some lists are sets
                value.append(element)
            if len(value) == wanted:
                break
        if len(value) < low:
            raise patterns.NoText(shape.name)
        return value

    def _map(self, shape):
        low = shape.metadata.get("min", 0)
        value = {}
        for _ in range(200):
            value[self.of(shape.key)] = self.of(shape.value)
            if len(value) >= max(low, 1):
                break
        return value

    def _string(self, shape):
        if shape.enum:
            return self.random.choice(shape.enum)
        low, high = shape.metadata.get("min", 0), shape.metadata.get("max", 2**31)
        if shape.serialization.get("location") == "uri":
            low = max(low, 1)  # without it the path would be another one
        if "pattern" in shape.metadata:
            return patterns.text(self.random, shape.metadata["pattern"], low, high)
        length = self.random.randint(max(low, 1), max(low, min(high, low + 12), 1))
        text = [self.random.choice(LETTERS) for _ in range(length)]
        if shape.serialization.get("location") not in ("header", "headers", "statusCode"):
            text[self.random.randrange(length)] = self.random.choice(HARD)[:1]
        return "".join(text)

    def _blob(self, shape):
        low = shape.metadata.get("min", 1)
        return bytes(self.random.randrange(256) for _ in range(low + 3))

    def _boolean(self, _):
        return self.random.random() < 0.5

    def _timestamp(self, _):
        return datetime.datetime.fromtimestamp(self.random.randrange(1_900_000_000), UTC)

    def _number(self, shape):
        bits = BITS.get(shape.type_name, 20)
        low, high = shape.metadata.get("min", -(2**bits)), shape.metadata.get("max", 2**bits - 1)
        if shape.type_name in ("integer", "long"):
            return self.random.randint(int(low), int(high))
        number = self.random.uniform(float(low), float(high))
        return min(max(round(number * 8) / 8, float(low)), float(high))

    def _document(self, depth):
        kind = self.random.randrange(5 if depth else 3)
        if kind < 3:
            return self.random.choice([None, True, 7, -1.5, "text", ""])
        elements = [self._document(depth - 1) for _ in range(2)]
        return elements if kind == 3 else {f"key {index}": element for index, element in enumerate(elements)}


def as_json(shape, value):
    """Returns a value of boto3 as our JSON: names of the wire, timestamps as numbers or in their format."""
    kind = shape.type_name
    if kind == "structure":
        if getattr(shape, "is_document_type", False):
            return value
        if UNKNOWN in value:
            return {value[UNKNOWN]["name"]: {"of": ["tomorrow", 1]}}
        return {wire_name(name, shape.members[name]): as_json(shape.members[name], of) for name, of in value.items()}
    if kind == "list":
        return [as_json(shape.member, element) for element in value]
    if kind == "map":
        return {key: as_json(shape.value, of) for key, of in value.items()}
    if kind == "blob":
        return base64.b64encode(value).decode()
    if kind == "timestamp":
        return timestamp(value, shape.serialization.get("timestampFormat"))
    return value


def wire_name(name, member):
    """A name of the body; what stands elsewhere is a member by its own name."""
    return name if "location" in member.serialization else member.serialization.get("name", name)


def timestamp(value, form):
    if form == "iso8601":
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if form == "rfc822":
        return value.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return int(value.timestamp())


def unions(shape, seen=()):
    """Returns `True` if a shape has a union somewhere."""
    if shape is None or shape.name in seen:
        return False
    if getattr(shape, "is_tagged_union", False):
        return True
    if shape.type_name == "structure":
        return any(unions(member, (*seen, shape.name)) for member in shape.members.values())
    if shape.type_name in ("list", "map"):
        return unions(shape.member if shape.type_name == "list" else shape.value, (*seen, shape.name))
    return False
