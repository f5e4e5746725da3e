"""What was answered is there after a restart and after a kill between any two calls."""

import os
import signal

import pytest

from conftest import Server, client_for
from requests_raw import call

pytestmark = pytest.mark.skipif(bool(os.environ.get("STAGEDOOR_TEST_ENDPOINT")), reason="needs a server of its own")


def build(apigateway, after_each):
    """The calls that make an API with one deployed MOCK method; `after_each` runs between every two of them."""
    made = {}

    def step(name, value):
        made[name] = value
        after_each()

    step("api", apigateway().create_rest_api(name="durable"))
    api_id = made["api"]["id"]
    step("resource", apigateway().create_resource(
        restApiId=api_id, parentId=made["api"]["rootResourceId"], pathPart="kept"))
    target = {"restApiId": api_id, "resourceId": made["resource"]["id"], "httpMethod": "GET"}
    step("method", apigateway().put_method(authorizationType="NONE", **target))
    step("response", apigateway().put_method_response(statusCode="200", **target))
    step("integration", apigateway().put_integration(
        type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'}, **target))
    step("integration_response", apigateway().put_integration_response(
        statusCode="200", responseTemplates={"application/json": "still here"}, **target))
    step("deployment", apigateway().create_deployment(restApiId=api_id))
    step("stage", apigateway().create_stage(
        restApiId=api_id, stageName="dev", deploymentId=made["deployment"]["id"], variables={"a": "b"}))
    return made


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_answered_is_lost(tmp_path, how):
    server = Server(tmp_path).start()

    def restart():
        assert server.stop(how) == (0 if how == signal.SIGTERM else -how)
        server.start()

    made = build(lambda: client_for(server.endpoint), restart)
    apigateway = client_for(server.endpoint)
    api_id = made["api"]["id"]
    read = apigateway.get_stage(restApiId=api_id, stageName="dev")
    made["stage"].pop("ResponseMetadata"), read.pop("ResponseMetadata")
    assert read == made["stage"]
    method = apigateway.get_method(restApiId=api_id, resourceId=made["resource"]["id"], httpMethod="GET")
    assert method["methodIntegration"]["integrationResponses"]["200"]["responseTemplates"] == {
        "application/json": "still here"}
    answer = call(server.endpoint, "/dev/kept", host=f"{api_id}.execute-api.localhost")
    assert (answer.status, answer.text) == (200, "still here")
    server.stop()


def test_a_second_server_on_one_data_directory_is_refused(tmp_path):
    first = Server(tmp_path).start()
    second = Server(tmp_path)
    with pytest.raises(RuntimeError, match="ended at start") as refused:
        second.start()
    assert "--data-dir" in str(refused.value), "the message says what to do"
    first.stop()


def test_a_port_in_use_is_named(tmp_path):
    (tmp_path / "a").mkdir(), (tmp_path / "b").mkdir()
    first = Server(tmp_path / "a").start()
    second = Server(tmp_path / "b")
    second.port = first.port
    with pytest.raises(RuntimeError, match=f"{first.port}") as refused:
        second.start()
    assert "--listen" in str(refused.value), "the message says what to do"
    first.stop()
