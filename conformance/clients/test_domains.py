"""Custom domain names from end to end: boto3 makes, maps, moves and deletes them, callers come by their Host."""

import pytest
from botocore.exceptions import ClientError

from conftest import Server, client_for
from requests_raw import call

CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/11111111-2222-3333-4444-555555555555"


def make_api(client, name, stages=("dev",), **settings):
    """An API whose GET /items/{id} answers with its name, its stage and what it sees of the URL."""
    api = client.create_rest_api(name=name, **settings)
    items = client.create_resource(restApiId=api["id"], parentId=api["rootResourceId"], pathPart="items")["id"]
    method = {
        "restApiId": api["id"],
        "resourceId": client.create_resource(restApiId=api["id"], parentId=items, pathPart="{id}")["id"],
        "httpMethod": "GET",
    }
    client.put_method(**method, authorizationType="NONE")
    client.put_method_response(**method, statusCode="200")
    client.put_integration(**method, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    client.put_integration_response(**method, statusCode="200", responseTemplates={
        "application/json": f"{name} $context.stage $context.path $context.resourcePath $context.domainPrefix"})
    for stage in stages:
        client.create_deployment(restApiId=api["id"], stageName=stage)
    return api["id"]


def error_of(function, **arguments):
    with pytest.raises(ClientError) as raised:
        function(**arguments)
    return raised.value.response["Error"]["Code"], raised.value.response["Error"]["Message"]


@pytest.fixture
def apis(apigateway):
    made = {name: make_api(apigateway, name, ("dev", "test")) for name in ("first", "second")}
    yield made
    for domain in apigateway.get_domain_names()["items"]:
        private = {"domainNameId": domain["domainNameId"]} if "domainNameId" in domain else {}
        apigateway.delete_domain_name(domainName=domain["domainName"], **private)
    for api_id in made.values():
        apigateway.delete_rest_api(restApiId=api_id)


def test_life_of_a_domain_name(apigateway, endpoint, server, apis):
    name = "api.example.com"

    def answer(path, host=name):
        got = call(endpoint, path, host=host)
        return got.status, got.text

    forbidden = (403, '{"message":"Forbidden"}')
    # Nobody's host is the control plane's, which refuses strange ones.
    assert call(endpoint, "/items/1", host=name).headers["x-amzn-ErrorType"] == "AccessDeniedException"
    made = apigateway.create_domain_name(
        domainName=name, regionalCertificateArn=CERTIFICATE, endpointConfiguration={"types": ["REGIONAL"]})
    assert made["domainNameStatus"] == "AVAILABLE"
    assert answer("/items/1") == forbidden
    apigateway.create_base_path_mapping(domainName=name, restApiId=apis["first"], stage="dev")
    apigateway.create_base_path_mapping(domainName=name, basePath="v2", restApiId=apis["second"], stage="test")
    apigateway.create_base_path_mapping(domainName=name, basePath="any", restApiId=apis["second"])
    assert answer("/items/1") == (200, "first dev /items/1 /items/{id} api")
    assert answer("/v2/items/1") == (200, "second test /v2/items/1 /items/{id} api")
    assert answer("/any/dev/items/1") == (200, "second dev /any/dev/items/1 /items/{id} api")
    assert answer("/any/none/items/1") == forbidden
    assert answer("/items/1", f"API.example.com:{server.port}") == (200, "first dev /items/1 /items/{id} API")
    regional = made["regionalDomainName"]
    assert answer("/v2/items/1", regional)[0] == 200
    assert answer("/ping") == (200, "healthy")
    # The control plane is where it was, and not at this host.
    assert apigateway.get_domain_name(domainName=name)["regionalDomainName"] == regional
    assert answer("/restapis")[0] == 403
    # Moved mappings lead elsewhere at once.
    apigateway.update_base_path_mapping(domainName=name, basePath="v2", patchOperations=[
        {"op": "replace", "path": "/basePath", "value": "v3"},
        {"op": "replace", "path": "/restapiId", "value": apis["first"]},
    ])
    assert answer("/v3/items/1") == (200, "first test /v3/items/1 /items/{id} api")
    assert answer("/v2/items/1")[1] == '{"message":"Missing Authentication Token"}'
    apigateway.delete_base_path_mapping(domainName=name, basePath="(none)")
    assert answer("/items/1") == forbidden
    # What is mapped stays.
    assert error_of(apigateway.delete_stage, restApiId=apis["first"], stageName="test")[0] == "BadRequestException"
    assert error_of(apigateway.delete_rest_api, restApiId=apis["second"])[0] == "BadRequestException"
    apigateway.delete_domain_name(domainName=name)
    assert call(endpoint, "/v3/items/1", host=name).headers["x-amzn-ErrorType"] == "AccessDeniedException"
    with pytest.raises(apigateway.exceptions.NotFoundException):
        apigateway.get_domain_name(domainName=name)


def test_a_disabled_default_endpoint_is_reached_by_domain_name(apigateway, endpoint, server, apis):
    api_id = make_api(apigateway, "hidden", disableExecuteApiEndpoint=True)
    apigateway.create_domain_name(domainName="hidden.example.com", certificateArn=CERTIFICATE)
    apigateway.create_base_path_mapping(domainName="hidden.example.com", restApiId=api_id, stage="dev")
    assert call(endpoint, "/dev/items/1", host=f"{api_id}.execute-api.localhost:{server.port}").status == 403
    assert call(endpoint, "/items/1", host="hidden.example.com").status == 200
    apigateway.delete_base_path_mapping(domainName="hidden.example.com", basePath="(none)")
    apigateway.delete_rest_api(restApiId=api_id)


def test_names_are_one_in_an_installation(apigateway, endpoint, apis):
    apigateway.create_domain_name(domainName="shared.example.com", certificateArn=CERTIFICATE)
    other = client_for(endpoint, account="111111111111")
    refused = error_of(other.create_domain_name, domainName="Shared.example.com", certificateArn=CERTIFICATE)
    assert refused == ("BadRequestException", "The domain name you provided already exists.")
    with pytest.raises(other.exceptions.NotFoundException):
        other.get_domain_name(domainName="shared.example.com")


def test_wildcards_stand_behind_exact_names(apigateway, endpoint, apis):
    for name, api in (("*.wild.example.com", "first"), ("one.wild.example.com", "second")):
        apigateway.create_domain_name(domainName=name, certificateArn=CERTIFICATE)
        apigateway.create_base_path_mapping(domainName=name, restApiId=apis[api], stage="dev")
    for label, api in (("one", "second"), ("two", "first")):
        answer = call(endpoint, "/items/1", host=f"{label}.wild.example.com")
        assert answer.text == f"{api} dev /items/1 /items/{{id}} {label}"


@pytest.mark.parametrize("setting, status", [
    # No setting says where the truststore is.
    ({"mutualTlsAuthentication": {"truststoreUri": "s3://bucket/truststore.pem"}}, 500),
    ({"securityPolicy": "SecurityPolicy_TLS13_1_3_2025_09", "endpointAccessMode": "BASIC"}, 200),
    ({"securityPolicy": "SecurityPolicy_TLS13_1_3_2025_09", "endpointAccessMode": "STRICT"}, 403),
])
def test_what_guards_names_is_in_force_without_tls(apigateway, endpoint, apis, setting, status):
    name = "guarded.example.com"
    apigateway.create_domain_name(
        domainName=name, regionalCertificateArn=CERTIFICATE, endpointConfiguration={"types": ["REGIONAL"]}, **setting)
    apigateway.create_base_path_mapping(domainName=name, restApiId=apis["first"], stage="dev")
    assert call(endpoint, "/items/1", host=name).status == status


def test_private_names_do_not_answer(apigateway, endpoint, apis):
    private = apigateway.create_domain_name(
        domainName="p.example.com", certificateArn=CERTIFICATE, endpointConfiguration={"types": ["PRIVATE"]})
    apigateway.create_base_path_mapping(
        domainName="p.example.com", domainNameId=private["domainNameId"], restApiId=apis["first"], stage="dev")
    association = apigateway.create_domain_name_access_association(
        domainNameArn=private["domainNameArn"], accessAssociationSourceType="VPCE",
        accessAssociationSource="vpce-0123456789abcdef0")
    assert call(endpoint, "/items/1", host="p.example.com").status == 500
    arn = association["domainNameAccessAssociationArn"]
    apigateway.delete_domain_name_access_association(domainNameAccessAssociationArn=arn)
    assert apigateway.get_domain_name_access_associations()["items"] == []


def test_domain_names_are_there_after_a_restart(tmp_path):
    server = Server(tmp_path).start()
    client = client_for(server.endpoint)
    api_id = make_api(client, "kept")
    client.create_domain_name(domainName="kept.example.com", certificateArn=CERTIFICATE)
    client.create_base_path_mapping(domainName="kept.example.com", basePath="a", restApiId=api_id, stage="dev")
    server.stop()
    server.start()
    assert call(server.endpoint, "/a/items/1", host="kept.example.com").status == 200
    server.stop()
