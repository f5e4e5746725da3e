// Signs calls of methods as the AWS SDK for JavaScript does, in headers and in the query, and prints what came back.
//
// Arguments: the URL, the access key id, the secret.

import { createHash, createHmac } from "node:crypto";

import { SignatureV4 } from "@smithy/signature-v4";

const [url, accessKeyId, secretAccessKey] = process.argv.slice(2);

class Sha256 {
  constructor(secret) {
    this.hash = secret ? createHmac("sha256", Buffer.from(secret)) : createHash("sha256");
  }
  update(data) {
    this.hash.update(typeof data === "string" ? data : Buffer.from(data));
  }
  async digest() {
    return new Uint8Array(this.hash.digest());
  }
  reset() {}
}

const signer = new SignatureV4({
  service: "execute-api", region: "us-east-1", sha256: Sha256, credentials: { accessKeyId, secretAccessKey },
});
const { hostname, port, pathname, protocol, searchParams } = new URL(url);
const query = Object.fromEntries(searchParams);

async function ask(request, body) {
  const parameters = new URLSearchParams(request.query).toString().replaceAll("+", "%20");
  const target = `${protocol}//${hostname}:${port}${request.path}${parameters && `?${parameters}`}`;
  const { host, ...headers } = request.headers;
  const answer = await fetch(target, { method: request.method, headers, body });
  console.log(answer.status, await answer.text());
}

const headers = { host: `${hostname}:${port}` };
const common = { protocol, hostname, port: Number(port), path: pathname, query };
const body = JSON.stringify({ name: "é" });
const json = { ...headers, "content-type": "application/json" };
await ask(await signer.sign({ ...common, method: "POST", headers: json, body }), body);
await ask(await signer.presign({ ...common, method: "GET", headers }, { expiresIn: 60 }));
