// The same small application as in lambda_apps.py, in frameworks of Node.
import { createHash } from 'node:crypto';
import { APIGatewayProxyEventSchema } from '@aws-lambda-powertools/parser/schemas/api-gateway';
import serverlessExpress from '@codegenie/serverless-express';
import awsLambdaFastify from '@fastify/aws-lambda';
import cookieParser from 'cookie-parser';
import cors from 'cors';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { handle, streamHandle } from 'hono/aws-lambda';
import { getCookie, setCookie } from 'hono/cookie';
import { cors as honoCors } from 'hono/cors';
import { stream } from 'hono/streaming';
import multer from 'multer';
import serverless from 'serverless-http';

const IMAGE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const digest = (data) => createHash('sha256').update(data).digest('hex');
const list = (value) => (value === undefined ? [] : [value].flat());

function expressApp() {
  const app = express();
  app.use(cors({ origin: 'https://example.com', allowedHeaders: ['X-Wanted'], credentials: true }));
  app.use(express.json(), express.urlencoded(), cookieParser());
  app.get('/', (request, response) => {
    const { stage, domainName, identity } = request.requestContext ?? serverlessExpress.getCurrentInvoke().event.requestContext;
    response.json({ root: true, host: domainName.split(':')[0], client: identity.sourceIp, stage });
  });
  app.get('/items/*name', (request, response) => {
    const headers = list(request.headers['x-many']).flatMap((value) => value.split(/, ?/));
    response.json({ name: request.params.name.join('/'), tags: list(request.query.tag), headers });
  });
  app.post('/json', (request, response) => {
    response.status(201).json({ saved: request.body, version: Number(request.get('x-version')) });
  });
  app.post('/form', ({ body }, response) => response.json({ name: body.name, note: body.note }));
  app.post('/upload', multer({ storage: multer.memoryStorage() }).single('file'), ({ file }, response) => {
    response.json({ name: file.originalname, size: file.size, sha256: digest(file.buffer) });
  });
  app.get('/image', (_, response) => response.type('image/png').set('Content-Disposition', 'inline').send(IMAGE));
  app.get('/cookies', (request, response) => {
    response.cookie('first', '1', { httpOnly: true }).cookie('second', '2', { path: '/x' }).json(request.cookies);
  });
  app.get('/redirect', (_, response) => response.redirect('/items/moved'));
  app.get('/error', (_, response) => response.status(418).json({ detail: 'a teapot' }));
  app.delete('/nothing', (_, response) => response.status(204).end());
  // Express's own needs a socket, which one of the adapters has not.
  app.use((_, response) => response.status(404).json({ detail: 'Not Found' }));
  return app;
}

async function fastifyApp() {
  const app = fastify();
  await app.register(import('@fastify/cors'), { origin: 'https://example.com', allowedHeaders: ['X-Wanted'], credentials: true });
  await app.register(import('@fastify/cookie'));
  await app.register(import('@fastify/formbody'));
  await app.register(import('@fastify/multipart'));
  app.get('/', ({ awsLambda: { event: { requestContext } } }) => {
    const { stage, domainName, identity } = requestContext;
    return { root: true, host: domainName.split(':')[0], client: identity.sourceIp, stage };
  });
  app.get('/items/*', ({ params, query, headers }) => {
    const values = list(headers['x-many']).flatMap((value) => value.split(/, ?/));
    return { name: params['*'], tags: list(query.tag), headers: values };
  });
  app.post('/json', (request, reply) => {
    reply.code(201).send({ saved: request.body, version: Number(request.headers['x-version']) });
  });
  app.post('/form', ({ body }) => ({ name: body.name, note: body.note }));
  app.post('/upload', async (request) => {
    const file = await request.file();
    const data = await file.toBuffer();
    return { name: file.filename, size: data.length, sha256: digest(data) };
  });
  app.get('/image', (_, reply) => reply.type('image/png').header('Content-Disposition', 'inline').send(IMAGE));
  app.get('/cookies', (request, reply) => {
    reply.setCookie('first', '1', { httpOnly: true }).setCookie('second', '2', { path: '/x' }).send(request.cookies);
  });
  app.get('/redirect', (_, reply) => reply.redirect('/items/moved'));
  app.get('/error', (_, reply) => reply.code(418).send({ detail: 'a teapot' }));
  app.delete('/nothing', (_, reply) => reply.code(204).send());
  const handler = awsLambdaFastify(app, { decorateRequest: true, binaryMimeTypes: ['image/png'] });
  await app.ready();
  return handler;
}

function honoApp() {
  const app = new Hono();
  app.use(honoCors({ origin: 'https://example.com', allowHeaders: ['X-Wanted'], credentials: true }));
  app.get('/', (c) => {
    const { stage, domainName, identity } = c.env.requestContext;
    return c.json({ root: true, host: domainName.split(':')[0], client: identity.sourceIp, stage });
  });
  app.get('/items/:name{.+}', (c) => {
    const headers = list(c.req.header('x-many')).flatMap((value) => value.split(/, ?/));
    return c.json({ name: c.req.param('name'), tags: c.req.queries('tag') ?? [], headers });
  });
  app.post('/json', async (c) => c.json({ saved: await c.req.json(), version: Number(c.req.header('x-version')) }, 201));
  app.post('/form', async (c) => {
    const { name, note } = await c.req.parseBody();
    return c.json({ name, note });
  });
  app.post('/upload', async (c) => {
    const { file } = await c.req.parseBody();
    const data = Buffer.from(await file.arrayBuffer());
    return c.json({ name: file.name, size: data.length, sha256: digest(data) });
  });
  app.get('/image', (c) => c.body(IMAGE, 200, { 'Content-Type': 'image/png', 'Content-Disposition': 'inline' }));
  app.get('/cookies', (c) => {
    setCookie(c, 'first', '1', { httpOnly: true });
    setCookie(c, 'second', '2', { path: '/x' });
    return c.json(getCookie(c));
  });
  app.get('/redirect', (c) => c.redirect('/items/moved'));
  app.get('/error', (c) => c.json({ detail: 'a teapot' }, 418));
  app.delete('/nothing', (c) => c.body(null, 204));
  app.get('/stream', (c) => {
    c.header('Content-Type', 'text/event-stream');
    setCookie(c, 'a', '1');
    return stream(c, async (out) => {
      for (let number = 0; number < Number(c.req.query('count') ?? 3); number += 1) {
        await out.write(`data: ${number}\n\n`);
      }
    });
  });
  return app;
}

const hono = honoApp();

export const handlers = {
  express: serverless(expressApp(), {
    binary: ['image/png'],
    request: (request, event) => { request.requestContext = event.requestContext; },
  }),
  serverless_express: serverlessExpress({ app: expressApp(), binarySettings: { contentTypes: ['image/png'] } }),
  fastify: await fastifyApp(),
  hono: handle(hono),
  hono_stream: streamHandle(hono),
  parsed_event: async (event) => ({ body: JSON.stringify(APIGatewayProxyEventSchema.parse(event)) }),
  throws: async () => { throw new TypeError('no such thing'); },
  // Fills what it is given until it is told to stop.
  pieces: awslambda.streamifyResponse(async (event, out) => {
    const count = Number(event.queryStringParameters?.count ?? 10);
    const answer = awslambda.HttpResponseStream.from(out, { statusCode: 200, headers: { 'Content-Type': 'application/octet-stream' } });
    for (let number = 0; number < count; number += 1) {
      if (!answer.write(Buffer.alloc(64 * 1024, number))) await new Promise((resolve) => answer.once('drain', resolve));
    }
  }),
};
