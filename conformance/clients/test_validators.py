"""Request validators and models, as people set them up with boto3 or import them: every recorded message."""

import json
import uuid

import requests

PET = {
    "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "required": ["name", "kind"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "pattern": "^[A-Z]"},
        "kind": {"enum": ["cat", "dog", "fish"]},
        "age": {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
    },
}
INVALID_BODY = '{"message": "Invalid request body"}'


class Api:
    """An API whose `POST /pets/{id}` goes to the backend."""

    def __init__(self, client, backend, **validator):
        self.client = client
        self.id = client.create_rest_api(name="validated-" + uuid.uuid4().hex[:8])["id"]
        root = client.get_resources(restApiId=self.id)["items"][0]["id"]
        parent = client.create_resource(restApiId=self.id, parentId=root, pathPart="pets")["id"]
        self.resource = client.create_resource(restApiId=self.id, parentId=parent, pathPart="{petId}")["id"]
        self.backend = backend
        self.validator = client.create_request_validator(restApiId=self.id, name="v", **validator)["id"]

    def model(self, name, schema):
        self.client.create_model(
            restApiId=self.id, name=name, contentType="application/json", schema=json.dumps(schema))

    def reference(self, name):
        return {"$ref": f"https://apigateway.amazonaws.com/restapis/{self.id}/models/{name}"}

    def method(self, verb="POST", parameters=(), **models):
        where = {"restApiId": self.id, "resourceId": self.resource, "httpMethod": verb}
        self.client.put_method(
            **where, authorizationType="NONE", requestValidatorId=self.validator,
            requestParameters={f"method.request.{name}": True for name in parameters}, requestModels=models)
        self.client.put_integration(
            **where, type="HTTP_PROXY", integrationHttpMethod=verb, uri=self.backend)
        return where

    def deploy(self, endpoint):
        self.client.create_deployment(restApiId=self.id, stageName="dev")
        self.url = f"{endpoint}/restapis/{self.id}/dev/_user_request_/pets/1"

    def ask(self, body=None, verb="POST", query="", **headers):
        headers.setdefault("Content-Type", "application/json")
        data = body if body is None or isinstance(body, str) else json.dumps(body)
        return requests.request(verb, self.url + query, data=data, headers=headers, timeout=10)


def test_parameters(apigateway, endpoint, backend):
    api = Api(apigateway, backend, validateRequestParameters=True)
    # AWS: a path name that the resource does not have is taken, and always missing (recorded).
    api.method(parameters=["querystring.qs1", "path.petId", "path.issuer", "header.x-header-param"])
    api.method("PUT", parameters=["querystring.qs1", "header.x-header-param"])
    api.deploy(endpoint)
    answer = api.ask("{}")
    assert (answer.status_code, answer.text) == (
        400, '{"message": "Missing required request parameters: [x-header-param, issuer, qs1]"}')
    assert answer.headers["x-amzn-ErrorType"] == "BadRequestException"
    answer = api.ask("{}", "PUT", "?qs1=")
    assert answer.text == '{"message": "Missing required request parameters: [x-header-param, qs1]"}'
    answer = api.ask("not json", "PUT", "?qs1=a", **{"X-Header-Param": "b"})
    assert answer.status_code == 200 and answer.json()["body"] == "not json"


def test_bodies(apigateway, endpoint, backend):
    api = Api(apigateway, backend, validateRequestBody=True)
    api.model("Pet", PET)
    api.method(parameters=["querystring.unasked"], **{"application/json": "Pet"})
    where = api.method("PUT", **{"application/json": "Pet"})
    api.method("GET", **{"application/json": "Pet"})
    api.deploy(endpoint)
    assert api.ask({"name": "Rex", "kind": "dog", "age": 3}).json()["body"] == '{"name": "Rex", "kind": "dog", "age": 3}'
    for body in [
        "", "{", "[]", "{}", {"name": "Rex"}, {"name": "rex", "kind": "dog"}, {"name": "Rex", "kind": "bird"},
        {"name": "Rex", "kind": "dog", "age": 0}, '{"name": "Rex", "kind": "dog", "age": 1.0}', "[" * 100_000,
    ]:
        answer = api.ask(body)
        assert (answer.status_code, answer.text) == (400, INVALID_BODY), body
    # Without a body it is `{}`, which lacks what is required.
    assert api.ask(None, "GET").text == INVALID_BODY
    # What has no model is not validated.
    assert api.ask("anything", **{"Content-Type": "text/plain"}).status_code == 200
    # Without its validator the method takes anything, once it is deployed again.
    apigateway.update_method(**where, patchOperations=[{"op": "replace", "path": "/requestValidatorId", "value": ""}])
    assert api.ask("{}", "PUT").status_code == 400
    api.deploy(endpoint)
    assert api.ask("{}", "PUT").status_code == 200


def test_models_refer_to_models(apigateway, endpoint, backend):
    api = Api(apigateway, backend, validateRequestBody=True)
    api.model("Pet", {**PET, "properties": {**PET["properties"], "friends": {
        "type": "array", "items": api.reference("Pet")}}})
    api.model("Pets", {"type": "array", "items": api.reference("Pet")})
    api.model("Maybe", {"oneOf": [{"type": "null"}, api.reference("Pet")]})
    api.method(**{"application/json": "Pets", "application/maybe": "Maybe"})
    api.deploy(endpoint)
    pet = {"name": "Rex", "kind": "dog"}
    assert api.ask([pet, {**pet, "friends": [pet]}]).status_code == 200
    assert api.ask([pet, {**pet, "friends": [{}]}]).text == INVALID_BODY
    assert api.ask("null", **{"Content-Type": "application/maybe"}).status_code == 200
    assert api.ask(pet, **{"Content-Type": "application/maybe"}).status_code == 200
    assert api.ask({}, **{"Content-Type": "application/maybe"}).text == INVALID_BODY


def test_what_is_wrong_is_told_on_request(apigateway, endpoint, backend):
    api = Api(apigateway, backend, validateRequestBody=True, validateRequestParameters=True)
    api.model("Pet", PET)
    where = api.method(parameters=["header.h"], **{"application/json": "Pet"})
    apigateway.put_gateway_response(
        restApiId=api.id, responseType="BAD_REQUEST_BODY", statusCode="422", responseTemplates={
            "application/json": '{"errors": "$context.error.validationErrorString", "m": $context.error.messageString}'})
    api.deploy(endpoint)
    answer = api.ask({"kind": "bird", "age": -1}, h="1")
    assert answer.status_code == 422
    assert 'object has missing required properties (["name"])' in answer.text
    tested = apigateway.test_invoke_method(
        restApiId=where["restApiId"], resourceId=where["resourceId"], httpMethod="POST",
        headers={"Content-Type": "application/json", "h": "1"}, body='{"name": "Rex", "kind": "bird"}')
    assert tested["status"] == 422
    assert (
        "Request body does not match model schema for content type application/json: [instance value (\"bird\") not "
        'found in enum (possible values: ["cat","dog","fish"])]' in tested["log"])
    tested = apigateway.test_invoke_method(
        restApiId=where["restApiId"], resourceId=where["resourceId"], httpMethod="POST",
        headers={"h": "1"}, body='{"name": "Rex", "kind": "dog"}')
    assert "Request validation succeeded for content type application/json" in tested["log"]


def test_imported(apigateway, endpoint, backend):
    document = {
        "swagger": "2.0", "info": {"title": "imported validators", "version": "1"},
        "x-amazon-apigateway-request-validators": {
            "all": {"validateRequestBody": True, "validateRequestParameters": True},
            "none": {"validateRequestBody": False, "validateRequestParameters": False},
        },
        "x-amazon-apigateway-request-validator": "all",
        "definitions": {"Pet": PET, "Pets": {"type": "array", "items": {"$ref": "#/definitions/Pet"}}},
        "paths": {"/pets": {
            verb: {
                "consumes": ["application/json"], "responses": {"200": {"description": "OK"}},
                "parameters": [
                    {"name": "q", "in": "query", "required": True, "type": "string"},
                    {"name": "pets", "in": "body", "required": True, "schema": {"$ref": "#/definitions/Pets"}},
                ],
                "x-amazon-apigateway-integration": {"type": "http_proxy", "httpMethod": "POST", "uri": backend},
                **more,
            }
            for verb, more in {"post": {}, "put": {"x-amazon-apigateway-request-validator": "none"}}.items()
        }},
    }
    api = apigateway.import_rest_api(body=json.dumps(document).encode())
    apigateway.create_deployment(restApiId=api["id"], stageName="dev")
    url = f"{endpoint}/restapis/{api['id']}/dev/_user_request_/pets"
    pets = [{"name": "Rex", "kind": "dog"}]
    assert requests.post(url, json=pets, timeout=10).text == '{"message": "Missing required request parameters: [q]"}'
    assert requests.post(url + "?q=1", json=[{}], timeout=10).text == INVALID_BODY
    assert requests.post(url + "?q=1", json=pets, timeout=10).status_code == 200
    assert requests.put(url, json=[{}], timeout=10).status_code == 200
