"""Frameworks that people run behind Lambda proxy integrations, on the events that Stagedoor makes, asked over HTTP.

FastAPI behind Mangum, Flask behind apig-wsgi, Powertools' resolver and Chalice run in a Lambda of Python, Express behind
two adapters, Fastify and Hono in one of Node; each serves the same small application.
"""

import gzip
import hashlib
import http.client
import json
import random
import subprocess
import threading
import uuid

import pytest

import functions as lambda_functions
import lambda_apps
from conftest import ROOT, Server, client_for, tool

JAVASCRIPT = ROOT / "conformance/clients/javascript"
FRAMEWORKS = ["fastapi", "flask", "powertools", "chalice", "express", "serverless_express", "fastify", "hono"]
OF_NODE = {"express", "serverless_express", "fastify", "hono"}
BINARY = ["multipart/form-data", "image/png"]
ORIGIN = "https://example.com"


@pytest.fixture(scope="module")
def functions():
    running = lambda_functions.Functions()
    running.add(lambda_apps.fastapi_app(), "fastapi")
    running.add(lambda_apps.flask_app(), "flask")
    running.add(lambda_apps.powertools_app(), "powertools")
    running.add(lambda_apps.parsed_event)
    running.add(lambda_apps.streamed)

    @running.add
    def echo(event, _):
        return {"body": json.dumps(event)}

    @running.add
    def raises(event, _):
        raise KeyError("no such thing")

    @running.add
    def mirrors(event, _):
        return json.loads(event["body"])

    yield running
    running.stop()


@pytest.fixture(scope="module")
def chalice(functions):
    app = lambda_apps.chalice_app()
    functions.add(app, "chalice")
    return app


@pytest.fixture(scope="module")
def node():
    assert (JAVASCRIPT / "node_modules").exists(), "run conformance/setup.sh: the npm packages are missing"
    running = subprocess.Popen([tool("node", "nodejs"), "lambda.mjs"], cwd=JAVASCRIPT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    endpoint = running.stdout.readline().strip()
    assert endpoint.startswith("http://"), "the Lambda of Node did not start"
    yield endpoint
    running.stdin.close()
    running.wait(timeout=20)


def served(tmp_path_factory, name, endpoint):
    return Server(tmp_path_factory.mktemp(name), "--dev", "--endpoint-url", f"lambda={endpoint}").start()


@pytest.fixture(scope="module")
def python_server(tmp_path_factory, functions):
    running = served(tmp_path_factory, "python", functions.endpoint)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def node_server(tmp_path_factory, node):
    running = served(tmp_path_factory, "node", node)
    yield running
    running.stop()


class Api:
    """A deployed API whose methods are all one function's."""

    def __init__(self, server, function, paths=("/", "/{proxy+}"), binary=BINARY, streams=False, **integration):
        self.server, self.client = server, client_for(server.endpoint)
        created = self.client.create_rest_api(name=function, binaryMediaTypes=list(binary))
        self.id = created["id"]
        self.resources = {"/": created["rootResourceId"]}
        mode = {"responseTransferMode": "STREAM"} if streams else {}
        for path in paths:
            method = {"restApiId": self.id, "resourceId": self.resource(path), "httpMethod": "ANY"}
            self.client.put_method(**method, authorizationType="NONE")
            self.client.put_integration(
                **method, type="AWS_PROXY", integrationHttpMethod="POST", uri=lambda_functions.uri(function, streams),
                **mode, **integration)
        self.client.create_deployment(restApiId=self.id, stageName="dev", variables={"color": "blue"})

    def resource(self, path):
        if path not in self.resources:
            parent, part = path.rsplit("/", 1)
            parent = self.resource(parent or "/")
            self.resources[path] = self.client.create_resource(restApiId=self.id, parentId=parent, pathPart=part)["id"]
        return self.resources[path]

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)

    def ask(self, verb, path, *headers, body=b""):
        connection = self.connect()
        connection.putrequest(verb, f"/dev{path}", skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", f"{self.id}.execute-api.localhost:{self.server.port}")
        for name, value in headers:
            connection.putheader(name, value)
        if body:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        answer = connection.getresponse()
        return Answer(answer.status, answer.msg, answer.read())


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


@pytest.fixture(scope="module")
def apis(request, tmp_path_factory):
    """Apis by framework, made when they are first asked for."""
    made = {}

    def api(framework):
        if framework not in made:
            server = request.getfixturevalue("node_server" if framework in OF_NODE else "python_server")
            paths = list(request.getfixturevalue("chalice").routes) if framework == "chalice" else ("/", "/{proxy+}")
            binary = [*BINARY, "application/octet-stream"] if framework == "chalice" else BINARY
            made[framework] = Api(server, framework, paths, binary)
        return made[framework]

    return api


@pytest.fixture(params=FRAMEWORKS)
def framework(request):
    return request.param


@pytest.fixture
def api(apis, framework):
    return apis(framework)


def test_the_root(api):
    answer = api.ask("GET", "/")
    expected = {"root": True, "host": f"{api.id}.execute-api.localhost", "client": "127.0.0.1", "stage": "dev"}
    assert (answer.status, answer.json()) == (200, expected)
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["X-Amzn-Trace-Id"].startswith("Root=1-")


def test_paths_queries_and_headers_of_many_values(api, framework):
    answer = api.ask("GET", "/items/caf%C3%A9%20x?tag=a%2Bb&tag=c+d&tag=%26", ("X-Many", "1"), ("X-Many", "2"))
    # AWS: paths are not decoded. These leave it to their applications.
    name = "caf%C3%A9%20x" if framework in ("powertools", "chalice") else "café x"
    assert answer.status == 200, answer.body
    # Some adapters look at the last value of a header alone, or hand all of them on as one.
    headers = {"fastapi": ["1, 2"], "chalice": ["2"], "express": ["2"]}.get(framework, ["1", "2"])
    assert answer.json() == {"name": name, "tags": ["a+b", "c d", "&"], "headers": headers}


def test_json(api):
    body = json.dumps({"text": "grün ☂ \"'\\", "list": [1, None, True]}, ensure_ascii=False).encode()
    answer = api.ask("POST", "/json", ("Content-Type", "application/json"), ("X-Version", "7"), body=body)
    assert (answer.status, answer.json()) == (201, {"saved": json.loads(body), "version": 7})


def test_forms(api, framework):
    if framework == "powertools":
        pytest.skip("its resolver reads no forms")
    answer = api.ask("POST", "/form", ("Content-Type", "application/x-www-form-urlencoded"), body=b"name=J+D%C3%BC&note=a%26b%3D%2B")
    assert (answer.status, answer.json()) == (200, {"name": "J Dü", "note": "a&b=+"})


def test_uploads(api, framework):
    data = random.Random(7).randbytes(100_000)
    if framework in ("powertools", "chalice"):
        content_type, body = "image/png", data
    else:
        content_type = "multipart/form-data; boundary=xyz"
        head = b'--xyz\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: application/octet-stream\r\n\r\n'
        body = head + data + b"\r\n--xyz--\r\n"
    answer = api.ask("POST", "/upload", ("Content-Type", content_type), body=body)
    assert answer.status == 200, answer.body
    expected = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    assert {**answer.json(), **expected} == answer.json()


def test_downloads(api):
    answer = api.ask("GET", "/image", ("Accept", "image/png,*/*"))
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.body == lambda_apps.IMAGE


def test_cookies(api):
    answer = api.ask("GET", "/cookies", ("Cookie", "a=1; b=two"))
    assert answer.json() == {"a": "1", "b": "two"}
    cookies = [cookie.split(";")[0] for cookie in answer.headers.get_all("Set-Cookie")]
    assert sorted(cookies) == ["first=1", "second=2"]


def test_redirects(api):
    answer = api.ask("GET", "/redirect")
    assert (answer.status, answer.headers["Location"]) == (302, "/items/moved")


def test_errors(api, framework):
    answer = api.ask("GET", "/error")
    assert answer.status == (409 if framework == "chalice" else 418)
    assert b"a teapot" in answer.body or b"a conflict" in answer.body
    # The gateway did not make it.
    assert "x-amzn-ErrorType" not in answer.headers
    missing = api.ask("GET", "/missing")
    assert missing.status == (403 if framework == "chalice" else 404)


def test_answers_without_a_body(api, framework):
    if framework == "chalice":
        pytest.skip("its routes have no such method")
    answer = api.ask("DELETE", "/nothing")
    assert (answer.status, answer.body) == (204, b"")


def test_cors(api, framework):
    if framework != "chalice":
        # Chalice leaves preflights to a MOCK of the API.
        answer = api.ask("OPTIONS", "/items/a", ("Origin", ORIGIN), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "X-Wanted"))
        assert answer.status in (200, 204)
        assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
        assert "x-wanted" in answer.headers["Access-Control-Allow-Headers"].lower()
    answer = api.ask("GET", "/", ("Origin", ORIGIN))
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert answer.headers["Access-Control-Allow-Credentials"] == "true"


def test_compressed_by_the_function(apis):
    api = apis("powertools")
    # What is compressed is no text: it is decoded for who asks for a type that the API has as binary.
    answer = api.ask("GET", "/compressed", ("Accept-Encoding", "gzip"), ("Accept", "image/png"))
    assert answer.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.body)) == {"long": "x" * 2000}


@pytest.mark.parametrize("of", ["python_server", "node_server"])
def test_powertools_models_take_every_event(request, of):
    api = Api(request.getfixturevalue(of), "parsed_event")
    for verb, path, headers, body in [
        ("GET", "/", [], b""),
        ("POST", "/a/b?x=1&x=2&y", [("X-A", "1"), ("X-A", "2"), ("User-Agent", "tests"), ("Cookie", "a=b")], b"text"),
        ("PUT", "/a%20b", [("Content-Type", "image/png")], b"\x00\xff"),
        ("DELETE", "/a//b/", [], b""),
    ]:
        answer = api.ask(verb, path, *headers, body=body)
        assert answer.status == 200, answer.body
        parsed = answer.json()
        assert parsed["httpMethod"] == verb
        assert parsed["isBase64Encoded"] == (body == b"\x00\xff")
        assert parsed["requestContext"]["apiId"] == api.id
        assert parsed["requestContext"]["stage"] == "dev"
        assert parsed["stageVariables"] == {"color": "blue"}


def test_powertools_models_take_what_authorizers_say(python_server, functions):
    @functions.add
    def lets_in(event, _):
        statement = {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}
        return {"principalId": "me", "policyDocument": {"Version": "2012-10-17", "Statement": [statement]}, "context": {"n": 1, "yes": True}}

    api = Api(python_server, "parsed_event")
    authorizer = api.client.create_authorizer(
        restApiId=api.id, name="a", type="TOKEN", authorizerUri=lambda_functions.uri("lets_in"), identitySource="method.request.header.Auth")
    asks = [
        {"op": "replace", "path": "/authorizationType", "value": "CUSTOM"},
        {"op": "replace", "path": "/authorizerId", "value": authorizer["id"]},
    ]
    api.client.update_method(restApiId=api.id, resourceId=api.resources["/"], httpMethod="ANY", patchOperations=asks)
    api.client.create_deployment(restApiId=api.id, stageName="dev")
    assert api.ask("GET", "/").status == 401
    answer = api.ask("GET", "/", ("Auth", "x"))
    assert answer.status == 200, answer.body
    name, event, _ = functions.calls[-1]
    said = event["requestContext"]["authorizer"]
    assert (name, said.pop("integrationLatency") >= 0) == ("parsed_event", True)
    assert said == {"principalId": "me", "n": "1", "yes": "true"}


def test_test_invocations(python_server):
    api = Api(python_server, "parsed_event")
    method = {"restApiId": api.id, "resourceId": api.resources["/{proxy+}"], "httpMethod": "ANY"}
    tested = api.client.test_invoke_method(**method, pathWithQueryString="/a?x=1", headers={"X-A": "1"})
    assert tested["status"] == 200, tested["log"]
    event = json.loads(tested["body"])
    assert event["requestContext"]["stage"] == "test-invoke-stage"
    assert event["requestContext"]["identity"]["sourceIp"] == "test-invoke-source-ip"
    assert event["requestContext"]["identity"]["apiKey"] == "test-invoke-api-key"
    assert event["requestContext"]["domainName"] == "testPrefix.testDomainName"
    assert (event["headers"], event["multiValueHeaders"]) == ({"X-A": "1"}, {"X-A": ["1"]})
    for line in ("Endpoint request URI: https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/", "Received response. Status: 200, ", "Method completed with status: 200"):
        assert line in tested["log"], tested["log"]


def test_api_keys_are_told(python_server):
    api = Api(python_server, "echo")
    required = [{"op": "replace", "path": "/apiKeyRequired", "value": "true"}]
    api.client.update_method(restApiId=api.id, resourceId=api.resources["/"], httpMethod="ANY", patchOperations=required)
    api.client.create_deployment(restApiId=api.id, stageName="dev")
    value = f"a-key-of-{uuid.uuid4().hex}"
    key = api.client.create_api_key(name="k", value=value, enabled=True)["id"]
    plan = api.client.create_usage_plan(name="p", apiStages=[{"apiId": api.id, "stage": "dev"}])["id"]
    api.client.create_usage_plan_key(usagePlanId=plan, keyId=key, keyType="API_KEY")
    assert api.ask("GET", "/").status == 403
    identity = api.ask("GET", "/", ("x-api-key", value)).json()["requestContext"]["identity"]
    assert (identity["apiKey"], identity["apiKeyId"]) == (value, key)
    assert list(identity)[:3] == ["cognitoIdentityPoolId", "cognitoIdentityId", "apiKey"]


def test_an_event_as_botocore_would_send_it(python_server, functions):
    """What Lambda is asked is what the AWS SDK asks."""
    api = Api(python_server, "echo")
    functions.calls.clear()
    assert api.ask("GET", "/x").status == 200
    (name, event, headers), = functions.calls
    assert name == "echo"
    assert headers["X-Amz-Source-Arn"] == f"arn:aws:execute-api:us-east-1:000000000000:{api.id}/dev/ANY/{{proxy+}}"
    assert headers["X-Amz-Invocation-Type"] == "RequestResponse"
    assert event["headers"]["X-Forwarded-For"] == "127.0.0.1"
    # And what the Lambdas of these tests answer is what the SDK reads.
    lambda_client = client_for(functions.endpoint, "lambda")
    invoked = lambda_client.invoke(FunctionName="echo", Payload=b'{"a": 1}')
    assert json.load(invoked["Payload"]) == {"body": '{"a": 1}'}
    streamed = lambda_client.invoke_with_response_stream(FunctionName="streamed", Payload=b'{"queryStringParameters": null, "path": "/"}')
    events = list(streamed["EventStream"])
    assert b"".join(event["PayloadChunk"]["Payload"] for event in events[:-1]).endswith(b"data: 2\n\n")
    assert "InvokeComplete" in events[-1]


def test_custom_integrations_of_functions(python_server, functions):
    """Without a proxy: what a template makes is what the function gets; it can be asked without waiting for it."""
    client = client_for(python_server.endpoint)
    done = threading.Event()

    @functions.add
    def works(event, _):
        if event == {"fail": "1"}:
            raise ValueError("bad pet: 1")
        done.set()
        return {"got": event}

    api = client.create_rest_api(name="custom")
    for path, mapping in [("wait", {}), ("leave", {"integration.request.header.X-Amz-Invocation-Type": "'Event'"})]:
        resource = client.create_resource(restApiId=api["id"], parentId=api["rootResourceId"], pathPart=path)["id"]
        method = {"restApiId": api["id"], "resourceId": resource, "httpMethod": "GET"}
        client.put_method(**method, authorizationType="NONE")
        client.put_integration(
            **method, type="AWS", integrationHttpMethod="POST", uri=lambda_functions.uri("works"), requestParameters=mapping,
            requestTemplates={"application/json": '{"fail": "$input.params(\'fail\')"}'})
        for status, pattern in (("200", ""), ("400", "bad .*")):
            client.put_method_response(**method, statusCode=status)
            client.put_integration_response(**method, statusCode=status, selectionPattern=pattern)
    client.create_deployment(restApiId=api["id"], stageName="dev")
    asking = Api.__new__(Api)
    asking.server, asking.id = python_server, api["id"]
    answer = asking.ask("GET", "/wait?fail=0")
    assert (answer.status, answer.json()) == (200, {"got": {"fail": "0"}})
    answer = asking.ask("GET", "/wait?fail=1")
    assert (answer.status, answer.json()["errorMessage"]) == (400, "bad pet: 1")
    done.clear()
    answer = asking.ask("GET", "/leave?fail=0")
    assert (answer.status, answer.body) == (200, b"")
    assert done.wait(timeout=10)


def test_what_functions_do_wrong(python_server, functions):
    api = Api(python_server, "raises")
    answer = api.ask("GET", "/")
    assert (answer.status, answer.body) == (502, b'{"message": "Internal server error"}')
    assert "customer function error" in answer.headers["x-stagedoor-reason"]
    gone = Api(python_server, "gone").ask("GET", "/")
    assert (gone.status, gone.body) == (500, b'{"message": "Internal server error"}')
    assert "Invalid permissions on Lambda function" in gone.headers["x-stagedoor-reason"]
    api = Api(python_server, "mirrors")
    for returned, status in [
        ("{}", 200), ("null", 502), ('"text"', 502), ("[1]", 502), ('{"statusCode": "299"}', 299),
        ('{"statusCode": 200, "other": 1}', 502), ('{"body": {"a": 1}}', 502),
    ]:
        assert api.ask("POST", "/", body=returned.encode()).status == status, returned


def test_without_a_setting_no_function_is_called(apigateway, server):
    api = Api(server, "echo")
    answer = api.ask("GET", "/")
    assert (answer.status, answer.body) == (500, b'{"message": "Internal server error"}')


def test_large_payloads(python_server):
    api = Api(python_server, "mirrors")
    answer = api.ask("POST", "/", body=json.dumps({"body": "x" * 5_000_000}).encode())
    assert (answer.status, len(answer.body)) == (200, 5_000_000)
    assert api.ask("POST", "/", body=b"x" * 6_500_000).status == 413


def test_many_at_once(apis):
    """Answers are not mixed up."""
    api = apis("fastapi")
    wrong = []

    def ask(number):
        for step in range(10):
            answer = api.ask("GET", f"/items/{number}-{step}", ("X-Many", str(number)))
            if answer.json() != {"name": f"{number}-{step}", "tags": [], "headers": [str(number)]}:
                wrong.append(answer.body)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    [thread.start() for thread in threads]
    [thread.join(timeout=60) for thread in threads]
    assert not wrong


def test_streams_of_python(python_server):
    api = Api(python_server, "streamed", streams=True, timeoutInMillis=60_000)
    answer = api.ask("GET", "/?count=4")
    assert (answer.status, answer.headers["Content-Type"]) == (206, "text/event-stream")
    assert answer.headers.get_all("Set-Cookie") == ["a=1", "b=2"]
    assert answer.headers["Transfer-Encoding"] == "chunked"
    assert answer.body == b"".join(b"data: %d\n\n" % number for number in range(4))
    with pytest.raises(http.client.IncompleteRead):
        api.ask("GET", "/fail")
    method = {"restApiId": api.id, "resourceId": api.resources["/"], "httpMethod": "ANY"}
    tested = api.client.test_invoke_method(**method, pathWithQueryString="/")
    assert (tested["status"], tested["body"]) == (206, "data: 0\n\ndata: 1\n\ndata: 2\n\n")


def test_streams_of_hono(node_server):
    api = Api(node_server, "hono_stream", streams=True)
    answer = api.ask("GET", "/stream?count=5")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/event-stream")
    assert answer.body == b"".join(b"data: %d\n\n" % number for number in range(5))
    assert answer.headers.get_all("Set-Cookie") == ["a=1; Path=/"]
    assert api.ask("GET", "/error").status == 418


def test_long_streams(node_server):
    api = Api(node_server, "pieces", streams=True)
    answer = api.ask("GET", "/?count=400")
    assert (answer.status, len(answer.body)) == (200, 400 * 64 * 1024)
    assert answer.body[:: 64 * 1024] == bytes(number % 256 for number in range(400))


def test_functions_of_node_that_throw(node_server):
    answer = Api(node_server, "throws").ask("GET", "/")
    assert (answer.status, answer.body) == (502, b'{"message": "Internal server error"}')
    assert "customer function error: no such thing" in answer.headers["x-stagedoor-reason"]
