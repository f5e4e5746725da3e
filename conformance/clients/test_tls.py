"""TLS from end to end, with the clients that people use: Python's ssl, curl, openssl, Node and httpx before it; Python
servers and nginx behind it."""

import http.server
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time

import httpx
import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from certificates import Certificate
from conftest import Recorder, Server, client_for, free_port, tool
from functions import Functions

ARN = "arn:aws:acm:us-east-1:000000000000:certificate/11111111-2222-3333-4444-555555555555"
FORBIDDEN = (403, '{"message":"Forbidden"}')
TRUSTSTORE = "s3://bucket/truststore.pem"


class Tls:
    """One server with certificates and truststores, and an API behind domain names."""

    def __init__(self, folder):
        self.folder = folder
        make = lambda name, **options: Certificate(folder, name, **options)
        self.default = make("default", hosts=["localhost", "127.0.0.1"])
        self.by_arn = make("arn", hosts=["arn.example.com"])
        self.by_host = make("host", hosts=["host.example.com"], kind="rsa")
        self.wildcard = make("wildcard", hosts=["*.wild.example.com"])
        self.mutual = make("mutual", hosts=["mutual.example.com", "second.example.com"])
        self.authority = make("authority", authority=True)
        self.middle = make("middle", issuer=self.authority, authority=True)
        self.client = make("client", issuer=self.authority, subject=[
            x509.NameAttribute(NameOID.COUNTRY_NAME, "DE"), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Ex"),
            x509.NameAttribute(NameOID.COMMON_NAME, "client")])
        self.chained = make("chained", issuer=self.middle, kind="rsa")
        self.expired = make("expired", issuer=self.authority, days=(-10, -1))
        self.stranger = make("stranger", issuer=make("other", authority=True))
        (folder / "truststore.pem").write_bytes(self.authority.pem_bytes + self.middle.pem_bytes)
        (folder / "second.pem").write_bytes(self.stranger.pem_bytes)
        self.backends = make("backends", authority=True)
        self.tables = {
            "certificates": {
                ARN: ["arn.pem", "arn.key"], "host.example.com": "host.both.pem", "*.wild.example.com": ["wildcard.pem", "wildcard.key"],
                "mutual.example.com": "mutual.both.pem", "second.example.com": "mutual.both.pem",
            },
            "truststores": {TRUSTSTORE: "truststore.pem", "s3://bucket/second.pem": "second.pem"},
        }
        self.functions = Functions()
        self.write_settings()
        self.server = Server(folder, "--dev", "--endpoint-url", f"lambda={self.functions.endpoint}").start()
        self.port = self.server.port
        self.gateway = client_for(self.server.endpoint)

    def write_settings(self):
        lines = ['tls-cert = "default.pem"', 'tls-key = "default.key"', 'backend-ca = "backends.pem"']
        for table, entries in self.tables.items():
            lines.append(f"[{table}]")
            lines += [f"{json.dumps(name)} = {json.dumps(files)}" for name, files in entries.items()]
        (self.folder / "stagedoor.toml").write_text("\n".join(lines) + "\n")

    def context(self, trusted, client=None, **options):
        context = ssl.create_default_context(cafile=str(trusted.pem))
        for name, value in options.items():
            setattr(context, name, value)
        if client:
            context.load_cert_chain(str(client.pem), str(client.key))
        return context

    def connect(self, host, context):
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        try:
            return context.wrap_socket(raw, server_hostname=host)
        except BaseException:
            raw.close()
            raise

    def ask(self, connection, host, path="/who"):
        """One request on a connection that stays: status and body."""
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        response = http.client.HTTPResponse(connection)
        response.begin()
        return response.status, response.read().decode()

    def get(self, host, trusted, client=None, request_host=None, **options):
        with self.connect(host, self.context(trusted, client, **options)) as connection:
            return self.ask(connection, request_host or host)

    def domain_name(self, name, api_id, **settings):
        self.gateway.create_domain_name(domainName=name, **{
            "regionalCertificateArn": ARN, "endpointConfiguration": {"types": ["REGIONAL"]}, **settings})
        self.gateway.create_base_path_mapping(domainName=name, restApiId=api_id, stage="dev")


def mock(gateway, api_id, parent, part, template):
    method = {
        "restApiId": api_id, "httpMethod": "GET",
        "resourceId": gateway.create_resource(restApiId=api_id, parentId=parent, pathPart=part)["id"]}
    gateway.put_method(authorizationType="NONE", **method)
    gateway.put_method_response(statusCode="200", **method)
    gateway.put_integration(type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'}, **method)
    gateway.put_integration_response(statusCode="200", responseTemplates={"application/json": template}, **method)
    return method


@pytest.fixture(scope="module")
def tls(tmp_path_factory):
    made = Tls(tmp_path_factory.mktemp("tls"))
    gateway = made.gateway
    api = gateway.create_rest_api(name="tls", endpointConfiguration={"types": ["REGIONAL"]})
    made.api_id = api["id"]
    identity = "$context.identity.clientCert"
    members = ["subjectDN", "issuerDN", "serialNumber", "validity.notBefore", "validity.notAfter"]
    mock(gateway, api["id"], api["rootResourceId"], "who", "|".join(f"{identity}.{name}" for name in members))
    mock(gateway, api["id"], api["rootResourceId"], "pem", f"{identity}.clientCertPem")
    gateway.create_deployment(restApiId=api["id"], stageName="dev")
    made.domain_name("arn.example.com", api["id"])
    made.domain_name("host.example.com", api["id"], regionalCertificateArn=ARN.replace("1111", "9999"))
    made.domain_name("*.wild.example.com", api["id"], regionalCertificateArn=ARN.replace("1111", "9999"))
    for name, uri in (("mutual", TRUSTSTORE), ("second", "s3://bucket/second.pem"), ("lost", "s3://bucket/lost.pem")):
        made.domain_name(f"{name}.example.com", api["id"], mutualTlsAuthentication={"truststoreUri": uri},
                         regionalCertificateArn=ARN.replace("1111", "9999"))
    yield made
    made.server.stop()


def test_python_sees_the_certificate_of_each_host(tls):
    for host, expected in [
        ("arn.example.com", tls.by_arn), ("host.example.com", tls.by_host), ("a.wild.example.com", tls.wildcard),
        ("localhost", tls.default),
    ]:
        with tls.connect(host, tls.context(expected)) as connection:
            assert connection.getpeercert(binary_form=True) == expected.der
            if host != "localhost":
                assert tls.ask(connection, host) == (200, "||||")
    with pytest.raises(ssl.SSLCertVerificationError):
        tls.get("other.example.com", tls.default)
    # Plain HTTP on the same port.
    with socket.create_connection(("127.0.0.1", tls.port)) as connection:
        assert tls.ask(connection, "arn.example.com")[0] == 200


def test_an_uploaded_certificate_is_shown_and_its_key_is_not(tls):
    host = "uploaded.example.com"
    made = Certificate(tls.folder, "uploaded", hosts=[host], kind="rsa")
    answered = tls.gateway.create_domain_name(
        domainName=host, certificateName="mine", certificateBody=made.pem_bytes.decode(),
        certificatePrivateKey=made.key_bytes.decode())
    tls.gateway.create_base_path_mapping(domainName=host, restApiId=tls.api_id, stage="dev")
    assert tls.get(host, made)[0] == 200
    shown = json.dumps([answered, tls.gateway.get_domain_name(domainName=host), tls.gateway.get_domain_names()["items"]], default=str)
    assert "PRIVATE KEY" not in shown and "CERTIFICATE" not in shown
    assert "PRIVATE KEY" not in (tls.folder / "server.log").read_text()
    # One of the service's own takes its place.
    tls.gateway.update_domain_name(domainName=host, patchOperations=[
        {"op": "replace", "path": "/certificateArn", "value": ARN}])
    assert tls.get(host, tls.by_arn, check_hostname=False)[0] == 200


def s_client(tls, host, *options):
    output = subprocess.run(
        [tool("openssl", "openssl"), "s_client", "-connect", f"127.0.0.1:{tls.port}", "-servername", host, *options],
        input="", capture_output=True, text=True, timeout=20)
    return output.returncode, output.stdout + output.stderr


def test_openssl_agrees_on_versions_and_protocols(tls):
    for options, version, protocol in [
        (["-tls1_3", "-alpn", "h2,http/1.1"], "TLSv1.3", "h2"), (["-tls1_2", "-alpn", "http/1.1"], "TLSv1.2", "http/1.1"),
    ]:
        code, said = s_client(tls, "arn.example.com", *options)
        assert code == 0 and f"New, {version}" in said and f"ALPN protocol: {protocol}" in said, said
        assert "CN = arn" in said
    for option in ("-tls1", "-tls1_1"):
        assert s_client(tls, "arn.example.com", option, "-cipher", "DEFAULT@SECLEVEL=0")[0] != 0
    # Who is asked for a certificate, and who is not.
    assert "No client certificate CA names sent" in s_client(tls, "mutual.example.com")[1]
    assert "Requested Signature Algorithms" not in s_client(tls, "arn.example.com")[1]
    assert "Requested Signature Algorithms" in s_client(tls, "mutual.example.com")[1]


def curl(tls, host, trusted, *options, path="/who"):
    output = subprocess.run(
        [tool("curl", "curl"), "-s", "--cacert", str(trusted.pem), "--resolve", f"{host}:{tls.port}:127.0.0.1",
         "-w", "\n%{http_version} %{http_code}", *options, f"https://{host}:{tls.port}{path}"],
        capture_output=True, text=True, timeout=20)
    return output.stdout.rsplit("\n", 1)[-1] if output.returncode == 0 else f"curl: {output.returncode}"


def test_curl_speaks_http2_and_1(tls):
    for option, expected in (("--http2", "2 200"), ("--http1.1", "1.1 200")):
        assert curl(tls, "arn.example.com", tls.by_arn, option) == expected
        client = ["--cert", str(tls.client.pem), "--key", str(tls.client.key)]
        assert curl(tls, "mutual.example.com", tls.mutual, option, *client) == expected
    assert curl(tls, "mutual.example.com", tls.mutual).startswith("curl: ")


def test_httpx_shares_one_http2_connection(tls):
    context = tls.context(tls.mutual, tls.client)
    with httpx.Client(http2=True, verify=context) as client:
        for path in ("/who", "/pem", "/who"):
            request = client.build_request("GET", f"https://127.0.0.1:{tls.port}{path}", headers={"Host": "mutual.example.com"})
            request.extensions["sni_hostname"] = "mutual.example.com"
            answer = client.send(request)
            assert (answer.http_version, answer.status_code) == ("HTTP/2", 200)
            # The same connection, for a host that it was not made for.
            other = client.build_request("GET", f"https://127.0.0.1:{tls.port}/who", headers={"Host": "second.example.com"})
            other.extensions["sni_hostname"] = "mutual.example.com"
            assert client.send(other).status_code == 403


NODE = """
const [port, host, ca, cert, key] = process.argv.slice(1)
const { readFileSync } = require('fs')
const read = path => path ? readFileSync(path) : undefined
const options = { host: '127.0.0.1', port, servername: host, ca: read(ca), cert: read(cert), key: read(key) }
require('https').get({ ...options, path: '/who', headers: { host } }, answer => {
  let body = ''
  answer.on('data', piece => body += piece).on('end', () => {
    const session = require('http2').connect(`https://127.0.0.1:${port}`, options)
    const stream = session.request({ ':path': '/who', ':authority': host })
    stream.on('response', head => {
      console.log(JSON.stringify([answer.statusCode, body.split('|')[0], head[':status'], session.alpnProtocol]))
      session.destroy()
    })
    session.on('error', () => {})
  })
}).on('error', error => console.log(JSON.stringify([error.code])))
"""


def node(tls, host, trusted, client=None):
    files = [str(client.pem), str(client.key)] if client else []
    output = subprocess.run([tool("node", "nodejs"), "-e", NODE, str(tls.port), host, str(trusted.pem), *files],
                            capture_output=True, text=True, timeout=20)
    assert output.returncode == 0, output.stderr
    return json.loads(output.stdout)


def test_node_by_https_and_http2(tls):
    assert node(tls, "arn.example.com", tls.by_arn) == [200, "", 200, "h2"]
    assert node(tls, "mutual.example.com", tls.mutual, tls.client) == [200, "C=DE,O=Ex,CN=client", 200, "h2"]
    assert node(tls, "mutual.example.com", tls.mutual, tls.stranger)[0] == 403
    assert node(tls, "mutual.example.com", tls.mutual) == ["ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"]


def test_mutual_tls_lets_trusted_clients_in(tls):
    host = "mutual.example.com"
    status, shown = tls.get(host, tls.mutual, tls.client)
    subject, issuer, serial, begins, ends = shown.split("|")
    certificate = tls.client.certificate
    assert (status, subject, issuer) == (200, "C=DE,O=Ex,CN=client", "CN=authority")
    assert int(serial.replace(":", ""), 16) == certificate.serial_number
    for text, expected in ((begins, certificate.not_valid_before_utc), (ends, certificate.not_valid_after_utc)):
        assert text == f"{expected:%b} {expected.day:>2} {expected:%H:%M:%S %Y} GMT"
    with tls.connect(host, tls.context(tls.mutual, tls.client)) as connection:
        assert tls.ask(connection, host, "/pem") == (200, tls.client.pem_bytes.decode())
    # A chain of three, whose middle is in the truststore.
    assert tls.get(host, tls.mutual, tls.chained)[0] == 200
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        assert tls.get(host, tls.mutual, tls.client, minimum_version=version, maximum_version=version)[0] == 200
    for client in (tls.stranger, tls.expired):
        assert tls.get(host, tls.mutual, client) == FORBIDDEN
    # A client that is trusted as it is, and nobody else.
    assert tls.get("second.example.com", tls.mutual, tls.stranger)[0] == 200
    assert tls.get("second.example.com", tls.mutual, tls.client) == FORBIDDEN
    with pytest.raises((ssl.SSLError, ConnectionError)):
        tls.get(host, tls.mutual)
    assert tls.get("lost.example.com", tls.default, tls.client, check_hostname=False)[0] == 500
    # The connection counts, and the host of each request on it.
    assert tls.get("arn.example.com", tls.by_arn, tls.client, request_host=host) == FORBIDDEN
    assert tls.get("second.example.com", tls.mutual, tls.stranger, request_host=host) == FORBIDDEN
    assert tls.get(host, tls.mutual, tls.client, request_host="second.example.com") == FORBIDDEN
    with socket.create_connection(("127.0.0.1", tls.port)) as connection:
        assert tls.ask(connection, host) == FORBIDDEN
    # The default endpoint knows nothing of clients.
    default = f"{tls.api_id}.execute-api.localhost"
    with tls.connect(host, tls.context(tls.mutual, tls.client)) as connection:
        assert tls.ask(connection, default, "/dev/who") == (200, "||||")


class S3(http.server.BaseHTTPRequestHandler):
    """Objects by path and version, for those who sign."""

    objects, requests = {}, []

    def do_GET(self):
        self.requests.append((self.path, self.headers.get("Authorization", "")))
        found = self.objects.get(self.path)
        self.send_response(200 if found else 404)
        self.send_header("Content-Length", str(len(found or b"")))
        self.end_headers()
        self.wfile.write(found or b"")

    def log_message(self, *_):
        pass


def test_resumed_sessions_prove_what_they_proved_before(tls):
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        context = tls.context(tls.mutual, tls.client, minimum_version=version, maximum_version=version)

        def connect(host, session=None):
            raw = socket.create_connection(("127.0.0.1", tls.port), timeout=20)
            return context.wrap_socket(raw, server_hostname=host, session=session)

        with connect("mutual.example.com") as first:
            assert tls.ask(first, "mutual.example.com")[0] == 200
            session = first.session
        with connect("mutual.example.com", session) as resumed:
            assert tls.ask(resumed, "mutual.example.com")[1].startswith("C=DE,O=Ex,CN=client|")
            assert resumed.session_reused
        # For another host it is a stranger's.
        with connect("second.example.com", session) as other:
            assert tls.ask(other, "second.example.com") == FORBIDDEN


def test_truststores_come_from_s3(tls, tmp_path):
    s3 = http.server.ThreadingHTTPServer(("127.0.0.1", 0), S3)
    threading.Thread(target=s3.serve_forever, daemon=True).start()
    other = Tls.__new__(Tls)
    other.folder, other.default = tmp_path, Certificate(tmp_path, "default", hosts=["s3.example.com"])
    server = other.server = Server(
        tmp_path, "--tls-cert", str(other.default.pem), "--tls-key", str(other.default.key),
        "--endpoint-url", f"s3=http://127.0.0.1:{s3.server_address[1]}").start()
    try:
        other.port, gateway = server.port, client_for(server.endpoint)
        other.gateway = gateway
        api = gateway.create_rest_api(name="s3")
        mock(gateway, api["id"], api["rootResourceId"], "who", "fine")
        gateway.create_deployment(restApiId=api["id"], stageName="dev")
        wanted = {"truststoreUri": "s3://bucket/a folder/trust.pem"}

        def refused(call, **arguments):
            with pytest.raises(gateway.exceptions.BadRequestException) as raised:
                call(**arguments)
            return raised.value.response["Error"]["Message"]

        create = dict(domainName="s3.example.com", regionalCertificateArn=ARN,
                      endpointConfiguration={"types": ["REGIONAL"]}, mutualTlsAuthentication=wanted)
        assert "S3 answered 404" in refused(gateway.create_domain_name, **create)
        S3.objects["/bucket/a%20folder/trust.pem"] = b"nonsense"
        assert "no truststore" in refused(gateway.create_domain_name, **create)
        S3.objects["/bucket/a%20folder/trust.pem"] = tls.authority.pem_bytes
        other.domain_name("s3.example.com", api["id"], mutualTlsAuthentication=wanted)
        assert all(signature.startswith("AWS4-HMAC-SHA256 Credential=test/") for _, signature in S3.requests)
        assert other.get("s3.example.com", other.default, tls.client) == (200, "fine")
        assert other.get("s3.example.com", other.default, tls.stranger) == FORBIDDEN
        # It is what it was until it is set anew, over restarts too.
        S3.objects["/bucket/a%20folder/trust.pem?versionId=v/2"] = b""
        S3.objects["/bucket/a%20folder/trust.pem?versionId=v%2F2"] = tls.stranger.pem_bytes
        del S3.objects["/bucket/a%20folder/trust.pem"]
        server.stop()
        server.start()
        assert other.get("s3.example.com", other.default, tls.client) == (200, "fine")
        version = [{"op": "replace", "path": "/mutualTlsAuthentication/truststoreVersion", "value": "v/2"}]
        gateway.update_domain_name(domainName="s3.example.com", patchOperations=version)
        assert other.get("s3.example.com", other.default, tls.client) == FORBIDDEN
        assert other.get("s3.example.com", other.default, tls.stranger) == (200, "fine")
        version[0]["value"] = "v3"
        assert "S3 answered 404" in refused(gateway.update_domain_name, domainName="s3.example.com", patchOperations=version)
        assert other.get("s3.example.com", other.default, tls.stranger) == (200, "fine")
        # What does not touch it does not ask for it.
        gateway.update_domain_name(domainName="s3.example.com", patchOperations=[
            {"op": "replace", "path": "/regionalCertificateName", "value": "mine"}])
        assert other.get("s3.example.com", other.default, tls.stranger) == (200, "fine")
    finally:
        server.stop()
        s3.shutdown()


def test_functions_hear_of_the_certificate(tls):
    @tls.functions.add
    def authorize(event, _):
        statement = {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}
        return {"principalId": "p", "policyDocument": {"Version": "2012-10-17", "Statement": [statement]}}

    gateway = tls.gateway
    api = gateway.create_rest_api(name="authorized")
    uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" \
        "arn:aws:lambda:us-east-1:000000000000:function:authorize/invocations"
    authorizer = gateway.create_authorizer(
        restApiId=api["id"], name="a", type="REQUEST", authorizerUri=uri, authorizerResultTtlInSeconds=0)["id"]
    method = mock(gateway, api["id"], api["rootResourceId"], "who", "fine")
    gateway.update_method(patchOperations=[
        {"op": "replace", "path": "/authorizationType", "value": "CUSTOM"},
        {"op": "replace", "path": "/authorizerId", "value": authorizer}], **method)
    gateway.create_deployment(restApiId=api["id"], stageName="dev")
    tls.domain_name("authorized.example.com", api["id"], mutualTlsAuthentication={"truststoreUri": TRUSTSTORE})
    assert tls.get("authorized.example.com", tls.by_arn, tls.client, check_hostname=False) == (200, "fine")
    shown = tls.functions.calls[-1][1]["requestContext"]["identity"]["clientCert"]
    assert shown["clientCertPem"] == tls.client.pem_bytes.decode()
    assert (shown["subjectDN"], shown["issuerDN"]) == ("C=DE,O=Ex,CN=client", "CN=authority")
    assert sorted(shown) == ["clientCertPem", "issuerDN", "serialNumber", "subjectDN", "validity"]


def wait_for(what, seconds=10):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def test_certificates_change_under_traffic(tls):
    """Every connection shows a whole certificate with its key, the old or the new, and no request fails."""
    host = "arn.example.com"
    seen, failures, over = set(), [], threading.Event()

    def knock():
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        while not over.is_set():
            try:
                with tls.connect(host, context) as connection:
                    seen.add(connection.getpeercert(binary_form=True))
                    for _ in range(3):
                        assert tls.ask(connection, host)[0] == 200
            except Exception as error:
                failures.append(repr(error))

    knockers = [threading.Thread(target=knock) for _ in range(3)]
    for knocker in knockers:
        knocker.start()
    versions = []
    try:
        for _ in range(4):
            tls.by_arn = Certificate(tls.folder, "arn", hosts=[host])
            versions.append(tls.by_arn.der)
            wait_for(lambda: versions[-1] in seen)
    finally:
        over.set()
        for knocker in knockers:
            knocker.join()
    assert failures == []
    # What cannot be read changes nothing.
    tls.by_arn.pem.write_text("nonsense")
    time.sleep(0.6)
    context = ssl.create_default_context(cadata=tls.by_arn.pem_bytes.decode())
    with tls.connect(host, context) as connection:
        assert tls.ask(connection, host)[0] == 200
    tls.by_arn.write()


def test_truststores_and_settings_change(tls):
    host = "mutual.example.com"
    with tls.connect(host, tls.context(tls.mutual, tls.client)) as connection:
        assert tls.ask(connection, host)[0] == 200
        original = (tls.folder / "truststore.pem").read_bytes()
        (tls.folder / "truststore.pem").write_bytes(tls.stranger.pem_bytes)
        # Connections that stand are no exception.
        wait_for(lambda: tls.ask(connection, host) == FORBIDDEN)
        (tls.folder / "truststore.pem").write_bytes(original)
        wait_for(lambda: tls.ask(connection, host)[0] == 200)
    # The table may come first: until its files are there, everything stays as it was.
    tls.tables["certificates"]["fresh.example.com"] = ["fresh.pem", "fresh.key"]
    tls.write_settings()
    time.sleep(0.6)
    assert tls.get(host, tls.mutual, tls.client)[0] == 200
    fresh = Certificate(tls.folder, "fresh", hosts=["fresh.example.com"])

    def shown():
        try:
            return tls.connect("fresh.example.com", tls.context(fresh)).close() is None
        except ssl.SSLCertVerificationError:
            return False

    wait_for(shown)
    assert (tls.folder / "server.log").read_text().count("fresh.pem: cannot be read") == 1


def test_security_policies_and_access_modes(tls):
    twelve = {"maximum_version": ssl.TLSVersion.TLSv1_2, "check_hostname": False}
    tls.domain_name("modern.example.com", tls.api_id, securityPolicy="SecurityPolicy_TLS13_1_3_2025_09", endpointAccessMode="BASIC")
    tls.domain_name("strict.example.com", tls.api_id, securityPolicy="SecurityPolicy_TLS13_1_2_2021_06", endpointAccessMode="STRICT")
    assert tls.get("modern.example.com", tls.by_arn, check_hostname=False)[0] == 200
    with pytest.raises(ssl.SSLError):
        tls.get("modern.example.com", tls.by_arn, **twelve)
    assert tls.get("arn.example.com", tls.by_arn, request_host="modern.example.com", **twelve) == FORBIDDEN
    assert tls.get("strict.example.com", tls.by_arn, **twelve)[0] == 200
    assert tls.get("arn.example.com", tls.by_arn, request_host="strict.example.com") == FORBIDDEN
    with socket.create_connection(("127.0.0.1", tls.port)) as connection:
        assert tls.ask(connection, "modern.example.com")[0] == 200
        assert tls.ask(connection, "strict.example.com") == FORBIDDEN


def proxy(gateway, uri, kind="HTTP_PROXY", **settings):
    """An API whose root calls a backend; the stage is not there yet."""
    api = gateway.create_rest_api(name="proxy")
    method = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    gateway.put_method(authorizationType="NONE", **method)
    gateway.put_method_response(statusCode="200", **method)
    gateway.put_integration(type=kind, uri=uri, integrationHttpMethod="GET", **settings, **method)
    if kind == "HTTP":
        gateway.put_integration_response(statusCode="200", **method)
    gateway.create_deployment(restApiId=api["id"], stageName="dev")
    return api


def answer(tls, api, path="/dev/"):
    with socket.create_connection(("127.0.0.1", tls.port)) as connection:
        return tls.ask(connection, f"{api['id']}.execute-api.localhost", path)


@pytest.fixture
def https_backend(tls):
    """Starts recording backends with a certificate of one's choice."""
    servers = []

    def start(certificate):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(str(certificate.pem), str(certificate.key))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server.server_address[1]

    yield start
    for server in servers:
        server.shutdown()


def test_what_backends_must_show(tls, https_backend):
    local = ["127.0.0.1", "localhost"]
    make = lambda name, **options: Certificate(tls.folder, f"backend-{name}", **options)
    trusted = make("trusted", issuer=tls.backends, hosts=local)
    alone = make("alone", hosts=local)
    # As `openssl req -x509` makes them: it calls itself an authority.
    authority = make("authority", hosts=local, authority=True)
    expired = make("expired", hosts=local, days=(-10, -1))
    elsewhere = make("elsewhere", hosts=["elsewhere.example.com"])
    trusted_expired = make("trusted-expired", issuer=tls.backends, hosts=local, days=(-10, -1))
    for certificate, verified, skipped in [
        (trusted, 200, 200), (alone, 504, 200), (authority, 504, 200), (expired, 504, 504), (elsewhere, 504, 504),
        (trusted_expired, 504, 504),
    ]:
        uri = f"https://localhost:{https_backend(certificate)}/"
        for kind in ("HTTP_PROXY", "HTTP"):
            statuses = [
                answer(tls, proxy(tls.gateway, uri, kind, tlsConfig={"insecureSkipVerification": skip}))[0]
                for skip in (False, True)
            ]
            assert statuses == [verified, skipped], (certificate.pem.name, kind)


NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/nginx.pem; ssl_certificate_key {folder}/nginx.key;
    ssl_client_certificate {folder}/nginx-clients.pem; ssl_verify_client on;
    location / {{ return 200 "$ssl_client_verify $ssl_client_s_dn $ssl_client_serial"; }}
  }}
}}
"""


def start_nginx(tls, client_pems):
    """An nginx that wants one of these certificates from its clients."""
    folder = tls.folder / f"nginx-{free_port()}"
    folder.mkdir()
    Certificate(folder, "nginx", issuer=tls.backends, hosts=["localhost"])
    (folder / "nginx-clients.pem").write_text("".join(client_pems))
    port = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    # Debian's is where only root looks.
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx") or tool("nginx", "nginx-light")
    process = subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")],
                               stderr=subprocess.DEVNULL)

    def is_up():
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    wait_for(is_up)
    return process, port


def test_nginx_knows_the_stage_by_its_client_certificate(tls):
    gateway = tls.gateway
    first, second = (gateway.generate_client_certificate(description=name) for name in ("first", "second"))
    pem = gateway.get_client_certificate(clientCertificateId=first["clientCertificateId"])["pemEncodedCertificate"]
    nginx, port = start_nginx(tls, [pem])
    try:
        serial = x509.load_pem_x509_certificate(pem.encode()).serial_number
        for kind in ("HTTP_PROXY", "HTTP"):
            api = proxy(gateway, f"https://localhost:{port}/", kind)
            certified = lambda id: gateway.update_stage(restApiId=api["id"], stageName="dev", patchOperations=[
                {"op": "replace", "path": "/clientCertificateId", "value": id}])
            refused = "No required SSL certificate was sent"
            status, body = answer(tls, api)
            assert refused in body and status == (400 if kind == "HTTP_PROXY" else 200)
            certified(first["clientCertificateId"])
            for _ in range(3):
                status, body = answer(tls, api)
                assert (status, body.split()[:2]) == (200, ["SUCCESS", "CN=ApiGateway"])
                assert int(body.split()[2], 16) == serial
            # Connections are not shared among those who are not the same.
            certified(second["clientCertificateId"])
            assert "The SSL certificate error" in answer(tls, api)[1]
            certified(first["clientCertificateId"])
            assert answer(tls, api)[1].startswith("SUCCESS")
            certified("")
            assert refused in answer(tls, api)[1]
            tested = gateway.test_invoke_method(
                restApiId=api["id"], resourceId=api["rootResourceId"], httpMethod="GET",
                clientCertificateId=first["clientCertificateId"])
            assert (tested["status"], tested["body"].split()[0]) == (200, "SUCCESS")
        log = (tls.folder / "server.log").read_text()
        assert "PRIVATE KEY" not in log
    finally:
        nginx.terminate()
        nginx.wait()


def test_the_key_of_a_client_certificate_is_nowhere_to_be_seen(tls):
    made = tls.gateway.generate_client_certificate()
    shown = json.dumps([made, tls.gateway.get_client_certificate(clientCertificateId=made["clientCertificateId"]),
                        tls.gateway.get_client_certificates()["items"]], default=str)
    assert "PRIVATE" not in shown
