"""The same templates on airspeed: airspeed_renders.py EVENT SECONDS FILE..., as the example render_templates."""

import base64
import json
import pathlib
import sys
import time
import urllib.parse

import airspeed


class Input:
    def __init__(self, event):
        self.event = event
        self.body = event["body"]
        self.tree = json.loads(self.body)

    def path(self, path):
        node = self.tree
        for name in path.split(".")[1:]:
            node = node[name]
        return node

    def json(self, path):
        return json.dumps(self.path(path), separators=(",", ":"), ensure_ascii=False)

    def params(self, name=None):
        groups = {"path": self.event["path"], "querystring": self.event["querystring"], "header": self.event["headers"]}
        if name is None:
            return groups
        return next((group[name] for group in groups.values() if name in group), "")


ESCAPES = str.maketrans({character: "\\" + character for character in "\\'\"/"})


class Util:
    def escapeJavaScript(self, value):
        return str(value).translate(ESCAPES).encode("ascii", "backslashreplace").decode()

    def urlEncode(self, value):
        return urllib.parse.quote_plus(str(value))

    def base64Encode(self, value):
        return base64.b64encode(str(value).encode()).decode()


def main():
    event = json.loads(pathlib.Path(sys.argv[1]).read_text())
    seconds = float(sys.argv[2])
    for file in sys.argv[3:]:
        template = airspeed.Template(pathlib.Path(file).read_text())

        def render():
            return template.merge({
                "input": Input(event), "util": Util(),
                "context": event["context"], "stageVariables": event["stageVariables"],
            })

        try:
            first = render()
        except Exception as error:  # whatever airspeed cannot do
            print(file, "fails:", type(error).__name__)
            continue
        if seconds == 0:
            sys.stdout.write(first)
            continue
        best = 0.0
        for _ in range(5):
            start, count = time.process_time(), 0
            while (spent := time.process_time() - start) < seconds / 5:
                render()
                count += 1
            best = max(best, count / spent)
        print(f"{file} {best:.0f} renders/s {len(first)} bytes", flush=True)


main()
