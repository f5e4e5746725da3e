"""Measures mapping templates beside Apache Velocity and airspeed: renders per second of processor time.

    python3 bench/vtl.py [--seconds 2] [--rounds 3] [--renderer target/release/examples/render_templates] [--airspeed] [NAME...]

The templates of bench/vtl are rendered for one request, whose body every render parses anew. The engines take turns,
pinned to one core; each figure is the best round. First all must print the same, white space aside: Velocity as Apache
ships it takes more of it. Needs a JDK and Debian's package `velocity` (or VELOCITY_CLASSPATH), and for --airspeed the
package `airspeed` (PyPI).
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
JARS = "/usr/share/java/velocity.jar:/usr/share/java/commons-collections3.jar:/usr/share/java/commons-lang.jar"

ITEMS = [
    {"code": f"C-{n:04}", "text": f'Thing "{n}" / size {n % 5}', "count": n % 9 + 1, "price": 100 + n} for n in range(20)
]
EVENT = {
    "headers": {
        "Accept": "application/json", "Content-Type": "application/json", "Host": "api.example.test",
        "User-Agent": "render/1.0 (a; b)", "X-Forwarded-For": "198.51.100.4", "X-Forwarded-Proto": "https",
        "X-Request-Id": "5e2c1b7a", "Authorization": 'Bearer it\'s "quoted"',
    },
    "querystring": {"page": "2", "size": "50", "sort": "-created", "q": "caf\u00e9 & cr\u00e8me"},
    "path": {"id": "42", "proxy": "a/b/c"},
    "stageVariables": {"backend": "http://internal.example.test:8080", "flag": "on", "table": "invoices-live"},
    "context": {
        "apiId": "f1e2d3c4b5", "httpMethod": "POST", "stage": "live", "requestId": "5e2c1b7a-0",
        "resourcePath": "/invoices/{id}",
        "identity": {"accountId": "", "sourceIp": "198.51.100.4", "userAgent": "render/1.0 (a; b)"},
    },
    "body": json.dumps({"buyer": {"name": 'Mac "& Co"', "id": 7}, "items": ITEMS}, separators=(",", ":")),
}


def run(command):
    pinned = ["taskset", "-c", str(max(os.sched_getaffinity(0)))] + command
    return subprocess.run(pinned, capture_output=True, text=True, check=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--renderer", default=str(ROOT / "target/release/examples/render_templates"))
    parser.add_argument("--airspeed", action="store_true")
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    files = [str(file) for file in sorted((ROOT / "bench/vtl").glob("*.vtl"))]
    if arguments.names:
        files = [file for file in files if pathlib.Path(file).stem in arguments.names]
    with tempfile.TemporaryDirectory() as folder:
        jars = os.environ.get("VELOCITY_CLASSPATH", JARS)
        subprocess.run(["javac", "-cp", jars, "-d", folder, str(ROOT / "bench/vtl/Renders.java")], check=True)
        event = pathlib.Path(folder, "event.json")
        event.write_text(json.dumps(EVENT, ensure_ascii=False))
        engines = {
            "Stagedoor": [arguments.renderer],
            "Velocity": ["java", "-XX:+UseSerialGC", "-cp", f"{jars}:{folder}", "Renders"],
        }
        if arguments.airspeed:
            engines["airspeed"] = [sys.executable, str(ROOT / "bench/vtl/airspeed_renders.py")]
        for file in files:
            ours, theirs = (run(engines[name] + [str(event), "0", file]) for name in ("Stagedoor", "Velocity"))
            if "".join(ours.split()) != "".join(theirs.split()):
                sys.exit(f"{file} prints something else on Velocity:\n{ours}\n----\n{theirs}")
        best = {}
        for _ in range(arguments.rounds):
            for name, command in engines.items():
                for line in run(command + [str(event), str(arguments.seconds), *files]).splitlines():
                    file, *figures = line.split()
                    key = name, pathlib.Path(file).stem
                    best[key] = max(best.get(key, 0), int(figures[0]) if figures[0].isdigit() else 0)
    print("| template | " + " | ".join(engines) + " | " + " | ".join(f"x {name}" for name in list(engines)[1:]) + " |")
    print("|---" * (2 * len(engines)) + "|")
    for file in files:
        figures = [best[name, pathlib.Path(file).stem] for name in engines]
        ratios = [f"{figures[0] / other:.1f}" if other else "fails" for other in figures[1:]]
        print(f"| {pathlib.Path(file).stem} | " + " | ".join([f"{figure:,}" for figure in figures] + ratios) + " |")


if __name__ == "__main__":
    main()
