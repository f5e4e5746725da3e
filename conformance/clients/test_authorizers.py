"""Authorizers of REST APIs, deployed with boto3 and asked over HTTP; their functions run in a small Lambda of the tests."""

import base64
import http.server
import json
import threading
import time
import urllib.error
import urllib.request

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

import functions as lambda_functions
from conftest import Server, client_for

UNAUTHORIZED = {"message": "Unauthorized"}
POOL = "us-east-1_Pool1"


def policy(effect, resource):
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": resource}
    return {"Version": "2012-10-17", "Statement": [statement]}


@pytest.fixture(scope="module")
def functions():
    running = lambda_functions.Functions()

    @running.add
    def by_token(event, _):
        token = event["authorizationToken"]
        if token == "unauthorized":
            raise Exception("Unauthorized")
        if token == "broken":
            raise ValueError("no such user")
        if token == "nonsense":
            return {"principalId": "user"}
        effect = "Deny" if token == "deny" else "Allow"
        # Only the method that was asked for, as many functions do.
        return {
            "principalId": f"user-{token}", "policyDocument": policy(effect, event["methodArn"]),
            "context": {"number": 7, "flag": True, "text": "hello"},
        }

    @running.add
    def by_request(event, _):
        allowed = event["headers"].get("X-Door") == "open" and event["queryStringParameters"].get("n") == "1"
        wide = "/".join(event["methodArn"].split("/")[:2]) + "/*"
        return {
            "principalId": event["requestContext"]["identity"]["sourceIp"],
            "policyDocument": policy("Allow" if allowed else "Deny", wide),
            "context": {"path": event["path"], "resource": event["resource"]},
            "usageIdentifierKey": event["headers"].get("X-Key", ""),
        }

    yield running
    running.stop()


class UserPool:
    """Signs tokens, and publishes the key as Cognito does."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        numbers = self.key.public_key().public_numbers()
        key = {"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "k1", "n": encoded(number(numbers.n)), "e": encoded(number(numbers.e))}
        published = json.dumps({"keys": [key]}).encode()

        class Keys(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                known = self.path == f"/{POOL}/.well-known/jwks.json"
                self.send_response(200 if known else 404)
                self.send_header("Content-Length", str(len(published) if known else 0))
                self.end_headers()
                self.wfile.write(published if known else b"")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Keys)
        self.endpoint = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def token(self, **changed):
        now = int(time.time())
        claims = {
            "iss": f"https://cognito-idp.us-east-1.amazonaws.com/{POOL}", "sub": "subject-1", "token_use": "id",
            "aud": "client", "exp": now + 600, "iat": now - 5, "cognito:groups": ["admins", "users"], **changed,
        }
        message = f"{encoded(json.dumps({'alg': 'RS256', 'kid': 'k1'}).encode())}.{encoded(json.dumps(claims).encode())}"
        return f"{message}.{encoded(self.key.sign(message.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def number(value):
    return value.to_bytes((value.bit_length() + 7) // 8, "big")


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@pytest.fixture(scope="module")
def pool():
    running = UserPool()
    yield running
    running.server.shutdown()


@pytest.fixture(scope="module")
def running(tmp_path_factory, functions, pool):
    server = Server(
        tmp_path_factory.mktemp("authorizers"), "--dev",
        "--endpoint-url", f"lambda={functions.endpoint}", "--endpoint-url", f"cognito-idp={pool.endpoint}",
    ).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def client(running):
    return client_for(running.endpoint)


SHOWN = (
    '{"principal": "$context.authorizer.principalId", "number": "$context.authorizer.number", "flag": '
    '"$context.authorizer.flag", "path": "$context.authorizer.path", "sub": "$context.authorizer.claims.sub", '
    '"groups": "$context.authorizer.claims[\'cognito:groups\']", "exp": "$context.authorizer.claims.exp"}'
)


class Api:
    """An API whose methods `GET /a` and `GET /b` ask an authorizer and show what it said."""

    def __init__(self, client, endpoint, authorization_type, scopes=(), **authorizer):
        self.client, self.endpoint = client, endpoint
        created = client.create_rest_api(name="guarded")
        self.id = created["id"]
        self.authorizer = client.create_authorizer(restApiId=self.id, name="guard", **authorizer)["id"]
        for part in ("a", "b"):
            resource = client.create_resource(restApiId=self.id, parentId=created["rootResourceId"], pathPart=part)["id"]
            method = {"restApiId": self.id, "resourceId": resource, "httpMethod": "GET"}
            asked = {"authorizationScopes": list(scopes)} if scopes else {}
            client.put_method(**method, authorizationType=authorization_type, authorizerId=self.authorizer, **asked)
            client.put_method_response(**method, statusCode="200")
            client.put_integration(**method, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
            client.put_integration_response(**method, statusCode="200", responseTemplates={"application/json": SHOWN})
        client.create_deployment(restApiId=self.id, stageName="dev")

    def get(self, path, **headers):
        """The status and the JSON of an answer."""
        url = f"{self.endpoint}/_aws/execute-api/{self.id}/dev{path}"
        request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)


@pytest.fixture(scope="module")
def token_api(client, running):
    return Api(
        client, running.endpoint, "CUSTOM", type="TOKEN", authorizerUri=lambda_functions.uri("by_token"),
        identitySource="method.request.header.Authorization",
    )


def test_a_token_authorizer_decides(token_api):
    status, body = token_api.get("/a", Authorization="allow")
    assert status == 200
    assert (body["principal"], body["number"], body["flag"]) == ("user-allow", "7", "true")
    denied = {"Message": "User is not authorized to access this resource with an explicit deny"}
    assert token_api.get("/a", Authorization="deny") == (403, denied)
    assert token_api.get("/a", Authorization="unauthorized") == (401, UNAUTHORIZED)
    assert token_api.get("/a", Authorization="broken") == (500, {"message": None})
    assert token_api.get("/a", Authorization="nonsense") == (500, {"message": None})
    assert token_api.get("/a") == (401, UNAUTHORIZED)


def test_an_answer_is_kept_until_it_is_flushed(client, functions, token_api):
    before = functions.count("by_token")
    for _ in range(3):
        assert token_api.get("/a", Authorization="kept")[0] == 200
    assert functions.count("by_token") == before + 1
    # The kept policy speaks of another method.
    assert token_api.get("/b", Authorization="kept") == (403, {"Message": "User is not authorized to access this resource"})
    assert functions.count("by_token") == before + 1
    client.flush_stage_authorizers_cache(restApiId=token_api.id, stageName="dev")
    assert token_api.get("/b", Authorization="kept")[0] == 200
    assert functions.count("by_token") == before + 2


def test_the_event_is_the_service_s(functions, token_api):
    token_api.get("/a?x=1", Authorization="seen")
    name, event, headers = functions.calls[-1]
    assert event == {
        "type": "TOKEN", "authorizationToken": "seen",
        "methodArn": f"arn:aws:execute-api:us-east-1:000000000000:{token_api.id}/dev/GET/a",
    }
    assert headers["X-Amz-Source-Arn"].endswith(f"{token_api.id}/authorizers/{token_api.authorizer}")
    assert "/us-east-1/lambda/aws4_request" in headers["Authorization"]


def test_an_authorizer_is_tested(client, token_api):
    name = {"restApiId": token_api.id, "authorizerId": token_api.authorizer}
    tested = client.test_invoke_authorizer(**name, headers={"Authorization": "allow"})
    assert (tested["clientStatus"], tested["principalId"]) == (0, "user-allow")
    assert json.loads(tested["policy"])["Statement"][0]["Resource"].endswith(f":{token_api.id}/null/GET/")
    assert tested["log"].startswith("Execution log for request ")
    assert tested["log"].endswith(" : Successfully completed authorizer execution\n")
    assert client.test_invoke_authorizer(**name)["clientStatus"] == 401
    assert client.test_invoke_authorizer(**name, headers={"Authorization": "broken"})["clientStatus"] == 500
    with pytest.raises(client.exceptions.NotFoundException):
        client.test_invoke_authorizer(restApiId=token_api.id, authorizerId="nope12")


def test_a_request_authorizer_decides(client, running, functions):
    api = Api(
        client, running.endpoint, "CUSTOM", type="REQUEST", authorizerUri=lambda_functions.uri("by_request"),
        identitySource="method.request.header.X-Door,method.request.querystring.n", authorizerResultTtlInSeconds=60,
    )
    before = functions.count("by_request")
    status, body = api.get("/a?n=1", X_Door="open")
    assert (status, body["principal"], body["path"]) == (200, "127.0.0.1", "/a")
    # This one's policy speaks of all methods.
    status, body = api.get("/b?n=1", X_Door="open")
    assert (status, body["path"]) == (200, "/a")
    assert functions.count("by_request") == before + 1
    assert api.get("/a?n=2", X_Door="open")[0] == 403
    assert api.get("/a?n=1", X_Door="shut")[0] == 403
    assert functions.count("by_request") == before + 3
    assert api.get("/a", X_Door="open") == (401, UNAUTHORIZED)
    assert api.get("/a?n=1") == (401, UNAUTHORIZED)
    assert functions.count("by_request") == before + 3


def test_an_authorizer_names_the_api_key(client, running):
    api = Api(
        client, running.endpoint, "CUSTOM", type="REQUEST", authorizerUri=lambda_functions.uri("by_request"),
        authorizerResultTtlInSeconds=0,
    )
    client.update_rest_api(restApiId=api.id, patchOperations=[{"op": "replace", "path": "/apiKeySource", "value": "AUTHORIZER"}])
    resource = next(item["id"] for item in client.get_resources(restApiId=api.id)["items"] if item["path"] == "/a")
    required = [{"op": "replace", "path": "/apiKeyRequired", "value": "true"}]
    client.update_method(restApiId=api.id, resourceId=resource, httpMethod="GET", patchOperations=required)
    client.create_deployment(restApiId=api.id, stageName="dev")
    value = "key-of-the-authorizer-0123456789"
    key = client.create_api_key(name="k", value=value, enabled=True)["id"]
    plan = client.create_usage_plan(name="p", apiStages=[{"apiId": api.id, "stage": "dev"}])["id"]
    client.create_usage_plan_key(usagePlanId=plan, keyId=key, keyType="API_KEY")
    assert api.get("/a?n=1", X_Door="open", X_Key=value)[0] == 200
    assert api.get("/a?n=1", X_Door="open", X_Key="another")[0] == 403
    # The header counts for nothing here.
    assert api.get("/a?n=1", X_Door="open", X_Api_Key=value)[0] == 403


def test_a_user_pool_decides(client, running, pool):
    authorizer = {
        "type": "COGNITO_USER_POOLS", "identitySource": "method.request.header.Authorization",
        "providerARNs": [f"arn:aws:cognito-idp:us-east-1:000000000000:userpool/{POOL}"],
    }
    api = Api(client, running.endpoint, "COGNITO_USER_POOLS", **authorizer)
    status, body = api.get("/a", Authorization=pool.token())
    assert (status, body["sub"], body["groups"]) == (200, "subject-1", "admins,users")
    assert " UTC 20" in body["exp"]
    assert api.get("/a", Authorization=f"Bearer {pool.token()}")[0] == 200
    assert api.get("/a", Authorization=pool.token(exp=int(time.time()) - 1)) == (401, {"message": "The incoming token has expired"})
    assert api.get("/a", Authorization=pool.token(iss="https://example.com")) == (401, UNAUTHORIZED)
    assert api.get("/a", Authorization=pool.token()[:-6] + "AAAAAA") == (401, UNAUTHORIZED)
    assert api.get("/a", Authorization=pool.token(token_use="access")) == (401, UNAUTHORIZED)
    assert api.get("/a") == (401, UNAUTHORIZED)
    tested = client.test_invoke_authorizer(
        restApiId=api.id, authorizerId=api.authorizer, headers={"Authorization": pool.token()})
    assert (tested["clientStatus"], tested["claims"]["sub"]) == (0, "subject-1")
    scoped = Api(client, running.endpoint, "COGNITO_USER_POOLS", scopes=["shop/read"], **authorizer)
    access = {"token_use": "access", "scope": "openid shop/read"}
    assert scoped.get("/a", Authorization=pool.token(**access))[0] == 200
    assert scoped.get("/a", Authorization=pool.token(token_use="access", scope="openid")) == (401, UNAUTHORIZED)
    assert scoped.get("/a", Authorization=pool.token()) == (401, UNAUTHORIZED)


def test_nobody_passes_without_a_setting(apigateway, endpoint):
    api = Api(
        apigateway, endpoint, "CUSTOM", type="TOKEN", authorizerUri=lambda_functions.uri("by_token"),
        identitySource="method.request.header.Authorization",
    )
    assert api.get("/a", Authorization="allow") == (500, {"message": None})
