#!/bin/sh
# Compares our stock dialect with Apache Velocity 1.7.
#   conformance/vtl/run.sh [COUNT [SEED]]
# Needs a JDK and Debian's package `velocity` (apt-get install --no-install-recommends velocity), or VELOCITY_CLASSPATH.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
count=${1:-5000}
# CI repeats one run; by hand every run is another, and prints its seed.
seed=${2:-${CI:+7}}
seed=${seed:-$(od -An -N6 -tu8 /dev/urandom | tr -d ' ')}
java=/usr/share/java
jars=${VELOCITY_CLASSPATH:-$java/velocity.jar:$java/commons-collections3.jar:$java/commons-lang.jar}
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac -cp "$jars" -d "$classes" "$here/VelocityDriver.java"
cd "$here/../.."
cargo run --quiet -p stagedoor-vtl --example differential -- \
    "$count" "$seed" "$here/templates.txt" java -cp "$jars:$classes" VelocityDriver
