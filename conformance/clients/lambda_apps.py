"""The same small application in each Python framework that runs behind Lambda proxy integrations.

`POST /upload`, `GET /image` and `/cookies` are there because they break on a wrong flag, header map or encoding.
"""

import asyncio
import hashlib

IMAGE = bytes(range(256))


def fastapi_app():
    """FastAPI behind Mangum."""
    import fastapi
    import fastapi.middleware.cors
    import mangum

    app = fastapi.FastAPI()
    app.add_middleware(
        fastapi.middleware.cors.CORSMiddleware, allow_origins=["https://example.com"], allow_methods=["*"],
        allow_headers=["X-Wanted"], allow_credentials=True)

    @app.get("/")
    def root(request: fastapi.Request):
        return {"root": True, "host": request.url.hostname, "client": request.client.host, "stage": request.scope["aws.event"]["requestContext"]["stage"]}

    @app.get("/items/{name:path}")
    def item(name: str, request: fastapi.Request, tag: list[str] = fastapi.Query(default=[])):
        return {"name": name, "tags": tag, "headers": request.headers.getlist("x-many")}

    @app.post("/json", status_code=201)
    def save(body: dict = fastapi.Body(), x_version: int = fastapi.Header()):
        return {"saved": body, "version": x_version}

    @app.post("/form")
    def form(name: str = fastapi.Form(), note: str = fastapi.Form()):
        return {"name": name, "note": note}

    @app.post("/upload")
    async def upload(file: fastapi.UploadFile):
        data = await file.read()
        return {"name": file.filename, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}

    @app.get("/image")
    def image():
        return fastapi.Response(IMAGE, media_type="image/png", headers={"Content-Disposition": "inline"})

    @app.get("/cookies")
    def cookies(request: fastapi.Request, response: fastapi.Response):
        response.set_cookie("first", "1", httponly=True)
        response.set_cookie("second", "2", path="/x")
        return request.cookies

    @app.get("/redirect")
    def redirect():
        return fastapi.responses.RedirectResponse("/items/moved", status_code=302)

    @app.get("/error")
    def error():
        raise fastapi.HTTPException(418, "a teapot")

    @app.delete("/nothing", status_code=204)
    def nothing():
        return None

    handler = mangum.Mangum(app, lifespan="off")

    def on_this_thread(event, context):
        # Lambda calls on the main thread, which has an event loop.
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        try:
            return handler(event, context)
        finally:
            loop.close()

    return on_this_thread


def flask_app():
    """Flask behind apig-wsgi."""
    import apig_wsgi
    import flask

    app = flask.Flask("conformance")

    @app.after_request
    def cors(response):
        response.headers["Access-Control-Allow-Origin"] = "https://example.com"
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Access-Control-Allow-Headers"] = "X-Wanted"
        return response

    @app.get("/")
    def root():
        event = flask.request.environ["apig_wsgi.full_event"]
        return {"root": True, "host": flask.request.host.split(":")[0], "client": flask.request.remote_addr,
                "stage": event["requestContext"]["stage"]}

    @app.get("/items/<path:name>")
    def item(name):
        return {"name": name, "tags": flask.request.args.getlist("tag"), "headers": flask.request.headers.get("X-Many", "").split(",")}

    @app.post("/json")
    def save():
        return {"saved": flask.request.json, "version": int(flask.request.headers["X-Version"])}, 201

    @app.post("/form")
    def form():
        return {"name": flask.request.form["name"], "note": flask.request.form["note"]}

    @app.post("/upload")
    def upload():
        data = flask.request.files["file"].read()
        return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}

    @app.get("/image")
    def image():
        return flask.Response(IMAGE, mimetype="image/png", headers={"Content-Disposition": "inline"})

    @app.get("/cookies")
    def cookies():
        response = flask.jsonify(dict(flask.request.cookies))
        response.set_cookie("first", "1", httponly=True)
        response.set_cookie("second", "2", path="/x")
        return response

    @app.get("/redirect")
    def redirect():
        return flask.redirect("/items/moved")

    @app.get("/error")
    def error():
        return {"detail": "a teapot"}, 418

    @app.delete("/nothing")
    def nothing():
        return "", 204

    return apig_wsgi.make_lambda_handler(app, binary_support=True, non_binary_content_type_prefixes=("application/json", "text/"))


def powertools_app():
    """AWS Lambda Powertools' resolver of REST APIs."""
    from aws_lambda_powertools.event_handler import APIGatewayRestResolver, CORSConfig, Response
    from aws_lambda_powertools.event_handler.exceptions import ServiceError
    from aws_lambda_powertools.shared.cookies import Cookie

    cors = CORSConfig(allow_origin="https://example.com", allow_headers=["X-Wanted"], allow_credentials=True, max_age=60)
    app = APIGatewayRestResolver(cors=cors)

    @app.get("/")
    def root():
        event = app.current_event
        return {"root": True, "host": event.request_context.domain_name.split(":")[0],
                "client": event.request_context.identity.source_ip, "stage": event.request_context.stage}

    @app.get("/items/<name>")
    def item(name):
        event = app.current_event
        return {"name": name, "tags": event.resolved_query_string_parameters.get("tag", []),
                "headers": event.multi_value_headers.get("X-Many", [])}

    @app.post("/json")
    def save():
        return {"saved": app.current_event.json_body, "version": int(app.current_event.headers["X-Version"])}, 201

    @app.post("/upload")
    def upload():
        data = app.current_event.decoded_body.encode() if not app.current_event.is_base64_encoded else base64_body(app.current_event)
        return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}

    @app.get("/image")
    def image():
        return Response(200, "image/png", IMAGE, headers={"Content-Disposition": "inline"})

    @app.get("/cookies")
    def cookies():
        sent = dict(pair.split("=", 1) for pair in app.current_event.headers.get("Cookie", "").split("; ") if pair)
        return Response(200, "application/json", body=sent, cookies=[Cookie("first", "1", http_only=True), Cookie("second", "2", path="/x")])

    @app.get("/redirect")
    def redirect():
        return Response(302, headers={"Location": "/items/moved"})

    @app.get("/error")
    def error():
        raise ServiceError(418, "a teapot")

    @app.delete("/nothing")
    def nothing():
        return Response(204)

    @app.get("/compressed", compress=True)
    def compressed():
        return {"long": "x" * 2000}

    return app.resolve


def base64_body(event):
    import base64
    return base64.b64decode(event.body)


def chalice_app():
    """Chalice's application object. It finds its view by the resource's path, so its API has a resource for each."""
    import chalice

    app = chalice.Chalice(app_name="conformance")
    cors = chalice.CORSConfig(allow_origin="https://example.com", allow_headers=["X-Wanted"], allow_credentials=True)

    @app.route("/", cors=cors)
    def root():
        context = app.current_request.context
        return {"root": True, "host": context["domainName"].split(":")[0], "client": context["identity"]["sourceIp"], "stage": context["stage"]}

    @app.route("/items/{name}")
    def item(name):
        request = app.current_request
        return {"name": name, "tags": (request.query_params or {}).getlist("tag") if request.query_params else [],
                "headers": [request.headers.get("x-many")]}

    @app.route("/json", methods=["POST"])
    def save():
        request = app.current_request
        return chalice.Response({"saved": request.json_body, "version": int(request.headers["x-version"])}, status_code=201)

    @app.route("/form", methods=["POST"], content_types=["application/x-www-form-urlencoded"])
    def form():
        import urllib.parse
        sent = urllib.parse.parse_qs(app.current_request.raw_body.decode())
        return {"name": sent["name"][0], "note": sent["note"][0]}

    @app.route("/upload", methods=["POST"], content_types=["image/png"])
    def upload():
        data = app.current_request.raw_body
        return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}

    @app.route("/image")
    def image():
        return chalice.Response(IMAGE, headers={"Content-Type": "image/png", "Content-Disposition": "inline"})

    @app.route("/cookies")
    def cookies():
        sent = dict(pair.split("=", 1) for pair in app.current_request.headers.get("cookie", "").split("; ") if pair)
        return chalice.Response(sent, headers={"Set-Cookie": ["first=1; HttpOnly", "second=2; Path=/x"]})

    @app.route("/redirect")
    def redirect():
        return chalice.Response("", status_code=302, headers={"Location": "/items/moved"})

    @app.route("/error")
    def error():
        raise chalice.ConflictError("a conflict")

    app.api.binary_types.append("multipart/form-data")
    return app


def parsed_event(event, _):
    """Powertools' models check every member of the event."""
    from aws_lambda_powertools.utilities.parser import parse
    from aws_lambda_powertools.utilities.parser.models import APIGatewayProxyEventModel

    model = parse(event=event, model=APIGatewayProxyEventModel)
    return {"body": model.model_dump_json(by_alias=True)}


def streamed(event, _):
    """Writes its answer piece by piece."""
    import json

    count = int((event["queryStringParameters"] or {}).get("count", "3"))
    metadata = {"statusCode": 206, "headers": {"Content-Type": "text/event-stream"}, "cookies": ["a=1", "b=2"]}
    yield json.dumps(metadata)
    yield b"\0" * 8
    for number in range(count):
        yield f"data: {number}\n\n"
    if event["path"].endswith("/fail"):
        raise RuntimeError("inside the answer")
