"""The cache of a stage: set up by boto3, seen by callers, gone after a restart, and what it counts."""

import http.server
import itertools
import os
import signal
import threading
import urllib.request

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from conftest import Server, client_for
from requests_raw import call


@pytest.fixture
def numbered():
    """A backend whose answers count up."""
    numbers = itertools.count(1)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = f"answer {next(numbers)}".encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Cached:
    """An API whose stage `dev` has a cache for GET on `/`, told apart by the query parameter `page`."""

    def __init__(self, endpoint, backend):
        self.endpoint, self.apigateway = endpoint, client_for(endpoint)
        api = self.apigateway.create_rest_api(name="cached")
        self.api_id = api["id"]
        method = {"restApiId": self.api_id, "resourceId": api["rootResourceId"], "httpMethod": "GET"}
        page = "method.request.querystring.page"
        self.apigateway.put_method(authorizationType="NONE", requestParameters={page: False}, **method)
        self.apigateway.put_integration(
            type="HTTP_PROXY", integrationHttpMethod="GET", uri=backend, cacheKeyParameters=[page], **method)
        self.apigateway.create_deployment(restApiId=self.api_id, stageName="dev")

    def patch(self, **values):
        operations = [{"op": "replace", "path": path, "value": value} for path, value in values.items()]
        return self.apigateway.update_stage(restApiId=self.api_id, stageName="dev", patchOperations=operations)

    def status(self):
        return self.apigateway.get_stage(restApiId=self.api_id, stageName="dev")["cacheClusterStatus"]

    def get(self, query="", **headers):
        answer = call(self.endpoint, f"/dev{query}", headers=headers, host=f"{self.api_id}.execute-api.localhost")
        assert answer.status == 200, answer.text
        return answer.text


def counted(endpoint, name, api_id):
    text = urllib.request.urlopen(f"{endpoint}/_stagedoor/metrics").read().decode()
    lines = [line for line in text.splitlines() if line.startswith(name + "{") and api_id in line]
    return int(lines[0].rsplit(" ", 1)[1])


def test_a_cache_from_its_birth_to_its_end(endpoint, numbered):
    cached = Cached(endpoint, numbered)
    assert cached.get() != cached.get()
    stage = cached.patch(**{"/cacheClusterEnabled": "true", "/*/*/caching/enabled": "true"})
    assert (stage["cacheClusterStatus"], stage["cacheClusterSize"]) == ("CREATE_IN_PROGRESS", "0.5")
    assert [cached.status() for _ in range(3)] == ["CREATE_IN_PROGRESS", "AVAILABLE", "AVAILABLE"]
    first = cached.get()
    assert [cached.get() for _ in range(3)] == [first] * 3
    assert cached.get("?page=2") != first
    assert cached.get("?other=2") == first
    assert counted(endpoint, "stagedoor_cache_hits_total", cached.api_id) == 4
    assert counted(endpoint, "stagedoor_cache_misses_total", cached.api_id) == 2

    cached.apigateway.create_deployment(restApiId=cached.api_id, stageName="dev")
    assert cached.get() == first, "a deployment empties nothing"
    cached.apigateway.flush_stage_cache(restApiId=cached.api_id, stageName="dev")
    assert [cached.status() for _ in range(2)] == ["FLUSH_IN_PROGRESS", "AVAILABLE"]
    second = cached.get()
    assert second not in (first, cached.get("?page=3"))

    cached.patch(**{"/*/*/caching/requireAuthorizationForCacheControl": "false"})
    fresh = cached.get(**{"Cache-Control": "max-age=0"})
    assert fresh != second and cached.get() == fresh
    cached.patch(**{"/*/*/caching/dataEncrypted": "true", "/*/*/caching/ttlInSeconds": "3600"})
    assert cached.get() == fresh

    stage = cached.patch(**{"/cacheClusterEnabled": "false"})
    assert stage["cacheClusterStatus"] == "DELETE_IN_PROGRESS"
    assert [cached.status() for _ in range(2)] == ["DELETE_IN_PROGRESS", "NOT_AVAILABLE"]
    assert cached.get() != cached.get()


def test_a_restart_empties_the_cache_and_keeps_its_settings(tmp_path, numbered):
    settings = tmp_path / "stagedoor.toml"
    settings.write_text("[cache]\ngigabyte = 1048576\nstatus-seconds = 3600\n")
    server = Server(tmp_path, "--config", str(settings)).start()
    try:
        cached = Cached(server.endpoint, numbered)
        cached.patch(**{"/cacheClusterEnabled": "true", "/*/*/caching/enabled": "true"})
        assert [cached.status() for _ in range(2)] == ["CREATE_IN_PROGRESS"] * 2, "for the time that the setting names"
        first = cached.get()
        assert cached.get() == first
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
        server.start()
        cached.endpoint = server.endpoint
        second = cached.get()
        assert second != first and cached.get() == second
    finally:
        server.stop()


def test_who_signs_may_have_a_fresh_answer(endpoint, numbered):
    cached = Cached(endpoint, numbered)
    root = cached.apigateway.get_resources(restApiId=cached.api_id)["items"][0]["id"]
    cached.apigateway.update_method(restApiId=cached.api_id, resourceId=root, httpMethod="GET", patchOperations=[
        {"op": "replace", "path": "/authorizationType", "value": "AWS_IAM"}])
    cached.apigateway.create_deployment(restApiId=cached.api_id, stageName="dev")
    cached.patch(**{"/cacheClusterEnabled": "true", "/*/*/caching/enabled": "true",
                    "/*/*/caching/unauthorizedCacheControlHeaderStrategy": "FAIL_WITH_403"})

    def signed(account, **headers):
        host = f"{cached.api_id}.execute-api.localhost"
        request = AWSRequest("GET", f"http://{host}/dev", headers={"Host": host, **headers})
        SigV4Auth(Credentials(account, "test"), "execute-api", "us-east-1").add_auth(request)
        answer = call(endpoint, "/dev", headers=dict(request.headers), host=host)
        return answer.status, answer.text

    first = signed("000000000000")
    assert first[0] == 200 and signed("000000000000") == first
    fresh = signed("000000000000", **{"Cache-Control": "max-age=0"})
    assert fresh[0] == 200 and fresh != first and signed("000000000000") == fresh
    assert call(endpoint, "/dev", host=f"{cached.api_id}.execute-api.localhost").status == 403
