"""Who may call a method: signatures that real clients make, the policies of access keys, and resource policies."""

import datetime
import json
import os
import pathlib
import subprocess

import boto3
import pytest
import requests
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError
from requests_aws4auth import AWS4Auth

from conftest import Server, client_for, tool

JAVASCRIPT = pathlib.Path(__file__).parent / "javascript"
ACCOUNT = "000000000000"

CREDENTIALS = """
[[access-keys]]
id = "ADMIN"
secret = "admin-secret"
account = "000000000000"
policy = { Statement = { Effect = "Allow", Action = "*", Resource = "*" } }

[[access-keys]]
id = "READER"
secret = "reader-secret"
account = "000000000000"
arn = "arn:aws:iam::000000000000:user/team/reader"
organization = "o-shop"
tags = { team = "shop" }
[[access-keys.policy.Statement]]
Effect = "Allow"
Action = "execute-api:Invoke"
Resource = "arn:aws:execute-api:us-east-1:000000000000:*/dev/GET/*"
Condition = { IpAddress = { "aws:SourceIp" = "127.0.0.0/8" } }

[[access-keys]]
id = "FOREIGN"
secret = "foreign-secret"
account = "111122223333"
policy = { Statement = { Effect = "Allow", Action = "execute-api:Invoke", Resource = "*" } }

[[access-keys]]
id = "SESSION"
secret = "session-secret"
account = "000000000000"
arn = "arn:aws:sts::000000000000:assumed-role/worker/job-1"
session-token = "session-token"
policy = { Statement = { Effect = "Allow", Action = "execute-api:*", Resource = "*" } }

[[access-keys]]
id = "OLD"
secret = "old-secret"
account = "000000000000"
expires = 2020-01-01T00:00:00Z
policy = { Statement = { Effect = "Allow", Action = "*", Resource = "*" } }
"""

SHOWN = {name: f"$context.identity.{name}" for name in ["accountId", "accessKey", "caller", "user", "userArn", "principalOrgId"]}


def document(title, authorization="sigv4", **extensions):
    mock = {
        "type": "mock", "requestTemplates": {"application/json": '{"statusCode": 200}'},
        "responses": {"default": {"statusCode": "200", "responseTemplates": {"application/json": json.dumps(SHOWN)}}},
    }
    method = {"responses": {"200": {"description": "ok"}}, "x-amazon-apigateway-integration": mock}
    if authorization:
        method["security"] = [{authorization: []}]
    sigv4 = {"type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "awsSigv4"}
    return {
        "swagger": "2.0", "info": {"title": title, "version": "1"}, "securityDefinitions": {"sigv4": sigv4},
        "paths": {"/": {"get": method}, "/items": {"get": method, "post": method}, "/items/{id}": {"get": method}}, **extensions,
    }


def deploy(client, described, policy=None):
    api = client.import_rest_api(body=json.dumps(described).encode())["id"]
    if policy is not None:
        client.update_rest_api(restApiId=api, patchOperations=[{"op": "replace", "path": "/policy", "value": json.dumps(policy)}])
    client.create_deployment(restApiId=api, stageName="dev")
    return api


def allow(**members):
    return {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*", **members}


def policy(*statements):
    return {"Version": "2012-10-17", "Statement": list(statements)}


def botocore(url, key="test", secret="test", token=None, method="GET", body=None, region="us-east-1", service="execute-api", query=False):
    """The request as botocore signs it."""
    request = AWSRequest(method, url, data=body, headers={"Content-Type": "application/json"} if body else {})
    keys = Credentials(key, secret, token)
    signer = SigV4QueryAuth(keys, service, region, expires=60) if query else SigV4Auth(keys, service, region)
    signer.add_auth(request)
    return request.prepare()


def send(prepared):
    return requests.request(prepared.method, prepared.url, headers=dict(prepared.headers), data=prepared.body, timeout=10)


@pytest.fixture(scope="module")
def open_api(apigateway):
    return deploy(apigateway, document("open"))


def urls(endpoint, api):
    return [f"{endpoint}/_aws/execute-api/{api}/dev/items", f"{endpoint}/restapis/{api}/dev/_user_request_/items"]


def test_botocore_without_known_keys(endpoint, open_api):
    for url in urls(endpoint, open_api):
        for target in [url, f"{url}?b=2&a=1", f"{url}/a%20b", f"{url}/%C3%A9?x=%2F", f"{url}/"]:
            for query in [False, True]:
                answer = send(botocore(target, query=query))
                assert answer.status_code == 200, (target, query, answer.text)
        assert answer.json()["userArn"] == f"arn:aws:iam::{ACCOUNT}:root"
        posted = send(botocore(url, method="POST", body=b'{"a": 1}'))
        assert posted.status_code == 200, posted.text
    assert requests.get(url, timeout=10).json() == {"message": "Missing Authentication Token"}
    wrong = send(botocore(url, secret="guess"))
    assert (wrong.status_code, wrong.headers["x-amzn-ErrorType"]) == (403, "InvalidSignatureException")


def test_requests_aws4auth(endpoint, open_api):
    for url in urls(endpoint, open_api):
        auth = AWS4Auth("any", "test", "us-east-1", "execute-api")
        for target in [url, f"{url}?q=a%20b&p=1", f"{url}/one"]:
            answer = requests.get(target, auth=auth, timeout=10)
            assert answer.status_code == 200, (target, answer.text)
        answer = requests.post(url, data=b'{"a": 1}', auth=auth, timeout=10)
        assert answer.status_code == 200, answer.text


def test_the_signer_of_the_javascript_sdk(endpoint, open_api):
    assert (JAVASCRIPT / "node_modules").exists(), "run conformance/setup.sh: the npm packages are missing"
    for url in urls(endpoint, open_api):
        command = [tool("node", "nodejs"), "access.mjs", f"{url}?a=b%20c", "any", "test"]
        finished = subprocess.run(command, cwd=JAVASCRIPT, capture_output=True, text=True, timeout=60, env=os.environ)
        assert finished.returncode == 0, finished.stdout + finished.stderr
        assert [line.split()[0] for line in finished.stdout.splitlines()] == ["200", "200"], finished.stdout


def test_curl(endpoint, open_api):
    for url in urls(endpoint, open_api):
        for more in [[], ["-d", '{"a": 1}', "-H", "Content-Type: application/json"]]:
            command = [tool("curl", "curl"), "-s", "--aws-sigv4", "aws:amz:us-east-1:execute-api", "--user", "any:test", url, *more]
            answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)
            assert json.loads(answer.stdout).get("accessKey") == "any", answer.stdout


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("credentials")
    (folder / "keys.toml").write_text(CREDENTIALS)
    server = Server(folder, "--credentials", "keys.toml")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def admin(guarded):
    return boto3.client("apigateway", endpoint_url=guarded.endpoint, region_name="us-east-1", aws_access_key_id="ADMIN",
                        aws_secret_access_key="admin-secret")


def test_the_policies_of_access_keys(guarded, admin):
    api = deploy(admin, document("keys"))
    url = f"{guarded.endpoint}/_aws/execute-api/{api}/dev/items"
    masked = f"arn:aws:execute-api:us-east-1:********0000:{api}/dev"

    read = send(botocore(url, "READER", "reader-secret"))
    assert read.status_code == 200, read.text
    shown = read.json()
    assert shown["accountId"] == ACCOUNT and shown["accessKey"] == "READER" and shown["principalOrgId"] == "o-shop"
    assert shown["userArn"] == f"arn:aws:iam::{ACCOUNT}:user/team/reader" and shown["user"].startswith("AIDA")

    written = send(botocore(url, "READER", "reader-secret", method="POST", body=b"{}"))
    assert (written.status_code, written.headers["x-amzn-ErrorType"]) == (403, "AccessDeniedException")
    assert written.json() == {"Message": f"User: arn:aws:iam::{ACCOUNT}:user/team/reader is not authorized to perform: "
                                         f"execute-api:Invoke on resource: {masked}/POST/items"}

    assert send(botocore(url, "FOREIGN", "foreign-secret")).status_code == 403
    assert send(botocore(url, "SESSION", "session-secret", "session-token")).json()["userArn"].endswith("assumed-role/worker/job-1")
    for wrong in [("SESSION", "session-secret", None), ("SESSION", "session-secret", "x"), ("NOBODY", "x", None)]:
        answer = send(botocore(url, *wrong))
        assert answer.headers["x-amzn-ErrorType"] == "UnrecognizedClientException", answer.text
        assert answer.json() == {"message": "The security token included in the request is invalid."}
    old = send(botocore(url, "OLD", "old-secret"))
    assert old.json() == {"message": "The security token included in the request is expired"}
    assert send(botocore(url, "READER", "reader-secret", region="eu-west-1")).json() == {
        "message": "Credential should be scoped to a valid region, not 'eu-west-1'. "}
    assert send(botocore(url, "READER", "reader-secret", service="s3")).json() == {
        "message": "Credential should be scoped to correct service: 'execute-api'. "}
    # The reader may call methods, and nothing of the control plane.
    client = boto3.client("apigateway", endpoint_url=guarded.endpoint, region_name="us-east-1", aws_access_key_id="READER",
                          aws_secret_access_key="reader-secret")
    with pytest.raises(ClientError, match="AccessDenied"):
        client.get_rest_apis()


def test_a_foreign_caller_needs_both_policies(guarded, admin):
    api = deploy(admin, document("both"), policy(allow(Principal={"AWS": "111122223333"}, Resource="execute-api:/dev/GET/*")))
    url = f"{guarded.endpoint}/_aws/execute-api/{api}/dev/items"
    answer = send(botocore(url, "FOREIGN", "foreign-secret"))
    assert answer.status_code == 200 and answer.json()["accountId"] == "111122223333", answer.text
    assert send(botocore(url, "FOREIGN", "foreign-secret", method="POST", body=b"{}")).status_code == 403
    # Within the account the caller's own suffices.
    assert send(botocore(url, "SESSION", "session-secret", "session-token", method="POST", body=b"{}")).status_code == 200


def test_resource_policies_alone(endpoint, apigateway):
    year = datetime.date.today().year
    outside = {"IpAddress": {"aws:SourceIp": ["192.0.2.0/24"]}}
    for statements, status, explicit in [
        ([allow()], 200, False),
        ([allow(Condition=outside)], 403, False),
        ([allow(), allow(Effect="Deny", Condition={"NotIpAddress": outside["IpAddress"]})], 403, True),
        ([allow(Condition={"DateGreaterThan": {"aws:CurrentTime": f"{year - 1}-01-01T00:00:00Z"}})], 200, False),
        ([allow(Condition={"StringLike": {"aws:UserAgent": "python-requests/*"}})], 200, False),
        ([allow(Resource="execute-api:/dev/POST/*")], 403, False),
        ([allow(Principal={"AWS": ACCOUNT})], 403, False),
    ]:
        api = deploy(apigateway, document("alone", None), policy(*statements))
        answer = requests.get(urls(endpoint, api)[0], timeout=10)
        assert answer.status_code == status, (statements, answer.text)
        if status == 403:
            resource = f"arn:aws:execute-api:us-east-1:********0000:{api}/dev/GET/items"
            text = f"User: anonymous is not authorized to perform: execute-api:Invoke on resource: {resource}"
            assert answer.json() == {"Message": text + (" with an explicit deny" if explicit else "")}


def test_a_policy_acts_with_the_next_deployment(endpoint, apigateway):
    created = apigateway.create_rest_api(name="later", policy=json.dumps(policy(allow())))
    api = created["id"]
    apigateway.put_rest_api(restApiId=api, mode="merge", body=json.dumps(document("later", None)).encode())
    apigateway.create_deployment(restApiId=api, stageName="dev")
    url = urls(endpoint, api)[0]
    assert requests.get(url, timeout=10).status_code == 200
    apigateway.put_rest_api(restApiId=api, mode="merge",
                            body=json.dumps(document("later", None, **{"x-amazon-apigateway-policy": policy(allow(Effect="Deny"))})).encode())
    assert requests.get(url, timeout=10).status_code == 200
    apigateway.create_deployment(restApiId=api, stageName="dev")
    assert requests.get(url, timeout=10).status_code == 403


def test_private_apis(tmp_path):
    server = Server(tmp_path, "--vpc-endpoints", "vpce-01=vpc-02@127.0.0.0/8").start()
    try:
        client = client_for(server.endpoint)
        described = document("private", None)
        api = client.create_rest_api(name="private", endpointConfiguration={"types": ["PRIVATE"]},
                                     policy=json.dumps(policy(allow(Condition={"StringEquals": {"aws:SourceVpce": "vpce-01"}}))))["id"]
        client.put_rest_api(restApiId=api, mode="merge", body=json.dumps(described).encode())
        client.create_deployment(restApiId=api, stageName="dev")
        for host, more in [
            (f"{api}.execute-api.us-east-1.amazonaws.com", {}),
            (f"{api}-vpce-01.execute-api.us-east-1.amazonaws.com", {}),
            ("vpce-01-abc.execute-api.us-east-1.vpce.amazonaws.com", {"x-apigw-api-id": api}),
        ]:
            answer = requests.get(f"{server.endpoint}/dev/items", headers={"Host": host, **more}, timeout=10)
            assert answer.status_code == 200, (host, answer.text)
        other = {"Host": f"{api}-vpce-09.execute-api.us-east-1.amazonaws.com"}
        assert requests.get(f"{server.endpoint}/dev/items", headers=other, timeout=10).json() == {"message": "Forbidden"}
    finally:
        server.stop()
