"""boto3 builds a REST API, reads it back, calls it, changes it and deletes it."""

import json

import pytest
from botocore.exceptions import ClientError

from conftest import client_for
from requests_raw import call, url_forms


@pytest.fixture(scope="module")
def api(apigateway, backend):
    """An API with a MOCK method, an HTTP_PROXY method and a greedy proxy, deployed to `dev`."""
    created = apigateway.create_rest_api(name="orders", description="made by boto3")
    api_id, root = created["id"], created["rootResourceId"]
    mock = apigateway.create_resource(restApiId=api_id, parentId=root, pathPart="mock")["id"]
    apigateway.put_method(restApiId=api_id, resourceId=mock, httpMethod="GET", authorizationType="NONE")
    apigateway.put_method_response(
        restApiId=api_id, resourceId=mock, httpMethod="GET", statusCode="200",
        responseParameters={"method.response.header.X-Made-By": False}, responseModels={"application/json": "Empty"})
    apigateway.put_integration(
        restApiId=api_id, resourceId=mock, httpMethod="GET", type="MOCK",
        requestTemplates={"application/json": '{"statusCode": 200}'})
    apigateway.put_integration_response(
        restApiId=api_id, resourceId=mock, httpMethod="GET", statusCode="200",
        responseParameters={"method.response.header.X-Made-By": "'stagedoor'"},
        responseTemplates={"application/json": '{"id": "$input.params(\'id\')", "ok": true}'})
    items = apigateway.create_resource(restApiId=api_id, parentId=root, pathPart="items")["id"]
    item = apigateway.create_resource(restApiId=api_id, parentId=items, pathPart="{itemId}")["id"]
    apigateway.put_method(restApiId=api_id, resourceId=item, httpMethod="ANY", authorizationType="NONE",
                          requestParameters={"method.request.path.itemId": True})
    apigateway.put_integration(
        restApiId=api_id, resourceId=item, httpMethod="ANY", type="HTTP_PROXY", integrationHttpMethod="ANY",
        uri=backend + "/backend/{id}",
        requestParameters={"integration.request.path.id": "method.request.path.itemId"})
    deployment = apigateway.create_deployment(restApiId=api_id, stageName="dev", description="first")
    yield {"id": api_id, "root": root, "mock": mock, "items": items, "item": item, "deployment": deployment["id"]}
    apigateway.delete_rest_api(restApiId=api_id)
    with pytest.raises(apigateway.exceptions.NotFoundException):
        apigateway.get_rest_api(restApiId=api_id)


def test_reads_back_what_was_made(apigateway, api):
    read = apigateway.get_rest_api(restApiId=api["id"])
    assert read["name"] == "orders"
    assert read["apiKeySource"] == "HEADER"
    assert read["endpointConfiguration"]["types"] == ["EDGE"]
    assert read["disableExecuteApiEndpoint"] is False
    assert any(item["id"] == api["id"] for item in apigateway.get_rest_apis(limit=500)["items"])
    paths = {item["path"]: item for item in apigateway.get_resources(restApiId=api["id"])["items"]}
    assert set(paths) == {"/", "/mock", "/items", "/items/{itemId}"}
    assert paths["/mock"]["resourceMethods"] == {"GET": {}}
    embedded = apigateway.get_resources(restApiId=api["id"], embed=["methods"])["items"]
    method = next(item for item in embedded if item["path"] == "/mock")["resourceMethods"]["GET"]
    assert method["methodIntegration"]["type"] == "MOCK"
    assert method["methodIntegration"]["integrationResponses"]["200"]["responseParameters"] == {
        "method.response.header.X-Made-By": "'stagedoor'"}
    integration = apigateway.get_integration(restApiId=api["id"], resourceId=api["item"], httpMethod="ANY")
    assert integration["timeoutInMillis"] == 29000
    assert integration["connectionType"] == "INTERNET"
    stage = apigateway.get_stage(restApiId=api["id"], stageName="dev")
    assert stage["deploymentId"] == api["deployment"]
    assert stage["cacheClusterStatus"] == "NOT_AVAILABLE"
    assert stage["methodSettings"] == {}
    assert {model["name"] for model in apigateway.get_models(restApiId=api["id"])["items"]} == {"Empty", "Error"}


def test_answers_by_every_url_form(server, api):
    for host, prefix in url_forms(server.port, api["id"], "dev"):
        answer = call(server.endpoint, f"{prefix}/mock?id=7", host=host)
        assert (answer.status, answer.json()) == (200, {"id": "7", "ok": True}), (host, prefix, answer.text)
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["X-Made-By"] == "stagedoor"
        assert answer.headers["x-amzn-RequestId"]
        assert answer.headers["x-amz-apigw-id"]


def test_proxies_everything_to_the_backend(server, api):
    host = f"{api['id']}.execute-api.localhost:{server.port}"
    answer = call(server.endpoint, "/dev/items/a%20b?x=1&x=2&y=z%2B", method="POST", host=host,
                  headers={"tEsT-HEADeR": "Kept", "Content-Type": "text/plain"}, body="hello")
    assert answer.status == 200, answer.text
    assert answer.headers["X-Backend"] == "recorder"
    seen = answer.json()
    assert seen["method"] == "POST"
    assert seen["target"].startswith("/backend/a%20b?")
    assert "x=1" in seen["target"] and "x=2" in seen["target"]
    assert seen["body"] == "hello"
    assert ["tEsT-HEADeR", "Kept"] in seen["headers"], "the case of header names is kept"
    names = {name.lower() for name, _ in seen["headers"]}
    assert {"x-amzn-trace-id", "x-amzn-apigateway-api-id", "x-forwarded-for"} <= names
    for status in (201, 404, 500):
        assert call(server.endpoint, "/dev/items/1", host=host, headers={"X-Want-Status": str(status)}).status == status


@pytest.mark.parametrize("path, status, error, body", [
    ("/dev/nothing", 403, "MissingAuthenticationTokenException", '{"message":"Missing Authentication Token"}'),
    ("/nostage/mock", 403, "ForbiddenException", '{"message":"Forbidden"}'),
])
def test_errors_in_the_services_words(server, api, path, status, error, body):
    answer = call(server.endpoint, path, host=f"{api['id']}.execute-api.localhost:{server.port}")
    assert (answer.status, answer.text) == (status, body)
    assert answer.headers["x-amzn-ErrorType"] == error


def test_an_unknown_api_answers_json(server):
    answer = call(server.endpoint, "/dev/mock", host=f"nosuchapi1.execute-api.localhost:{server.port}")
    assert answer.status == 404
    assert "nosuchapi1" in answer.json()["message"]


def test_a_deployment_is_frozen(apigateway, server, api):
    host = f"{api['id']}.execute-api.localhost:{server.port}"
    late = apigateway.create_resource(restApiId=api["id"], parentId=api["root"], pathPart="late")["id"]
    apigateway.put_method(restApiId=api["id"], resourceId=late, httpMethod="GET", authorizationType="NONE")
    apigateway.put_method_response(restApiId=api["id"], resourceId=late, httpMethod="GET", statusCode="200")
    apigateway.put_integration(restApiId=api["id"], resourceId=late, httpMethod="GET", type="MOCK",
                               requestTemplates={"application/json": '{"statusCode": 200}'})
    apigateway.put_integration_response(restApiId=api["id"], resourceId=late, httpMethod="GET", statusCode="200",
                                        responseTemplates={"application/json": "late"})
    assert call(server.endpoint, "/dev/late", host=host).status == 403, "an edit is not served before it is deployed"
    second = apigateway.create_deployment(restApiId=api["id"], stageName="dev")["id"]
    assert call(server.endpoint, "/dev/late", host=host).text == "late", "the next request after the answer sees it"
    first = apigateway.update_stage(restApiId=api["id"], stageName="dev", patchOperations=[
        {"op": "replace", "path": "/deploymentId", "value": api["deployment"]}])
    assert first["deploymentId"] == api["deployment"]
    assert call(server.endpoint, "/dev/late", host=host).status == 403
    with pytest.raises(apigateway.exceptions.BadRequestException) as refused:
        apigateway.delete_deployment(restApiId=api["id"], deploymentId=api["deployment"])
    assert refused.value.response["Error"]["Message"] == (
        "Active stages pointing to this deployment must be moved or deleted")
    apigateway.delete_deployment(restApiId=api["id"], deploymentId=second)
    apigateway.delete_resource(restApiId=api["id"], resourceId=late)


def test_updates(apigateway, api):
    changed = apigateway.update_rest_api(restApiId=api["id"], patchOperations=[
        {"op": "replace", "path": "/name", "value": "orders-2"},
        {"op": "add", "path": "/binaryMediaTypes/image~1png"}])
    assert changed["name"] == "orders-2"
    assert changed["binaryMediaTypes"] == ["image/png"]
    moved = apigateway.update_resource(restApiId=api["id"], resourceId=api["items"], patchOperations=[
        {"op": "replace", "path": "/pathPart", "value": "things"}])
    assert moved["path"] == "/things"
    assert apigateway.get_resource(restApiId=api["id"], resourceId=api["item"])["path"] == "/things/{itemId}"
    method = apigateway.update_method(restApiId=api["id"], resourceId=api["mock"], httpMethod="GET", patchOperations=[
        {"op": "replace", "path": "/operationName", "value": "getMock"}])
    assert method["operationName"] == "getMock"
    stage = apigateway.update_stage(restApiId=api["id"], stageName="dev", patchOperations=[
        {"op": "replace", "path": "/variables/color", "value": "blue"},
        {"op": "replace", "path": "/description", "value": "the first stage"}])
    assert stage["variables"] == {"color": "blue"}
    assert stage["description"] == "the first stage"
    model = apigateway.create_model(restApiId=api["id"], name="Pet", contentType="application/json",
                                    schema='{"type": "object"}')
    assert apigateway.get_model(restApiId=api["id"], modelName="Pet")["schema"] == '{"type": "object"}'
    assert model["name"] == "Pet"
    apigateway.delete_model(restApiId=api["id"], modelName="Pet")


@pytest.mark.parametrize("call_it, code, message", [
    (lambda c, a: c.get_rest_api(restApiId="nosuchapi1"), "NotFoundException",
     "Invalid API identifier specified 000000000000:nosuchapi1"),
    (lambda c, a: c.get_resource(restApiId=a["id"], resourceId="nope"), "NotFoundException",
     "Invalid Resource identifier specified"),
    (lambda c, a: c.get_method(restApiId=a["id"], resourceId=a["mock"], httpMethod="PUT"), "NotFoundException",
     "Invalid Method identifier specified"),
    (lambda c, a: c.put_method(restApiId=a["id"], resourceId=a["mock"], httpMethod="BREW", authorizationType="NONE"),
     "BadRequestException",
     "Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY"),
    (lambda c, a: c.put_integration(restApiId=a["id"], resourceId=a["mock"], httpMethod="GET", type="SOAP"),
     "ValidationException",
     "1 validation error detected: Value 'SOAP' at 'putIntegrationInput.type' failed to satisfy constraint: "
     "Member must satisfy enum value set: [HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]"),
    (lambda c, a: c.create_stage(restApiId=a["id"], stageName="x", deploymentId="nope12"), "BadRequestException",
     "Deployment id does not exist"),
    (lambda c, a: c.update_rest_api(restApiId=a["id"], patchOperations=[
        {"op": "replace", "path": "/binaryMediaTypes", "value": "x"}]), "BadRequestException",
     "Invalid patch path /binaryMediaTypes"),
    (lambda c, a: c.create_rest_api(name="x", minimumCompressionSize=-1), "BadRequestException",
     "Invalid minimum compression size, must be between 0 and 10485760"),
])
def test_refusals_in_the_services_words(apigateway, api, call_it, code, message):
    with pytest.raises(ClientError) as refused:
        call_it(apigateway, api)
    assert refused.value.response["Error"]["Code"] == code
    assert refused.value.response["Error"]["Message"] == message


def test_what_is_not_built_says_so(endpoint):
    with pytest.raises(ClientError) as refused:
        client_for(endpoint, "apigatewayv2").get_apis()
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert refused.value.response["Error"]["Code"] == "NotImplementedException"
    assert "GetApis" in refused.value.response["Error"]["Message"]


def test_import_and_overwrite(apigateway, server, backend):
    document = {
        "openapi": "3.0.1", "info": {"title": "imported", "version": "1"},
        "paths": {"/hello/{name}": {"get": {
            "parameters": [{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "ok"}},
            "x-amazon-apigateway-integration": {
                "type": "http_proxy", "httpMethod": "GET", "uri": backend + "/greet/{name}",
                "requestParameters": {"integration.request.path.name": "method.request.path.name"}}}}},
    }
    imported = apigateway.import_rest_api(body=json.dumps(document).encode())
    api_id = imported["id"]
    assert imported["name"] == "imported"
    assert {item["path"] for item in apigateway.get_resources(restApiId=api_id)["items"]} == {
        "/", "/hello", "/hello/{name}"}
    apigateway.create_deployment(restApiId=api_id, stageName="v1")
    host = f"{api_id}.execute-api.localhost:{server.port}"
    assert call(server.endpoint, "/v1/hello/ann", host=host).json()["target"] == "/greet/ann"
    document["paths"]["/bye"] = {"get": {"responses": {"200": {"description": "ok"}},
                                         "x-amazon-apigateway-integration": {"type": "mock"}}}
    del document["paths"]["/hello/{name}"]
    apigateway.put_rest_api(restApiId=api_id, mode="overwrite", body=json.dumps(document).encode())
    assert {item["path"] for item in apigateway.get_resources(restApiId=api_id)["items"]} == {"/", "/bye"}
    with pytest.raises(apigateway.exceptions.BadRequestException) as refused:
        apigateway.put_rest_api(restApiId=api_id, body=b"not: [an api")
    assert refused.value.response["Error"]["Message"] == "Invalid OpenAPI input."
    apigateway.delete_rest_api(restApiId=api_id)


def test_accounts_and_regions_are_apart(endpoint):
    first, second = client_for(endpoint, account="111111111111"), client_for(endpoint, account="222222222222")
    api_id = first.create_rest_api(name="mine")["id"]
    with pytest.raises(second.exceptions.NotFoundException):
        second.get_rest_api(restApiId=api_id)
    assert all(item["id"] != api_id for item in second.get_rest_apis()["items"])
    chosen = second.create_rest_api(name="chosen", tags={"_custom_id_": "mychosenid"})
    assert chosen["id"] == "mychosenid"
    with pytest.raises(first.exceptions.ConflictException):
        first.create_rest_api(name="taken", tags={"_custom_id_": "mychosenid"})
    second.delete_rest_api(restApiId="mychosenid")
    first.delete_rest_api(restApiId=api_id)


@pytest.mark.parametrize("service, operation", [
    ("s3", lambda c: c.list_buckets()), ("sqs", lambda c: c.list_queues()), ("dynamodb", lambda c: c.list_tables()),
    ("sns", lambda c: c.list_topics()), ("ec2", lambda c: c.describe_instances()),
    ("cloudwatch", lambda c: c.list_metrics()),
])
def test_another_service_is_told_where_it_could_be(endpoint, service, operation):
    """One service of each protocol (rest-xml, json, query, ec2, cbor): its own client can read the error."""

    with pytest.raises(ClientError) as refused:
        operation(client_for(endpoint, service))
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert "--endpoint-url" in refused.value.response["Error"]["Message"]
