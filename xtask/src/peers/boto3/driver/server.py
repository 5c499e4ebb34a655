"""The server's port for what it is to answer, and for what it saw."""

import http.client
import json


class Script:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)

    def tell(self, *answers):
        """Sets what the next calls are answered with."""
        self._send("POST", "/script", "\n".join(json.dumps(answer) for answer in answers))

    def seen(self):
        """Returns the calls since then: their operations, protocols and inputs."""
        return json.loads(self._send("GET", "/seen", None))

    def _send(self, method, path, body):
        self.connection.request(method, path, body and body.encode())
        response = self.connection.getresponse()
        text = response.read().decode()
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status} {text}")
        return text
