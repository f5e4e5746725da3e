"""The examples that the AWS CLI itself documents for `apigateway`, each run as it stands, with ids of things that are there.

Every example file of the installed CLI is accounted for: its commands succeed, or fail for the reason named in FAILS.
Each command runs in an account of its own, in which what it names has been made.
"""

import contextlib
import datetime
import functools
import io
import json
import os
import pathlib
import re
import shlex

import awscli
import awscli.clidriver
import pytest

from conftest import client_for

EXAMPLES = sorted((pathlib.Path(awscli.__file__).parent / "examples/apigateway").glob("*.rst"))

# What must be refused, by file and number of the command in it: what the CLI prints holds this text.
FAILS = {
    ("update-domain-name", 0): "Certificate must be in 'us-east-1'",  # it gives an edge name one of another region
    ("get-sdk", 0): "android",
    ("get-sdk", 1): "objectivec",
    # The certificate of an edge-optimized domain name must be in us-east-1.
    ("update-domain-name", 0): "Certificate must be in 'us-east-1'",
    ("update-stage", 1): "has no effect in Stagedoor",
}

FUNCTION = ("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            "arn:aws:lambda:us-east-1:000000000000:function:f/invocations")
CERTIFICATE = "arn:aws:acm:us-east-1:012345678910:certificate/fb1b9770-a305-495d-aefb-27e5e101ff3a"
DOCUMENT = {"swagger": "2.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {
    "responses": {"200": {"description": "fine"}}, "x-amazon-apigateway-integration": {"type": "mock"}}}}}
POLICY = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}]}


def commands(example):
    """The commands of an example file, each as its words."""
    lines = iter(example.read_text().splitlines())
    found = []
    for line in lines:
        if not re.match(r"\s+(\$ )?aws ", line):
            continue
        text = line.strip().removeprefix("$ ")
        while text.endswith("\\"):
            text = text[:-1] + " " + next(lines).strip()
        # A quotation may go on over lines.
        while True:
            try:
                found.append(shlex.split(text))
                break
            except ValueError:
                text += "\n" + next(lines)
    return found


class World:
    """What a command can name, made when it is asked for."""

    def __init__(self, endpoint, account):
        self.account = account
        self.client = client_for(endpoint, account=account)

    @functools.cached_property
    def api(self):
        api = self.client.create_rest_api(name="examples")
        self.api_id = api["id"]
        self.client.create_model(restApiId=self.api_id, name="customModel", contentType="application/json", schema="{}")
        self.resources = {"root": api["rootResourceId"]}
        for part in ("resourceName", "pets", "moved"):
            self.resources[part] = self.client.create_resource(
                restApiId=self.api_id, parentId=api["rootResourceId"], pathPart=part)["id"]
        for verb in ("GET", "POST"):
            self.method(self.resources["resourceName"], verb)
        return self.api_id

    def method(self, resource, verb):
        where = {"restApiId": self.api_id, "resourceId": resource, "httpMethod": verb}
        self.client.put_method(**where, authorizationType="NONE")
        self.client.put_method_response(
            **where, statusCode="200", responseModels={"application/json": "Empty"},
            responseParameters={"method.response.header.Access-Control-Allow-Origin": False})
        templates = {"application/json": '{"statusCode": 200}', "text/plain": '{"statusCode": 200}'}
        self.client.put_integration(**where, type="MOCK", requestTemplates=templates)
        self.client.put_integration_response(
            **where, statusCode="200", selectionPattern="",
            responseParameters={"method.response.header.Access-Control-Allow-Origin": "'*'"})

    def resource(self, command):
        self.api
        return self.resources["moved" if command in ("put-method", "update-resource", "delete-resource") else "resourceName"]

    @functools.cached_property
    def deployment(self):
        return self.client.create_deployment(restApiId=self.api)["id"]

    def stage(self, name):
        self.client.create_stage(restApiId=self.api, stageName=name, deploymentId=self.deployment)
        return name

    @functools.cached_property
    def authorizer(self):
        return self.client.create_authorizer(
            restApiId=self.api, name="first", type="TOKEN", authorizerUri=FUNCTION,
            identitySource="method.request.header.Authorization")["id"]

    @functools.cached_property
    def key(self):
        return self.client.create_api_key(name="first", enabled=True)["id"]

    @functools.cached_property
    def plan(self):
        return self.client.create_usage_plan(name="first", quota={"limit": 9, "period": "DAY"},
                                             throttle={"rateLimit": 1.0, "burstLimit": 1})["id"]

    def plan_key(self):
        self.client.create_usage_plan_key(usagePlanId=self.plan, keyId=self.key, keyType="API_KEY")
        return self.key

    @functools.cached_property
    def certificate(self):
        return self.client.generate_client_certificate()["clientCertificateId"]

    @functools.cached_property
    def link(self):
        balancer = "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/a/0123456789abcdef"
        return self.client.create_vpc_link(name="first", targetArns=[balancer])["id"]

    def domain(self, name, private=False):
        """Makes a domain name; the name as it is, for names are free in the installation between commands."""
        kind = {"endpointConfiguration": {"types": ["PRIVATE"]}, "policy": json.dumps(POLICY)} if private else {}
        return self.client.create_domain_name(
            domainName=name, certificateArn=CERTIFICATE, securityPolicy="TLS_1_2", **kind)

    @functools.cached_property
    def association(self):
        domain = self.domain("my.private.domain.tld", private=True)
        return self.client.create_domain_name_access_association(
            domainNameArn=domain["domainNameArn"], accessAssociationSourceType="VPCE",
            accessAssociationSource="vpce-abcd1234efg") | {"domain": domain["domainNameArn"]}

    def empty(self):
        """Domain names are one in all accounts."""
        with contextlib.suppress(Exception):
            for domain in self.client.get_domain_names()["items"]:
                private = {"domainNameId": domain["domainNameId"]} if domain.get("domainNameId") else {}
                self.client.delete_domain_name(domainName=domain["domainName"], **private)


def prepare(world, words, folder):
    """The words with what they name made, and its ids in their places."""
    command, words = words[2], list(words)
    given = {word: number + 1 for number, word in enumerate(words) if word.startswith("--")}

    def replace(option, make):
        if option in given:
            words[given[option]] = make(words[given[option]])

    replace("--rest-api-id", lambda _: world.api)
    replace("--clone-from", lambda _: world.api)
    replace("--resource-id", lambda _: world.resource(command))
    replace("--parent-id", lambda _: world.api and world.resources["root"])
    if not command.startswith("create-authorizer"):
        replace("--authorizer-id", lambda _: world.authorizer)
    replace("--deployment-id", lambda _: world.deployment)
    if command not in ("create-stage", "create-deployment"):
        replace("--stage-name", world.stage)
        replace("--stage", world.stage)
    replace("--stage-keys", lambda _: f"restApiId={world.api},stageName={world.stage('dev')}")
    replace("--api-key", lambda _: world.key)
    replace("--usage-plan-id", lambda _: world.plan)
    replace("--key-id", lambda _: world.key if command == "create-usage-plan-key" else world.plan_key())
    replace("--client-certificate-id", lambda _: world.certificate)
    replace("--vpc-link-id", lambda _: world.link)
    if command in ("get-usage", "update-usage") and "--key-id" not in given:
        world.plan_key()
    if "--start-date" in given:
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        words[given["--start-date"]] = words[given["--end-date"]] = today
    if "--domain-name" in given and command != "create-domain-name":
        domain = world.domain(words[given["--domain-name"]], private="--domain-name-id" in given)
        replace("--domain-name-id", lambda _: domain["domainNameId"])
        if "base-path-mapping" in command and command != "create-base-path-mapping":
            path = words[given["--base-path"]] if "--base-path" in given else "v1"
            world.client.create_base_path_mapping(domainName=domain["domainName"], restApiId=world.api, basePath=path)
    if command == "create-domain-name-access-association":
        replace("--domain-name-arn", lambda _: world.domain("my.private.domain.tld", private=True)["domainNameArn"])
    else:
        replace("--domain-name-access-association-arn", lambda _: world.association["domainNameAccessAssociationArn"])
        replace("--domain-name-arn", lambda _: world.association["domain"])
    for number, word in enumerate(words):
        if "://" in word and word.startswith("file"):
            (folder / "file.json").write_text(json.dumps(POLICY if "policy" in word else DOCUMENT))
            scheme = "fileb" if command in ("import-rest-api", "put-rest-api") else "file"
            words[number] = f"{scheme}://{folder / 'file.json'}"
        elif word.startswith("/path/to/"):
            words[number] = str(folder / pathlib.Path(word).name)
        elif "e4f5g6" in word:
            words[number] = word.replace("e4f5g6", world.authorizer)
        elif "3c2b1a" in word:
            words[number] = word.replace("3c2b1a", world.resources["pets"])
    if command == "put-integration-response":
        # The header that the second example maps is declared by the example of put-method-response.
        world.client.put_method_response(
            restApiId=world.api, resourceId=world.resource(command), httpMethod="GET", statusCode="400",
            responseParameters={"method.response.header.custom-header": False})
    return words


def run(words, endpoint, account, monkeypatch):
    """Exit code and what is printed, of the CLI in this process."""
    for name, value in {"AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": account, "AWS_SECRET_ACCESS_KEY": "test",
                        "AWS_DEFAULT_REGION": "us-east-1", "AWS_MAX_ATTEMPTS": "1", "AWS_PAGER": ""}.items():
        monkeypatch.setenv(name, value)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = awscli.clidriver.create_clidriver().main([*words[1:], "--output", "json"])
        except SystemExit as end:
            code = end.code
    return code, said.getvalue()


def test_examples_are_there():
    assert len(EXAMPLES) >= 93
    assert all(commands(example) for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
def test_example(example, endpoint, tmp_path, monkeypatch):
    for number, words in enumerate(commands(example)):
        account = f"{7_000_000_000_00 + EXAMPLES.index(example):010}{number:02}"[-12:]
        world = World(endpoint, account)
        try:
            words = prepare(world, words, tmp_path)
            code, said = run(words, endpoint, account, monkeypatch)
        finally:
            world.empty()
        reason = FAILS.get((example.stem, number))
        if reason:
            assert code not in (0, None) and reason in said, f"{shlex.join(words)}\n{said}"
        else:
            assert code in (0, None), f"{shlex.join(words)}\n{said}"
