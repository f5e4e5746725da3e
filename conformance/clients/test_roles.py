"""Roles of integrations: moto's STS gives their keys, and says afterwards who called."""

import boto3
import pytest
import requests
from moto.server import ThreadedMotoServer

from conftest import Server, client_for

ROLE = "arn:aws:iam::123456789012:role/caller"


@pytest.fixture(scope="module")
def moto():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(scope="module")
def running(tmp_path_factory, moto):
    server = Server(tmp_path_factory.mktemp("roles"), "--endpoint-url", f"sts={moto}", "--endpoint-url", f"sqs={moto}")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def gateway(running):
    return client_for(running.endpoint)


def who_calls(running, gateway, credentials=None, variables=None):
    """What STS answers to GetCallerIdentity, asked by an AWS integration."""
    api = gateway.create_rest_api(name="roles")["id"]
    root = gateway.get_resources(restApiId=api)["items"][0]["id"]
    at = dict(restApiId=api, resourceId=root, httpMethod="GET")
    gateway.put_method(**at, authorizationType="NONE")
    given = {"credentials": credentials} if credentials else {}
    gateway.put_integration(
        **at, type="AWS", integrationHttpMethod="POST", uri="arn:aws:apigateway:us-east-1:sts:path//",
        requestParameters={"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
        requestTemplates={"application/json": "Action=GetCallerIdentity&Version=2011-06-15"}, **given)
    gateway.put_method_response(**at, statusCode="200")
    gateway.put_integration_response(**at, statusCode="200")
    gateway.create_deployment(restApiId=api, stageName="dev", variables=variables or {})
    answer = requests.get(f"{running.endpoint}/_aws/execute-api/{api}/dev/", timeout=20)
    assert answer.status_code == 200, requests.get(f"{running.endpoint}/_stagedoor/requests/{answer.headers['x-amzn-RequestId']}").text
    return answer.text


def test_a_role_calls_in_a_session_of_the_service(running, gateway):
    expected = "arn:aws:sts::123456789012:assumed-role/caller/BackplaneAssumeRoleSession"
    assert expected in who_calls(running, gateway, ROLE)
    assert expected in who_calls(running, gateway, "arn:aws:iam::123456789012:role/${stageVariables.role}", {"role": "caller"})


def test_without_a_role_our_own_keys_call(running, gateway):
    assert "assumed-role" not in who_calls(running, gateway)
    assert "assumed-role" not in who_calls(running, gateway, "arn:aws:iam::*:user/*")


def test_a_queue_of_the_roles_account_is_reached(running, gateway, moto):
    sqs = boto3.client("sqs", endpoint_url=moto, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
    url = sqs.create_queue(QueueName="orders")["QueueUrl"]
    api = gateway.create_rest_api(name="queue")["id"]
    root = gateway.get_resources(restApiId=api)["items"][0]["id"]
    at = dict(restApiId=api, resourceId=root, httpMethod="POST")
    gateway.put_method(**at, authorizationType="NONE")
    gateway.put_integration(
        **at, type="AWS", integrationHttpMethod="POST", credentials=ROLE,
        uri="arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders",
        requestParameters={"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
        requestTemplates={"application/json": "Action=SendMessage&Version=2012-11-05&MessageBody=$input.path('$.text')"})
    gateway.put_method_response(**at, statusCode="200")
    gateway.put_integration_response(**at, statusCode="200")
    gateway.create_deployment(restApiId=api, stageName="dev")
    answer = requests.post(f"{running.endpoint}/_aws/execute-api/{api}/dev/", json={"text": "hello"}, timeout=20)
    assert answer.status_code == 200, requests.get(f"{running.endpoint}/_stagedoor/requests/{answer.headers['x-amzn-RequestId']}").text
    messages = sqs.receive_message(QueueUrl=url)["Messages"]
    assert [message["Body"] for message in messages] == ["hello"]
