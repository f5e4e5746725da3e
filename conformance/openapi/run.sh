#!/bin/sh
# Imports whole documents of other people, tolerantly and with mocks, and has every answer judged by another
# validator. Needs npm (to fetch) and cargo. Usage: conformance/openapi/run.sh [FOLDER]; a folder keeps the packages.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
[ $# -gt 0 ] || trap 'rm -rf "$folder"' EXIT

# fetch PACKAGE VERSION: unpacks it into a folder of its own, whose path it prints.
fetch() {
    place="$folder/$(echo "$1" | tr '/@' '__')-$2"
    if [ ! -d "$place/package" ]; then
        mkdir -p "$place"
        (cd "$place" && npm pack --silent "$1@$2" >/dev/null && tar xzf ./*.tgz) ||
            { echo "cannot fetch $1@$2 from the npm registry" >&2; exit 1; }
    fi
    echo "$place/package"
}

github=$(fetch @octokit/openapi 23.0.2)          # JSON, OpenAPI 3.0, 13 MB, 1,223 operations
kubernetes=$(fetch kubernetes-client 9.0.0)      # JSON, Swagger 2.0, 4 MB
blockfrost=$(fetch @blockfrost/openapi 0.1.93)   # YAML, OpenAPI 3.0
readme=$(fetch @readme/oas-examples 8.2.2)       # JSON and YAML, OpenAPI 2.0, 3.0 and 3.1, one feature each

gunzip -kf "$kubernetes/lib/specs/swagger-1.13.json.gz"
documents="$github/generated/api.github.com.json:$kubernetes/lib/specs/swagger-1.13.json:$blockfrost/openapi.yaml"
for document in "$readme"/[23].*/*/*.json "$readme"/[23].*/*/*.yaml; do
    case $document in
    */webhooks.*) ;; # has no paths
    *) documents="$documents:$document" ;;
    esac
done

cd "$root"
STAGEDOOR_OPENAPI_DOCUMENTS=$documents cargo test --profile quick -p stagedoor-control --test openapi -- \
    --ignored --nocapture foreign_documents
