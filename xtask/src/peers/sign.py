"""Signs seeded random requests with botocore, and prints each with its signature as a line of JSON."""

import datetime
import json
import random
import sys
from urllib.parse import quote

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

random = random.Random(int(sys.argv[1]))
LETTERS = "abcXYZ019-_.~ +%/@:=&;,!é語"


def text(longest):
    return "".join(random.choice(LETTERS) for _ in range(random.randint(1, longest)))


def request(kind):
    segments = [random.choice([quote(text(8), safe=""), ".", "..", "", "a"]) for _ in range(random.randint(0, 5))]
    # botocore's URLs keep one value of a name.
    pairs = [(quote(text(6), safe=""), quote(text(6), safe="")) for _ in range(random.randint(0, 4))]
    query = "&".join("=".join(pair) for pair in (dict(pairs).items() if kind == "query" else pairs))
    port = random.choice(["", "", ":443", ":8443"])
    url = f"https://service.example.com{port}/" + "/".join(segments) + ("?" + query if query else "")
    headers = {f"x-{random.randint(1, 9)}-name": "  ".join(["a b", "c"]) for _ in range(random.randint(0, 3))}
    body = text(40) if kind != "query" and random.random() < 0.5 else ""
    return AWSRequest(method=random.choice(["GET", "POST", "PUT"]), url=url, headers=headers, data=body.encode())


for _ in range(int(sys.argv[2])):
    seconds = random.randint(0, 4_000_000_000)
    now = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    botocore.auth.get_current_datetime = lambda *_, now=now, **__: now
    token = text(20).encode("ascii", "replace").decode().strip() or None if random.random() < 0.5 else None
    credentials = Credentials("AKID" + str(random.randint(1, 999)), text(30), token)
    region, kind = random.choice(["eu-central-1", "us-east-1"]), random.choice(["headers", "query", "s3"])
    service = "s3" if kind == "s3" else random.choice(["datazone", "iam"])
    made = request(kind)
    line = {
        "method": made.method, "url": made.url, "headers": dict(made.headers.items()), "body": made.data.decode(),
        "seconds": seconds, "id": credentials.access_key, "secret": credentials.secret_key, "token": token,
        "region": region, "service": service, "kind": kind,
    }
    signer = {
        "headers": botocore.auth.SigV4Auth, "query": botocore.auth.SigV4QueryAuth, "s3": botocore.auth.S3SigV4Auth,
    }[kind]
    signer(credentials, service, region).add_auth(made)
    line["signed_url"] = made.url
    line["authorization"] = made.headers.get("Authorization")
    line["content_sha256"] = made.headers.get("X-Amz-Content-SHA256")
    print(json.dumps(line))
