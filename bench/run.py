"""Measures Stagedoor beside nginx (data plane) and moto's server (control plane), in one interleaved run.

    python3 bench/run.py [--rounds 5] [--seconds 3] [--binary target/release/stagedoor] [--moto]

The server under test is pinned to core 0 with one worker, load and upstream to core 1; in each round every server
runs once, the order turned by one. The figure to trust is CPU time per request (user + system of the server's
process tree), quoted as the least disturbed round and as a ratio to nginx's. Needs `wrk` and `nginx` (Debian), and for
--moto the packages `boto3` and `moto[server]` (PyPI).
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 32
MOCK_BODY = '{"message":"ok"}'
UPSTREAM_BODY = json.dumps({"text": "x" * 1011})
API_KEY = "bench-key-of-twenty-and-more-characters"
# What both sides throttle each key to: more than anyone reaches.
RATE, BURST = 1_000_000, 100_000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def tree(pid):
    """The process and its descendants."""
    found = [pid]
    for parent in found:
        for task in pathlib.Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                pass
    return found


def cpu_seconds(pid):
    total = 0
    for process in tree(pid):
        try:
            fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return total / TICKS


def resident_mib(pid):
    total = 0
    for process in tree(pid):
        try:
            total += int(re.search(r"^Pss:\s+(\d+)", pathlib.Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)[1])
        except (OSError, TypeError):
            pass
    return total / 1024


def start(command, core, **options):
    return subprocess.Popen(["taskset", "-c", str(core), *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def wait_for(url, headers=None, seconds=20):
    """Seconds until `url` answers at all."""
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        try:
            urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=1).read()
            return time.perf_counter() - began
        except urllib.error.HTTPError:
            return time.perf_counter() - began
        except OSError:
            time.sleep(0.001)
    sys.exit(f"{url} did not answer in {seconds} s")


def nginx(folder, name, core, server):
    configuration = folder / f"{name}.conf"
    configuration.write_text(
        "worker_processes 1; daemon off; pid %s; error_log /dev/null;\n"
        "events { worker_connections 4096; }\n"
        "http { access_log off; keepalive_requests 100000000; client_body_temp_path %s; proxy_temp_path %s;\n"
        "fastcgi_temp_path %s; uwsgi_temp_path %s; scgi_temp_path %s;\n%s }\n"
        % (folder / f"{name}.pid", *[folder / f"{name}-tmp"] * 5, server))
    return start(["nginx", "-c", str(configuration), "-p", str(folder)], core)


def call(endpoint, method, path, body=None):
    request = urllib.request.Request(endpoint + path, method=method, data=None if body is None else json.dumps(body).encode(),
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        text = answer.read()
        return json.loads(text) if text else None


def deploy(endpoint, upstream):
    """The three methods under test, of which `keyed` is `proxy` behind an API key with a throttle; gives the API's id."""
    api = call(endpoint, "POST", "/restapis", {"name": "bench"})
    base = f"/restapis/{api['id']}"
    for part, verb in (("mock", "GET"), ("proxy", "ANY"), ("keyed", "ANY")):
        resource = call(endpoint, "POST", f"{base}/resources/{api['rootResourceId']}", {"pathPart": part})["id"]
        method = f"{base}/resources/{resource}/methods/{verb}"
        call(endpoint, "PUT", method, {"authorizationType": "NONE", "apiKeyRequired": part == "keyed"})
        if part == "mock":
            call(endpoint, "PUT", f"{method}/responses/200", {})
            call(endpoint, "PUT", f"{method}/integration",
                 {"type": "MOCK", "requestTemplates": {"application/json": '{"statusCode": 200}'}})
            call(endpoint, "PUT", f"{method}/integration/responses/200", {"responseTemplates": {"application/json": MOCK_BODY}})
        else:
            call(endpoint, "PUT", f"{method}/integration", {"type": "HTTP_PROXY", "httpMethod": "ANY", "uri": upstream})
    call(endpoint, "POST", f"{base}/deployments", {"stageName": "dev"})
    plan = call(endpoint, "POST", "/usageplans", {
        "name": "bench", "apiStages": [{"apiId": api["id"], "stage": "dev"}],
        "throttle": {"rateLimit": RATE, "burstLimit": BURST}})["id"]
    key = call(endpoint, "POST", "/apikeys", {"value": API_KEY, "enabled": True})["id"]
    call(endpoint, "POST", f"/usageplans/{plan}/keys", {"keyId": key, "keyType": "API_KEY"})
    return api["id"]


def load(url, seconds, headers):
    """Requests answered in one run of wrk on core 1; fails on any answer but 2xx."""
    command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    text = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        sys.exit(f"{url}: not every request was answered with 2xx\n{text}")
    return int(re.search(r"(\d+) requests in", text)[1]), float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])


def data_plane(arguments, folder):
    upstream_port, nginx_port, our_port = free_port(), free_port(), free_port()
    upstream = f"http://127.0.0.1:{upstream_port}/"
    running = [nginx(folder, "upstream", 1,
                     f"server {{ listen 127.0.0.1:{upstream_port}; default_type application/json; location / {{ return 200 '{UPSTREAM_BODY}'; }} }}")]
    try:
        peer = nginx(folder, "peer", 0,
                     f"upstream back {{ server 127.0.0.1:{upstream_port}; keepalive 64; }}\n"
                     f"map $http_x_api_key $known {{ default 0; '{API_KEY}' 1; }}\n"
                     f"limit_req_zone $http_x_api_key zone=keys:1m rate={RATE}r/s;\n"
                     f"server {{ listen 127.0.0.1:{nginx_port}; default_type application/json;\n"
                     f"location /dev/mock {{ return 200 '{MOCK_BODY}'; }}\n"
                     "proxy_http_version 1.1; proxy_set_header Connection '';\n"
                     "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n"
                     "location /dev/proxy { proxy_pass http://back/; }\n"
                     f"location /dev/keyed {{ if ($known = 0) {{ return 403; }} limit_req zone=keys burst={BURST} nodelay;\n"
                     "proxy_pass http://back/; } }")
        running.append(peer)
        ours = start([arguments.binary, "serve", "--listen", f"127.0.0.1:{our_port}", "--ephemeral", "--workers", "1"], 0)
        running.append(ours)
        first = wait_for(f"http://127.0.0.1:{our_port}/_stagedoor/health")
        print(f"start to first answer {first * 1000:.0f} ms, idle memory {resident_mib(ours.pid):.1f} MiB, "
              f"binary {os.path.getsize(arguments.binary) / 1e6:.1f} MB")
        wait_for(f"http://127.0.0.1:{nginx_port}/dev/mock"), wait_for(upstream)
        api = deploy(f"http://127.0.0.1:{our_port}", upstream)
        host = {"Host": f"{api}.execute-api.localhost:{our_port}"}
        servers = [("nginx", peer.pid, nginx_port, {}), ("stagedoor", ours.pid, our_port, host)]
        for scenario in ("mock", "proxy", "keyed"):
            measured = {name: [] for name, *_ in servers}
            for turn in range(arguments.rounds):
                for index in range(len(servers)):
                    name, pid, port, headers = servers[(turn + index) % len(servers)]
                    before = cpu_seconds(pid)
                    requests, rate = load(
                        f"http://127.0.0.1:{port}/dev/{scenario}", arguments.seconds, {**headers, "x-api-key": API_KEY})
                    measured[name].append(((cpu_seconds(pid) - before) / requests * 1e6, rate))
            best = {name: min(cpu for cpu, _ in rounds) for name, rounds in measured.items()}
            for name, rounds in measured.items():
                cpus, rates = [cpu for cpu, _ in rounds], [rate for _, rate in rounds]
                print(f"{scenario:6} {name:10} {best[name]:6.1f} us CPU a request (x{best[name] / best['nginx']:.2f}), "
                      f"median {statistics.median(cpus):.1f}, up to {max(cpus):.1f}; best {max(rates):,.0f} requests/s")
        print(f"memory after load {resident_mib(ours.pid):.1f} MiB")
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            process.wait(timeout=20)


CYCLE = r"""
import sys, time, boto3
from botocore.config import Config
client = boto3.client('apigateway', endpoint_url=sys.argv[1], region_name='us-east-1', aws_access_key_id='test',
                      aws_secret_access_key='test', config=Config(retries={'max_attempts': 1}))
calls = 0
until = time.monotonic() + float(sys.argv[2])
while time.monotonic() < until:
    api = client.create_rest_api(name='bench')
    where = {'restApiId': api['id']}
    root = api.get('rootResourceId') or client.get_resources(**where)['items'][0]['id']
    resource = client.create_resource(parentId=root, pathPart='pets', **where)['id']
    method = dict(where, resourceId=resource, httpMethod='GET')
    client.put_method(authorizationType='NONE', **method)
    client.put_method_response(statusCode='200', **method)
    client.put_integration(type='MOCK', requestTemplates={'application/json': '{"statusCode": 200}'}, **method)
    client.put_integration_response(statusCode='200', responseTemplates={'application/json': '{}'}, **method)
    deployment = client.create_deployment(**where)['id']
    client.create_stage(stageName='dev', deploymentId=deployment, **where)
    client.get_stage(stageName='dev', **where)
    calls += 9
print(calls)
"""


def control_plane(arguments, folder):
    our_port, moto_port = free_port(), free_port()
    running = [start([arguments.binary, "serve", "--listen", f"127.0.0.1:{our_port}", "--data-dir", str(folder / "data"), "--workers", "1"], 0),
               start([sys.executable, "-m", "moto.server", "-p", str(moto_port)], 0)]
    try:
        rates = {}
        for name, process, port in (("stagedoor", running[0], our_port), ("moto", running[1], moto_port)):
            wait_for(f"http://127.0.0.1:{port}/", seconds=60)
            before = cpu_seconds(process.pid)
            calls = int(subprocess.run(["taskset", "-c", "1", sys.executable, "-c", CYCLE, f"http://127.0.0.1:{port}", str(arguments.seconds * 3)],
                                       capture_output=True, text=True, check=True).stdout)
            used = cpu_seconds(process.pid) - before
            rates[name] = calls / used
            print(f"control {name:10} {calls} calls, {used / calls * 1e6:.0f} us CPU a call, {rates[name]:,.0f} calls a second of server CPU")
        print(f"control ratio {rates['stagedoor'] / rates['moto']:.1f} x moto (durable: every call committed to disk; moto keeps memory only)")
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=20)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--binary", default=str(ROOT / "target/release/stagedoor"))
    parser.add_argument("--moto", action="store_true")
    arguments = parser.parse_args()
    missing = [name for name in ("wrk", "nginx", "taskset") if not shutil.which(name)]
    if missing:
        sys.exit(f"missing: {', '.join(missing)} (apt-get install wrk nginx-light util-linux)")
    with tempfile.TemporaryDirectory() as folder:
        data_plane(arguments, pathlib.Path(folder))
        if arguments.moto:
            control_plane(arguments, pathlib.Path(folder))


main()
