"""Proves the codec of stagedoor-wire against botocore, for all operations of the three API Gateway services.

    python3 conformance/wire/run.py [--cases N] [--seed N] [--operation NAME]

For each operation: inputs made from the model are serialised by botocore and decoded by us to the same values; outputs
encoded by us are parsed by botocore to the same values; each modelled error raises its exception class. Errors of the
other protocols are read by botocore's parsers. Damaged requests are answered, whatever they say.

Needs cargo and Python 3.9 or newer. Run by a Python without the botocore that the tables were made from, it prepares a
virtual environment of its own below the target folder and goes on there. Half of the cases come from a fixed seed, half from a
random one, which is printed. Exits with 1 if anything failed; the last line counts: `N passed, N failed`.
"""

import argparse
import base64
import datetime
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PINNED = json.loads((ROOT / "crates/stagedoor-wire/model/source.json").read_text())["version"]

try:
    import botocore

    if botocore.__version__ != PINNED:
        raise ImportError(botocore.__version__)
except ImportError:
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    python = target / "wire-conformance" / "bin" / "python"
    if pathlib.Path(sys.prefix) == python.parent.parent:
        sys.exit(f"{python} has no botocore {PINNED}: remove {python.parent.parent} and run again")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parent.parent)], check=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, f"botocore=={PINNED}"], check=True)
    os.execv(python, [str(python), __file__, *sys.argv[1:]])

import botocore.awsrequest
import botocore.config
import botocore.exceptions
import botocore.parsers
import botocore.session

SERVICES = ["apigateway", "apigatewayv2", "apigatewaymanagementapi"]
STAGE = "/prod"  # part of the endpoint of apigatewaymanagementapi
REQUEST_ID = "8f0e0b6c-0000-4000-8000-000000000000"
UTC = datetime.timezone.utc

TEXTS = ["a", "prod", "Name with blanks", "a/b", "%2F", "100%", "a+b", "a&b=c", "$default", "GET /pets/{id}", "~.-_",
         "arn:aws:apigateway:us-east-1::/restapis/abc", "{\"json\": [1, null]}", "Zürich", "日本", "🚪 stage", "q?x#y",
         "line\nbreak\ttab", "back\\slash \"quoted\" 'single'", "x" * 300, "(none)", "application/json", "true", "1"]
HEADER_TEXTS = ["application/json", "application/yaml", "attachment; filename=\"api.json\"", "text/plain;q=0.5"]
INTEGERS = [0, 1, -1, 25, 500, 29000, 2**31 - 1, -(2**31)]
LONGS = [*INTEGERS, 2**53 + 1, 2**63 - 1, -(2**63)]
DOUBLES = [0.0, 1.0, 200.0, 0.1, 50.5, -3.25, 1e21, 1.7976931348623157e308, 5e-324, 10000.0]
PATTERNS = {
    r"[1-5]\d\d": lambda r: str(r.randint(100, 599)),
    r"^([1-5]\d\d|\*|\s*)$": lambda r: r.choice(["200", "599", "*", "", "  "]),
    r"^[a-z0-9]+$": lambda r: "".join(r.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(10)),
}


class Peer:
    """The Rust side: one question and one answer a line."""

    def __init__(self):
        command = ["cargo", "build", "--quiet", "--package", "stagedoor-wire", "--example", "wire_peer",
                   "--message-format", "json"]
        built = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        messages = [json.loads(line) for line in built.stdout.splitlines()]
        (path,) = [message["executable"] for message in messages if message.get("executable")]
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"failed": "the codec stopped"}')
        if "failed" in answer:
            raise AssertionError(answer["failed"])
        return answer


class Maker:
    """Values of a model's shapes. `fullness` is the chance of an optional member."""

    def __init__(self, rng, fullness):
        self.rng, self.fullness = rng, fullness

    def structure(self, shape):
        members = {}
        for name, member in shape.members.items():
            if name in shape.required_members or self.rng.random() < self.fullness:
                members[name] = self.value(member, member.serialization.get("location"), shape)
        return members

    def value(self, shape, location=None, parent=None):
        rng = self.rng
        if shape.type_name == "structure":
            return self.structure(shape)
        if shape.type_name == "list":
            # An empty list leaves no trace in the query, so a required one has an item there.
            least = 1 if location == "querystring" else 0
            return [self.value(shape.member) for _ in range(rng.choice([least, 1, 1, 2, 3]))]
        if shape.type_name == "map":
            keys = rng.sample(TEXTS, rng.choice([0, 1, 1, 2, 3]))
            if location == "querystring":
                keys = [key for key in keys if key not in query_names(parent)]
            return {key: self.value(shape.value) for key in keys}
        if shape.type_name == "boolean":
            return rng.random() < 0.5
        if shape.type_name in ("integer", "long"):
            low, high = shape.metadata.get("min"), shape.metadata.get("max")
            if low is not None:
                return rng.choice([low, high, rng.randint(low, high)])
            return rng.choice(INTEGERS if shape.type_name == "integer" else LONGS)
        if shape.type_name in ("double", "float"):
            return rng.choice([*DOUBLES, rng.uniform(0, 10000)])
        if shape.type_name == "timestamp":
            return datetime.datetime.fromtimestamp(rng.randint(0, 2**32), UTC)
        if shape.type_name == "blob":
            return bytes(rng.randrange(256) for _ in range(rng.choice([0, 1, 20, 300])))
        return self.text(shape, location)

    def text(self, shape, location):
        rng = self.rng
        if shape.enum:
            return rng.choice(shape.enum)
        pattern = shape.metadata.get("pattern")
        if pattern:
            return PATTERNS[pattern](rng)
        if location == "header":
            return rng.choice(HEADER_TEXTS)
        low, high = shape.metadata.get("min", 0), shape.metadata.get("max", 1 << 20)
        text = rng.choice(TEXTS if location == "uri" or low > 0 else [*TEXTS, ""])
        return (text * (low // len(text) + 1) if text else text)[:high] if len(text) < low else text[:high]


def query_names(shape):
    names = {member.serialization.get("name", name) for name, member in shape.members.items()}
    return names | {"mode"}


def wire_form(shape, value):
    """A value of botocore's as the JSON form of the wire, locations ignored."""
    if shape.type_name == "structure":
        members = shape.members
        return {members[name].serialization.get("name", name): wire_form(members[name], item)
                for name, item in value.items()}
    if shape.type_name == "list":
        return [wire_form(shape.member, item) for item in value]
    if shape.type_name == "map":
        return {key: wire_form(shape.value, item) for key, item in value.items()}
    if shape.type_name == "timestamp":
        if shape.serialization.get("timestampFormat") != "iso8601":
            return int(value.timestamp())
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if shape.type_name == "blob":
        return base64.b64encode(value).decode()
    return value


def expected_input(operation, params):
    """What the decoded input must look like."""
    shape = operation.input_shape
    expected = {}
    for name, value in params.items():
        member = shape.members[name]
        location = member.serialization.get("location")
        if location == "querystring" and value == {}:
            continue  # leaves no trace in the query
        if shape.serialization.get("payload") == name and value == b"" and name not in shape.required_members:
            continue
        expected[name] = value
    expected = wire_form(shape, expected)
    if "Accept" in [member.serialization.get("name") for member in shape.members.values()]:
        expected.setdefault("Accept", "application/json")  # botocore always sends one
    return expected


def same(expected, found, where=""):
    if isinstance(expected, datetime.datetime) and isinstance(found, datetime.datetime):
        assert expected == found, f"{where}: expected {expected}, found {found}"
        return
    assert type(expected) is type(found), f"{where}: expected {expected!r}, found {found!r}"
    if isinstance(expected, dict):
        assert list(sorted(expected)) == list(sorted(found)), f"{where}: {sorted(expected)} is not {sorted(found)}"
        for key, value in expected.items():
            same(value, found[key], f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(expected) == len(found), f"{where}: expected {expected!r}, found {found!r}"
        for index, value in enumerate(expected):
            same(value, found[index], f"{where}[{index}]")
    else:
        assert expected == found, f"{where}: expected {expected!r}, found {found!r}"


class Raw(io.BytesIO):
    """The body as botocore reads it from the network."""

    def stream(self, *_, **__):
        yield self.read()


class Suite:
    def __init__(self):
        self.peer = Peer()
        self.passed, self.failed = 0, 0
        self.session = botocore.session.Session()
        self.session.set_credentials("000000000000", "test")
        self.clients = {name: self.client(name) for name in SERVICES}
        self.respond = None

    def client(self, name):
        endpoint = f"https://abc.execute-api.us-east-1.amazonaws.com{STAGE}" if name == SERVICES[2] else None
        config = botocore.config.Config(retries={"total_max_attempts": 1})
        client = self.session.create_client(name, "us-east-1", endpoint_url=endpoint, config=config)
        client.meta.events.register("before-send", lambda request, **_: self.respond(request))
        return client

    def check(self, label, test):
        try:
            test()
            self.passed += 1
        except Exception as error:  # noqa: BLE001: whatever it is, it is this case that failed
            self.failed += 1
            if self.failed <= 30:
                print(f"FAILED {label}: {type(error).__name__}: {error}")

    def call(self, client, operation, params, respond):
        """Calls through botocore's whole stack; `respond` turns the request into our answer."""

        def answer(request):
            encoded = respond(request)
            body = base64.b64decode(encoded["body"])
            return botocore.awsrequest.AWSResponse(request.url, encoded["status"], dict(encoded["headers"]), Raw(body))

        self.respond = answer
        return client._make_api_call(operation.name, params)

    def question(self, request, service):
        parts = urllib.parse.urlsplit(request.url)
        path = parts.path[len(STAGE):] if service == SERVICES[2] else parts.path
        body = request.body or b""
        body = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else body.read()
        decoded = lambda value: value.decode() if isinstance(value, bytes) else str(value)
        headers = [[name, decoded(value)] for name, value in request.headers.items()]
        return {"method": request.method, "path": path, "query": parts.query, "headers": headers, "body": b64(body)}

    def round_trip(self, client, service, operation, maker):
        params = maker.structure(operation.input_shape)
        output_shape = operation.output_shape
        output = maker.structure(output_shape) if output_shape else {}
        if output_shape and output_shape.serialization.get("payload"):
            name = output_shape.serialization["payload"]
            output[name] = maker.value(output_shape.members[name])

        def respond(request):
            decoded = self.peer.ask(do="decode", **self.question(request, service))
            assert "error" not in decoded, f"refused: {base64.b64decode(decoded['error']['body'])}"
            assert (decoded["service"], decoded["operation"]) == (service, operation.name), f"routed to {decoded}"
            same(expected_input(operation, params), decoded["input"], "input")
            wire = wire_form(output_shape, output) if output_shape else {}
            return self.peer.ask(do="encode", service=service, operation=operation.name, output=wire)

        parsed = self.call(client, operation, params, respond)
        metadata = parsed.pop("ResponseMetadata")
        if output_shape and output_shape.serialization.get("payload"):
            parsed[name] = parsed[name].read() if hasattr(parsed[name], "read") else parsed[name]
            if "contentType" in output_shape.members:
                output.setdefault("contentType", "application/octet-stream")  # ours, where the operation gives none
        assert metadata["HTTPStatusCode"] == operation.http.get("responseCode", 200), metadata["HTTPStatusCode"]
        same(output, parsed, "output")

    def error(self, client, operation, error_shape, maker):
        params = maker.structure(operation.input_shape)
        retry_after = 7 if "retryAfterSeconds" in error_shape.members else None
        status = error_shape.metadata["error"]["httpStatusCode"]
        message = maker.rng.choice(TEXTS)

        def respond(_):
            return self.peer.ask(do="error", protocol="rest-json", code=error_shape.name, status=status,
                                 message=message, retryAfter=retry_after)

        try:
            self.call(client, operation, params, respond)
        except botocore.exceptions.ClientError as error:
            wanted = getattr(client.exceptions, error_shape.name)
            assert type(error) is wanted, f"raised {type(error)}"
            same(message, error.response["Error"]["Message"], "message")
            same(status, error.response["ResponseMetadata"]["HTTPStatusCode"], "status")
            same(REQUEST_ID, error.response["ResponseMetadata"]["RequestId"], "request id")
            if retry_after:
                same(str(retry_after), error.response["retryAfterSeconds"], "retryAfterSeconds")
        else:
            raise AssertionError("nothing raised")

    def other_protocol(self, protocol, parser_name, message):
        answer = self.peer.ask(do="error", protocol=protocol, code="BadRequestException", status=400, message=message)
        headers = botocore.awsrequest.HeadersDict(dict(answer["headers"]))
        response = {"body": base64.b64decode(answer["body"]), "headers": headers, "status_code": answer["status"]}
        parsed = botocore.parsers.create_parser(parser_name).parse(response, None)
        same("BadRequestException", parsed["Error"]["Code"], "code")
        # XML parsers see `\r\n` and blanks alike; the texts here have none of the former.
        same(message, parsed["Error"]["Message"], "message")

    def damaged(self, client, service, operation, maker):
        """Any damage is answered: with a decoded input or with an error of the client's."""
        rng = maker.rng
        questions = []

        def respond(request):
            questions.append(self.question(request, service))
            return {"status": 404, "headers": [], "body": ""}

        try:
            self.call(client, operation, maker.structure(operation.input_shape), respond)
        except botocore.exceptions.ClientError:
            pass
        question = questions[0]
        damage = rng.choice(["path", "query", "body", "type", "json"])
        if damage in ("path", "query"):
            text = question[damage]
            at = rng.randrange(len(text) + 1)
            question[damage] = text[:at] + rng.choice(["%", "%zz", "%FF", "%00", "/", "&", "=", "é", "{"]) + text[at + 1:]
        elif damage == "body":
            body = bytearray(base64.b64decode(question["body"]))
            for _ in range(rng.randint(1, 4)):
                body.insert(rng.randrange(len(body) + 1), rng.randrange(256))
            question["body"] = b64(bytes(body))
        elif damage == "json":
            question["body"] = b64(rng.choice([b"[]", b"null", b"1", b"\"x\"", b"{", b"{\"a\":", b"[" * 5000, b"\xff"]))
        else:
            body = json.loads(base64.b64decode(question["body"]) or b"{}") if not payload(operation) else {}
            for name in list(body):
                body[name] = rng.choice([None, True, 1, 1.5, "x", [], {}, [1], [None], {"a": None}, {"a": 1}, 1e300])
            question["body"] = b64(json.dumps(body).encode())
        answer = self.peer.ask(do="decode", **question)
        if "error" in answer:
            assert 400 <= answer["error"]["status"] < 500, answer
            message = json.loads(base64.b64decode(answer["error"]["body"]))["message"]
            assert message and isinstance(message, str), answer

    def run(self, cases, seed, only):
        operations, errors = 0, 0
        for service, client in self.clients.items():
            model = client.meta.service_model
            for name in model.operation_names:
                if only and name != only:
                    continue
                operation = model.operation_model(name)
                operations += 1
                for label, chosen in (("fixed", 1), ("random", seed)):
                    rng = random.Random(f"{chosen} {service} {name}")
                    for number in range(cases):
                        fullness = {0: 0.0, 1: 1.0}.get(number, rng.random())
                        maker = Maker(rng, fullness)
                        case = f"{service} {name} {label} case {number}"
                        self.check(case, lambda: self.round_trip(client, service, operation, maker))
                        self.check(f"{case} damaged", lambda: self.damaged(client, service, operation, maker))
                for shape in operation.error_shapes:
                    errors += 1
                    maker = Maker(random.Random(f"1 {service} {name} {shape.name}"), 0.5)
                    self.check(f"{service} {name} {shape.name}", lambda: self.error(client, operation, shape, maker))
        texts = [text for text in TEXTS if "\n" not in text]
        protocols = {"rest-json": "rest-json", "json-1.0": "json", "json-1.1": "json", "query": "query", "ec2": "ec2",
                     "rest-xml": "rest-xml", "s3": "rest-xml", "cbor": "smithy-rpc-v2-cbor"}
        for protocol, parser_name in protocols.items():
            for text in [*texts, "<&>]]>", "x" * 70000]:
                self.check(f"{protocol} {text[:20]}", lambda: self.other_protocol(protocol, parser_name, text))
        return operations, errors


def payload(operation):
    return operation.input_shape.serialization.get("payload")


def b64(data):
    return base64.b64encode(data).decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cases", type=int, default=6, help="cases an operation and seed")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--operation", help="this one alone")
    arguments = parser.parse_args()
    print(f"botocore {botocore.__version__}, random seed {arguments.seed}", flush=True)
    start = time.monotonic()
    suite = Suite()
    operations, errors = suite.run(arguments.cases, arguments.seed, arguments.operation)
    took = time.monotonic() - start
    print(f"{operations} operations, {errors} modelled errors, 8 protocols, {took:.1f} s")
    print(f"{suite.passed} passed, {suite.failed} failed")
    sys.exit(1 if suite.failed or not suite.passed else 0)


if __name__ == "__main__":
    main()
