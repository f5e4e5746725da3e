"""boto3 through all operations of `apigateway`: each succeeds, and answers each error of its model that has a cause.

What a call answered is noted by botocore's own events, so that the last tests can compare it with the service's model:
an operation or an error that was not seen must stand in UNREACHABLE with its reason.
"""

import datetime
import io
import json
import re
import time
import zipfile
from collections import defaultdict

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from conftest import Server

ACCOUNT = "400000000004"
FUNCTION = ("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:f/invocations")
CERTIFICATE = f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/fb1b9770-a305-495d-aefb-27e5e101ff3a"
BALANCER = f"arn:aws:elasticloadbalancing:us-east-1:{ACCOUNT}:loadbalancer/net/a/0123456789abcdef"
PLAIN_POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}]})
DOCUMENT = json.dumps({"swagger": "2.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {
    "responses": {"200": {"description": "fine"}}, "x-amazon-apigateway-integration": {"type": "mock"}}}}}).encode()
PARTS = json.dumps({"openapi": "3.0.1", "info": {"title": "t", "version": "1"}, "paths": {},
                    "x-amazon-apigateway-documentation": {"documentationParts": [
                        {"location": {"type": "RESOURCE", "path": "/x"}, "properties": {"description": "d"}}]}}).encode()

# Errors of the model that nothing brings about, by code: the operations (a regular expression of names), and why.
UNREACHABLE = {
    "UnauthorizedException": (".*", "the signature is judged before: 403 in the words of the signature check (tested below)"),
    "ServiceUnavailableException": (".*", "nothing here is unavailable for a while"),
    "TooManyRequestsException": (".*", "only with the service's rates in force (tested below)"),
    "NotFoundException": (
        "GetAccount|GetSdkTypes|Get(ApiKeys|ClientCertificates|DomainNames|DomainNameAccessAssociations|RestApis|VpcLinks|"
        "UsagePlans)|GetUsagePlanKeys|ImportApiKeys|ImportRestApi|UpdateAccount|CreateApiKey|CreateUsagePlan|"
        "CreateAuthorizer|CreateRequestValidator|CreateBasePathMapping|GetUsage|PutGatewayResponse|"
        "UntagResource|TagResource|GetTags",
        "the operation names nothing that could be missing, or the service answers another code for it"),
    "ConflictException": (
        "Delete(ApiKey|BasePathMapping|ClientCertificate|Deployment|DocumentationPart|DomainName.*|GatewayResponse|Integration"
        "|IntegrationResponse|Method|MethodResponse|Resource|RestApi|Stage|UsagePlan|UsagePlanKey|VpcLink)|Reject.*|Flush.*|Generate.*|"
        "Get.*|TagResource|UntagResource|Update(?!Resource|DocumentationPart|BasePathMapping).*|Import.*|"
        "Create(DomainName|Deployment|VpcLink|UsagePlan|RequestValidator)|"
        "Put(GatewayResponse|Integration|IntegrationResponse|RestApi)|UpdateDocumentationPart",
        "changes follow one another here, and nothing else is in conflict"),
    "LimitExceededException": (
        "Delete.*|Update.*|Flush.*|Get.*|Put.*|TagResource|UntagResource|Import(DocumentationParts|ApiKeys|RestApi)|"
        "CreateDeployment|CreateDocumentationVersion|CreateModel|CreateRequestValidator|CreateBasePathMapping",
        "no quota of the service bounds it in a way that a call can meet"),
    "BadRequestException": (
        "Delete(ApiKey|Authorizer|BasePathMapping|DocumentationPart|DocumentationVersion|DomainName.*|GatewayResponse|Integration"
        "|IntegrationResponse|MethodResponse|Model|RequestValidator|Stage|UsagePlan|UsagePlanKey)|Reject.*|Flush.*|"
        "Get(Account|ApiKey|Authorizer|BasePathMapping|ClientCertificate|Deployment|DocumentationPart|DomainName|GatewayResponse|"
        "GatewayResponses|Integration|IntegrationResponse|Model|ModelTemplate|RequestValidator|RestApi|SdkType|SdkTypes|Stage|"
        "Stages|UsagePlan|UsagePlanKey|VpcLink|DomainNameAccessAssociations)|Generate.*|TestInvoke.*|UpdateUsage",
        "nothing in the input can be wrong beyond its form, which is another error"),
}


class Notes:
    """What each operation answered: the codes of its errors, None for success."""

    def __init__(self):
        self.seen = defaultdict(set)

    def client(self, endpoint, account=ACCOUNT, secret="test", **settings):
        client = boto3.client(
            "apigateway", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id=account, aws_secret_access_key=secret,
            config=Config(retries={"max_attempts": 0}, parameter_validation=False, **settings))
        client.meta.events.register("after-call.apigateway", self.note)
        return client

    def note(self, http_response, parsed, model, **_):
        code = parsed.get("Error", {}).get("Code") if http_response.status_code >= 300 else None
        self.seen[model.name].add(code)
        assert http_response.status_code < 500 or code == "NotImplementedException", (model.name, parsed)


NOTES = Notes()


@pytest.fixture(scope="module")
def client(endpoint):
    return NOTES.client(endpoint)


def refused(code, call, **arguments):
    """Calls what must be refused with that code; the message."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    error = caught.value.response["Error"]
    assert error["Code"] == code, error
    return error["Message"]


def patch(*operations):
    return [dict(zip(("op", "path", "value"), operation)) for operation in operations]


class Api:
    """An API with one method, its deployment and two stages."""

    def __init__(self, client, name="swept"):
        made = client.create_rest_api(name=name)
        self.id, self.root = made["id"], made["rootResourceId"]
        self.resource = client.create_resource(restApiId=self.id, parentId=self.root, pathPart="pets")["id"]
        self.method = {"restApiId": self.id, "resourceId": self.resource, "httpMethod": "GET"}
        client.put_method(**self.method, authorizationType="NONE")
        client.put_method_response(**self.method, statusCode="200")
        client.put_integration(**self.method, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
        client.put_integration_response(**self.method, statusCode="200")
        self.deployment = client.create_deployment(restApiId=self.id, stageName="dev")["id"]
        client.create_stage(restApiId=self.id, stageName="prod", deploymentId=self.deployment)


@pytest.fixture(scope="module")
def api(client):
    return Api(client)


def test_apis(client, api):
    clone = client.create_rest_api(name="clone", cloneFrom=api.id)["id"]
    assert {"/", "/pets"} == {item["path"] for item in client.get_resources(restApiId=clone)["items"]}
    assert client.update_rest_api(restApiId=clone, patchOperations=patch(("replace", "/name", "n")))["name"] == "n"
    assert clone in [item["id"] for item in client.get_rest_apis(limit=500)["items"]]
    assert client.get_rest_api(restApiId=clone)["tags"] == {}
    assert client.put_rest_api(restApiId=clone, mode="overwrite", body=DOCUMENT)["id"] == clone
    client.delete_rest_api(restApiId=clone)
    imported = client.import_rest_api(body=DOCUMENT)["id"]
    client.delete_rest_api(restApiId=imported)
    refused("NotFoundException", client.create_rest_api, name="x", cloneFrom="nothere")
    refused("BadRequestException", client.create_rest_api, name="x", description="")
    refused("BadRequestException", client.import_rest_api, body=b"{")
    refused("BadRequestException", client.put_rest_api, restApiId=api.id, body=b"{")
    refused("ConflictException", client.create_rest_api, name="x", tags={"_custom_id_": api.id})
    refused("BadRequestException", client.get_rest_apis, position="%")
    refused("BadRequestException", client.get_resources, restApiId=api.id, position="%")


def test_resources(client, api):
    where = {"restApiId": api.id}
    made = client.create_resource(**where, parentId=api.root, pathPart="other")["id"]
    assert client.update_resource(**where, resourceId=made, patchOperations=patch(("replace", "/pathPart", "x")))["path"] == "/x"
    assert client.get_resource(**where, resourceId=made)["parentId"] == api.root
    assert client.get_resources(**where, embed=["methods"])["items"]
    refused("ConflictException", client.update_resource, **where, resourceId=made,
            patchOperations=patch(("replace", "/pathPart", "pets")))
    refused("ConflictException", client.create_resource, **where, parentId=api.root, pathPart="pets")
    refused("BadRequestException", client.create_resource, **where, parentId=api.root, pathPart="a b")
    refused("BadRequestException", client.delete_resource, **where, resourceId=api.root)
    client.delete_resource(**where, resourceId=made)


def test_methods(client, api):
    where = api.method | {"httpMethod": "POST"}
    made = client.put_method(**where, authorizationType="NONE")
    assert made["apiKeyRequired"] is False
    client.put_method_response(**where, statusCode="200")
    client.put_integration(**where, type="MOCK")
    client.put_integration_response(**where, statusCode="200")
    assert client.get_method(**where)["methodIntegration"]["type"] == "MOCK"
    assert client.get_method_response(**where, statusCode="200")["statusCode"] == "200"
    assert client.get_integration(**where)["passthroughBehavior"] == "WHEN_NO_MATCH"
    assert client.get_integration_response(**where, statusCode="200")["statusCode"] == "200"
    assert client.update_method(**where, patchOperations=patch(("replace", "/operationName", "o")))["operationName"] == "o"
    header = patch(("add", "/responseParameters/method.response.header.X", "true"))
    assert client.update_method_response(**where, statusCode="200", patchOperations=header)["responseParameters"]
    assert client.update_integration(**where, patchOperations=patch(("replace", "/timeoutInMillis", "50")))["timeoutInMillis"] == 50
    mapping = patch(("add", "/responseParameters/method.response.header.X", "'a'"))
    assert client.update_integration_response(**where, statusCode="200", patchOperations=mapping)["responseParameters"]
    answer = client.test_invoke_method(**where, body="{}")
    assert (answer["status"], "Successfully completed execution" in answer["log"]) == (500, False) or answer["log"]
    refused("ConflictException", client.put_method, **where, authorizationType="NONE")
    refused("BadRequestException", client.put_method, **(where | {"httpMethod": "NOPE"}), authorizationType="NONE")
    refused("ConflictException", client.put_method_response, **where, statusCode="200")
    refused("BadRequestException", client.put_method_response, **where, statusCode="201", responseModels={"a/b": "nothere"})
    refused("BadRequestException", client.put_integration, **where, type="HTTP")
    refused("BadRequestException", client.put_integration_response, **where, statusCode="200", selectionPattern="(")
    client.delete_integration_response(**where, statusCode="200")
    client.delete_integration(**where)
    client.delete_method_response(**where, statusCode="200")
    client.delete_method(**where)


def test_models_and_validators(client, api):
    where = {"restApiId": api.id}
    made = {"name": "Pet", "contentType": "application/json", "schema": '{"type": "object"}'}
    assert client.create_model(**where, **made)["schema"] == made["schema"]
    assert client.get_model(**where, modelName="Pet", flatten=True)["name"] == "Pet"
    assert client.get_model_template(**where, modelName="Pet")["value"]
    assert {"Pet", "Empty", "Error"} <= {item["name"] for item in client.get_models(**where)["items"]}
    assert client.update_model(**where, modelName="Pet", patchOperations=patch(("replace", "/description", "d")))["description"] == "d"
    refused("ConflictException", client.create_model, **where, **made)
    refused("BadRequestException", client.create_model, **where, **(made | {"name": ""}))
    refused("BadRequestException", client.get_models, **where, position="%")
    client.update_method(**api.method, patchOperations=patch(("add", "/requestModels/application~1json", "Pet")))
    refused("ConflictException", client.delete_model, **where, modelName="Pet")
    client.update_method(**api.method, patchOperations=patch(("remove", "/requestModels/application~1json")))
    client.delete_model(**where, modelName="Pet")

    validator = client.create_request_validator(**where, name="v", validateRequestBody=True)["id"]
    name = {**where, "requestValidatorId": validator}
    assert client.get_request_validator(**name)["validateRequestBody"] is True
    assert client.get_request_validators(**where)["items"]
    assert client.update_request_validator(**name, patchOperations=patch(("replace", "/name", "w")))["name"] == "w"
    refused("BadRequestException", client.create_request_validator, restApiId="nothere", name="v")
    refused("BadRequestException", client.get_request_validators, **where, position="%")
    client.update_method(**api.method, patchOperations=patch(("replace", "/requestValidatorId", validator)))
    refused("ConflictException", client.delete_request_validator, **name)
    client.update_method(**api.method, patchOperations=patch(("replace", "/requestValidatorId", "")))
    client.delete_request_validator(**name)


def test_authorizers(client, api):
    where = {"restApiId": api.id}
    token = {"name": "a", "type": "TOKEN", "authorizerUri": FUNCTION, "identitySource": "method.request.header.Authorization"}
    made = client.create_authorizer(**where, **token)["id"]
    name = {**where, "authorizerId": made}
    assert client.get_authorizer(**name)["authType"] == "custom"
    assert client.get_authorizers(**where)["items"]
    assert client.update_authorizer(**name, patchOperations=patch(("replace", "/name", "b")))["name"] == "b"
    assert "clientStatus" in client.test_invoke_authorizer(**name, headers={"Authorization": "x"})
    refused("ConflictException", client.create_authorizer, **where, **(token | {"name": "b"}))
    refused("BadRequestException", client.create_authorizer, **where, **(token | {"identitySource": ""}))
    refused("BadRequestException", client.get_authorizers, **where, position="%")
    client.update_method(**api.method, patchOperations=patch(
        ("replace", "/authorizationType", "CUSTOM"), ("replace", "/authorizerId", made)))
    refused("ConflictException", client.delete_authorizer, **name)
    client.update_method(**api.method, patchOperations=patch(
        ("replace", "/authorizationType", "NONE"), ("replace", "/authorizerId", "")))
    client.delete_authorizer(**name)


def test_gateway_responses(client, api):
    name = {"restApiId": api.id, "responseType": "THROTTLED"}
    assert client.get_gateway_response(**name)["defaultResponse"] is True
    assert client.put_gateway_response(**name, statusCode="420")["statusCode"] == "420"
    assert client.update_gateway_response(**name, patchOperations=patch(("replace", "/statusCode", "421")))["statusCode"] == "421"
    assert len(client.get_gateway_responses(restApiId=api.id)["items"]) >= 21
    refused("BadRequestException", client.put_gateway_response, **name, responseParameters={"x": "'y'"})
    client.delete_gateway_response(**name)


def test_deployments_and_stages(client, api):
    where = {"restApiId": api.id}
    made = client.create_deployment(**where, description="two")["id"]
    name = {**where, "deploymentId": made}
    assert client.get_deployment(**name, embed=["apisummary"])["apiSummary"]["/pets"]["GET"]
    assert client.get_deployments(**where)["items"]
    assert client.update_deployment(**name, patchOperations=patch(("replace", "/description", "d")))["description"] == "d"
    refused("BadRequestException", client.create_deployment, **where, stageName="a b")
    refused("BadRequestException", client.get_deployments, **where, position="%")
    stage = {**where, "stageName": "temporary"}
    canary = {"deploymentId": made, "percentTraffic": 10.5, "stageVariableOverrides": {"a": "b"}}
    assert client.create_stage(**stage, deploymentId=api.deployment, canarySettings=canary)["canarySettings"]["percentTraffic"] == 10.5
    assert client.get_stage(**stage)["deploymentId"] == api.deployment
    assert client.get_stages(**where, deploymentId=api.deployment)["item"]
    promoted = client.update_stage(**stage, patchOperations=[
        {"op": "copy", "path": "/deploymentId", "from": "/canarySettings/deploymentId"},
        {"op": "copy", "path": "/variables", "from": "/canarySettings/stageVariableOverrides"},
        {"op": "remove", "path": "/canarySettings"}])
    assert (promoted["deploymentId"], promoted["variables"], "canarySettings" in promoted) == (made, {"a": "b"}, False)
    refused("ConflictException", client.create_stage, **stage, deploymentId=made)
    refused("BadRequestException", client.create_stage, **where, stageName="x", deploymentId="nothere")
    refused("BadRequestException", client.delete_deployment, **name)
    client.flush_stage_cache(**stage)
    client.flush_stage_authorizers_cache(**stage)
    client.delete_stage(**stage)
    client.delete_deployment(**name)


def test_documentation(client, api):
    where = {"restApiId": api.id}
    part = {"location": {"type": "API"}, "properties": '{"description": "d"}'}
    made = client.create_documentation_part(**where, **part)["id"]
    name = {**where, "documentationPartId": made}
    assert client.get_documentation_part(**name)["properties"] == part["properties"]
    changed = client.update_documentation_part(**name, patchOperations=patch(("replace", "/properties", '{"x": 1}')))
    assert changed["properties"] == '{"x": 1}'
    assert len(client.import_documentation_parts(**where, mode="merge", body=PARTS)["ids"]) == 1
    assert len(client.get_documentation_parts(**where, type="API", locationStatus="DOCUMENTED")["items"]) == 1
    refused("ConflictException", client.create_documentation_part, **where, **part)
    refused("BadRequestException", client.create_documentation_part, **where, **(part | {"properties": ""}))
    refused("BadRequestException", client.import_documentation_parts, **where, body=b"{")
    refused("BadRequestException", client.get_documentation_parts, **where, position="%")

    version = {**where, "documentationVersion": "1"}
    assert client.create_documentation_version(**version, stageName="dev")["version"] == "1"
    assert client.get_documentation_version(**version)["createdDate"]
    assert client.get_documentation_versions(**where)["items"]
    changed = client.update_documentation_version(**version, patchOperations=patch(("replace", "/description", "d")))
    assert changed["description"] == "d"
    refused("ConflictException", client.create_documentation_version, **version)
    refused("BadRequestException", client.create_documentation_version, **where, documentationVersion="")
    refused("BadRequestException", client.get_documentation_versions, **where, position="%")
    refused("ConflictException", client.delete_documentation_version, **version)
    client.update_stage(**where, stageName="dev", patchOperations=patch(("replace", "/documentationVersion", "")))
    client.delete_documentation_version(**version)
    client.delete_documentation_part(**name)


def test_keys_and_plans(client, api):
    made = client.create_api_key(name="k", value="v" * 40, enabled=True)
    key = {"apiKey": made["id"]}
    assert client.get_api_key(**key, includeValue=True)["value"] == "v" * 40
    assert "value" not in client.get_api_keys(nameQuery="k")["items"][0]
    assert client.update_api_key(**key, patchOperations=patch(("replace", "/description", "d")))["description"] == "d"
    refused("ConflictException", client.create_api_key, name="l", value="v" * 40)
    refused("BadRequestException", client.create_api_key, value="short")
    refused("BadRequestException", client.get_api_keys, position="%")

    stages = [{"apiId": api.id, "stage": "dev"}]
    plan = {"usagePlanId": client.create_usage_plan(
        name="p", apiStages=stages, throttle={"rateLimit": 5, "burstLimit": 2}, quota={"limit": 9, "period": "DAY"})["id"]}
    assert client.get_usage_plan(**plan)["quota"] == {"limit": 9, "offset": 0, "period": "DAY"}
    assert client.get_usage_plans()["items"]
    assert client.update_usage_plan(**plan, patchOperations=patch(("replace", "/quota/limit", "8")))["quota"]["limit"] == 8
    member = {**plan, "keyId": key["apiKey"]}
    assert client.create_usage_plan_key(**member, keyType="API_KEY")["value"] == "v" * 40
    assert client.get_usage_plan_key(**member)["type"] == "API_KEY"
    assert client.get_usage_plan_keys(**plan)["items"]
    assert client.get_usage_plans(keyId=key["apiKey"])["items"]
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    days = {"startDate": today, "endDate": today}
    assert client.update_usage(**member, patchOperations=patch(("replace", "/remaining", "3")))["items"][key["apiKey"]][0][1] == 3
    assert client.get_usage(**plan, **days)["items"][key["apiKey"]] == [[0, 3]]
    refused("ConflictException", client.create_usage_plan_key, **member, keyType="API_KEY")
    refused("BadRequestException", client.create_usage_plan_key, **member, keyType="OTHER")
    refused("BadRequestException", client.create_usage_plan, name="q", quota={"limit": 9})
    refused("BadRequestException", client.get_usage, **plan, startDate="x", endDate="y")
    refused("BadRequestException", client.get_usage_plans, position="%")
    refused("BadRequestException", client.get_usage_plan_keys, **plan, position="%")
    refused("BadRequestException", client.delete_usage_plan, **plan)
    client.update_usage_plan(**plan, patchOperations=patch(("remove", "/apiStages", f"{api.id}:dev")))
    client.delete_usage_plan_key(**member)
    client.delete_usage_plan(**plan)
    refused("NotFoundException", client.create_usage_plan, name="q", apiStages=[{"apiId": "nothere", "stage": "dev"}])
    client.delete_api_key(**key)
    rows = "name,key\nfirst," + "k" * 40 + "\n"
    ids = client.import_api_keys(body=rows.encode(), format="csv")["ids"]
    client.delete_api_key(apiKey=ids[0])
    refused("BadRequestException", client.import_api_keys, body=b"nothing", format="csv", failOnWarnings=True)


def test_account_and_tags(client, api):
    assert client.get_account()["throttleSettings"] == {"burstLimit": 5000, "rateLimit": 10000.0}
    role = f"arn:aws:iam::{ACCOUNT}:role/logs"
    assert client.update_account(patchOperations=patch(("replace", "/cloudwatchRoleArn", role)))["cloudwatchRoleArn"] == role
    arn = {"resourceArn": f"arn:aws:apigateway:us-east-1::/restapis/{api.id}"}
    client.tag_resource(**arn, tags={"a": "b", "c": "d"})
    client.untag_resource(**arn, tagKeys=["a"])
    assert client.get_tags(**arn)["tags"] == {"c": "d"}
    for call, more in ((client.get_tags, {}), (client.tag_resource, {"tags": {"a": "b"}}), (client.untag_resource, {"tagKeys": ["a"]})):
        refused("BadRequestException", call, resourceArn="arn:aws:apigateway:us-east-1::/nowhere/x", **more)
        refused("NotFoundException", call, resourceArn="arn:aws:apigateway:us-east-1::/restapis/nothere", **more)


def test_certificates_and_links(client, api):
    made = client.generate_client_certificate(description="d")
    assert made["pemEncodedCertificate"].startswith("-----BEGIN CERTIFICATE-----")
    assert (made["expirationDate"] - made["createdDate"]).days in (365, 366)
    name = {"clientCertificateId": made["clientCertificateId"]}
    assert client.get_client_certificate(**name)["description"] == "d"
    assert client.get_client_certificates()["items"]
    assert client.update_client_certificate(**name, patchOperations=patch(("replace", "/description", "e")))["description"] == "e"
    refused("BadRequestException", client.get_client_certificates, position="%")
    stage = {"restApiId": api.id, "stageName": "prod"}
    client.update_stage(**stage, patchOperations=patch(("replace", "/clientCertificateId", name["clientCertificateId"])))
    refused("BadRequestException", client.delete_client_certificate, **name)
    client.update_stage(**stage, patchOperations=patch(("replace", "/clientCertificateId", "")))
    client.delete_client_certificate(**name)

    link = {"vpcLinkId": client.create_vpc_link(name="l", targetArns=[BALANCER])["id"]}
    while client.get_vpc_link(**link)["status"] == "PENDING":
        time.sleep(0.05)
    assert client.get_vpc_link(**link)["status"] == "AVAILABLE"
    assert client.get_vpc_links()["items"]
    assert client.update_vpc_link(**link, patchOperations=patch(("replace", "/name", "m")))["name"] == "m"
    refused("BadRequestException", client.create_vpc_link, name="", targetArns=[BALANCER])
    refused("BadRequestException", client.get_vpc_links, position="%")
    client.put_integration(**api.method, type="HTTP_PROXY", integrationHttpMethod="GET", uri="http://example.com",
                           connectionType="VPC_LINK", connectionId=link["vpcLinkId"])
    refused("BadRequestException", client.delete_vpc_link, **link)
    client.put_integration(**api.method, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    client.put_integration_response(**api.method, statusCode="200")
    client.delete_vpc_link(**link)


def test_domain_names(client, api):
    name = {"domainName": "swept.example.com"}
    made = client.create_domain_name(**name, regionalCertificateArn=CERTIFICATE, endpointConfiguration={"types": ["REGIONAL"]})
    assert made["domainNameStatus"] == "AVAILABLE"
    assert client.get_domain_name(**name)["regionalDomainName"] == made["regionalDomainName"]
    assert client.get_domain_names()["items"]
    changed = client.update_domain_name(**name, patchOperations=patch(("replace", "/securityPolicy", "TLS_1_2")))
    assert changed["securityPolicy"] == "TLS_1_2"
    refused("BadRequestException", client.create_domain_name, **name, certificateArn=CERTIFICATE)
    refused("BadRequestException", client.get_domain_names, position="%")

    mapping = {**name, "basePath": "v1"}
    assert client.create_base_path_mapping(**mapping, restApiId=api.id, stage="dev")["stage"] == "dev"
    assert client.get_base_path_mapping(**mapping)["restApiId"] == api.id
    assert client.get_base_path_mappings(**name)["items"]
    assert client.update_base_path_mapping(**mapping, patchOperations=patch(("replace", "/stage", "prod")))["stage"] == "prod"
    refused("ConflictException", client.create_base_path_mapping, **mapping, restApiId=api.id)
    refused("BadRequestException", client.create_base_path_mapping, **name, basePath="x", restApiId="nothere")
    refused("BadRequestException", client.get_base_path_mappings, **name, position="%")
    client.create_base_path_mapping(**name, basePath="v2", restApiId=api.id)
    refused("ConflictException", client.update_base_path_mapping, **mapping, patchOperations=patch(("replace", "/basePath", "v2")))
    refused("BadRequestException", client.delete_stage, restApiId=api.id, stageName="prod")
    refused("BadRequestException", client.delete_rest_api, restApiId=api.id)
    client.delete_base_path_mapping(**mapping)
    client.delete_domain_name(**name)

    private = client.create_domain_name(domainName="private.swept.example.com", certificateArn=CERTIFICATE, policy=PLAIN_POLICY,
                                        endpointConfiguration={"types": ["PRIVATE"]})
    source = {"accessAssociationSourceType": "VPCE", "accessAssociationSource": "vpce-abcd1234"}
    arns = {"domainNameArn": private["domainNameArn"]}
    made = client.create_domain_name_access_association(**arns, **source)
    assert client.get_domain_name_access_associations(resourceOwner="SELF")["items"]
    refused("ConflictException", client.create_domain_name_access_association, **arns, **source)
    refused("BadRequestException", client.create_domain_name_access_association, domainNameArn="x", **source)
    client.delete_domain_name_access_association(domainNameAccessAssociationArn=made["domainNameAccessAssociationArn"])
    made = client.create_domain_name_access_association(**arns, **source)
    client.reject_domain_name_access_association(
        domainNameAccessAssociationArn=made["domainNameAccessAssociationArn"], **arns)
    refused("NotFoundException", client.reject_domain_name_access_association,
            domainNameAccessAssociationArn=made["domainNameAccessAssociationArn"], **arns)
    client.delete_domain_name(domainName="private.swept.example.com", domainNameId=private["domainNameId"])


def test_exports_and_sdks(client, api):
    stage = {"restApiId": api.id, "stageName": "dev"}
    exported = client.get_export(**stage, exportType="oas30", accepts="application/json")
    assert "/pets" in json.loads(exported["body"].read())["paths"]
    kinds = {item["id"]: item for item in client.get_sdk_types()["items"]}
    assert set(kinds) == {"android", "java", "javascript", "objectivec", "ruby", "swift"}
    assert client.get_sdk_type(id="java")["configurationProperties"]
    packed = client.get_sdk(**stage, sdkType="javascript")["body"].read()
    assert zipfile.ZipFile(io.BytesIO(packed)).testzip() is None
    refused("BadRequestException", client.get_export, **stage, exportType="nothing")
    refused("BadRequestException", client.get_sdk, **stage, sdkType="java")


# What stands for a thing that is not there, by the member of the input that names it.
NOTHING = {"httpMethod": "PUT", "statusCode": "404", "responseType": "THROTTLED"}
# Members of the body that an operation needs before it looks for what its path names.
NEEDED = {
    "CreateAuthorizer": {"name": "a", "type": "TOKEN", "authorizerUri": FUNCTION, "identitySource": "method.request.header.A"},
    "CreateDocumentationPart": {"location": {"type": "API"}, "properties": "{}"},
    "CreateDocumentationVersion": {"documentationVersion": "1"},
    "CreateModel": {"name": "M", "contentType": "application/json", "schema": "{}"},
    "CreateResource": {"pathPart": "x"},
    "CreateStage": {"stageName": "s", "deploymentId": "d"},
    "CreateUsagePlanKey": {"keyId": "nothere", "keyType": "API_KEY"},
    "CreateBasePathMapping": {"restApiId": "nothere"},
    "CreateRequestValidator": {"name": "v"},
    "GetUsage": {"startDate": "2026-01-01", "endDate": "2026-01-01"},
    "ImportDocumentationParts": {"body": PARTS},
    "PutRestApi": {"body": DOCUMENT},
    "PutIntegration": {"type": "MOCK"},
    "PutMethod": {"authorizationType": "NONE"},
    "TagResource": {"tags": {"a": "b"}},
    "UntagResource": {"tagKeys": ["a"]},
    "GetExport": {"exportType": "oas30"},
    "GetSdk": {"sdkType": "javascript"},
    "GetSdkType": {"id": "nothere"},
    "UpdateUsage": {"patchOperations": patch(("replace", "/remaining", "3"))},
}


def operations(client):
    model = client.meta.service_model
    for method, name in client.meta.method_to_api_mapping.items():
        yield getattr(client, method), model.operation_model(name)


def nothing(operation, api):
    """Arguments that name what is not there; None when the operation names nothing in its path."""
    shape = operation.input_shape
    paths = [name for name, member in shape.members.items() if member.serialization.get("location") == "uri"] if shape else []
    if not paths:
        return None
    arguments = {name: NOTHING.get(name, "nothere") for name in paths} | NEEDED.get(operation.name, {})
    if "resourceArn" in arguments:
        arguments["resourceArn"] = "arn:aws:apigateway:us-east-1::/usageplans/nothere"
    return arguments


def test_what_is_not_there(client, api):
    for call, operation in operations(client):
        arguments = nothing(operation, api)
        if arguments is None or operation.name in ("GetUsagePlanKeys",):
            continue
        codes = {"CreateAuthorizer": "ConflictException", "CreateRequestValidator": "BadRequestException"}
        refused(codes.get(operation.name, "NotFoundException"), call, **arguments)
    # The same below an API that is there.
    for call, operation in operations(client):
        arguments = nothing(operation, api)
        if arguments and "restApiId" in arguments and len(arguments) > 1 and not operation.name.startswith(("Create", "Put", "Import")):
            if operation.name in ("GetGatewayResponse", "UpdateGatewayResponse"):
                continue
            refused("NotFoundException", call, **(arguments | {"restApiId": api.id}))


def test_wrong_patches(client, api):
    """Every update refuses a path that is none of its resource, and an operation that is none."""
    where = {**api.method, "statusCode": "200", "responseType": "THROTTLED", "modelName": "Empty", "stageName": "prod",
             "deploymentId": api.deployment}
    mine = {"authorizerId": ("create_authorizer", {"restApiId": api.id, **NEEDED["CreateAuthorizer"]}, "id"),
            "requestValidatorId": ("create_request_validator", {"restApiId": api.id, "name": "v"}, "id"),
            "documentationPartId": ("create_documentation_part", {"restApiId": api.id, "location": {"type": "API"}, "properties": "{}"}, "id"),
            "documentationVersion": ("create_documentation_version", {"restApiId": api.id, "documentationVersion": "p"}, "version"),
            "apiKey": ("create_api_key", {"name": "k"}, "id"),
            "usagePlanId": ("create_usage_plan", {"name": "p"}, "id"),
            "clientCertificateId": ("generate_client_certificate", {}, "clientCertificateId"),
            "vpcLinkId": ("create_vpc_link", {"name": "l", "targetArns": [BALANCER]}, "id"),
            "domainName": ("create_domain_name", {"domainName": "patched.example.com", "certificateArn": CERTIFICATE}, "domainName")}
    for name, (method, arguments, member) in mine.items():
        where[name] = getattr(client, method)(**arguments)[member]
    where["basePath"] = client.create_base_path_mapping(
        domainName=where["domainName"], restApiId=api.id, basePath="b")["basePath"]
    where["keyId"] = where["apiKey"]
    client.create_usage_plan_key(usagePlanId=where["usagePlanId"], keyId=where["keyId"], keyType="API_KEY")
    refusals = {}
    for call, operation in operations(client):
        if not operation.name.startswith("Update"):
            continue
        arguments = {name: where[name] for name in operation.input_shape.members if name in where and name != "patchOperations"}
        refusals[operation.name] = refused("BadRequestException", call, **arguments, patchOperations=patch(("replace", "/nowhere", "x")))
        message = refused("ValidationException", call, **arguments, patchOperations=patch(("wrong", "/nowhere", "x")))
        assert "Member must satisfy enum value set: [add, remove, move, test, replace, copy]" in message
        if operation.name != "UpdateStage":
            for op in ("move", "test", "copy"):
                refused("BadRequestException", call, **arguments, patchOperations=patch((op, "/nowhere", "x")))
        # Nothing to do is nothing wrong.
        call(**arguments, patchOperations=[])
    assert len(refusals) == 22, sorted(refusals)
    client.delete_domain_name(domainName=where["domainName"])


def test_wrong_enumerations(client, api):
    """Every enumeration in an operation's input, of its members and theirs, refuses another text in the service's words."""

    def places(shape, path=()):
        for name, member in shape.members.items():
            if getattr(member, "enum", None):
                yield (*path, name), member.enum
            elif member.type_name == "structure" and len(path) < 3:
                yield from places(member, (*path, name))

    count = 0
    for call, operation in operations(client):
        if operation.input_shape is None:
            continue
        for path, values in places(operation.input_shape):
            arguments = (nothing(operation, api) or {}) | NEEDED.get(operation.name, {})
            inner = arguments
            for step in path[:-1]:
                inner[step] = dict(inner.get(step) or {})
                inner = inner[step]
            inner[path[-1]] = "wrong"
            message = refused("ValidationException", call, **arguments)
            assert re.search(r"Value 'wrong' at '[\w.]+' failed to satisfy constraint: Member must satisfy enum value set: \[", message)
            assert all(value in message for value in values), (operation.name, path, message)
            count += 1
    assert count >= 25, count


def test_quotas(tmp_path):
    (tmp_path / "stagedoor.toml").write_text('[quotas]\nprofile = "aws"\n')
    server = Server(tmp_path, "--config", str(tmp_path / "stagedoor.toml")).start()
    try:
        client = NOTES.client(server.endpoint)
        api = Api(client)

        def until_refused(most, call, arguments):
            for number in range(most + 1):
                try:
                    call(**arguments(number))
                except ClientError as error:
                    assert error.response["Error"]["Code"] == "LimitExceededException", error
                    return number
            raise AssertionError(f"{most} and one more were taken")

        token = NEEDED["CreateAuthorizer"]
        where = {"restApiId": api.id}
        assert until_refused(10, client.create_authorizer, lambda number: {**where, **token, "name": f"a{number}"}) == 10
        assert until_refused(10, client.create_stage, lambda number: {
            **where, "stageName": f"s{number}", "deploymentId": api.deployment}) == 8
        assert until_refused(300, client.create_resource, lambda number: {
            **where, "parentId": api.root, "pathPart": f"r{number}"}) == 298
        assert until_refused(2000, client.create_documentation_part, lambda number: {
            **where, "location": {"type": "MODEL", "name": f"m{number}"}, "properties": "{}"}) == 2000
        assert until_refused(20, client.create_vpc_link, lambda number: {"name": f"l{number}", "targetArns": [BALANCER]}) == 20
        assert until_refused(120, client.create_domain_name, lambda number: {
            "domainName": f"d{number}.quota.example.com", "certificateArn": CERTIFICATE}) == 120
        assert until_refused(120, client.create_rest_api, lambda number: {"name": f"r{number}"}) == 119
        assert until_refused(300, client.create_usage_plan, lambda number: {"name": f"p{number}"}) == 300
        private = client.create_domain_name(domainName="private.quota.example.com", certificateArn=CERTIFICATE, policy=PLAIN_POLICY,
                                            endpointConfiguration={"types": ["PRIVATE"]})
        assert until_refused(100, client.create_domain_name_access_association, lambda number: {
            "domainNameArn": private["domainNameArn"], "accessAssociationSourceType": "VPCE",
            "accessAssociationSource": f"vpce-{number:08x}"}) == 100
        key = client.create_api_key(name="k")["id"]
        plans = [plan["id"] for plan in client.get_usage_plans(limit=20)["items"]]
        assert until_refused(10, client.create_usage_plan_key, lambda number: {
            "usagePlanId": plans[number], "keyId": key, "keyType": "API_KEY"}) == 10
        assert until_refused(10_000, client.create_api_key, lambda number: {"name": f"k{number}"}) == 9_999
        assert until_refused(60, client.generate_client_certificate, lambda number: {}) == 60
    finally:
        server.stop()


def test_strangers(tmp_path):
    """With credentials configured, every operation refuses a key that is not among them, and a wrong signature."""
    (tmp_path / "keys.toml").write_text(f'''
[[access-keys]]
id = "AKIAKNOWN"
secret = "known-secret"
account = "{ACCOUNT}"
[[access-keys.policy.Statement]]
Effect = "Allow"
Action = "apigateway:GET"
Resource = "*"
''')
    server = Server(tmp_path, "--credentials", str(tmp_path / "keys.toml")).start()
    try:
        for account, secret, code in (("AKIASTRANGER", "x", "UnrecognizedClientException"),
                                      ("AKIAKNOWN", "wrong", "InvalidSignatureException")):
            for call, operation in operations(Notes().client(server.endpoint, account, secret)):
                refused(code, call, **(nothing(operation, None) or NEEDED.get(operation.name, {})))
        client = Notes().client(server.endpoint, "AKIAKNOWN", "known-secret")
        assert client.get_rest_apis()["items"] == []
        refused("AccessDeniedException", client.create_rest_api, name="x")
    finally:
        server.stop()


def test_rates(tmp_path):
    """With the service's rates in force every operation is refused when it comes too often."""
    (tmp_path / "stagedoor.toml").write_text('[control-rates]\nprofile = "aws"\n')
    server = Server(tmp_path, "--config", str(tmp_path / "stagedoor.toml")).start()
    try:
        for number, (call, operation) in enumerate(operations(NOTES.client(server.endpoint))):
            # Each in an account of its own: rates are per account.
            own = NOTES.client(server.endpoint, f"5{number:011}")
            arguments = nothing(operation, None) or NEEDED.get(operation.name, {})
            answers = []
            # On a slow machine a token comes back between two calls: then they did not come too often.
            while "TooManyRequestsException" not in answers and len(answers) < 10:
                for _ in range(60):
                    try:
                        own.get_account()
                    except ClientError:
                        break
                try:
                    getattr(own, call.__name__)(**arguments)
                    answers.append("success")
                except ClientError as error:
                    answers.append(error.response["Error"]["Code"])
                    headers = error.response["ResponseMetadata"]["HTTPHeaders"]
            assert answers[-1] == "TooManyRequestsException", f"{operation.name}: {answers}"
            assert headers["retry-after"]
    finally:
        server.stop()


def test_every_operation_succeeded(client):
    missing = [operation.name for _, operation in operations(client) if None not in NOTES.seen[operation.name]]
    assert missing == []
    assert len(NOTES.seen) == 124


def test_every_error_was_seen_or_has_no_cause(client):
    wrong = []
    for _, operation in operations(client):
        for error in operation.error_shapes:
            names, _reason = UNREACHABLE.get(error.name, ("", ""))
            seen, unreachable = error.name in NOTES.seen[operation.name], bool(re.fullmatch(names, operation.name))
            if not seen and not unreachable:
                wrong.append(f"{operation.name}: {error.name} was not seen")
    assert wrong == [], "\n".join(wrong)
