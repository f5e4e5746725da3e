"""Downloads the JavaScript SDK of a stage and calls the stage with it under Node.

What arrives at the backend is compared with what was asked for, and each signature with the one that botocore makes.
"""

import io
import json
import re
import subprocess
import urllib.parse
import zipfile

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from conftest import tool

VERBS = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD"]
CREDENTIALS = {"accessKeyId": "AKIDEXAMPLE", "secretAccessKey": "secret/of+the=caller", "sessionToken": "session/token=="}


def method(apigateway, api, resource, verb, uri=None, **more):
    """A MOCK method, or one that passes everything to `uri`."""
    apigateway.put_method(restApiId=api, resourceId=resource, httpMethod=verb, authorizationType="NONE", **more)
    common = {"restApiId": api, "resourceId": resource, "httpMethod": verb}
    if uri is None:
        apigateway.put_integration(**common, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
        apigateway.put_method_response(**common, statusCode="200")
        apigateway.put_integration_response(**common, statusCode="200", responseTemplates={"application/json": '{"mock": true}'})
    else:
        in_path = {f"integration.request.path.{name}": f"method.request.path.{name}" for name in re.findall(r"\{(\w+)\}", uri)}
        apigateway.put_integration(**common, type="HTTP_PROXY", integrationHttpMethod=verb, uri=uri, requestParameters=in_path)


@pytest.fixture(scope="module")
def stage(apigateway, backend):
    made = apigateway.create_rest_api(name="Pet store", version="2.1.0")
    api, root = made["id"], made["rootResourceId"]
    child = lambda parent, part: apigateway.create_resource(restApiId=api, parentId=parent, pathPart=part)["id"]
    pets = child(root, "pets")
    pet = child(pets, "{petId}")
    files = child(child(root, "files"), "{proxy+}")
    mock = child(root, "mock")
    method(apigateway, api, root, "GET")
    method(apigateway, api, pet, "GET", f"{backend}/pets/{{petId}}", operationName="GetPet", requestParameters={
        "method.request.path.petId": True, "method.request.querystring.limit": False, "method.request.querystring.tag": False,
        "method.request.header.X-Trace": True})
    for verb in VERBS:
        method(apigateway, api, mock, verb)
    method(apigateway, api, pets, "POST", f"{backend}/pets")
    method(apigateway, api, files, "ANY", f"{backend}/files/{{proxy}}", requestParameters={"method.request.path.proxy": True})
    apigateway.create_deployment(restApiId=api, stageName="dev")
    # What is not deployed is not in the SDK.
    method(apigateway, api, pets, "DELETE")
    yield api
    apigateway.delete_rest_api(restApiId=api)


@pytest.fixture(scope="module")
def sdk(apigateway, stage, tmp_path_factory):
    answer = apigateway.get_sdk(restApiId=stage, stageName="dev", sdkType="javascript")
    assert answer["contentType"] == "application/octet-stream"
    assert re.fullmatch(r'attachment; filename="javascript_\d{4}-\d\d-\d\d_\d\d-\d\dZ\.zip"', answer["contentDisposition"])
    folder = tmp_path_factory.mktemp("sdk")
    zipfile.ZipFile(io.BytesIO(answer["body"].read())).extractall(folder)
    return folder / "apiGateway-js-sdk"


@pytest.fixture(scope="module")
def run(sdk, endpoint, stage):
    def run(script, **settings):
        """Runs the body of an async function with `client`; what it returns comes back."""
        settings = {"endpoint": f"{endpoint}/_aws/execute-api/{stage}/dev", **settings}
        (sdk / "test.mjs").write_text(
            'import { newClient } from "./index.js";\n'
            f"const client = newClient({json.dumps(settings)});\n"
            "const plain = ({ status, ok, body }) => ({ status, ok, body });\n"
            f"const run = async () => {{\n{script}\n}};\n"
            "console.log(JSON.stringify(await run()));\n"
        )
        finished = subprocess.run([tool("node", "nodejs"), "test.mjs"], cwd=sdk, capture_output=True, text=True, timeout=60)
        assert finished.returncode == 0, finished.stdout + finished.stderr
        return json.loads(finished.stdout)
    return run


def headers(seen):
    return {name.lower(): value for name, value in seen["headers"]}


def test_what_is_in_it(sdk):
    package = json.loads((sdk / "package.json").read_text())
    assert (package["name"], package["version"], package["type"]) == ("petstore-sdk", "2.1.0", "module")
    functions = re.findall(r"^  (\w+): \[", (sdk / "index.js").read_text(), re.M)
    any_verbs = [f"{verb.lower()}FilesProxy" for verb in VERBS]
    assert sorted(functions) == sorted(["get", "GetPet", "postPets", *any_verbs, *(f"{verb.lower()}Mock" for verb in VERBS)])
    read_me = (sdk / "README.md").read_text()
    assert all(f"`{function}`" in read_me for function in functions)


def test_all_verbs_of_a_mock(run):
    answers = run(f"return Promise.all({json.dumps([verb.lower() for verb in VERBS])}.map(async (verb) => plain(await client[`${{verb}}Mock`]())));")
    for verb, answer in zip(VERBS, answers):
        assert (answer["status"], answer["ok"]) == (200, True), verb
        assert answer["body"] == ("" if verb == "HEAD" else {"mock": True}), verb


def test_parameters_and_body(run):
    got, posted, text, form = run("""
        return Promise.all([
          client.GetPet({ petId: "a b/ü'*", limit: 3, tag: ["x&y", "z"], "X-Trace": "t" }, null, { headers: { "X-More": "m" }, queryParams: { more: "1 2" } }),
          client.postPets({}, { name: "Rex ü" }),
          client.postPets({}, "[1]", { headers: { "Content-Type": "text/plain" } }),
          client.postPets({}, new URLSearchParams({ a: "b c" })),
        ]).then((answers) => answers.map(plain));""")
    seen = got["body"]
    path, query = seen["target"].split("?")
    assert (seen["method"], urllib.parse.unquote(path)) == ("GET", "/pets/a b/ü'*")
    assert sorted(urllib.parse.parse_qsl(query)) == [("limit", "3"), ("more", "1 2"), ("tag", "x&y"), ("tag", "z")]
    assert (headers(seen)["x-trace"], headers(seen)["x-more"]) == ("t", "m")
    assert json.loads(posted["body"]["body"]) == {"name": "Rex ü"}
    assert headers(posted["body"])["content-type"] == "application/json"
    assert (text["body"]["body"], headers(text["body"])["content-type"]) == ("[1]", "text/plain")
    assert form["body"]["body"] == "a=b+c"


def test_all_verbs_of_any_pass_through(run):
    script = """
        const answers = [];
        for (const verb of ["get", "put", "post", "delete", "patch", "options", "head"]) {
          const body = verb === "get" || verb === "head" ? undefined : { verb };
          answers.push(plain(await client[`${verb}FilesProxy`]({ proxy: "a/b c" }, body)));
        }
        return answers;"""
    for verb, answer in zip(VERBS, run(script)):
        assert answer["status"] == 200, verb
        if verb != "HEAD":
            assert (answer["body"]["method"], answer["body"]["target"]) == (verb, "/files/a/b%20c")
        if verb not in ("GET", "HEAD"):
            assert json.loads(answer["body"]["body"]) == {"verb": verb.lower()}


def test_what_cannot_be_sent(run):
    messages = run("""
        const calls = [
          () => client.GetPet({ petId: "1" }),
          () => client.GetPet({ "X-Trace": "t" }),
          () => client.GetPet({ petId: "..", "X-Trace": "t" }),
          () => client.getFilesProxy({ proxy: "a/../b" }),
          () => client.getFilesProxy({ proxy: "" }),
          () => client.getMock({}, "body"),
        ];
        return Promise.all(calls.map((call) => call().then(() => "sent", (error) => error.message)));""")
    assert messages == [
        "GetPet needs the parameter X-Trace", "GetPet needs the parameter petId", 'GetPet cannot be called with ".." as petId',
        'getFilesProxy cannot be called with "a/../b" as proxy', 'getFilesProxy cannot be called with "" as proxy',
        "GET is sent without a body",
    ]


def test_errors_are_answers(run):
    answer = run('return plain(await client.postPets({}, {}, { headers: { "X-Want-Status": "418" } }));')
    assert (answer["status"], answer["ok"]) == (418, False)


def test_the_api_key_and_the_signature(run, endpoint, stage):
    script = """
        return [
          plain(await client.GetPet({ petId: "a b/ü'*", limit: 3, tag: ["y z", "x&y", "x"], "X-Trace": "t" })),
          plain(await client.postPets({}, { name: "Rex ü" })),
          plain(await client.getFilesProxy({ proxy: "a/b c" })),
        ];"""
    got, posted, listed = run(script, apiKey="k" * 20, credentials=CREDENTIALS, region="eu-west-1")
    base = f"{endpoint}/_aws/execute-api/{stage}/dev"
    requests = [
        (got, "GET", "/pets/a%20b%2F%C3%BC%27%2A?limit=3&tag=y%20z&tag=x%26y&tag=x", b""),
        (posted, "POST", "/pets", '{"name":"Rex ü"}'.encode()),
        (listed, "GET", "/files/a/b%20c", b""),
    ]
    for answer, verb, target, body in requests:
        assert answer["status"] == 200
        seen = headers(answer["body"])
        assert seen["x-api-key"] == "k" * 20
        form = r"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\d{8}/eu-west-1/execute-api/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})"
        signed, signature = re.fullmatch(form, seen["authorization"]).groups()
        signed = signed.split(";")
        assert {"host", "x-amz-date", "x-amz-security-token", "x-api-key"} <= set(signed)
        # The backend has its own host; the caller signed the stage's.
        request = AWSRequest(verb, base + target, {name: seen[name] for name in signed if name != "host"}, body)
        request.context["timestamp"] = seen["x-amz-date"]
        signer = SigV4Auth(Credentials("AKIDEXAMPLE", CREDENTIALS["secretAccessKey"], CREDENTIALS["sessionToken"]), "execute-api", "eu-west-1")
        canonical = signer.canonical_request(request)
        assert signer.signature(signer.string_to_sign(request, canonical), request) == signature, canonical


def test_an_authorization_of_its_own_is_not_replaced(run):
    answer = run('return plain(await client.postPets({}, {}, { headers: { Authorization: "Bearer t" } }));', credentials=CREDENTIALS)
    assert headers(answer["body"])["authorization"] == "Bearer t"


def test_the_other_types(apigateway, stage):
    types = {kind["id"]: kind for kind in apigateway.get_sdk_types()["items"]}
    assert list(types) == ["android", "java", "javascript", "objectivec", "ruby", "swift"]
    for name, kind in types.items():
        assert apigateway.get_sdk_type(id=name)["id"] == name
        if name == "javascript":
            continue
        with pytest.raises(ClientError) as refused:
            apigateway.get_sdk(restApiId=stage, stageName="dev", sdkType=name)
        first = kind["configurationProperties"][0]["name"]
        assert refused.value.response["Error"]["Message"] == f"Missing required parameter for SDK type {name}: {first}"
        given = {it["name"]: "x" for it in kind["configurationProperties"]}
        with pytest.raises(ClientError) as refused:
            apigateway.get_sdk(restApiId=stage, stageName="dev", sdkType=name, parameters=given)
        answer = refused.value.response
        assert (answer["ResponseMetadata"]["HTTPStatusCode"], answer["Error"]["Code"]) == (501, "NotImplementedException")
        assert f"GetSdk of type {name}" in answer["Error"]["Message"]
