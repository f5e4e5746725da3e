"""A Lambda for tests: its Invoke operations over handlers that are Python functions, as `handler(event, context)`.

It answers what Lambda's own endpoint answers: the handler's result, or its exception under `X-Amz-Function-Error`. A
handler that is a generator streams: each piece that it yields is a frame of InvokeWithResponseStream.
"""

import dataclasses
import http.server
import json
import re
import struct
import threading
import urllib.parse
import uuid
import zlib

INVOKE = re.compile(r"^/2015-03-31/functions/(?P<function>[^/]+)/invocations$")
STREAM = re.compile(r"^/2021-11-15/functions/(?P<function>[^/]+)/response-streaming-invocations$")


@dataclasses.dataclass
class Context:
    """What handlers are told of their function."""

    function_name: str
    invoked_function_arn: str
    aws_request_id: str
    function_version: str = "$LATEST"
    memory_limit_in_mb: str = "128"

    def get_remaining_time_in_millis(self):
        return 29_000


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
                path = urllib.parse.urlsplit(self.path).path
                streamed = STREAM.match(path)
                found = streamed or INVOKE.match(path)
                name = urllib.parse.unquote(found["function"]) if found else None
                request_id = str(uuid.uuid4())
                call = functions.stream if streamed else functions.invoke
                status, fields, answer = call(name, json.loads(body), self.headers, request_id)
                self.send_response(status)
                for field in {"x-amzn-RequestId": request_id, **fields}.items():
                    self.send_header(*field)
                if isinstance(answer, bytes | dict | list | str | int | float | bool | None):
                    payload = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                    self.send_header("Content-Length", str(len(payload)))
                    self.end_headers()
                    self.wfile.write(payload)
                else:
                    self.send_header("Transfer-Encoding", "chunked")
                    self.end_headers()
                    for piece in answer:
                        self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                    self.wfile.write(b"0\r\n\r\n")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
        self.endpoint = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def add(self, handler, name=None):
        """Adds a function, under its own name if no other is given; usable as a decorator."""
        self.handlers[name or handler.__name__] = handler
        return handler

    def find(self, function, event, headers, request_id):
        """The handler and its context; name, ARN, or ARN with a version or alias: the name is what counts."""
        parts = (function or "").split(":")
        name = parts[6] if len(parts) > 6 else parts[0]
        self.calls.append((name, event, dict(headers)))
        return self.handlers.get(name), Context(name, arn(name), request_id)

    def invoke(self, function, event, headers, request_id):
        handler, context = self.find(function, event, headers, request_id)
        if handler is None:
            return 404, {"X-Amzn-ErrorType": "ResourceNotFoundException"}, {"Message": f"Function not found: {function}"}
        if headers["X-Amz-Invocation-Type"] == "Event":
            threading.Thread(target=handler, args=(event, context), daemon=True).start()
            return 202, {}, b""
        try:
            return 200, {}, handler(event, context)
        except Exception as error:
            return 200, {"X-Amz-Function-Error": "Unhandled"}, describe(error)

    def stream(self, function, event, headers, request_id):
        handler, context = self.find(function, event, headers, request_id)
        if handler is None:
            return 404, {"X-Amzn-ErrorType": "ResourceNotFoundException"}, {"Message": f"Function not found: {function}"}
        return 200, {"Content-Type": "application/vnd.amazon.eventstream"}, frames(handler(event, context))

    def count(self, name):
        return sum(called == name for called, _, _ in self.calls)

    def stop(self):
        self.server.shutdown()


def describe(error):
    return {"errorMessage": str(error), "errorType": type(error).__name__, "stackTrace": []}


def frames(pieces):
    """The event stream of what a generator yields."""
    try:
        for piece in pieces:
            yield frame("PayloadChunk", "application/octet-stream", piece if isinstance(piece, bytes) else piece.encode())
        ending = {}
    except Exception as error:
        ending = {"ErrorCode": "Unhandled", "ErrorDetails": json.dumps(describe(error))}
    yield frame("InvokeComplete", "application/json", json.dumps(ending).encode())


def frame(event_type, content_type, payload):
    headers = b""
    for name, value in ((":event-type", event_type), (":content-type", content_type), (":message-type", "event")):
        headers += struct.pack("!B", len(name)) + name.encode() + struct.pack("!BH", 7, len(value)) + value.encode()
    prelude = struct.pack("!II", 16 + len(headers) + len(payload), len(headers))
    message = prelude + struct.pack("!I", zlib.crc32(prelude)) + headers + payload
    return message + struct.pack("!I", zlib.crc32(message))


def arn(name):
    return f"arn:aws:lambda:us-east-1:000000000000:function:{name}"


def uri(name, streams=False):
    """The function as authorizers and integrations name it."""
    version, operation = ("2021-11-15", "response-streaming-invocations") if streams else ("2015-03-31", "invocations")
    return f"arn:aws:apigateway:us-east-1:lambda:path/{version}/functions/{arn(name)}/{operation}"
