"""Plain HTTP requests with full control of Host and path, for calling deployed stages."""

import http.client
import json
import urllib.parse


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode()

    def json(self):
        return json.loads(self.body)


def call(endpoint, path, method="GET", host=None, headers=None, body=None):
    """Sends one request to the server behind `endpoint`, unchanged: no normalising of the path."""
    address = urllib.parse.urlsplit(endpoint)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
    try:
        sent = dict(headers or {})
        if host:
            sent["Host"] = host
        connection.request(method, path, body=body, headers=sent)
        return Answer(connection.getresponse())
    finally:
        connection.close()


def url_forms(port, api_id, stage):
    """Every form of an invoke URL: (host, path prefix)."""
    return [
        (f"{api_id}.execute-api.localhost:{port}", f"/{stage}"),
        (f"{api_id}.execute-api.us-east-1.localhost:{port}", f"/{stage}"),
        (f"{api_id}.execute-api.us-east-1.amazonaws.com", f"/{stage}"),
        (f"{api_id}.execute-api.localhost.localstack.cloud:{port}", f"/{stage}"),
        (f"{api_id.upper()}.execute-api.localhost:{port}", f"/{stage}"),
        (None, f"/_aws/execute-api/{api_id}/{stage}"),
        (None, f"/restapis/{api_id}/{stage}/_user_request_"),
    ]
