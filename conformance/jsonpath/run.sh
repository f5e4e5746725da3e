#!/bin/sh
# Compares our paths with Jayway's json-path: those of cases.txt, and random ones on random documents.
#   conformance/jsonpath/run.sh [COUNT [SEED]]
# Needs a JDK and a json-path: the npm package `wiremock` carries the release that is compared with, under another name
# (conformance/setup.sh installs it).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
count=${1:-20000}
# CI repeats one run; by hand every run is another, and prints its seed.
seed=${2:-${CI:+7}}
seed=${seed:-$(od -An -N6 -tu8 /dev/urandom | tr -d ' ')}
jar=${JSONPATH_CLASSPATH:-$(ls "$here"/node_modules/wiremock/build/wiremock-standalone-*.jar)}
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
sed 's/import com\.jayway/import wiremock.com.jayway/' "$here/JsonPathDriver.java" >"$classes/JsonPathDriver.java"
javac -cp "$jar" -d "$classes" "$classes/JsonPathDriver.java"
cd "$root"
cargo run --quiet -p stagedoor-gateway --example jsonpath_differential -- \
    "$count" "$seed" crates/stagedoor-gateway/src/jsonpath/cases.txt java -cp "$jar:$classes" JsonPathDriver
