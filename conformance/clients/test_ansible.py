"""Ansible's own modules (collection community.aws): an API deployed with a canary, changed and removed, a domain kept as it is.

The collection is that of Ansible 7: newer ones have modules that do nothing to an API that is there.
"""

import json
import os
import subprocess
import sys
import pathlib

import pytest

from conftest import client_for
from requests_raw import call

ACCOUNT = "600000000006"
CERTIFICATE = f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/fb1b9770-a305-495d-aefb-27e5e101ff3a"


def document(word):
    """An API whose one method answers a word and the stage's variable."""
    template = {"application/json": f"{word} $stageVariables.color"}
    return json.dumps({
        "swagger": "2.0", "info": {"title": "playbook", "version": "1"}, "paths": {"/word": {"get": {
            "responses": {"200": {"description": "fine"}},
            "x-amazon-apigateway-integration": {
                "type": "mock", "requestTemplates": {"application/json": "{\"statusCode\": 200}"},
                "responses": {"default": {"statusCode": "200", "responseTemplates": template}}}}}}})


@pytest.fixture
def module(endpoint, tmp_path):
    """Runs one module with its arguments; its result."""
    access = {"aws_access_key": ACCOUNT, "aws_secret_key": "test", "region": "us-east-1", "endpoint_url": endpoint}

    def run(name, **arguments):
        finished = subprocess.run(
            [str(pathlib.Path(sys.executable).parent / "ansible"), "localhost", "-c", "local", "-i", "localhost,", "-o",
             "-e", f"ansible_python_interpreter={sys.executable}", "-m", f"community.aws.{name}", "-a", json.dumps(access | arguments)],
            capture_output=True, text=True, timeout=120, cwd=tmp_path,
            env=os.environ | {"ANSIBLE_HOME": str(tmp_path), "ANSIBLE_NOCOLOR": "1", "LC_ALL": "C.UTF-8"})
        assert finished.returncode == 0, f"{finished.stdout}\n{finished.stderr}"
        return json.loads(finished.stdout.partition("=>")[2])

    return run


def test_an_api_with_a_canary(module, server):
    made = module("api_gateway", swagger_text=document("first"), stage="live", stage_variables={"color": "blue"},
                  endpoint_type="REGIONAL", deploy_desc="the first")
    api_id = made["api_id"]
    host = f"{api_id}.execute-api.localhost"
    assert (made["changed"], made["configure_response"]["name"]) == (True, "playbook")
    assert call(server.endpoint, "/live/word", host=host).text == "first blue"

    module("api_gateway", api_id=api_id, swagger_text=document("second"), stage="live",
           stage_canary_settings={"percentTraffic": 50.0, "stageVariableOverrides": {"color": "green"}})
    client = client_for(server.endpoint, account=ACCOUNT)
    canary = client.get_stage(restApiId=api_id, stageName="live")["canarySettings"]
    assert (canary["percentTraffic"], canary["stageVariableOverrides"]) == (50.0, {"color": "green"})
    answers = {call(server.endpoint, "/live/word", host=host).text for _ in range(100)}
    assert answers == {"first blue", "second green"}

    # Again without a canary: the stage itself gets what is new.
    module("api_gateway", api_id=api_id, swagger_text=document("third"), stage="live", stage_variables={"color": "red"})
    answers = {call(server.endpoint, "/live/word", host=host).text for _ in range(100)}
    assert answers == {"third red", "second green"}

    assert module("api_gateway", api_id=api_id, state="absent")["changed"] is True
    assert [api for api in client.get_rest_apis(limit=500)["items"] if api["id"] == api_id] == []


def test_a_domain_name(module, server):
    api_id = module("api_gateway", swagger_text=document("mapped"), stage="live", stage_variables={"color": "blue"})["api_id"]
    wanted = {"domain_name": "ansible.example.com", "certificate_arn": CERTIFICATE, "endpoint_type": "EDGE", "security_policy": "TLS_1_2",
              "domain_mappings": [{"rest_api_id": api_id, "stage": "live", "base_path": "v1"}]}
    assert module("api_gateway_domain", **wanted)["changed"] is True
    assert module("api_gateway_domain", **wanted)["changed"] is False
    assert call(server.endpoint, "/v1/word", host="ansible.example.com").text == "mapped blue"
    moved = wanted | {"domain_mappings": [{"rest_api_id": api_id, "stage": "live", "base_path": "v2"}]}
    assert module("api_gateway_domain", **moved)["changed"] is True
    assert call(server.endpoint, "/v2/word", host="ansible.example.com").text == "mapped blue"
    assert module("api_gateway_domain", **(moved | {"state": "absent"}))["changed"] is True
    module("api_gateway", api_id=api_id, state="absent")
