"""AWS integrations as people set them up with boto3: moto's server stands for the services, a small Lambda of the tests for
functions, and a recording server for whatever only counts what it gets."""

import base64
import http.server
import json
import subprocess
import threading
import urllib.parse

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.credentials
import pytest
from botocore.config import Config
from moto.server import ThreadedMotoServer

import functions as lambda_functions
from conftest import Server, client_for, tool
from requests_raw import call

REGION = "us-east-1"
ACCOUNT = "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/gateway"
ACCESS_KEY, SECRET_KEY = "AKIDGATEWAY", "gateway-secret"
PNG = b"\x89PNG\r\n\x1a\n\x00\xff\xfe"


def uri(service, target):
    return f"arn:aws:apigateway:{REGION}:{service}:{target}"


@pytest.fixture(scope="module")
def moto():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    # The name lets a bucket stand before it in Host.
    yield f"http://localhost:{running.get_host_and_port()[1]}"
    running.stop()


@pytest.fixture(scope="module")
def services(moto):
    """boto3 clients that speak to moto directly, to prepare and to look."""
    return lambda name: boto3.client(
        name, endpoint_url=moto, region_name=REGION, aws_access_key_id="test", aws_secret_access_key="test",
        config=Config(s3={"addressing_style": "path"}))


@pytest.fixture(scope="module")
def functions():
    running = lambda_functions.Functions()

    @running.add
    def echo(event, _):
        return event

    @running.add
    def fails(event, _):
        raise Exception(event["message"])

    yield running
    running.stop()


class Recording:
    """A service that keeps what it gets and answers as it is told."""

    def __init__(self):
        self.requests, self.answer = [], (200, {}, b"{}")
        recording = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def any(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                recording.requests.append((self.command, self.path, list(self.headers.items()), body))
                status, fields, answer = recording.answer
                self.send_response(status)
                for field in fields.items():
                    self.send_header(*field)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(answer)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = any

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def recording():
    running = Recording()
    yield running
    running.server.shutdown()


@pytest.fixture(scope="module")
def gateway(tmp_path_factory, moto, functions, recording):
    folder = tmp_path_factory.mktemp("aws")
    (folder / "stagedoor.toml").write_text(
        f'[aws-credentials]\naccess-key-id = "{ACCESS_KEY}"\nsecret-access-key = "{SECRET_KEY}"\n')
    at_moto = ["s3", "sqs", "sns", "dynamodb", "kinesis", "sfn", "events", "ssm", "sts"]
    places = [f"{name}={moto}" for name in at_moto]
    places += [f"lambda={functions.endpoint}", f"logs=http://{recording.address}", f"firehose=http://{recording.address}/base"]
    arguments = [argument for place in places for argument in ("--endpoint-url", place)]
    running = Server(folder, *arguments).start()
    yield running.endpoint
    running.stop()


class Api:
    """A REST API under construction, and deployed by its first call."""

    def __init__(self, endpoint, **settings):
        self.endpoint = endpoint
        self.client = client_for(endpoint)
        created = self.client.create_rest_api(name="aws", **settings)
        self.id, self.resources = created["id"], {"/": created["rootResourceId"]}
        self.variables, self.deployed = {}, False

    def resource(self, path):
        if path not in self.resources:
            parent, _, part = path.rpartition("/")
            created = self.client.create_resource(restApiId=self.id, parentId=self.resource(parent or "/"), pathPart=part)
            self.resources[path] = created["id"]
        return self.resources[path]

    def method(self, verb, path, integration_uri, http_method="POST", responses=None, declared=(), **integration):
        """A method with an AWS integration. `responses`: status code to the integration response's settings; `declared`:
        what the method request declares."""
        at = {"restApiId": self.id, "resourceId": self.resource(path), "httpMethod": verb}
        parameters = {f"method.request.path.{part[1:-1].rstrip('+')}": True for part in path.split("/") if part.startswith("{")}
        parameters |= {name: False for name in declared}
        self.client.put_method(**at, authorizationType="NONE", requestParameters=parameters)
        self.client.put_integration(**at, type="AWS", integrationHttpMethod=http_method, uri=integration_uri, **integration)
        for status, settings in (responses or {"200": {}}).items():
            headers = {name: False for name in settings.get("responseParameters", {})}
            self.client.put_method_response(**at, statusCode=status, responseParameters=headers)
            self.client.put_integration_response(**at, statusCode=status, **settings)
        self.deployed = False

    def __call__(self, verb, path, body=None, headers=None):
        if not self.deployed:
            self.client.create_deployment(restApiId=self.id, stageName="dev", variables=self.variables)
            self.deployed = True
        return call(self.endpoint, f"/_aws/execute-api/{self.id}/dev{path}", verb, headers=headers, body=body)

    def log(self, verb, path, **test):
        answer = self.client.test_invoke_method(restApiId=self.id, resourceId=self.resource(path), httpMethod=verb, **test)
        return answer, [line.split(" : ", 1)[-1] for line in answer["log"].splitlines()]


@pytest.fixture
def api(gateway):
    made = []

    def make(**settings):
        made.append(Api(gateway, **settings))
        return made[-1]

    yield make
    for one in made:
        one.client.delete_rest_api(restApiId=one.id)


def form(**pairs):
    return urllib.parse.urlencode(pairs)


# S3


PATH = {"integration.request.path.bucket": "method.request.path.folder", "integration.request.path.key": "method.request.path.item"}


@pytest.fixture
def bucket(services):
    s3, name = services("s3"), "pictures"
    s3.create_bucket(Bucket=name)
    yield name
    for found in s3.list_objects_v2(Bucket=name).get("Contents", []):
        s3.delete_object(Bucket=name, Key=found["Key"])
    s3.delete_bucket(Bucket=name)


def test_s3_behind_folders_and_items(api, services, bucket):
    proxy = api()
    fields = {"method.response.header.Content-Type": "integration.response.header.Content-Type",
              "method.response.header.Content-Length": "integration.response.header.Content-Length",
              "method.response.header.Timestamp": "integration.response.header.Date",
              "method.response.header.ETag": "integration.response.header.ETag"}
    responses = {"200": {"responseParameters": fields}, "400": {"selectionPattern": r"4\d{2}"}, "500": {"selectionPattern": r"5\d{2}"}}
    proxy.method("GET", "/", uri("s3", "path//"), "GET", {"200": {"responseParameters": {
        "method.response.header.Content-Type": "integration.response.header.Content-Type"}}}, credentials=ROLE)
    for verb in ("GET", "PUT", "DELETE", "HEAD"):
        mapped = dict(PATH)
        if verb == "PUT":
            mapped["integration.request.header.Content-Type"] = "method.request.header.Content-Type"
            mapped["integration.request.header.x-amz-meta-by"] = "context.apiId"
        proxy.method(verb, "/{folder}/{item}", uri("s3", "path/{bucket}/{key}"), verb, responses, credentials=ROLE,
                     declared=["method.request.header.Content-Type"], requestParameters=mapped)

    buckets = proxy("GET", "/")
    assert (buckets.status, buckets.headers["Content-Type"]) == (200, "application/xml")
    assert f"<Name>{bucket}</Name>" in buckets.text

    item = f"/{bucket}/a%20note.txt"
    put = proxy("PUT", item, body="remember", headers={"Content-Type": "text/plain"})
    assert (put.status, put.body) == (200, b"")
    stored = services("s3").get_object(Bucket=bucket, Key="a note.txt")
    assert (stored["Body"].read(), stored["ContentType"], stored["Metadata"]) == (b"remember", "text/plain", {"by": proxy.id})

    got = proxy("GET", item)
    assert (got.status, got.text, got.headers["Content-Type"]) == (200, "remember", "text/plain")
    assert got.headers["ETag"] == stored["ETag"] and got.headers["Timestamp"].endswith("GMT")
    # A mapped length is renamed; the one of the answer is the gateway's.
    assert got.headers["x-amzn-Remapped-Content-Length"] == "8" == got.headers["Content-Length"]

    head = proxy("HEAD", item)
    assert (head.status, head.body, head.headers["ETag"]) == (200, b"", stored["ETag"])

    assert proxy("DELETE", item).status == 200, "204 of S3 meets the default response"
    missing = proxy("GET", item)
    assert (missing.status, missing.headers["Content-Type"]) == (400, "application/json")
    assert "<Code>NoSuchKey</Code>" in missing.text


def test_s3_says_404_to_the_default_response_alone(api, bucket):
    proxy = api()
    proxy.method("ANY", "/{folder}/{item}", uri("s3", "path/{bucket}/{key}"), "ANY", requestParameters=PATH)
    answer = proxy("GET", f"/{bucket}/nothing")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
    assert "<Code>NoSuchKey</Code>" in answer.text
    # ANY calls with the client's verb.
    proxy("PUT", f"/{bucket}/something", body="here", headers={"Content-Type": "text/plain"})
    assert proxy("GET", f"/{bucket}/something").text == "here"
    assert proxy("DELETE", f"/{bucket}/something").status == 200
    assert "NoSuchKey" in proxy("GET", f"/{bucket}/something").text


def test_buckets_before_the_service(api, services, bucket):
    services("s3").put_object(Bucket=bucket, Key="deep/er/key", Body=b"found", ContentType="text/plain")
    proxy = api()
    proxy.variables = {"bucket": bucket, "target": f"path/{bucket}/deep/er/key"}
    proxy.method("GET", "/fixed/{key+}", uri(f"{bucket}.s3", "path/{key}"), "GET",
                 requestParameters={"integration.request.path.key": "method.request.path.key"})
    proxy.method("GET", "/variable", uri("s3", "${stageVariables.target}"), "GET")
    proxy.method("GET", "/listed", uri("s3", "path/${stageVariables.bucket}"), "GET", requestParameters={
        "integration.request.querystring.list-type": "'2'", "integration.request.querystring.prefix": "'deep/'"})
    assert proxy("GET", "/fixed/deep/er/key").text == "found"
    assert proxy("GET", "/variable").text == "found"
    assert "<Key>deep/er/key</Key>" in proxy("GET", "/listed").text


# Rows: how the request is handled, by whether its Content-Type is a binary media type. What S3 then holds, of `sent`.
TEXT, BINARY = "text/plain", "image/png"
BASE64 = base64.b64encode(PNG)
REPLACED = PNG.decode("utf-8", "replace").encode()
UPLOADS = [
    (None, TEXT, PNG, REPLACED), (None, BINARY, PNG, PNG),
    ("CONVERT_TO_TEXT", TEXT, PNG, REPLACED), ("CONVERT_TO_TEXT", BINARY, PNG, BASE64),
    ("CONVERT_TO_BINARY", TEXT, BASE64, PNG), ("CONVERT_TO_BINARY", TEXT, b"not base64!", None),
    ("CONVERT_TO_BINARY", BINARY, PNG, PNG),
]


@pytest.mark.parametrize("handling, content_type, sent, stored", UPLOADS)
def test_objects_on_their_way_in(api, services, bucket, handling, content_type, sent, stored):
    proxy = api(binaryMediaTypes=[BINARY])
    more = {"contentHandling": handling} if handling else {}
    proxy.method("PUT", "/{folder}/{item}", uri("s3", "path/{bucket}/{key}"), "PUT", requestParameters=PATH, **more)
    answer = proxy("PUT", f"/{bucket}/object", body=sent, headers={"Content-Type": content_type})
    if stored is None:
        assert (answer.status, answer.json()) == (500, {"message": "Internal server error"})
    else:
        assert answer.status == 200
        assert services("s3").get_object(Bucket=bucket, Key="object")["Body"].read() == stored


# How the response is handled, type of the object, Accept of the client, what S3 holds, what the client gets.
DOWNLOADS = [
    (None, TEXT, TEXT, PNG, REPLACED), (None, TEXT, BINARY, BASE64, PNG), (None, TEXT, BINARY, b"not base64!", None),
    (None, BINARY, TEXT, PNG, BASE64), (None, BINARY, BINARY, PNG, PNG), (None, BINARY, "*/*", PNG, BASE64),
    ("CONVERT_TO_TEXT", TEXT, TEXT, PNG, REPLACED), ("CONVERT_TO_TEXT", TEXT, BINARY, PNG, REPLACED),
    ("CONVERT_TO_TEXT", BINARY, TEXT, PNG, BASE64), ("CONVERT_TO_TEXT", BINARY, BINARY, PNG, BASE64),
    ("CONVERT_TO_BINARY", TEXT, TEXT, BASE64, PNG), ("CONVERT_TO_BINARY", TEXT, BINARY, BASE64, PNG),
    ("CONVERT_TO_BINARY", TEXT, TEXT, b"not base64!", None),
    ("CONVERT_TO_BINARY", BINARY, TEXT, PNG, PNG), ("CONVERT_TO_BINARY", BINARY, BINARY, PNG, PNG),
]


@pytest.mark.parametrize("handling, content_type, accept, stored, got", DOWNLOADS)
def test_objects_on_their_way_out(api, services, bucket, handling, content_type, accept, stored, got):
    services("s3").put_object(Bucket=bucket, Key="object", Body=stored, ContentType=content_type)
    proxy = api(binaryMediaTypes=[BINARY])
    settings = {"contentHandling": handling} if handling else {}
    proxy.method("GET", "/{folder}/{item}", uri("s3", "path/{bucket}/{key}"), "GET", {"200": settings}, requestParameters=PATH)
    answer = proxy("GET", f"/{bucket}/object", headers={"Accept": accept})
    if got is None:
        assert (answer.status, answer.json()) == (500, {"message": "Internal server error"})
    else:
        assert (answer.status, answer.body) == (200, got)


def test_binary_objects_and_templates(api, services, bucket):
    services("s3").put_object(Bucket=bucket, Key="object", Body=PNG, ContentType=BINARY)
    template = {"application/json": '{"data": "$input.body"}'}
    for handling, expected in [(None, 500), ("CONVERT_TO_TEXT", 200)]:
        proxy = api(binaryMediaTypes=[BINARY])
        settings = {"responseTemplates": template} | ({"contentHandling": handling} if handling else {})
        proxy.method("GET", "/{folder}/{item}", uri("s3", "path/{bucket}/{key}"), "GET", {"200": settings}, requestParameters=PATH)
        answer = proxy("GET", f"/{bucket}/object", headers={"Accept": BINARY})
        assert answer.status == expected
        assert expected == 500 or base64.b64decode(answer.json()["data"]) == PNG


def test_binary_media_types_wait_for_a_deployment(api, services, bucket):
    services("s3").put_object(Bucket=bucket, Key="object", Body=PNG, ContentType=BINARY)
    proxy = api()
    proxy.method("GET", "/{folder}/{item}", uri("s3", "path/{bucket}/{key}"), "GET", requestParameters=PATH)
    ask = lambda: proxy("GET", f"/{bucket}/object", headers={"Accept": BINARY}).body
    assert ask() == REPLACED
    proxy.client.update_rest_api(restApiId=proxy.id, patchOperations=[{"op": "add", "path": "/binaryMediaTypes/image~1png"}])
    assert ask() == REPLACED
    proxy.deployed = False
    assert ask() == PNG


# SQS, SNS


@pytest.fixture
def queue(services):
    sqs = services("sqs")
    url = sqs.create_queue(QueueName="orders")["QueueUrl"]
    yield url, lambda: [message["Body"] for message in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])]
    sqs.delete_queue(QueueUrl=url)


def test_sqs_by_path_with_a_form(api, queue):
    _, messages = queue
    orders = api()
    orders.method(
        "POST", "/orders", uri("sqs", f"path/{ACCOUNT}/orders"), credentials=ROLE, passthroughBehavior="NEVER",
        requestParameters={"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
        requestTemplates={"application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"},
        responses={"200": {"responseParameters": {"method.response.header.X-Id": "context.awsEndpointRequestId"}},
                   "400": {"selectionPattern": r"4\d\d"}})
    order = '{"item": "tea & cake", "count": 2, "note": "50% off + é"}'
    answer = orders("POST", "/orders", body=order.encode(), headers={"Content-Type": "application/json"})
    # The service answers JSON to our Accept; moto answers XML.
    assert answer.status == 200 and "SendMessageResponse" in answer.text and answer.headers["X-Id"] in answer.text
    assert messages() == [order]
    assert orders("POST", "/orders", body="x", headers={"Content-Type": "text/plain"}).status == 415


def test_sqs_with_xml_templates(api, queue):
    _, messages = queue
    orders = api()
    orders.method(
        "GET", "/send", uri("sqs", f"path/{ACCOUNT}/orders"), declared=["method.request.querystring.m"],
        requestParameters={"integration.request.querystring.Action": "'SendMessage'",
                           "integration.request.header.Accept": "'application/xml'",
                           "integration.request.querystring.MessageBody": "method.request.querystring.m",
                           "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
        responses={"200": {"responseTemplates": {"application/json": '{"message": "#if($input.body.contains(\'<MessageId>\'))sent#end"}'}}})
    answer = orders("GET", "/send?m=a%20%26%20b%2Bc")
    assert (answer.status, answer.json()) == (200, {"message": "sent"})
    assert messages() == ["a & b+c"]


def test_sqs_by_its_json_protocol(api, queue):
    url, messages = queue
    orders = api()
    orders.method(
        "POST", "/orders", uri("sqs", "path//"),
        requestParameters={"integration.request.header.Content-Type": "'application/x-amz-json-1.0'",
                           "integration.request.header.X-Amz-Target": "'AmazonSQS.SendMessage'"},
        requestTemplates={"application/json": json.dumps({"QueueUrl": url, "MessageBody": "$util.escapeJavaScript($input.body)"})},
        responses={"200": {"responseTemplates": {"application/json": '{"id": "$input.path(\'$.MessageId\')"}'}}})
    answer = orders("POST", "/orders", body='{"a": "b"}')
    assert answer.status == 200 and len(answer.json()["id"]) == 36
    assert messages() == ['{"a": "b"}']


def test_sns_by_action(api, services, queue):
    _, messages = queue
    topic = services("sns").create_topic(Name="news")["TopicArn"]
    services("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=f"arn:aws:sqs:{REGION}:{ACCOUNT}:orders",
                              Attributes={"RawMessageDelivery": "true"})
    news = api()
    news.variables = {"topic": topic}
    for verb in ("GET", "POST"):
        news.method(verb, "/news", uri("sns", "action/Publish"), verb, declared=["method.request.querystring.text"],
                    requestParameters={"integration.request.querystring.TopicArn": "stageVariables.topic",
                                       "integration.request.querystring.Message": "method.request.querystring.text",
                                       "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
                    requestTemplates={"application/json": ""})
        assert "PublishResponse" in news(verb, "/news?text=fish%20%26%20chips").text
        assert messages() == ["fish & chips"]


# Services that speak JSON


@pytest.fixture
def table(services):
    dynamodb = services("dynamodb")
    dynamodb.create_table(
        TableName="Comments", BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pageId", "KeyType": "HASH"}, {"AttributeName": "commentId", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": "pageId", "AttributeType": "S"}, {"AttributeName": "commentId", "AttributeType": "S"}])
    yield dynamodb
    dynamodb.delete_table(TableName="Comments")


def test_dynamodb_with_templates_both_ways(api, table):
    comments = api()
    comments.method(
        "POST", "/comments", uri("dynamodb", "action/PutItem"), credentials=ROLE,
        requestTemplates={"application/json": """
            {"TableName": "Comments", "Item": {
                "commentId": {"S": "$context.requestId"},
                "pageId": {"S": "$input.path('$.pageId')"},
                "userName": {"S": "$input.path('$.userName')"},
                "message": {"S": "$input.path('$.message')"}}}"""})
    comments.method(
        "GET", "/comments/{pageId}", uri("dynamodb", "action/Query"), credentials=ROLE,
        requestTemplates={"application/json": """
            {"TableName": "Comments", "KeyConditionExpression": "pageId = :v1",
             "ExpressionAttributeValues": {":v1": {"S": "$input.params('pageId')"}}}"""},
        responses={"200": {"responseTemplates": {"application/json": """
            #set($inputRoot = $input.path('$'))
            {"comments": [
                #foreach($elem in $inputRoot.Items) {
                    "commentId": "$elem.commentId.S", "userName": "$elem.userName.S", "message": "$elem.message.S"
                }#if($foreach.hasNext),#end
                #end
            ], "count": $inputRoot.Count}"""}}})
    comments.method(
        "GET", "/comments/{pageId}/{commentId}", uri("dynamodb", "action/GetItem"),
        requestTemplates={"application/json": """#set($id = $input.params('commentId'))
            {"TableName": "Comments", "Key": {"pageId": {"S": "$input.params('pageId')"}, "commentId": {"S": "$id"}}}"""},
        responses={
            "200": {"responseTemplates": {"application/json": """#if($input.path('$.Item') == "")
                #set($context.responseOverride.status = 404){"message": "no such comment"}#else
                {"by": "$input.path('$.Item.userName.S')"}#end"""}},
            "400": {"selectionPattern": "400", "responseTemplates": {"application/json": """{"type": $input.json('$.__type')}"""}}})
    ids = []
    for user in ("Ann", "Bob"):
        body = json.dumps({"pageId": "p1", "userName": user, "message": "hello"})
        answer = comments("POST", "/comments", body=body)
        assert (answer.status, answer.text) == (200, "{}")
        ids.append(answer.headers["x-amzn-RequestId"])
    listed = comments("GET", "/comments/p1").json()
    assert listed["count"] == 2
    assert sorted(listed["comments"], key=lambda comment: comment["userName"]) == [
        {"commentId": ids[0], "userName": "Ann", "message": "hello"}, {"commentId": ids[1], "userName": "Bob", "message": "hello"}]
    assert comments("GET", "/comments/none").json() == {"comments": [], "count": 0}
    assert comments("GET", f"/comments/p1/{ids[1]}").json() == {"by": "Bob"}
    missing = comments("GET", "/comments/p1/none")
    assert (missing.status, missing.json()) == (404, {"message": "no such comment"})
    refused = comments("GET", "/comments//none")
    assert refused.status == 403, "an empty path parameter matches nothing"
    table.delete_table(TableName="Comments")
    refused = comments("GET", "/comments/p1/none")
    assert (refused.status, refused.json()["type"].rpartition("#")[2]) == (400, "ResourceNotFoundException")
    table.create_table(
        TableName="Comments", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "pageId", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pageId", "AttributeType": "S"}])


def test_kinesis_with_encoded_data(api, services):
    kinesis = services("kinesis")
    kinesis.create_stream(StreamName="clicks", ShardCount=1)
    clicks = api()
    path = {"integration.request.header.Content-Type": "'application/x-amz-json-1.1'"}
    clicks.method("PUT", "/streams/{name}/record", uri("kinesis", "action/PutRecord"), requestParameters=path, requestTemplates={
        "application/json": """{"StreamName": "$input.params('name')", "Data": "$util.base64Encode($input.json('$.Data'))",
            "PartitionKey": "$input.path('$.PartitionKey')"}"""})
    clicks.method("PUT", "/streams/{name}/records", uri("kinesis", "action/PutRecords"), requestParameters=path, requestTemplates={
        "application/json": """{"StreamName": "$input.params('name')", "Records": [#foreach($elem in $input.path('$.records'))
            {"Data": "$util.base64Encode($elem.data)", "PartitionKey": "$elem.partition-key"}#if($foreach.hasNext),#end#end]}"""})
    one = clicks("PUT", "/streams/clicks/record", body='{"Data": {"x": 1}, "PartitionKey": "k"}').json()
    assert one["ShardId"].startswith("shardId-") and one["SequenceNumber"]
    records = [{"data": "first", "partition-key": "a"}, {"data": "zweités", "partition-key": "b"}]
    many = clicks("PUT", "/streams/clicks/records", body=json.dumps({"records": records}))
    assert many.json()["FailedRecordCount"] == 0 and len(many.json()["Records"]) == 2
    shard = kinesis.get_shard_iterator(StreamName="clicks", ShardId=one["ShardId"], ShardIteratorType="TRIM_HORIZON")
    held = kinesis.get_records(ShardIterator=shard["ShardIterator"])["Records"]
    assert [record["Data"].decode() for record in held] == ['{"x":1}', "first", "zweités"]
    kinesis.delete_stream(StreamName="clicks")


def test_step_functions(api, services):
    sfn, iam = services("stepfunctions"), services("iam")
    role = iam.create_role(RoleName="machines", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
    definition = {"StartAt": "a", "States": {"a": {"Type": "Pass", "End": True}}}
    machine = sfn.create_state_machine(name="m", definition=json.dumps(definition), roleArn=role)["stateMachineArn"]
    machines = api()
    machines.method("POST", "/start", uri("states", "action/StartExecution"), requestTemplates={
        "application/json": f"""#set($data = $util.escapeJavaScript($input.json('$')).replaceAll("\\\\'","'"))
            {{"input": "$data", "stateMachineArn": "{machine}"}}"""})
    machines.method("DELETE", "/", uri("states", "action/DeleteStateMachine"), requestTemplates={
        "application/json": json.dumps({"stateMachineArn": machine})})
    started = machines("POST", "/start", body='{"word": "it\\u0027s"}').json()
    assert isinstance(started["startDate"], (int, float))
    described = sfn.describe_execution(executionArn=started["executionArn"])
    assert json.loads(described["input"]) == {"word": "it's"}
    assert machines("DELETE", "/").text == "{}"
    assert sfn.list_state_machines()["stateMachines"] == []


def test_eventbridge_by_overrides(api, services, queue):
    _, messages = queue
    events = services("events")
    events.put_rule(Name="all", EventPattern=json.dumps({"source": ["shop"]}))
    events.put_targets(Rule="all", Targets=[{"Id": "1", "Arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:orders"}])
    shop = api()
    shop.method("POST", "/events", uri("events", "action/PutEvents"), requestTemplates={"application/json": """
        #set($context.requestOverride.header.X-Amz-Target = "AWSEvents.PutEvents")
        #set($context.requestOverride.header.Content-Type = "application/x-amz-json-1.1")
        {"Entries": [{"Source": "shop", "DetailType": "Order", "EventBusName": "default",
            "Detail": "$util.escapeJavaScript($input.body).replaceAll("\\\\'","'")"}]}"""})
    answer = shop("POST", "/events", body='{"who": "O\'Hara"}').json()
    assert (answer["FailedEntryCount"], len(answer["Entries"])) == (0, 1)
    [event] = messages()
    assert (json.loads(event)["source"], json.loads(event)["detail"]) == ("shop", {"who": "O'Hara"})


def test_parameters_of_ssm(api, services, recording):
    services("ssm").put_parameter(Name="/app/mode", Value="fast", Type="String")
    parameters = api()
    parameters.method(
        "GET", "/mode", uri("ssm", "path//"),
        requestParameters={"integration.request.header.Content-Type": "'application/x-amz-json-1.1'",
                           "integration.request.header.X-Amz-Target": "'AmazonSSM.GetParameter'"},
        requestTemplates={"application/json": '{"Name": "/app/mode"}'},
        responses={"200": {"responseTemplates": {"application/json": "$input.path('$.Parameter.Value')"}}})
    assert parameters("GET", "/mode").text == "fast"


# Lambda


def test_functions_choose_responses_by_their_errors(api, functions):
    errors = api()
    parameters = {"method.response.header.X-Error": "integration.response.body.errorMessage"}
    details = {"method.response.header.X-Status": "integration.response.body.errorMessage.httpStatus",
               "method.response.header.X-Function": "integration.response.body.errorMessage.trace.function",
               "method.response.header.X-Trace": "integration.response.body.errorMessage.trace",
               "method.response.header.X-Type": "integration.response.body.errorType"}
    errors.method("POST", "/fails", lambda_functions.uri("fails"), responses={
        "200": {},
        "400": {"selectionPattern": "Malformed.*", "responseParameters": parameters, "responseTemplates": {
            "application/json": '{"error": "$input.path(\'$.errorMessage\')"}'}},
        "404": {"selectionPattern": r".*httpStatus\"\s*:\s*404.*", "responseParameters": details, "responseTemplates": {
            "application/json": "#set($error = $util.parseJson($input.path('$.errorMessage'))){\"code\": $error.httpStatus}"}},
        "405": {"selectionPattern": ".*four hundred.*"},
        "502": {"selectionPattern": ".+"},
        "201": {"selectionPattern": "200"},
        "504": {"selectionPattern": "(?s).*two\nlines.*"}})
    ask = lambda message: errors("POST", "/fails", body=json.dumps({"message": message}))
    answer = ask("Malformed input: x")
    assert (answer.status, answer.json(), answer.headers["X-Error"]) == (400, {"error": "Malformed input: x"}, "Malformed input: x")
    assert ask("four hundred").status == 405, "of several the lowest"
    anything = ask("anything")
    assert (anything.status, anything.json()) == (502, {"errorMessage": "anything", "errorType": "Exception", "stackTrace": []})
    assert ask("two\nlines").status == 504, ". matches no line's end, unless it is told to"
    assert ask("").status == 200
    answer = ask(json.dumps({"httpStatus": 404, "trace": {"function": "lookup()"}}))
    assert (answer.status, answer.json()) == (404, {"code": 404})
    assert (answer.headers["X-Status"], answer.headers["X-Function"]) == ("404", "lookup()")
    assert (answer.headers["X-Trace"], answer.headers["X-Type"]) == ('{"function":"lookup()"}', "Exception")


def test_functions_called_and_not_waited_for(api, functions):
    tasks = api()
    tasks.method("POST", "/always", lambda_functions.uri("echo"),
                 requestParameters={"integration.request.header.X-Amz-Invocation-Type": "'Event'"})
    tasks.method("POST", "/asked", lambda_functions.uri("echo"), declared=["method.request.header.InvocationType"],
                 requestParameters={"integration.request.header.X-Amz-Invocation-Type": "method.request.header.InvocationType"})
    for path, headers, waits in [("/always", {}, False), ("/asked", {"InvocationType": "Event"}, False),
                                 ("/asked", {"InvocationType": "RequestResponse"}, True), ("/asked", {}, True)]:
        before = functions.count("echo")
        answer = tasks("POST", path, body='{"task": 1}', headers=headers)
        assert (answer.status, answer.text) == (200, '{"task": 1}' if waits else "")
        assert functions.count("echo") == before + 1 and functions.calls[-1][1] == {"task": 1}


def test_what_functions_are_told(api, functions):
    told = api()
    told.variables = {"function": "echo"}
    context = base64.b64encode(b'{"custom": {"a": "b"}}').decode()
    told.method("ANY", "/{id}", lambda_functions.uri("${stageVariables.function}"), declared=["method.request.querystring.q"],
                requestParameters={"integration.request.header.X-Amz-Client-Context": f"'{context}'"},
                requestTemplates={"application/json": """{"id": "$input.params('id')", "q": "$input.params().querystring.get('q')",
                    "method": "$context.httpMethod", "body": $input.json('$')}"""},
                responses={"200": {"responseTemplates": {"application/json": """
                    #set($context.responseOverride.header.X-Id = $input.path('$.id'))$input.json('$')"""}}})
    answer = told("PUT", "/7?q=x", body='{"a": [1, 2]}')
    assert answer.json() == {"id": "7", "q": "x", "method": "PUT", "body": {"a": [1, 2]}}
    assert answer.headers["X-Id"] == "7" and answer.headers["X-Amzn-Trace-Id"].startswith("Root=1-")
    headers = functions.calls[-1][2]
    assert headers["X-Amz-Client-Context"] == context
    assert headers["x-amzn-lambda-integration-tag"] == answer.headers["x-amzn-RequestId"]
    assert headers["X-Amz-Source-Arn"] == f"arn:aws:execute-api:{REGION}:000000000000:{told.id}/dev/ANY/{{id}}"
    assert headers["Accept"] == "application/json" and headers["User-Agent"] == f"AmazonAPIGateway_{told.id}"
    told.client.update_stage(restApiId=told.id, stageName="dev", patchOperations=[
        {"op": "replace", "path": "/variables/function", "value": "nothere"}])
    refused = told("GET", "/7")
    assert (refused.status, refused.json()) == (500, {"message": "Internal server error"})


def test_functions_by_another_verb(api):
    wrong = api()
    wrong.method("GET", "/", lambda_functions.uri("echo"), "GET")
    assert wrong("GET", "/").status == 500


# Signatures


def signed_by_botocore(method, target, headers, body, service):
    """The signature that botocore makes of a request under the fields that were signed."""
    fields = {}
    for name, value in headers:
        fields.setdefault(name.lower(), []).append(value)
    authorization = fields["authorization"][0]
    credential, signed, signature = (part.strip().split("=", 1)[1] for part in authorization.split(" ", 1)[1].split(","))
    access_key, date, region, scope, _ = credential.split("/")
    assert (access_key, region, scope) == (ACCESS_KEY, REGION, service)
    path, _, query = target.partition("?")
    request = botocore.awsrequest.AWSRequest(
        method=method, url=f"http://{fields['host'][0]}{path}", data=body,
        headers={name: ",".join(fields[name]) for name in signed.split(";") if name != "host"},
        params=urllib.parse.parse_qsl(query, keep_blank_values=True))
    request.context["timestamp"] = fields["x-amz-date"][0]
    request.context["payload_signing_enabled"] = True
    signer_class = botocore.auth.S3SigV4Auth if service == "s3" else botocore.auth.SigV4Auth
    signer = signer_class(botocore.credentials.Credentials(ACCESS_KEY, SECRET_KEY), service, region)
    canonical = signer.canonical_request(request)
    to_sign = signer.string_to_sign(request, canonical)
    return signature, signer.signature(to_sign, request), signed.split(";")


PAYLOADS = ['{"v": "plain"}', '{"v": "a\\r\\nX-Evil: 1\\u0000 b"}', '{"v": "  many   blanks  "}', '{"v": "é ü / ? & = + %2F ~ *"}', '{"v": ""}']


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("service", ["logs", "firehose"])
def test_signatures_are_botocores(api, recording, service, payload):
    signing = api()
    signing.method(
        "POST", "/{p+}", uri(service, "path/a/{p}"), "PUT", declared=["method.request.multivaluequerystring.q"],
        requestParameters={"integration.request.path.p": "method.request.path.p",
                           "integration.request.querystring.v": "method.request.body.v",
                           "integration.request.querystring.q": "method.request.multivaluequerystring.q",
                           "integration.request.header.X-Value": "method.request.body.v",
                           "integration.request.header.Content-Type": "'application/x-amz-json-1.1'"})
    answer = signing("POST", "/b/c%20d/e%2Ff/~*?q=2&q=1&q=a%20b", body=payload.encode())
    assert answer.status == 200
    method, target, headers, body = recording.requests[-1]
    assert (method, body) == ("PUT", payload.encode())
    assert target.startswith("/base/a/b/" if service == "firehose" else "/a/b/")
    assert not any(name == "X-Evil" for name, _ in headers)
    # http.server reads header fields as Latin-1; botocore signs texts.
    headers = [(name, value.encode("latin-1").decode()) for name, value in headers]
    found, expected, signed = signed_by_botocore(method, target, headers, body, service)
    assert found == expected
    assert {"host", "x-amz-date", "x-value", "content-type", "accept"} <= set(signed)


def test_keys_of_roles_are_used(api, recording):
    """STS (moto) gives the role's keys, and their token goes along."""
    signing = api()
    signing.method("GET", "/", uri("logs", "path/x"), "GET", credentials=ROLE)
    assert signing("GET", "/").status == 200
    fields = dict(recording.requests[-1][2])
    assert f"Credential={ACCESS_KEY}/" not in fields["Authorization"] and fields["X-Amz-Security-Token"]
    assert "x-amz-security-token" in fields["Authorization"]


@pytest.mark.parametrize("protocol", ["--http1.1", "--http2-prior-knowledge"])
def test_values_end_no_lines(api, protocol):
    values = api()
    values.method("POST", "/", lambda_functions.uri("echo"), responses={"200": {"responseParameters": {
        "method.response.header.X-Value": "integration.response.body.v", "method.response.header.X-Empty": "integration.response.body.e"}}})
    body = json.dumps({"v": "  a\r\nX-Evil: 1\r\n\r\n<html>\0\x7fb  ", "e": " "})
    assert values("POST", "/", body=body).status == 200
    url = f"{values.endpoint}/_aws/execute-api/{values.id}/dev/"
    curl = subprocess.run([tool("curl", "curl"), "-si", protocol, "-d", body, url], capture_output=True, check=True, text=True)
    head, _, got = curl.stdout.replace("\r", "").partition("\n\n")
    fields = dict(line.lower().split(":", 1) for line in head.splitlines()[1:])
    assert " ".join(fields["x-value"].split()) == "a x-evil: 1 <html> b" and fields["x-empty"].strip() == ""
    assert "x-evil" not in fields and json.loads(got) == json.loads(body)


# The execution log


def test_the_log_of_a_service(api, recording):
    logged = api()
    logged.method("POST", "/x", uri("logs", "path/x"), credentials=ROLE,
                  responses={"200": {"responseTemplates": {"application/json": '{"id": "$context.awsEndpointRequestId"}'}},
                             "404": {"selectionPattern": "404"}})
    for status, fields, expected in [(200, {"x-amzn-RequestId": "the-id"}, "the-id"), (200, {"x-amz-request-id": "s3-id"}, "s3-id"),
                                     (404, {"x-amzn-RequestId": "gone"}, "gone"), (200, {}, None)]:
        recording.answer = (status, fields, b'{"answer": 1}')
        answer, lines = logged.log("POST", "/x", body='{"a": 1}')
        recording.answer = (200, {}, b"{}")
        assert answer["status"] == status
        assert status != 200 or json.loads(answer["body"]) == {"id": expected or ""}
        told = next(line for line in lines if line.startswith("Endpoint request headers: "))
        sent = dict(recording.requests[-1][2])
        for secret in ("Authorization", "X-Amz-Security-Token"):
            assert sent[secret] not in told
            assert f"{secret}=*****" in told or "[TRUNCATED]" in told
        assert f"Endpoint request URI: http://{recording.address}/x" in lines
        assert 'Endpoint request body after transformations: {"a": 1}' in lines
        assert 'Endpoint response body before transformations: {"answer": 1}' in lines
        end = ["Successfully completed execution", f"Method completed with status: {status}"]
        end += [f"AWS Integration Endpoint RequestId : {expected}"] if expected else []
        assert lines[-len(end):] == end
        assert sent["X-Amz-Source-Arn"].endswith(f":{logged.id}/test-invoke-stage/POST/x")
    _, lines = logged.log("POST", "/x", headers={"Content-Type": "text/x\r\nX-Evil: 1"}, body="t")
    sent = dict(recording.requests[-1][2])
    assert sent["Content-Type"] == "text/x  X-Evil: 1" and "X-Evil" not in sent


def test_tests_call_services(api, services, queue, functions):
    url, messages = queue
    tested = api()
    tested.method("POST", "/orders", uri("sqs", f"path/{ACCOUNT}/${{stageVariables.queue}}"),
                  requestParameters={"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
                  requestTemplates={"application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"})
    tested.method("POST", "/function", lambda_functions.uri("nothere"))
    answer, lines = tested.log("POST", "/orders", body="tested", stageVariables={"queue": "orders"})
    assert answer["status"] == 200 and messages() == ["tested"]
    assert lines[-1].startswith("AWS Integration Endpoint RequestId : ")
    answer, lines = tested.log("POST", "/function", body="{}")
    assert (answer["status"], answer["body"]) == (500, '{"message": "Internal server error"}')
    assert "Execution failed due to configuration error: Invalid permissions on Lambda function" in lines


# Services that misbehave


def test_services_that_fail(api, recording):
    failing = api()
    failing.method("GET", "/", uri("logs", "path/x"), "GET", responses={
        "200": {}, "502": {"selectionPattern": r"5\d\d"}})
    for answer, expected in [((500, {}, b"oops"), 502), ((503, {}, b""), 502), ((302, {"Location": "http://x/"}, b""), 200)]:
        recording.answer = answer
        got = failing("GET", "/")
        assert (got.status, got.body) == (expected, answer[2])
    recording.answer = (200, {}, b"x" * (10 * 1024 * 1024 + 1))
    assert failing("GET", "/").status in (500, 502)
    recording.answer = (200, {}, b"x" * (10 * 1024 * 1024))
    assert len(failing("GET", "/").body) == 10 * 1024 * 1024
    recording.answer = (200, {}, b"{}")
