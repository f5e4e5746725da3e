// A Lambda for tests: its Invoke operations over handlers of Node frameworks, as Lambda's own runtime calls them. Prints
// its URL. Frames of InvokeWithResponseStream are made by the AWS SDK's own codec.
import http from 'node:http';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { EventStreamCodec } from '@smithy/eventstream-codec';

// What Lambda's runtime gives to functions that stream.
globalThis.awslambda = {
  streamifyResponse: (handler) => Object.assign(handler, { streams: true }),
  HttpResponseStream: {
    from(stream, metadata) {
      stream.write(JSON.stringify(metadata));
      stream.write(new Uint8Array(8));
      return stream;
    },
  },
};

const { handlers } = await import('./lambda_apps.mjs');
const encodeText = (text) => new TextEncoder().encode(text);
const codec = new EventStreamCodec((bytes) => new TextDecoder().decode(bytes), encodeText);
const INVOKE = /^\/(?:2015-03-31|2021-11-15)\/functions\/([^/]+)\/(invocations|response-streaming-invocations)$/;

function frame(type, contentType, body) {
  const headers = { ':event-type': type, ':content-type': contentType, ':message-type': 'event' };
  const entries = Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }]);
  return codec.encode({ headers: Object.fromEntries(entries), body });
}

const describe = (error) => ({ errorType: error.name, errorMessage: error.message, trace: [] });

async function stream(response, handler, event, context) {
  response.setHeader('Content-Type', 'application/vnd.amazon.eventstream');
  response.flushHeaders();
  const pieces = new Writable({
    write(piece, _, done) {
      response.write(frame('PayloadChunk', 'application/octet-stream', piece), done);
    },
  });
  pieces.setContentType = () => {};
  const ended = new Promise((resolve) => pieces.on('finish', resolve));
  let ending = {};
  try {
    await handler(event, pieces, context);
    pieces.end();
    await ended;
  } catch (error) {
    ending = { ErrorCode: 'Unhandled', ErrorDetails: JSON.stringify(describe(error)) };
  }
  response.end(frame('InvokeComplete', 'application/json', encodeText(JSON.stringify(ending))));
}

async function invoke(response, handler, event, context) {
  let answer;
  try {
    answer = await handler(event, context);
  } catch (error) {
    response.setHeader('X-Amz-Function-Error', 'Unhandled');
    answer = describe(error);
  }
  response.end(JSON.stringify(answer ?? null));
}

const server = http.createServer((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', async () => {
    const [, encoded, operation] = INVOKE.exec(request.url) ?? [];
    const arn = decodeURIComponent(encoded ?? '');
    const handler = handlers[arn.split(':')[6] ?? arn];
    const requestId = randomUUID();
    response.setHeader('x-amzn-RequestId', requestId);
    if (!handler) {
      response.statusCode = 404;
      response.end(JSON.stringify({ Message: `Function not found: ${arn}` }));
      return;
    }
    const context = { awsRequestId: requestId, invokedFunctionArn: arn, getRemainingTimeInMillis: () => 29_000 };
    const event = JSON.parse(Buffer.concat(pieces).toString());
    await (operation === 'invocations' ? invoke : stream)(response, handler, event, context);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
// Whoever started it has gone.
process.stdin.resume().on('end', () => process.exit());
