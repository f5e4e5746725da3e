#!/usr/bin/env bash
# Brings what the tests need, on a bare Debian 12 with Rust and a C compiler: Debian packages (as root, or by sudo),
# a Python environment and npm packages under target/conformance. Installs only what is missing and says what.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=target/conformance
mkdir -p "$tools"

# Program (or file) that must be there, and the Debian package that has it.
apt_missing=()
needs() { command -v "$1" >/dev/null || [ -e "$1" ] || apt_missing+=("$2"); }
needs git git
needs python3 python3
needs node nodejs
needs npm npm
needs java default-jre-headless
needs javac default-jdk-headless
needs strace strace
needs curl curl
needs openssl openssl
needs /usr/sbin/nginx nginx-light
needs /usr/share/java/velocity.jar velocity
needs /usr/share/java/javax.mail.jar libmail-java
needs /usr/share/json-schema-test-suite json-schema-test-suite
# Debian's python3 has venv in a package of its own.
python3 -c 'import ensurepip' 2>/dev/null || apt_missing+=(python3-venv)

if [ "${#apt_missing[@]}" -gt 0 ]; then
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "setup: please install as root: ${apt_missing[*]}" >&2; exit 1; }
        as_root=(sudo)
    fi
    echo "setup: Debian packages: ${apt_missing[*]}"
    "${as_root[@]}" apt-get update -qq
    # A policy that forbids it keeps Debian from starting nginx as a service.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends \
        "${apt_missing[@]}" >"$tools/apt.log" 2>&1 || { tail -20 "$tools/apt.log" >&2; exit 1; }
fi

if ! cmp -s conformance/requirements.txt "$tools/requirements.txt"; then
    echo "setup: Python packages: $(grep -Ev '^(#|$)' conformance/requirements.txt | cut -d';' -f1 | xargs)"
    [ -x "$tools/venv/bin/python" ] || python3 -m venv "$tools/venv"
    "$tools/venv/bin/python" -m pip install --quiet --no-compile --disable-pip-version-check -r conformance/requirements.txt
    cp conformance/requirements.txt "$tools/requirements.txt"
fi

# npm packages stay in target/, beside each package.json lies a link (node looks for modules next to a script).
while IFS= read -r manifest; do
    folder=$(dirname "$manifest")
    home="$tools/npm/${folder//\//-}"
    if ! cmp -s "$manifest" "$home/package.json"; then
        echo "setup: npm packages of $folder: $(sed -n '/ependencies/,/}/p' "$manifest" | grep -o '"[^"]*": "[0-9][^"]*"' | xargs -d '\n')"
        rm -rf "$home"
        mkdir -p "$home"
        cp "$manifest" "$home/package.json.new"
        (cd "$home" && mv package.json.new package.json && npm install --silent --no-audit --no-fund --no-progress >install.log 2>&1) \
            || { tail -20 "$home/install.log" >&2; rm -f "$home/package.json"; exit 1; }
        [ -d "$home/node_modules" ] || mkdir "$home/node_modules"
    fi
    [ -e "$folder/node_modules" ] || ln -sfn "$PWD/$home/node_modules" "$folder/node_modules"
done < <(find conformance -name package.json -not -path '*/node_modules/*')

echo "setup: everything is there"
