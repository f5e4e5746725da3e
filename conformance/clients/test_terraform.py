"""Terraform with the unmodified AWS provider: apply, a plan without changes, a change, destroy without rest."""

import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys

import pytest

from conftest import client_for
from requests_raw import call

SOURCE = pathlib.Path(__file__).parent / "terraform"

NO_CHANGES, CHANGES = 0, 2  # exit codes of `plan -detailed-exitcode`

# Arguments of the provider that everything.tf does not set, and why.
LEFT_OUT = {
    "aws_api_gateway_domain_name": {
        "certificate_name": "goes with certificate_body, which the service takes no more",
        "certificate_body": "the service takes certificates by ARN only",
        "certificate_chain": "the service takes certificates by ARN only",
        "certificate_private_key": "the service takes certificates by ARN only",
        "regional_certificate_name": "the service takes certificates by ARN only",
    },
    "aws_api_gateway_method_settings": {
        "data_trace_enabled": "refused until there are logs", "logging_level": "refused until there are logs",
        "metrics_enabled": "refused until there are metrics of methods",
    },
    "aws_api_gateway_stage": {
        "xray_tracing_enabled": "refused until there are traces", "access_log_settings": "refused until there are logs",
        "destination_arn": "refused until there are logs", "format": "refused until there are logs",
    },
}

pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="the provider's package holds only linux_amd64")


@pytest.fixture
def terraform(endpoint, backend, tmp_path):
    always = {"endpoint": endpoint, "backend": backend}

    def run(*arguments, code=0, **variables):
        named = always | variables
        finished = subprocess.run(
            [sys.executable, str(SOURCE / "run.py"), str(tmp_path), *arguments], capture_output=True, text=True, timeout=300,
            env=os.environ | {f"TF_VAR_{name}": str(value) for name, value in named.items()})
        said = f"terraform {arguments}: exit {finished.returncode}\n{finished.stdout}\n{finished.stderr}"
        assert finished.returncode == code, said
        return finished.stdout

    def begin(file, account="test"):
        always["account"] = account
        for name in (file, "provider.tf"):
            shutil.copy(SOURCE / name, tmp_path)
        run("init", "-input=false", "-no-color")

    def apply(**variables):
        run("apply", "-auto-approve", "-input=false", "-no-color", **variables)

    def plan(code, **variables):
        return run("plan", "-detailed-exitcode", "-input=false", "-no-color", code=code, **variables)

    def destroy(**variables):
        run("destroy", "-auto-approve", "-input=false", "-no-color", **variables)

    run.begin, run.apply, run.plan, run.destroy = begin, apply, plan, destroy
    return run


def test_a_shop(terraform, apigateway, server):
    terraform.begin("shop.tf")
    terraform.apply()
    api_id = next(item["id"] for item in apigateway.get_rest_apis(limit=500)["items"] if item["name"] == "terraform-shop")
    host = f"{api_id}.execute-api.localhost"
    answer = call(server.endpoint, "/prod/pets", host=host)
    assert (answer.status, answer.json(), answer.headers["X-Made-By"]) == (200, ["rex"], "terraform")
    assert call(server.endpoint, "/prod/a/b?c=d", host=host).json()["target"] == "/a/b?c=d"

    terraform.plan(NO_CHANGES)
    changed = terraform.plan(CHANGES, description="changed")
    assert "Plan: 0 to add, 1 to change, 0 to destroy." in changed, changed
    terraform.apply(description="changed")
    terraform.plan(NO_CHANGES, description="changed")
    assert apigateway.get_stage(restApiId=api_id, stageName="prod")["description"] == "changed"

    terraform.destroy(description="changed")
    assert all(item["id"] != api_id for item in apigateway.get_rest_apis(limit=500)["items"])


def arguments(block):
    """The arguments that a user can give, those of inner blocks among them."""
    own = {name for name, facts in block.get("attributes", {}).items() if facts.get("optional") or facts.get("required")}
    inner = block.get("block_types", {})
    return own.union(inner, *(arguments(blocks["block"]) for blocks in inner.values())) - {"id", "tags_all"}


def test_everything_is_everything(terraform):
    terraform.begin("everything.tf")
    schema = json.loads(terraform("providers", "schema", "-json"))["provider_schemas"]
    provider = next(iter(schema.values()))
    text = (SOURCE / "everything.tf").read_text()
    resources = dict.fromkeys(re.findall(r'^resource "(aws_api_gateway_\w+)"', text, re.MULTILINE))
    known = {name: facts for name, facts in provider["resource_schemas"].items() if name.startswith("aws_api_gateway_")}
    assert set(resources) == set(known)
    sources = {name for name in provider["data_source_schemas"] if name.startswith("aws_api_gateway_")}
    assert set(re.findall(r'^data "(aws_api_gateway_\w+)"', text, re.MULTILINE)) == sources
    for name, facts in known.items():
        bodies = "\n".join(re.findall(rf'^resource "{name}" .*?^}}', text, re.MULTILINE | re.DOTALL))
        given = set(re.findall(r"^ +(\w+) *[={]", bodies, re.MULTILINE))
        assert arguments(facts["block"]) - given == set(LEFT_OUT.get(name, {})), name


def test_everything(terraform, endpoint, server):
    client = client_for(endpoint, account="300000000003")
    terraform.begin("everything.tf", account="300000000003")
    terraform.apply()
    terraform.plan(NO_CHANGES)
    api_id = next(item["id"] for item in client.get_rest_apis(limit=500)["items"] if item["name"] == "everything")
    host = f"{api_id}.execute-api.localhost"
    assert call(server.endpoint, "/prod/", host=host).text == "first"
    assert call(server.endpoint, "/shop-first/", host="regional.terraform.example.com").text == "first"
    missing = call(server.endpoint, "/prod/nowhere", host=host)
    assert (missing.status, missing.headers["X-Word"]) == (404, "first")

    terraform.plan(CHANGES, word="second", burst=200)
    terraform.apply(word="second", burst=200)
    terraform.plan(NO_CHANGES, word="second", burst=200)
    assert call(server.endpoint, "/prod/", host=host).text == "second"
    assert call(server.endpoint, "/shop-second/", host="regional.terraform.example.com").text == "second"

    terraform.destroy(word="second", burst=200)
    rest = [client.get_rest_apis, client.get_api_keys, client.get_usage_plans, client.get_domain_names, client.get_vpc_links,
            client.get_client_certificates]
    assert [operation()["items"] for operation in rest] == [[]] * len(rest)


def test_domain_names_over_their_life(terraform, endpoint):
    client = client_for(endpoint, account="300000000004")
    terraform.begin("domains.tf", account="300000000004")
    for word in ("first", "second"):
        terraform.apply(word=word)
        terraform.plan(NO_CHANGES, word=word)
        mappings = client.get_base_path_mappings(domainName="moved.terraform.example.com")["items"]
        assert [mapping["basePath"] for mapping in mappings] == ["(none)", word]
    terraform.destroy(word="second")
    assert client.get_domain_names()["items"] == client.get_vpc_links()["items"] == client.get_rest_apis()["items"] == []
