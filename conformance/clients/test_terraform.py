"""Terraform with the unmodified AWS provider: apply, a plan without changes, one change, destroy without rest."""

import os
import pathlib
import platform
import shutil
import subprocess
import sys

import pytest

from requests_raw import call

SOURCE = pathlib.Path(__file__).parent / "terraform"

NO_CHANGES, CHANGES = 0, 2  # exit codes of `plan -detailed-exitcode`


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the provider's package holds only linux_amd64")
def test_apply_plan_change_destroy(endpoint, backend, apigateway, server, tmp_path):
    shutil.copy(SOURCE / "main.tf", tmp_path)

    def terraform(*arguments, code=0):
        finished = subprocess.run(
            [sys.executable, str(SOURCE / "run.py"), str(tmp_path), *arguments], capture_output=True, text=True,
            timeout=300, env={**os.environ, "TF_VAR_endpoint": endpoint, "TF_VAR_backend": backend})
        assert finished.returncode == code, f"terraform {arguments}: exit {finished.returncode}\n{finished.stdout}\n{finished.stderr}"
        return finished.stdout

    terraform("init", "-input=false", "-no-color")
    terraform("apply", "-auto-approve", "-input=false", "-no-color")
    api_id = next(item["id"] for item in apigateway.get_rest_apis(limit=500)["items"] if item["name"] == "terraform-shop")
    host = f"{api_id}.execute-api.localhost"
    answer = call(server.endpoint, "/prod/pets", host=host)
    assert (answer.status, answer.json(), answer.headers["X-Made-By"]) == (200, ["rex"], "terraform")
    assert call(server.endpoint, "/prod/a/b?c=d", host=host).json()["target"] == "/a/b?c=d"

    terraform("plan", "-detailed-exitcode", "-input=false", "-no-color", code=NO_CHANGES)
    changed = terraform("plan", "-detailed-exitcode", "-input=false", "-no-color", "-var", "description=changed", code=CHANGES)
    assert "Plan: 0 to add, 1 to change, 0 to destroy." in changed, changed
    terraform("apply", "-auto-approve", "-input=false", "-no-color", "-var", "description=changed")
    terraform("plan", "-detailed-exitcode", "-input=false", "-no-color", "-var", "description=changed", code=NO_CHANGES)
    assert apigateway.get_stage(restApiId=api_id, stageName="prod")["description"] == "changed"

    terraform("destroy", "-auto-approve", "-input=false", "-no-color", "-var", "description=changed")
    assert all(item["id"] != api_id for item in apigateway.get_rest_apis(limit=500)["items"])
