"""The AWS CLI, unchanged but for AWS_ENDPOINT_URL."""

import json
import os
import subprocess

import pytest

from conftest import tool
from requests_raw import call


@pytest.fixture(scope="module")
def aws(endpoint):
    program = tool("aws", "awscli on PyPI")

    def run(*arguments, fails=False):
        finished = subprocess.run(
            [program, "apigateway", *arguments, "--output", "json"], capture_output=True, text=True, timeout=60,
            env={**os.environ, "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "test", "AWS_MAX_ATTEMPTS": "1",
                 "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"})
        if fails:
            assert finished.returncode != 0
            return finished.stderr
        assert finished.returncode == 0, finished.stderr
        return json.loads(finished.stdout) if finished.stdout.strip() else None

    return run


def test_the_whole_cycle(aws, server, tmp_path):
    api = aws("create-rest-api", "--name", "cli", "--endpoint-configuration", "types=REGIONAL")
    assert api["endpointConfiguration"]["types"] == ["REGIONAL"]
    api_id = api["id"]
    resource = aws("create-resource", "--rest-api-id", api_id, "--parent-id", api["rootResourceId"],
                   "--path-part", "hi")["id"]
    where = ("--rest-api-id", api_id, "--resource-id", resource, "--http-method", "GET")
    aws("put-method", *where, "--authorization-type", "NONE")
    aws("put-method-response", *where, "--status-code", "200")
    aws("put-integration", *where, "--type", "MOCK", "--request-templates",
        '{"application/json": "{\\"statusCode\\": 200}"}')
    aws("put-integration-response", *where, "--status-code", "200", "--response-templates",
        '{"application/json": "hello"}')
    deployment = aws("create-deployment", "--rest-api-id", api_id)["id"]
    aws("create-stage", "--rest-api-id", api_id, "--stage-name", "prod", "--deployment-id", deployment)
    assert call(server.endpoint, f"/_aws/execute-api/{api_id}/prod/hi").text == "hello"
    aws("update-stage", "--rest-api-id", api_id, "--stage-name", "prod", "--patch-operations",
        "op=replace,path=/description,value=changed")
    assert aws("get-stages", "--rest-api-id", api_id)["item"][0]["description"] == "changed"
    arn = f"arn:aws:apigateway:us-east-1::/restapis/{api_id}"
    aws("tag-resource", "--resource-arn", arn, "--tags", "team=shop")
    assert aws("get-tags", "--resource-arn", arn)["tags"] == {"team": "shop"}
    aws("untag-resource", "--resource-arn", arn, "--tag-keys", "team")
    assert aws("get-tags", "--resource-arn", arn)["tags"] == {}
    aws("delete-method", *where)
    aws("delete-stage", "--rest-api-id", api_id, "--stage-name", "prod")
    aws("delete-rest-api", "--rest-api-id", api_id)
    assert "NotFoundException" in aws("get-rest-api", "--rest-api-id", api_id, fails=True)


def test_imports_a_file(aws, tmp_path):
    document = tmp_path / "api.yaml"
    document.write_text("swagger: '2.0'\ninfo: {title: from a file, version: '3'}\npaths:\n  /a/b:\n    get:\n"
                        "      responses: {'200': {description: fine}}\n"
                        "      x-amazon-apigateway-integration: {type: mock}\n")
    api = aws("import-rest-api", "--body", f"fileb://{document}" if not os.environ.get("AWS_CLI_V1_TEXT") else str(document))
    assert api["name"] == "from a file"
    assert api["version"] == "3"
    aws("delete-rest-api", "--rest-api-id", api["id"])
