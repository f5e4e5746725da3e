"""What an answer promises: it is on the disk before it is sent, and a kill under load loses nothing of it."""

import os
import random
import re
import signal
import subprocess
import threading
import time

import pytest

from conftest import Server, client_for, tool

pytestmark = pytest.mark.skipif(bool(os.environ.get("STAGEDOOR_TEST_ENDPOINT")), reason="needs a server of its own")

ROUNDS = 6
CLIENTS = 4


def test_a_kill_under_load_loses_nothing_answered(tmp_path):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    server = Server(tmp_path)
    answered = {}
    for _ in range(ROUNDS):
        server.start()
        over = threading.Event()

        def write(number):
            apigateway = client_for(server.endpoint)
            while not over.is_set():
                try:
                    api = apigateway.create_rest_api(name=f"client {number}")
                    made = {"id": api["id"], "resources": {api["rootResourceId"]: "/"}}
                    answered[api["id"]] = made
                    for part in ("a", "b"):
                        resource = apigateway.create_resource(restApiId=api["id"], parentId=api["rootResourceId"], pathPart=part)
                        made["resources"][resource["id"]] = resource["path"]
                except Exception:  # the kill cuts connections in every way there is
                    if not over.is_set():
                        raise

        clients = [threading.Thread(target=write, args=(number,)) for number in range(CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(chance.uniform(0.05, 0.6))
        over.set()
        server.stop(signal.SIGKILL)
        for client in clients:
            client.join()
    server.start()
    apigateway = client_for(server.endpoint)
    stored = {api["id"] for page in apigateway.get_paginator("get_rest_apis").paginate() for api in page["items"]}
    assert answered and set(answered) <= stored
    for api_id in stored:
        there = {item["id"]: item["path"] for item in apigateway.get_resources(restApiId=api_id)["items"]}
        assert "/" in there.values(), "no API is half made"
        assert answered.get(api_id, {"resources": {}})["resources"].items() <= there.items()
    assert server.stop() == 0


def test_every_answer_follows_a_completed_fdatasync(tmp_path):
    tool("strace", "strace")
    server = Server(tmp_path).start()
    trace = tmp_path / "trace"
    tracer = subprocess.Popen(["strace", "-f", "-e", "trace=recvfrom,sendto,writev,write,read,fdatasync,fsync", "-s", "24",
                               "-o", str(trace), "-p", str(server.process.pid)], stderr=subprocess.PIPE, text=True)
    assert "attached" in tracer.stderr.readline()
    apigateway = client_for(server.endpoint)
    calls = 20
    for number in range(calls):
        apigateway.create_rest_api(name=str(number))
    tracer.send_signal(signal.SIGINT)
    tracer.wait(timeout=20)
    assert server.stop() == 0
    synced, seen = None, 0
    for line in trace.read_text().splitlines():
        if re.search(r'(recvfrom|read)\(.*"POST /restapis', line) or re.search(r'resumed>"POST /restapis', line):
            synced = False
        elif re.search(r"(fdatasync|fsync)(\(\d+\)| resumed>.*\)) *= 0", line) and synced is False:
            synced = True
        elif re.search(r'(sendto|writev|write)\(.*"HTTP/1.1 201', line):
            assert synced, f"answered without a completed sync: {line}"
            seen, synced = seen + 1, None
    assert seen == calls, f"{seen} of {calls} exchanges found in the trace"
