"""Makes vectors.json: requests signed by botocore, for the tests of our own signatures.

    python3 vectors.py > vectors.json        (made with botocore 1.44.5, which alone needs to be installed; no network)
"""
import datetime, json
from unittest import mock

import botocore
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NOW = datetime.datetime(2026, 11, 21, 5, 6, 7, tzinfo=datetime.timezone.utc)
HOST = "api.execute-api.us-east-1.amazonaws.com"
CASES = [
    # (form, service, method, target, headers, body, token)
    ("header", "apigateway", "GET", "/restapis", [], "", None),
    ("header", "apigateway", "GET", "/restapis?limit=25&position=abc%3D%3D", [], "", None),
    ("header", "apigateway", "POST", "/restapis", [("Content-Type", "application/json")], '{"name":"pets"}', None),
    ("header", "apigateway", "GET", "/", [], "", "session/token=="),
    ("header", "apigateway", "PATCH", "/restapis/a/resources/b/methods/GET", [], '{"patchOperations":[]}', None),
    ("header", "apigateway", "GET", "/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fa", [], "", None),
    ("header", "execute-api", "GET", "/dev/a%20b/%C3%A9?q=%C3%A9&q=a&Q=1", [], "", None),
    ("header", "execute-api", "GET", "/dev/a/./b/../c//d/", [], "", None),
    ("header", "execute-api", "PUT", "/dev/~a_b-c.d", [("X-One", "  a   b  "), ("x-amz-meta", "m")], "x", None),
    ("header", "s3", "PUT", "/bucket/a//b/../%C3%A9%2B", [], "content", None),
    ("header", "s3", "GET", "/bucket/key?acl", [], "", None),
    ("query", "execute-api", "GET", "/dev/pets?limit=1", [], "", None),
    ("query", "execute-api", "GET", "/dev/pets", [], "", "session/token=="),
    ("query", "s3", "GET", "/bucket/a//b", [], "", None),
]
CLASSES = {
    ("header", "s3"): lambda c, s: auth.S3SigV4Auth(c, s, "us-east-1"),
    ("query", "s3"): lambda c, s: auth.S3SigV4QueryAuth(c, s, "us-east-1", expires=300),
    ("header", None): lambda c, s: auth.SigV4Auth(c, s, "us-east-1"),
    ("query", None): lambda c, s: auth.SigV4QueryAuth(c, s, "us-east-1", expires=300),
}


def vector(form, service, method, target, headers, body, token):
    credentials = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token)
    given = [("Host", HOST)] + headers
    request = AWSRequest(method, f"https://{HOST}{target}", headers=dict(given), data=body.encode())
    make = CLASSES.get((form, service)) or CLASSES[(form, None)]
    with mock.patch("botocore.auth.get_current_datetime", return_value=NOW.replace(tzinfo=None)):
        make(credentials, service).add_auth(request)
    return {
        "form": form, "service": service, "method": method, "target": target, "headers": given, "body": body,
        "token": token, "signed_target": request.url.removeprefix(f"https://{HOST}"),
        "signed_headers": list(request.headers.items()),
    }


print(json.dumps({"made_by": f"vectors.py, botocore {botocore.__version__}", "seconds": int(NOW.timestamp()),
                  "vectors": [vector(*case) for case in CASES]}, indent=1))
