#!/bin/sh
# Compares our validation with json-schema-validator's, verdict and messages, and runs the draft 4 test suite.
#   conformance/schema/run.sh [COUNT [SEED]]
# Needs a JDK, Debian's packages libmail-java and json-schema-test-suite, and the jar of PyPI's openapi-generator-cli,
# which carries the library; or SCHEMA_CLASSPATH and SCHEMA_SUITE.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
count=${1:-20000}
# CI repeats one run; by hand every run is another, and prints its seed.
seed=${2:-${CI:+7}}
seed=${seed:-$(od -An -N6 -tu8 /dev/urandom | tr -d ' ')}
generator=$(find "$root/target/conformance/venv/lib" -name openapi-generator.jar 2>/dev/null | head -1)
jars=${SCHEMA_CLASSPATH:-$generator:/usr/share/java/javax.mail.jar}
suite=${SCHEMA_SUITE:-/usr/share/json-schema-test-suite/tests/draft4}
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac -cp "$jars" -d "$classes" "$here/SchemaDriver.java"
cd "$root"
cargo run --quiet -p stagedoor-gateway --example schema_differential -- \
    "$count" "$seed" "$suite" java -cp "$jars:$classes" SchemaDriver
