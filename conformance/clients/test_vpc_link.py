"""VPC links with boto3: integrations that go through one reach the backend that a setting names, by the names of their
own address."""

import http.server
import ssl
import subprocess
import threading

import pytest
import requests

from conftest import Server, client_for

BALANCER = "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/inside/0123456789abcdef"
OTHER = "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/other/0123456789abcdef"


class Inside(http.server.ThreadingHTTPServer):
    """A backend that tells by which names it is asked for."""

    def __init__(self, folder=None):
        self.server_names = []
        super().__init__(("127.0.0.1", 0), Answering)
        if folder:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(folder / "inside.pem", folder / "inside.key")
            context.sni_callback = lambda socket, name, context: self.server_names.append(name)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"127.0.0.1:{self.server_address[1]}"


class Answering(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        text = f"{self.headers['Host']} {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vpc-links")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=inside",
         "-addext", "subjectAltName=DNS:orders.internal", "-addext", "basicConstraints=critical,CA:FALSE",
         "-keyout", folder / "inside.key", "-out", folder / "inside.pem"],
        check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def plain():
    return Inside()


@pytest.fixture(scope="module")
def secure(folder):
    return Inside(folder)


@pytest.fixture(scope="module")
def running(folder, plain, secure):
    (folder / "stagedoor.toml").write_text(
        f"backend-ca = 'inside.pem'\n[vpc-links]\n'{BALANCER}' = '{plain.address}'\n'{OTHER}' = '{secure.address}'\n"
        "[quotas]\nintegration-timeout-ms = 60000\n")
    server = Server(folder)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def gateway(running):
    return client_for(running.endpoint)


@pytest.fixture(scope="module")
def link(gateway):
    link = gateway.create_vpc_link(name="inside", targetArns=[BALANCER])
    return link["id"]


def deployed(running, gateway, variables=None, **integration):
    api = gateway.create_rest_api(name="private")["id"]
    root = gateway.get_resources(restApiId=api)["items"][0]["id"]
    gateway.put_method(restApiId=api, resourceId=root, httpMethod="GET", authorizationType="NONE")
    kind = integration.pop("type", "HTTP_PROXY")
    put = gateway.put_integration(
        restApiId=api, resourceId=root, httpMethod="GET", type=kind, integrationHttpMethod="GET",
        connectionType="VPC_LINK", **integration)
    assert put["connectionType"] == "VPC_LINK"
    if kind == "HTTP":
        gateway.put_method_response(restApiId=api, resourceId=root, httpMethod="GET", statusCode="200")
        gateway.put_integration_response(restApiId=api, resourceId=root, httpMethod="GET", statusCode="200")
    gateway.create_deployment(restApiId=api, stageName="dev", variables=variables or {})
    return f"{running.endpoint}/_aws/execute-api/{api}/dev/"


@pytest.mark.parametrize("kind", ["HTTP_PROXY", "HTTP"])
def test_a_link_reaches_its_load_balancer(running, gateway, link, kind):
    url = deployed(running, gateway, type=kind, connectionId=link, uri="http://orders.internal:8123/v1")
    answer = requests.get(url, timeout=10)
    assert (answer.status_code, answer.text) == (200, "orders.internal:8123 /v1")


def test_a_stage_variable_names_the_link(running, gateway, link):
    url = deployed(running, gateway, {"link": link}, connectionId="${stageVariables.link}", uri="http://orders.internal/")
    assert requests.get(url, timeout=10).text == "orders.internal /"
    url = deployed(running, gateway, connectionId="${stageVariables.link}", uri="http://orders.internal/")
    assert requests.get(url, timeout=10).status_code == 500


def test_the_address_names_the_backend_to_tls_too(running, gateway, link, secure):
    url = deployed(running, gateway, connectionId=link, integrationTarget=OTHER, uri="https://orders.internal/x")
    answer = requests.get(url, timeout=10)
    assert (answer.status_code, answer.text) == (200, "orders.internal /x")
    assert secure.server_names[-1] == "orders.internal"
    # A certificate for another name is none.
    url = deployed(running, gateway, connectionId=link, integrationTarget=OTHER, uri="https://elsewhere.internal/x")
    assert requests.get(url, timeout=10).status_code in (500, 504)
    assert secure.server_names[-1] == "elsewhere.internal"


def test_a_link_that_no_setting_knows_is_an_error_that_explain_explains(running, gateway):
    unknown = gateway.create_vpc_link(name="unknown", targetArns=[BALANCER.replace("inside", "unknown")])["id"]
    url = deployed(running, gateway, connectionId=unknown, uri="http://orders.internal/")
    answer = requests.get(url, timeout=10)
    assert (answer.status_code, answer.json()) == (500, {"message": "Internal server error"})
    request_id = answer.headers["x-amzn-RequestId"]
    explained = requests.get(f"{running.endpoint}/_stagedoor/requests/{request_id}", timeout=10).text
    assert "[vpc-links]" in explained and BALANCER.replace("inside", "unknown") in explained


def test_a_link_in_use_stays_and_one_that_is_gone_leads_nowhere(running, gateway):
    link = gateway.create_vpc_link(name="short", targetArns=[BALANCER])["id"]
    url = deployed(running, gateway, {"link": link}, connectionId="${stageVariables.link}", uri="http://orders.internal/")
    assert requests.get(url, timeout=10).status_code == 200
    gateway.delete_vpc_link(vpcLinkId=link)
    assert requests.get(url, timeout=10).status_code == 500


def test_links_are_there_after_a_restart(running, gateway, link):
    url = deployed(running, gateway, connectionId=link, uri="http://orders.internal/")
    running.stop()
    running.start()
    assert requests.get(url, timeout=10).text == "orders.internal /"


def test_longer_timeouts_where_they_are_granted(running, gateway, link):
    deployed(running, gateway, connectionId=link, uri="http://orders.internal/", timeoutInMillis=60000)
    with pytest.raises(gateway.exceptions.BadRequestException, match="between 50 ms and 60000 ms"):
        deployed(running, gateway, connectionId=link, uri="http://orders.internal/", timeoutInMillis=60001)
