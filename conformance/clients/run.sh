#!/usr/bin/env bash
# Real clients against the built server: boto3, AWS CLI, AWS SDK for JavaScript, Terraform with the AWS provider.
# Needs what conformance/setup.sh installs, and a build of the binary.
set -eu
cd "$(dirname "$0")"
tools=${STAGEDOOR_TOOLS:-../../target/conformance}
if [ -x "$tools/venv/bin/python" ]; then
    PATH="$(cd "$tools/venv/bin" && pwd):$PATH"
fi
exec python3 -m pytest "$@"
