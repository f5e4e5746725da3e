"""TestInvokeMethod through boto3: the live method's answer, and the execution log in the service's words."""

import json
import re
import socket
import threading
import time

import pytest
from botocore.exceptions import ClientError

from conftest import client_for

DATED = re.compile(r"^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4} : (.*)$")


@pytest.fixture(scope="module")
def api(apigateway, backend):
    """An API that is never deployed: a MOCK at /pets/{petId}, HTTP_PROXY to the recording backend at /call/{name}."""
    created = apigateway.create_rest_api(name="tested")
    api_id, root = created["id"], created["rootResourceId"]
    make = lambda parent, part: apigateway.create_resource(restApiId=api_id, parentId=parent, pathPart=part)["id"]
    pet, call, broken = make(make(root, "pets"), "{petId}"), make(make(root, "call"), "{name}"), make(root, "broken")
    apigateway.put_method(restApiId=api_id, resourceId=pet, httpMethod="GET", authorizationType="NONE")
    apigateway.put_method_response(restApiId=api_id, resourceId=pet, httpMethod="GET", statusCode="200")
    apigateway.put_integration(
        restApiId=api_id, resourceId=pet, httpMethod="GET", type="MOCK",
        requestTemplates={"application/json": '{"statusCode": 200}'})
    apigateway.put_integration_response(
        restApiId=api_id, resourceId=pet, httpMethod="GET", statusCode="200",
        responseTemplates={"application/json": '{"id": "$input.params(\'petId\')", "stage": "$context.stage"}'})
    # What guards the way to a method does not concern its test.
    apigateway.put_method(restApiId=api_id, resourceId=call, httpMethod="ANY", authorizationType="AWS_IAM",
                          apiKeyRequired=True, requestParameters={"method.request.path.name": True})
    apigateway.put_integration(
        restApiId=api_id, resourceId=call, httpMethod="ANY", type="HTTP_PROXY", integrationHttpMethod="ANY",
        uri=backend + "/${stageVariables.place}/{name}",
        requestParameters={"integration.request.path.name": "method.request.path.name"})
    apigateway.put_method(restApiId=api_id, resourceId=broken, httpMethod="GET", authorizationType="NONE")
    apigateway.put_integration(
        restApiId=api_id, resourceId=broken, httpMethod="GET", type="HTTP_PROXY", integrationHttpMethod="GET",
        uri="http://${stageVariables.host}/")
    yield {"id": api_id, "pet": pet, "call": call, "broken": broken}
    apigateway.delete_rest_api(restApiId=api_id)


def lines(answer):
    """The log without its dates, the request id as ID."""
    first, *rest = answer["log"].removesuffix("\n").split("\n")
    request_id = first.removeprefix("Execution log for request ")
    assert re.fullmatch(r"[0-9a-f-]{36}", request_id), first
    texts = [DATED.match(line) for line in rest]
    assert all(texts), answer["log"]
    return [text[1].replace(request_id, "ID") for text in texts]


def test_a_mock_answers_and_tells(apigateway, api):
    answer = apigateway.test_invoke_method(
        restApiId=api["id"], resourceId=api["pet"], httpMethod="GET", pathWithQueryString="/pets/123?foo=bar",
        headers={"content-type": "application/json"}, body='{"foo": "bar"}')
    body = '{"id": "123", "stage": "test-invoke-stage"}'
    assert (answer["status"], answer["body"]) == (200, body)
    assert answer["headers"] == {"Content-Type": "application/json"}
    assert answer["multiValueHeaders"] == {"Content-Type": ["application/json"]}
    assert 0 <= answer["latency"] < 10_000
    assert lines(answer) == [
        "Starting execution for request: ID",
        "HTTP Method: GET, Resource Path: /pets/123",
        "Method request path: {petId=123}",
        "Method request query string: {foo=bar}",
        "Method request headers: {content-type=application/json}",
        'Method request body before transformations: {"foo": "bar"}',
        f"Method response body after transformations: {body}",
        "Method response headers: {Content-Type=application/json}",
        "Successfully completed execution",
        "Method completed with status: 200",
    ]


def test_the_parameters_of_a_path_that_is_left_out_have_their_names(apigateway, api):
    answer = apigateway.test_invoke_method(restApiId=api["id"], resourceId=api["pet"], httpMethod="GET")
    assert json.loads(answer["body"])["id"] == "{petId}"
    assert lines(answer)[1:3] == ["HTTP Method: GET, Resource Path: /pets/{petId}", "Method request path: {petId={petId}}"]


def test_a_backend_is_really_called(apigateway, api, backend):
    answer = apigateway.test_invoke_method(
        restApiId=api["id"], resourceId=api["call"], httpMethod="PUT", pathWithQueryString="/call/x?a=1&a=2",
        headers={"Authorization": "Bearer 0123456789", "X-Want-Status": "404"}, multiValueHeaders={"X-Many": ["1", "2"]},
        body="hello", stageVariables={"place": "here"})
    assert answer["status"] == 404
    seen = json.loads(answer["body"])
    assert (seen["method"], seen["target"], seen["body"]) == ("PUT", "/here/x?a=1&a=2", "hello")
    assert [value for name, value in seen["headers"] if name == "X-Many"] == ["1", "2"]
    assert ["Authorization", "Bearer 0123456789"] in seen["headers"]
    assert answer["headers"]["X-Backend"] == "recorder"
    told = lines(answer)
    uri = f"{backend}/here/x?a=1&a=2"
    assert "Method request headers: {Authorization=***********456789, X-Want-Status=404, X-Many=1,2}" in told
    assert f"Endpoint request URI: {uri}" in told
    assert "Endpoint request body after transformations: hello" in told
    assert f"Sending request to {uri}" in told
    assert any(re.fullmatch(r"Received response\. Status: 404, Integration latency: \d+ ms", line) for line in told)
    assert told[-2:] == ["Successfully completed execution", "Method completed with status: 404"]
    long = next(line for line in told if line.startswith("Endpoint response body before transformations: "))
    assert len(long) <= 1024 + len(" [TRUNCATED]")


def test_a_failure_is_an_answer(apigateway, api):
    answer = apigateway.test_invoke_method(restApiId=api["id"], resourceId=api["broken"], httpMethod="GET", body="x")
    assert (answer["status"], answer["body"]) == (500, '{"message": "Internal server error"}')
    assert answer["headers"] == {"x-amzn-ErrorType": "InternalServerErrorException"}
    assert lines(answer)[-3:] == [
        "Method request body before transformations: x",
        "Execution failed due to configuration error: Invalid endpoint address",
        "Method completed with status: 500",
    ]


def test_what_is_not_there(apigateway, api):
    for resource, verb, words in [("nothere", "GET", "Invalid Resource identifier specified"),
                                  (api["pet"], "PUT", "Invalid Method identifier specified")]:
        with pytest.raises(ClientError) as failed:
            apigateway.test_invoke_method(restApiId=api["id"], resourceId=resource, httpMethod=verb)
        assert failed.value.response["Error"]["Code"] == "NotFoundException"
        assert failed.value.response["Error"]["Message"] == words


def test_it_follows_the_configuration_without_a_deployment(apigateway, api):
    change = {"op": "replace", "path": "/responseTemplates/application~1json"}
    for text in ("one", "two"):
        apigateway.update_integration_response(
            restApiId=api["id"], resourceId=api["pet"], httpMethod="GET", statusCode="200",
            patchOperations=[change | {"value": text}])
        answer = apigateway.test_invoke_method(restApiId=api["id"], resourceId=api["pet"], httpMethod="GET")
        assert answer["body"] == text


def test_a_slow_backend_holds_nothing_else_up(apigateway, endpoint, api):
    """While a test waits for its backend until the integration's timeout, the control plane answers and other tests run."""
    silent = socket.create_server(("127.0.0.1", 0))
    apigateway.update_integration(
        restApiId=api["id"], resourceId=api["broken"], httpMethod="GET",
        patchOperations=[{"op": "replace", "path": "/timeoutInMillis", "value": "1500"}])
    answers = []
    slow = threading.Thread(target=lambda: answers.append(client_for(endpoint).test_invoke_method(
        restApiId=api["id"], resourceId=api["broken"], httpMethod="GET",
        stageVariables={"host": f"127.0.0.1:{silent.getsockname()[1]}"})))
    slow.start()
    waiting, _ = silent.accept()
    started = time.monotonic()
    for _ in range(5):
        apigateway.get_rest_api(restApiId=api["id"])
        apigateway.test_invoke_method(restApiId=api["id"], resourceId=api["pet"], httpMethod="GET")
    assert slow.is_alive() and time.monotonic() - started < 1.5
    slow.join()
    waiting.close()
    silent.close()
    assert answers[0]["status"] == 504
    assert lines(answers[0])[-2:] == ["Execution failed due to a timeout error", "Method completed with status: 504"]
