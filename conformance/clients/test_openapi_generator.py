"""openapi-generator builds a Python client from an export, and that client calls the stage."""

import json
import pathlib
import subprocess
import sys
import urllib.parse

import openapi_generator_cli
import openapi_spec_validator
import pytest
import yaml

from conftest import client_for

ACCOUNT = "900000000009"
JAR = pathlib.Path(openapi_generator_cli.__file__).parent / "openapi-generator.jar"

CALLS = """
import json, sys
sys.path.insert(0, sys.argv[1])
import shop
configuration = shop.Configuration(host=sys.argv[2], api_key={"api_key": sys.argv[3]})
api = shop.DefaultApi(shop.ApiClient(configuration))
pet = api.get_pet(pet_id="7", limit="3")
seen = lambda answer: json.loads(answer.data)
added = seen(api.add_pet_without_preload_content(pet=shop.Pet(name="Rex", toy=shop.Toy(kind="ball"))))
toys = seen(api.list_toys_without_preload_content(pet_id="a b/ü", tag="x&y z"))
try:
    shop.DefaultApi(shop.ApiClient(shop.Configuration(host=sys.argv[2]))).get_pet(pet_id="7")
    refused = 0
except shop.ApiException as error:
    refused = error.status
print(json.dumps({"pet": pet.to_dict(), "refused": refused, "added": added, "toys": toys}))
"""


@pytest.fixture(scope="module")
def client(endpoint):
    return client_for(endpoint, account=ACCOUNT)


@pytest.fixture(scope="module")
def shop(client, backend):
    """A stage `s` with a MOCK and an HTTP_PROXY that ask for an API key, and an HTTP_PROXY; its id and a key's value."""
    api = client.create_rest_api(name="shop", version="1")
    where = {"restApiId": api["id"]}
    for name, properties in (("Toy", {"kind": {"type": "string"}}), ("Pet", {"name": {"type": "string"}, "toy": {
            "$ref": f"https://apigateway.amazonaws.com/restapis/{api['id']}/models/Toy"}})):
        client.create_model(**where, name=name, contentType="application/json",
                            schema=json.dumps({"type": "object", "properties": properties}))
    pets = client.create_resource(**where, parentId=api["rootResourceId"], pathPart="pets")["id"]
    pet = client.create_resource(**where, parentId=pets, pathPart="{petId}")["id"]
    get, post = {**where, "resourceId": pet, "httpMethod": "GET"}, {**where, "resourceId": pets, "httpMethod": "POST"}
    client.put_method(**get, authorizationType="NONE", apiKeyRequired=True, operationName="getPet", requestParameters={
        "method.request.path.petId": True, "method.request.querystring.limit": False})
    client.put_method_response(**get, statusCode="200", responseModels={"application/json": "Pet"})
    client.put_integration(**get, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    client.put_integration_response(**get, statusCode="200", responseTemplates={"application/json": (
        '{"name": "$input.params(\'petId\')-$input.params(\'limit\')", "toy": {"kind": "ball"}}')})
    client.put_method(**post, authorizationType="NONE", operationName="addPet", requestModels={"application/json": "Pet"})
    client.put_method_response(**post, statusCode="200")
    client.put_integration(**post, type="HTTP_PROXY", integrationHttpMethod="POST", uri=f"{backend}/pets")
    toys = client.create_resource(**where, parentId=pet, pathPart="toys")["id"]
    listed = {**where, "resourceId": toys, "httpMethod": "GET"}
    client.put_method(**listed, authorizationType="NONE", apiKeyRequired=True, operationName="listToys", requestParameters={
        "method.request.path.petId": True, "method.request.querystring.tag": True})
    client.put_method_response(**listed, statusCode="200")
    client.put_integration(**listed, type="HTTP_PROXY", integrationHttpMethod="GET", uri=f"{backend}/of/{{petId}}",
                           requestParameters={"integration.request.path.petId": "method.request.path.petId"})
    client.create_deployment(**where, stageName="s")
    plan = client.create_usage_plan(name="shop", apiStages=[{"apiId": api["id"], "stage": "s"}])["id"]
    key = client.create_api_key(name="shop", enabled=True)
    client.create_usage_plan_key(usagePlanId=plan, keyId=key["id"], keyType="API_KEY")
    return api["id"], key["value"]


@pytest.mark.parametrize("version", ["oas30", "swagger"])
def test_a_generated_client_calls_the_stage(client, shop, server, tmp_path, version):
    api_id, value = shop
    exported, in_yaml = (
        client.get_export(restApiId=api_id, stageName="s", exportType=version, accepts=f"application/{form}")["body"].read()
        for form in ("json", "yaml"))
    openapi_spec_validator.validate(json.loads(exported))
    assert yaml.safe_load(in_yaml) == json.loads(exported)
    (tmp_path / "export.json").write_bytes(exported)
    made = subprocess.run(
        ["java", "-jar", str(JAR), "generate", "-g", "python", "-i", str(tmp_path / "export.json"), "-o", str(tmp_path / "client"),
         "--package-name", "shop", "--global-property", "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false"],
        capture_output=True, text=True, timeout=120)
    assert made.returncode == 0, made.stdout + made.stderr
    host = f"{server.endpoint}/_aws/execute-api/{api_id}/s"
    called = subprocess.run([sys.executable, "-c", CALLS, str(tmp_path / "client"), host, value],
                            capture_output=True, text=True, timeout=60)
    assert called.returncode == 0, called.stderr
    answers = json.loads(called.stdout)
    added, toys = answers.pop("added"), answers.pop("toys")
    assert answers == {"pet": {"name": "7-3", "toy": {"kind": "ball"}}, "refused": 403}
    assert (added["method"], added["target"]) == ("POST", "/pets")
    assert json.loads(added["body"]) == {"name": "Rex", "toy": {"kind": "ball"}}
    path, query = toys["target"].split("?")
    assert (toys["method"], urllib.parse.unquote(path)) == ("GET", "/of/a b/ü")
    assert urllib.parse.parse_qsl(query) == [("tag", "x&y z")]
    assert [told for name, told in toys["headers"] if name.lower() == "x-api-key"] == [value]
