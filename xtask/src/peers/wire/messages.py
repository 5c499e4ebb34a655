"""Responses, written from the model by hand: nothing of botocore's serializers is in them."""

import base64
import datetime
import email.utils
import json
from xml.sax.saxutils import quoteattr

from values import EPOCH


class Writer:
    """Writes responses in any order of elements, with white space, comments and elements that nobody knows."""

    def __init__(self, random):
        self.random = random

    def response(self, protocol, operation, value):
        """Returns status, headers and body."""
        shape, status, headers = operation.output_shape, operation.http.get("responseCode", 200), {}
        if protocol in ("rest-xml", "rest-json"):
            status = self.bindings(shape, value, headers, status)
            body = self.rest_body(protocol, shape, value)
        elif protocol == "json":
            body = json_text(self.random, self.json(shape, value) if shape else {}).encode()
        else:
            body = self.enveloped(protocol, operation, value).encode()
        return status, headers, body

    def failure(self, protocol, service, shape, value):
        """Returns status, headers and body of an error."""
        headers, code = {}, shape.error_code
        status = shape.metadata.get("error", {}).get("httpStatusCode", 400)
        if protocol in ("rest-xml", "rest-json"):
            status = self.bindings(shape, value, headers, status)
        if protocol in ("json", "rest-json"):
            members, name = self.json(shape, value), f"{service}.v1#{shape.name}"
            if protocol == "rest-json" and self.random.random() < 0.7:
                headers["x-amzn-errortype"] = self.random.choice([shape.name, f"{name}:http://{service}.example/"])
            else:
                members = {"__type": name, **members}
            return status, headers, json_text(self.random, members).encode()
        members = self.members(shape, value) + [[f"<Code>{code}</Code>"]]
        if protocol == "ec2":
            body = f"<Response><Errors><Error>{self.mixed(members)}</Error></Errors><RequestID>r-1</RequestID></Response>"
        elif service == "s3":
            body = f"<Error>{self.mixed(members + [['<RequestId>r-1</RequestId>'], ['<HostId>h</HostId>']])}</Error>"
        else:
            error = f"<Error>{self.mixed(members + [['<Type>Sender</Type>']])}</Error>"
            body = f'<ErrorResponse xmlns="urn:{service}">{error}<RequestId>r-1</RequestId></ErrorResponse>'
        return status, headers, body.encode()

    def bindings(self, shape, value, headers, status):
        for name, member in (shape.members if shape else {}).items():
            location, wire = member.serialization.get("location"), member.serialization.get("name", name)
            if name not in value:
                continue
            if location == "statusCode":
                status = value[name] = 200 + value[name] % 100
            elif location == "header":
                headers[wire] = header(member, value[name])
            elif location == "headers":
                headers.update({wire + key: text for key, text in value[name].items()})
        return status

    def rest_body(self, protocol, shape, value):
        if shape is None:
            return b""
        in_body = {name for name, member in shape.members.items() if "location" not in member.serialization}
        payload = shape.serialization.get("payload")
        if payload is None:
            value = {name: of for name, of in value.items() if name in in_body}
            if not in_body:
                return b""
            if protocol == "rest-json":
                return json_text(self.random, self.json(shape, value)).encode()
            return self.document(shape, value, shape.serialization.get("name", shape.name)).encode()
        member = shape.members[payload]
        if payload not in value:
            return b""
        if member.type_name in ("blob", "string"):
            return value[payload] if isinstance(value[payload], bytes) else value[payload].encode()
        if protocol == "rest-json":
            return json_text(self.random, self.json(member, value[payload])).encode()
        return self.document(member, value[payload], member.serialization.get("name", member.name)).encode()

    def enveloped(self, protocol, operation, value):
        shape, namespace = operation.output_shape, operation.metadata.get("xmlNamespace", "urn:x")
        members = self.members(shape, value) if shape else []
        if protocol == "ec2":
            inner = self.mixed(members + [["<requestId>r-1</requestId>"]])
        else:
            wrapper = shape.serialization.get("resultWrapper") if shape else None
            result = f"<{wrapper}>{self.mixed(members)}</{wrapper}>" if wrapper else self.mixed(members)
            inner = result + "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>"
        return f'<?xml version="1.0"?>\n<{operation.name}Response xmlns="{namespace}">{inner}</{operation.name}Response>'

    def document(self, shape, value, name):
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + self.element(shape, value, name)

    def element(self, shape, value, name):
        kind, attributes = shape.type_name, self.attributes(shape)
        if kind == "structure":
            for member_name, member in shape.members.items():
                if member.serialization.get("xmlAttribute") and member_name in value:
                    attributes += f" {member.serialization['name']}={quoteattr(value[member_name])}"
            inner = self.mixed(self.members(shape, value))
        elif kind == "list":
            element = shape.member.serialization.get("name", "member")
            inner = self.mixed([[self.element(shape.member, of, element) for of in value]], known=True)
        elif kind == "map":
            inner = self.mixed([[self.entry(shape, *pair, "entry") for pair in value.items()]], known=True)
        else:
            inner = self.escaped(simple(shape, value, "iso8601"))
        return f"<{name}{attributes}>{inner}</{name}>"

    def attributes(self, shape):
        namespace = shape.serialization.get("xmlNamespace")
        if not isinstance(namespace, dict):
            return ""
        prefix = f":{namespace['prefix']}" if namespace.get("prefix") else ""
        return f' xmlns{prefix}="{namespace["uri"]}"'

    def members(self, shape, value):
        """The elements of each member, whose own order counts."""
        found = []
        for name, of in value.items():
            member = shape.members[name]
            if member.serialization.get("xmlAttribute") or "location" in member.serialization:
                continue
            wire = member.serialization.get("name", name)
            if member.serialization.get("flattened") and member.type_name == "list":
                wire = member.member.serialization.get("name", wire)
                found.append([self.element(member.member, element, wire) for element in of])
            elif member.serialization.get("flattened") and member.type_name == "map":
                found.append([self.entry(member, *pair, wire) for pair in of.items()])
            else:
                found.append([self.element(member, of, wire)])
        if not shape.is_tagged_union and self.random.random() < 0.3:
            found.append(["<NobodyKnows><a>1</a><a b='c'/></NobodyKnows>"])
        return found

    def entry(self, shape, key, value, name):
        parts = [
            self.element(shape.key, key, shape.key.serialization.get("name", "key")),
            self.element(shape.value, value, shape.value.serialization.get("name", "value")),
        ]
        self.random.shuffle(parts)
        return f"<{name}>{''.join(parts)}</{name}>"

    def mixed(self, groups, known=False):
        """Groups of elements, each in its own order, one among the other."""
        order = [index for index, group in enumerate(groups) for _ in group]
        self.random.shuffle(order)
        rest = [iter(group) for group in groups]
        space = self.random.choice(["", "", "\n  ", " <!-- & -->"]) if order else ""
        return "".join(space + next(rest[index]) for index in order) + space

    def escaped(self, text):
        kind = self.random.randrange(8)
        if kind == 0 and "]]>" not in text and "\r" not in text:
            return f"<![CDATA[{text}]]>"
        if kind == 1:
            return "".join(f"&#{ord(of)};" if of in "&<>\"'\r\n\t é😀" else of for of in text)
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#xD;")

    def json(self, shape, value):
        kind = shape.type_name
        if kind == "structure" and not shape.is_document_type:
            wire = {name: member.serialization.get("name", name) for name, member in shape.members.items()}
            pairs = [(wire[name], self.json(shape.members[name], of)) for name, of in value.items()
                     if "location" not in shape.members[name].serialization]
            if not shape.is_tagged_union and self.random.random() < 0.3:
                pairs.append(("nobodyKnows", {"a": [1, None, {"b": "}"}]}))
            self.random.shuffle(pairs)
            return dict(pairs)
        if kind == "list":
            return [self.json(shape.member, of) for of in value]
        if kind == "map":
            return {key: self.json(shape.value, of) for key, of in value.items()}
        if kind == "timestamp":
            text = simple(shape, value, "unixtimestamp")
            return text if not text.lstrip("-").isdigit() else int(text)
        return base64.b64encode(value).decode() if kind == "blob" else value


def json_text(random, value):
    return json.dumps(value, indent=random.choice([None, None, 1]), ensure_ascii=random.random() < 0.5)


def header(shape, value):
    if shape.type_name == "list":
        return ", ".join(header(shape.member, of) for of in value)
    if shape.serialization.get("jsonvalue"):
        return base64.b64encode(json.dumps(value, separators=(",", ":")).encode()).decode()
    return simple(shape, value, "rfc822")


def simple(shape, value, timestamps):
    kind = shape.type_name
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "blob":
        return base64.b64encode(value).decode()
    if kind == "timestamp":
        return timestamp(value, shape.serialization.get("timestampFormat", timestamps).lower())
    return str(value)


def timestamp(value, form):
    seconds = (value - EPOCH) // datetime.timedelta(seconds=1)
    if form == "rfc822":
        return email.utils.formatdate(seconds, usegmt=True)
    if form == "unixtimestamp":
        return str(seconds)
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")
