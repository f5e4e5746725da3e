"""Runs the cycle of javascript/cycle.mjs under Node."""

import os
import pathlib
import subprocess

from conftest import tool

FOLDER = pathlib.Path(__file__).parent / "javascript"


def test_the_javascript_sdk(endpoint):
    # ES modules are looked up beside the script, so the set-up installs the packages in its folder or links them there.
    assert (FOLDER / "node_modules").exists(), "run conformance/setup.sh: the npm packages are missing"
    finished = subprocess.run([tool("node", "nodejs"), "cycle.mjs"], cwd=FOLDER, capture_output=True, text=True, timeout=120,
                              env={**os.environ, "AWS_ENDPOINT_URL": endpoint})
    assert finished.returncode == 0, finished.stdout + finished.stderr
