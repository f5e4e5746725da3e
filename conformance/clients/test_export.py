"""What GetExport writes imports back to the same API: over generated APIs and over documents of others.

An API is made with the operations (or imported from a document), deployed, exported in both versions as JSON and YAML,
imported anew, and read back; both readings must be equal but for what normal() takes away, each with its reason.
"""

import json
import os
import pathlib
import random

import pytest
import yaml

from conftest import client_for

ACCOUNT = "800000000008"
ROUNDS = int(os.environ.get("STAGEDOOR_EXPORT_ROUNDS", 12))
FUNCTION = ("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:f/invocations")
POOL = f"arn:aws:cognito-idp:us-east-1:{ACCOUNT}:userpool/us-east-1_aWcZeQbuD"
EXAMPLES = sorted((pathlib.Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))


@pytest.fixture(scope="module")
def client(endpoint):
    return client_for(endpoint, account=ACCOUNT)


def everything(client, api_id):
    """All of an API that a document can say, by names instead of ids."""
    pages = lambda operation, **more: client.get_paginator(operation).paginate(restApiId=api_id, **more).build_full_result()["items"]
    authorizers = {item["id"]: item for item in pages("get_authorizers")}
    validators = {item["id"]: item for item in pages("get_request_validators")}
    resources = {item["path"]: item.get("resourceMethods", {}) for item in pages("get_resources", embed=["methods"])}
    for methods in resources.values():
        for method in methods.values():
            if "authorizerId" in method:
                method["authorizerId"] = authorizers[method["authorizerId"]]["name"]
            if "requestValidatorId" in method:
                method["requestValidatorId"] = validators[method["requestValidatorId"]]["name"]
    models = {item["name"]: item for item in pages("get_models")}
    responses = [item for item in client.get_gateway_responses(restApiId=api_id)["items"] if not item["defaultResponse"]]
    api = client.get_rest_api(restApiId=api_id)
    api.pop("ResponseMetadata")
    return {"api": api, "resources": resources, "models": models, "authorizers": list(authorizers.values()),
            "validators": list(validators.values()), "gatewayResponses": responses}


def normal(read, version):
    """A reading without what a document does not say."""
    read = json.loads(json.dumps(read, default=str).replace(read["api"]["id"], "API"))
    # Made anew, or of this installation: ids, dates, the endpoint (documented as not exported), tags.
    for name in ("id", "createdDate", "rootResourceId", "endpointConfiguration", "tags", "warnings"):
        read["api"].pop(name, None)
    for kind in ("models", "authorizers", "validators"):
        items = read[kind].values() if isinstance(read[kind], dict) else read[kind]
        for item in items:
            item.pop("id", None)
    for model in read["models"].values():
        schema = json.loads(model["schema"])
        # Documents say once which dialect their schemas are.
        schema.pop("$schema", None)
        # The description of a model stands in its schema.
        model.pop("description", None), schema.pop("description", None)
        model["schema"] = schema
    for path, methods in read["resources"].items():
        for method in methods.values():
            integration = method.get("methodIntegration", {})
            # The id of the resource unless it is set.
            integration.pop("cacheNamespace", None)
            for response in integration.get("integrationResponses", {}).values():
                # No text and no member mean the same.
                response.pop("responseTemplates", None) if not response.get("responseTemplates") else None
            for response in method.get("methodResponses", {}).values():
                for name in ("responseModels", "responseParameters"):
                    response.pop(name, None) if not response.get(name) else None
                # A header of a response is never required in a document.
                response["responseParameters"] = dict.fromkeys(response.get("responseParameters", {}), False)
                if version == "swagger":
                    # Swagger has one schema for all media types.
                    response["responseModels"] = sorted(set(response.get("responseModels", {}).values()))
            if version == "swagger":
                method["requestModels"] = sorted(set(method.get("requestModels", {}).values()))
    for name in ("authorizers", "validators", "gatewayResponses"):
        read[name].sort(key=lambda item: item.get("name") or item.get("responseType"))
    return read


def check(client, api_id, place):
    """Exports and imports the deployed API in all four forms."""
    original = everything(client, api_id)
    for version in ("oas30", "swagger"):
        trees = []
        for accepts, read in (("application/json", json.loads), ("application/yaml", yaml.safe_load)):
            body = client.get_export(restApiId=api_id, stageName="s", exportType=version, accepts=accepts,
                                     parameters={"extensions": "apigateway"})["body"].read()
            trees.append(read(body))
            made = client.import_rest_api(body=body)
            try:
                assert "warnings" not in made, (place, version, accepts, made["warnings"])
                again = everything(client, made["id"])
                wanted, found = normal(original, version), normal(again, version)
                for part in wanted:
                    assert found[part] == wanted[part], (place, version, accepts, part)
            finally:
                client.delete_rest_api(restApiId=made["id"])
        assert trees[0] == trees[1], (place, version)


class Maker:
    """Makes an API at random, by the operations."""

    def __init__(self, client, seed):
        self.client, self.dice = client, random.Random(seed)
        self.api = client.create_rest_api(
            name=f"generated {seed}", version=self.dice.choice(["1", "2.0"]), **self.some({
                "description": "what it is", "binaryMediaTypes": ["image/png", "a/b"], "minimumCompressionSize": 17,
                "apiKeySource": "AUTHORIZER"}))
        self.where = {"restApiId": self.api["id"]}
        # A document brings no models of its own.
        for name in ("Empty", "Error"):
            client.delete_model(**self.where, modelName=name)
        self.models = [self.model(name) for name in ("Toy", "Pet", "Owner")[:self.dice.randint(0, 3)]]
        self.validators = [client.create_request_validator(
            **self.where, name=name, validateRequestBody=name == "body", validateRequestParameters=name != "body")["id"]
            for name in ("body", "parameters")[:self.dice.randint(0, 2)]]
        self.authorizers = [self.authorizer(kind) for kind in self.part(["TOKEN", "REQUEST", "COGNITO_USER_POOLS"])]
        self.paths(self.api["rootResourceId"], "", 0)
        self.method(self.api["rootResourceId"], "", "GET")
        for kind in self.part(["THROTTLED", "DEFAULT_4XX", "INVALID_API_KEY"]):
            client.put_gateway_response(**self.where, responseType=kind, statusCode="418", responseParameters={
                "gatewayresponse.header.X": "'y'"}, responseTemplates={"application/json": "{\"a\": $context.error.messageString}"})
        client.create_deployment(**self.where, stageName="s")

    def part(self, items):
        return [item for item in items if self.dice.random() < 0.5]

    def some(self, members):
        return {name: value for name, value in members.items() if self.dice.random() < 0.5}

    def model(self, name):
        schema = {"type": "object", "properties": {"name": {"type": "string", "minLength": 1}}, "required": ["name"]}
        if name == "Pet":
            schema["properties"]["toy"] = {"$ref": f"https://apigateway.amazonaws.com/restapis/{self.api['id']}/models/Toy"}
        self.client.create_model(**self.where, name=name, contentType="application/json", schema=json.dumps(schema))
        return name

    def authorizer(self, kind):
        more = {"TOKEN": {"authorizerUri": FUNCTION, "identitySource": "method.request.header.Auth", **self.some({
                    "identityValidationExpression": "^a.*$", "authorizerResultTtlInSeconds": 7})},
                "REQUEST": {"authorizerUri": FUNCTION, "identitySource": "method.request.header.A, method.request.querystring.q",
                            "authorizerCredentials": "arn:aws:iam::800000000008:role/r"},
                "COGNITO_USER_POOLS": {"providerARNs": [POOL], "identitySource": "method.request.header.Authorization"}}
        made = self.client.create_authorizer(**self.where, name=f"by {kind.lower()}", type=kind, **more[kind])
        return made["id"], "COGNITO_USER_POOLS" if kind == "COGNITO_USER_POOLS" else "CUSTOM", kind

    def paths(self, parent, path, depth):
        for part in self.part(["pets", "a.b-c_d", "{id}"]) + (["{proxy+}"] if depth == 1 and self.dice.random() < 0.3 else []):
            if "{id}" in path and part == "{id}" or part == "{proxy+}" and "{id}" in path:
                continue
            try:
                resource = self.client.create_resource(**self.where, parentId=parent, pathPart=part)["id"]
            except self.client.exceptions.BadRequestException:
                continue  # a second variable beside another
            below = f"{path}/{part}"
            for verb in self.part(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]) or ["ANY"]:
                self.method(resource, below, verb)
            if depth < 2 and part != "{proxy+}":
                self.paths(resource, below, depth + 1)

    def method(self, resource, path, verb):
        where = {**self.where, "resourceId": resource, "httpMethod": verb}
        variables = [part[1:-1].rstrip("+") for part in path.split("/") if part.startswith("{")]
        declared = {f"method.request.path.{name}": True for name in variables}
        declared.update(self.some({"method.request.querystring.q": False, "method.request.querystring.r": True,
                                   "method.request.header.X-H": False}))
        guard = {"authorizationType": self.dice.choice(["NONE", "NONE", "AWS_IAM"])}
        if self.authorizers and self.dice.random() < 0.5:
            chosen, kind, of = self.dice.choice(self.authorizers)
            guard = {"authorizationType": kind, "authorizerId": chosen}
            if of == "COGNITO_USER_POOLS":
                guard.update(self.some({"authorizationScopes": ["a/b", "c"]}))
        if self.validators and self.dice.random() < 0.5:
            guard["requestValidatorId"] = self.dice.choice(self.validators)
        if self.models and verb in ("POST", "PUT", "PATCH") and self.dice.random() < 0.7:
            guard["requestModels"] = {"application/json": self.dice.choice(self.models)}
        self.client.put_method(**where, **guard, apiKeyRequired=self.dice.random() < 0.3,
                               requestParameters=declared, **self.some({"operationName": f"{verb}{len(path)}{self.dice.random()}"}))
        statuses = ["200", *self.part(["400", "404"])]
        for status in statuses:
            more = {"responseParameters": {"method.response.header.X-A": False}} if self.dice.random() < 0.5 else {}
            if self.models and self.dice.random() < 0.5:
                more["responseModels"] = {"application/json": self.dice.choice(self.models)}
            self.client.put_method_response(**where, statusCode=status, **more)
        self.integration(where, variables, statuses)

    def integration(self, where, variables, statuses):
        kind = self.dice.choice(["MOCK", "HTTP", "HTTP_PROXY", "AWS", "AWS_PROXY"])
        more = {"MOCK": {}, "AWS": {"uri": "arn:aws:apigateway:us-east-1:sqs:path/800000000008/q", "credentials": "arn:aws:iam::800000000008:role/r"},
                "AWS_PROXY": {"uri": FUNCTION}}.get(kind, {"uri": "https://example.com/" + "/".join(f"{{{name}}}" for name in variables)})
        if kind != "MOCK":
            more["integrationHttpMethod"] = self.dice.choice(["POST", "GET"])
            more.update(self.some({"timeoutInMillis": 1234, "passthroughBehavior": "NEVER"}))
        if kind in ("HTTP", "HTTP_PROXY"):
            more["requestParameters"] = {f"integration.request.path.{name}": f"method.request.path.{name}" for name in variables}
            more["requestParameters"]["integration.request.header.X-S"] = "'static'"
            more.update(self.some({"tlsConfig": {"insecureSkipVerification": True}}))
        if kind in ("MOCK", "HTTP", "AWS"):
            more["requestTemplates"] = {"application/json": "{\"statusCode\": 200, \"q\": \"$input.params('q')\"}"}
        self.client.put_integration(**where, type=kind, **more)
        if kind in ("MOCK", "HTTP", "AWS"):
            for number, status in enumerate(statuses):
                self.client.put_integration_response(
                    **where, statusCode=status, **({"selectionPattern": f"{number}\\d{{2}}"} if number else {}),
                    **self.some({"responseTemplates": {"application/json": "#set($a = 1)\n{\"a\": $a, \"é\": \"\\\\\"}"}}))


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_generated_apis(client, seed):
    made = Maker(client, seed)
    try:
        check(client, made.api["id"], f"seed {seed}")
    finally:
        client.delete_rest_api(**made.where)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
def test_documents(client, example):
    api_id = client.import_rest_api(body=example.read_bytes())["id"]
    where = {"restApiId": api_id}
    for resource in client.get_resources(**where, limit=500, embed=["methods"])["items"]:
        for verb, method in resource.get("resourceMethods", {}).items():
            if "methodIntegration" not in method:
                client.put_integration(**where, resourceId=resource["id"], httpMethod=verb, type="MOCK")
    client.create_deployment(**where, stageName="s")
    check(client, api_id, example.name)
    client.delete_rest_api(**where)
