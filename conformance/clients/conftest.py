"""Starts one Stagedoor and one recording backend for the client tests, or uses the endpoint in STAGEDOOR_TEST_ENDPOINT.

The tests know nothing but the endpoint: the same suite runs against any server that speaks API Gateway's protocol.
"""

import http.server
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.request

import boto3
import pytest
from botocore.config import Config

ROOT = pathlib.Path(__file__).resolve().parents[2]
START_TIMEOUT_SECONDS = 20


def binary():
    """The server under test: STAGEDOOR_BIN, else the newest build of this checkout."""
    if os.environ.get("STAGEDOOR_BIN"):
        return os.environ["STAGEDOOR_BIN"]
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    built = [path for path in (target / "debug/stagedoor", target / "release/stagedoor") if path.exists()]
    if not built:
        pytest.exit("no stagedoor binary: run `cargo build` first or set STAGEDOOR_BIN", returncode=2)
    return str(max(built, key=lambda path: path.stat().st_mtime))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One `stagedoor serve` with a data directory of its own; can be restarted and killed."""

    def __init__(self, folder, *arguments):
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.arguments = arguments
        self.process = None

    def start(self):
        log = open(self.folder / "server.log", "ab")
        self.process = subprocess.Popen(
            [binary(), "serve", "--listen", f"127.0.0.1:{self.port}", "--data-dir", str(self.folder / "data"), *self.arguments],
            cwd=self.folder, stdout=log, stderr=log,
            env={name: value for name, value in os.environ.items() if not name.startswith("STAGEDOOR_")},
        )
        deadline = time.monotonic() + START_TIMEOUT_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended at start:\n{(self.folder / 'server.log').read_text()}")
            try:
                with urllib.request.urlopen(f"{self.endpoint}/_stagedoor/health", timeout=1) as answer:
                    if json.load(answer).get("ready"):
                        return self
            except OSError:
                time.sleep(0.02)
        raise RuntimeError(f"the server was not ready in {START_TIMEOUT_SECONDS} s")

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=20)
        return self.process.returncode


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    if os.environ.get("STAGEDOOR_TEST_ENDPOINT"):
        external = Server(tmp_path_factory.mktemp("external"))
        external.endpoint = os.environ["STAGEDOOR_TEST_ENDPOINT"].rstrip("/")
        external.port = int(external.endpoint.rsplit(":", 1)[1])
        yield external
        return
    own = Server(tmp_path_factory.mktemp("server")).start()
    yield own
    own.stop()


@pytest.fixture(scope="session")
def endpoint(server):
    return server.endpoint


def client_for(endpoint, service="apigateway", account="test"):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id=account,
        aws_secret_access_key="test", config=Config(retries={"max_attempts": 1}),
    )


@pytest.fixture(scope="session")
def apigateway(endpoint):
    return client_for(endpoint)


class Recorder(http.server.BaseHTTPRequestHandler):
    """Answers every request with a JSON description of it."""

    protocol_version = "HTTP/1.1"

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        described = json.dumps({
            "method": self.command, "target": self.path, "headers": [[n, v] for n, v in self.headers.items()],
            "body": body.decode("utf-8", "replace"),
        }).encode()
        status = int(self.headers.get("X-Want-Status") or 200)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Backend", "recorder")
        self.send_header("Content-Length", str(len(described)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(described)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = answer

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def backend():
    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_address[1]}"
    listening.shutdown()


def tool(name, package):
    """The path of a program the tests need, or a failure that names its package."""
    found = shutil.which(name)
    if not found:
        pytest.fail(f"`{name}` is missing: run conformance/setup.sh (package {package})")
    return found
