// The AWS SDK for JavaScript v3, unchanged but for the endpoint: builds an API, calls it, reads it back, deletes it.
import assert from 'node:assert/strict';
import http from 'node:http';
import * as sdk from '@aws-sdk/client-api-gateway';

const endpoint = process.env.AWS_ENDPOINT_URL;
const client = new sdk.APIGatewayClient({
  region: 'us-east-1', endpoint, credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1,
});
const send = (name, input) => client.send(new sdk[`${name}Command`](input));

function get(path, host) {
  return new Promise((resolve, reject) => {
    http.get(`${endpoint}${path}`, { headers: { host } }, (answer) => {
      let body = '';
      answer.on('data', (piece) => { body += piece; });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    }).on('error', reject);
  });
}

const api = await send('CreateRestApi', { name: 'javascript', endpointConfiguration: { types: ['REGIONAL'] } });
assert.ok(api.createdDate instanceof Date);
const { id: resourceId } = await send('CreateResource', {
  restApiId: api.id, parentId: api.rootResourceId, pathPart: '{proxy+}',
});
const where = { restApiId: api.id, resourceId, httpMethod: 'GET' };
await send('PutMethod', { ...where, authorizationType: 'NONE' });
await send('PutMethodResponse', { ...where, statusCode: '201' });
await send('PutIntegration', { ...where, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 201}' } });
await send('PutIntegrationResponse', {
  ...where, statusCode: '201', responseTemplates: { 'application/json': '{"path": "$input.params(\'proxy\')"}' },
});
const deployment = await send('CreateDeployment', { restApiId: api.id });
await send('CreateStage', { restApiId: api.id, stageName: 'js', deploymentId: deployment.id });
const answer = await get('/js/a/b/c', `${api.id}.execute-api.localhost`);
assert.equal(answer.status, 201);
assert.deepEqual(JSON.parse(answer.body), { path: 'a/b/c' });

const stage = await send('UpdateStage', {
  restApiId: api.id, stageName: 'js', patchOperations: [{ op: 'replace', path: '/variables/x', value: 'y' }],
});
assert.deepEqual(stage.variables, { x: 'y' });
assert.equal((await send('GetStages', { restApiId: api.id })).item.length, 1);
const imported = await send('ImportRestApi', {
  body: new TextEncoder().encode(JSON.stringify({
    swagger: '2.0', info: { title: 'imported by javascript', version: '1' },
    paths: { '/x': { get: { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': { type: 'mock' } } } },
  })),
});
assert.equal(imported.name, 'imported by javascript');
await send('DeleteRestApi', { restApiId: imported.id });
await send('DeleteRestApi', { restApiId: api.id });
await assert.rejects(send('GetRestApi', { restApiId: api.id }), (error) => {
  assert.ok(error instanceof sdk.NotFoundException);
  assert.equal(error.message, `Invalid API identifier specified 000000000000:${api.id}`);
  return true;
});
console.log('the cycle is whole');
