"""Runs the commands of the documentation as a reader would: every `sh` and `python` block, in order, page by page.

A command that serves (`stagedoor up`, `stagedoor serve`) runs until the next one or the end of the page. Port 4566 is
replaced by a free one. Blocks that build the program or name things a reader must fill in are left out, and said.
"""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = [
    "docs/start.md", "docs/guides/openapi.md", "docs/guides/boto3.md", "docs/guides/usage-plans.md",
    "docs/guides/authorizers.md", "docs/guides/domain-names.md", "docs/guides/functions.md",
    "docs/guides/tls.md", "docs/guides/aws-integrations.md", "docs/guides/validation.md",
]
LEFT_OUT = ("cargo ", "REQUEST-ID", "localhost:3000")
READY_SECONDS = 20
BLOCK_SECONDS = 120


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Page:
    def __init__(self, name, folder):
        self.name, self.folder, self.port = name, folder, free_port()
        self.exports, self.server = [], None
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(("STAGEDOOR_", "AWS_"))}
        binary = pathlib.Path(os.environ["STAGEDOOR_BIN"]).parent
        self.environment.update(
            PATH=f"{binary}:{self.environment['PATH']}", STAGEDOOR_LISTEN=f"127.0.0.1:{self.port}",
            XDG_DATA_HOME=str(folder / "data-home"))

    def run(self):
        text = (ROOT / self.name).read_text()
        failures = 0
        try:
            for number, (language, block) in enumerate(re.findall(r"^```(sh|python)\n(.*?)^```", text, re.M | re.S), 1):
                failures += not self.block(number, language, block.replace("4566", str(self.port)))
        finally:
            self.stop()
        return failures

    def block(self, number, language, block):
        title = f"{self.name} block {number}: {block.strip().splitlines()[0]}"
        if any(mark in block for mark in LEFT_OUT):
            print(f"left out  {title}")
            return True
        lines = block.strip().splitlines()
        if language == "sh" and lines[0].startswith(("stagedoor up", "stagedoor serve")):
            if not self.serve(lines.pop(0).split("#")[0].rstrip("& ")):
                print(f"FAILED    {title}")
                return False
        self.exports += [line for line in lines if line.startswith("export ")]
        script = "\n".join([*self.exports, *lines]) if language == "sh" else "\n".join(lines)
        command = ["bash", "-euo", "pipefail", "-c", script] if language == "sh" else [sys.executable, "-c", script]
        environment = dict(self.environment)
        if language == "python":
            for line in self.exports:
                environment.update(part.split("=", 1) for part in line.removeprefix("export ").split())
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=BLOCK_SECONDS)
        # `curl` alone says nothing about a refusal; an error body of the gateway gives it away.
        refused = '"message":' in done.stdout and "curl" in script
        print(f"{'FAILED   ' if done.returncode or refused else 'passed   '} {title}")
        if done.returncode or refused:
            print(done.stdout + done.stderr)
        return done.returncode == 0 and not refused

    def serve(self, command):
        self.stop()
        self.server = subprocess.Popen(
            command.split(), cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        ready = threading.Event()
        said = []

        def read(output):
            for line in output:
                said.append(line)
                if line.rstrip().endswith("Ready."):
                    ready.set()

        threading.Thread(target=read, args=(self.server.stdout,), daemon=True).start()
        deadline = time.monotonic() + READY_SECONDS
        while not ready.wait(0.05):
            if self.server.poll() is not None or time.monotonic() > deadline:
                print("".join(said))
                return False
        return True

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(timeout=30)


def main():
    failures = 0
    for name in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "examples", pathlib.Path(folder) / "examples")
            shutil.copy(ROOT / "examples/petstore.yaml", pathlib.Path(folder) / "openapi.yaml")
            failures += Page(name, pathlib.Path(folder)).run()
    sys.exit(1 if failures else 0)


main()
