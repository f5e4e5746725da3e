// What every function of the SDK does: fill in the path, sign, send, read the answer.

const encoder = new TextEncoder();

/** An object with one function for each operation. */
export function makeClient(operations, settings) {
  const functions = Object.entries(operations).map(([name, operation]) => [
    name,
    (params, body, more) => send(settings, name, operation, params ?? {}, body, more ?? {}),
  ]);
  return Object.fromEntries(functions);
}

async function send(settings, name, [method, path, parameters], params, body, more) {
  const headers = new Headers(more.headers);
  const query = [];
  const addQuery = (key, value) => {
    for (const one of Array.isArray(value) ? value : [value]) query.push([key, String(one)]);
  };
  const inPath = new Map();
  for (const [key, location, isRequired] of parameters) {
    const value = params[key];
    if (value === undefined || value === null) {
      if (isRequired) throw new TypeError(`${name} needs the parameter ${key}`);
      continue;
    }
    if (location === "path") inPath.set(key, String(value));
    else if (location === "query") addQuery(key, value);
    else headers.set(key, Array.isArray(value) ? value.join(",") : String(value));
  }
  for (const [key, value] of Object.entries(more.queryParams ?? {})) addQuery(key, value);

  const url = new URL(settings.endpoint.replace(/\/+$/, "") + fill(name, path, inPath));
  url.search = query.map(([key, value]) => `${encode(key)}=${encode(value)}`).join("&");
  const payload = await toBytes(method, body, headers);
  if (settings.apiKey) headers.set("x-api-key", settings.apiKey);
  if (settings.credentials && !headers.has("authorization")) {
    await sign(settings, method, url, query, headers, payload);
  }
  const request = settings.fetch ?? globalThis.fetch;
  return read(await request(url, { method, headers, body: payload, signal: more.signal }));
}

/** The path with its parameters; a greedy one, `{name+}`, keeps its slashes. */
function fill(name, path, values) {
  return path.replace(/\{([^}+]+)(\+?)\}/g, (_, key, greedy) => {
    const steps = greedy ? values.get(key).split("/") : [values.get(key)];
    // What a URL takes for "here" and "above" would call another method.
    if (steps.some((step) => step === "." || step === "..") || values.get(key) === "") {
      throw new TypeError(`${name} cannot be called with ${JSON.stringify(values.get(key))} as ${key}`);
    }
    return steps.map(encode).join("/");
  });
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
function encode(text) {
  const code = (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, code);
}

/** The body as bytes, so that what is signed is what is sent. */
async function toBytes(method, body, headers) {
  if (body === undefined || body === null) return undefined;
  if (method === "GET" || method === "HEAD") throw new TypeError(`${method} is sent without a body`);
  const prototype = Object.getPrototypeOf(body);
  const isJson = typeof body !== "object" || Array.isArray(body) || prototype === Object.prototype || !prototype;
  if (isJson) {
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    return encoder.encode(typeof body === "string" ? body : JSON.stringify(body));
  }
  const made = new Response(body);
  const type = made.headers.get("content-type");
  if (type && !headers.has("content-type")) headers.set("content-type", type);
  return new Uint8Array(await made.arrayBuffer());
}

async function read(response) {
  const type = response.headers.get("content-type") ?? "";
  const text = await response.text();
  let body = text;
  if (/^application\/(.*\+)?json\b/i.test(type)) {
    // What only calls itself JSON stays a text.
    try {
      body = JSON.parse(text);
    } catch {}
  }
  return { status: response.status, ok: response.ok, headers: response.headers, body };
}

/** Signature Version 4 for `execute-api`. */
async function sign({ credentials, region }, method, url, query, headers, payload) {
  const crypto = await webCrypto();
  const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, "");
  headers.set("x-amz-date", date);
  if (credentials.sessionToken) headers.set("x-amz-security-token", credentials.sessionToken);

  const signed = { host: url.host };
  for (const name of ["content-type", "x-amz-date", "x-amz-security-token", "x-api-key"]) {
    if (headers.has(name)) signed[name] = headers.get(name).trim().replace(/ +/g, " ");
  }
  const names = Object.keys(signed).sort();
  const path = url.pathname.replace(/\/{2,}/g, "/").split("/").map(encode).join("/");
  const pairs = query.map(([key, value]) => [encode(key), encode(value)]);
  pairs.sort(([a, b], [c, d]) => (a < c || (a === c && b < d) ? -1 : a === c && b === d ? 0 : 1));
  const canonical = [
    method,
    path,
    pairs.map((pair) => pair.join("=")).join("&"),
    ...names.map((name) => `${name}:${signed[name]}`),
    "",
    names.join(";"),
    hex(await crypto.subtle.digest("SHA-256", payload ?? new Uint8Array())),
  ].join("\n");

  const scope = [date.slice(0, 8), region, "execute-api", "aws4_request"];
  const toSign = ["AWS4-HMAC-SHA256", date, scope.join("/"), hex(await crypto.subtle.digest("SHA-256", encoder.encode(canonical)))];
  let key = encoder.encode(`AWS4${credentials.secretAccessKey}`);
  for (const part of [...scope, toSign.join("\n")]) {
    const hmac = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    key = await crypto.subtle.sign("HMAC", hmac, encoder.encode(part));
  }
  headers.set(
    "authorization",
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope.join("/")}, ` +
      `SignedHeaders=${names.join(";")}, Signature=${hex(key)}`,
  );
}

async function webCrypto() {
  if (globalThis.crypto?.subtle) return globalThis.crypto;
  if (globalThis.process?.versions?.node) {
    // Node.js 18 has it under its own name only.
    const module = "node:crypto";
    return (await import(module)).webcrypto;
  }
  throw new Error("requests can be signed on pages served by https or from localhost only");
}

function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
