"""A Lambda for tests: the Invoke operation over handlers that are Python functions, as `handler(event, context)`.

It answers what Lambda's own endpoint answers: the handler's result, or its exception under `X-Amz-Function-Error`.
"""

import http.server
import json
import re
import threading
import urllib.parse

INVOKE = re.compile(r"^/2015-03-31/functions/(?P<function>[^/]+)/invocations$")


class Functions:
    """Handlers by name, what they were called with, and where they are called."""

    def __init__(self):
        self.handlers = {}
        self.calls = []
        functions = self

        class Endpoint(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                found = INVOKE.match(urllib.parse.urlsplit(self.path).path)
                name = urllib.parse.unquote(found["function"]) if found else None
                status, fields, answer = functions.invoke(name, json.loads(body), self.headers)
                payload = json.dumps(answer).encode()
                self.send_response(status)
                for field in fields.items():
                    self.send_header(*field)
                self.send_header("Content-Length", str(len(payload)))
                self.end_headers()
                self.wfile.write(payload)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
        self.endpoint = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def add(self, handler):
        """Adds a function under its own name; usable as a decorator."""
        self.handlers[handler.__name__] = handler
        return handler

    def invoke(self, function, event, headers):
        """Name, ARN, or ARN with a version or alias; the name is what counts."""
        parts = (function or "").split(":")
        name = parts[6] if len(parts) > 6 else parts[0]
        self.calls.append((name, event, dict(headers)))
        if name not in self.handlers:
            return 404, {"X-Amzn-ErrorType": "ResourceNotFoundException"}, {"Message": f"Function not found: {function}"}
        try:
            return 200, {}, self.handlers[name](event, None)
        except Exception as error:
            described = {"errorMessage": str(error), "errorType": type(error).__name__, "stackTrace": []}
            return 200, {"X-Amz-Function-Error": "Unhandled"}, described

    def count(self, name):
        return sum(called == name for called, _, _ in self.calls)

    def stop(self):
        self.server.shutdown()


def arn(name):
    return f"arn:aws:lambda:us-east-1:000000000000:function:{name}"


def uri(name):
    """The function as authorizers and integrations name it."""
    return f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn(name)}/invocations"
