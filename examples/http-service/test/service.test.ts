import { dataFilesPlugin } from '@vitrum/data-files';
import type { FastifyInstance } from 'fastify';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVitrum, train, type Model } from 'vitrum';
import { loadDataset } from 'vitrum/node';
import { problemOf } from '../src/problem.ts';
import { createService, type Limits } from '../src/service.ts';

/** A server that listens, and how to ask it. */
interface Running {
  readonly service: FastifyInstance;
  readonly url: string;
  ask(path: string, body?: unknown): Promise<Answer>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

async function start(model: Model, limits: Limits = {}): Promise<Running> {
  const service = await createService(model, limits);
  const url = await service.listen({ host: '127.0.0.1', port: 0 });
  const ask = async (path: string, body?: unknown): Promise<Answer> => {
    const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) };
    return answerOf(await fetch(url + path, init));
  };
  return { service, url, ask };
}

const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  type: response.headers.get('content-type') ?? '',
  body: (await response.json()) as Answer['body'], // every answer of the service is an object
});

const flower = { 'sepal length': 5.1, 'sepal width': 3.5, 'petal length': 1.4, 'petal width': 0.2 };

describe('a model of a table', () => {
  let model: Model;
  let running: Running;
  beforeAll(async () => {
    model = await train({ dataset: await loadDataset('iris'), layers: [8], epochs: 20 });
    running = await start(model, { maxRows: 100, maxBytes: 20_000 });
  });
  afterAll(() => running.service.close());

  test('answers a batch of rows in their order, as the model does', async () => {
    const other = { ...flower, 'petal length': 6, 'petal width': 2.2 };
    const rows = Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? other : flower));
    const { status, body } = await running.ask('/predictions', { rows });
    expect(status).toBe(200);
    expect(body).toEqual({ predictions: model.predict(rows) });
    expect(model.predict([flower, other]).map(({ label }) => label)).toEqual(['setosa', 'virginica']);
  });

  test('says what it is, and that it is well', async () => {
    expect((await running.ask('/health')).body).toEqual({ status: 'ok' });
    const { body } = await running.ask('/model');
    expect(body).toEqual({ task: 'classification', inputShape: [4], classes: ['setosa', 'versicolor', 'virginica'], testMetrics: model.testMetrics });
  });

  test.each<[what: string, path: string, body: unknown, status: number, told: Readonly<Record<string, unknown>>]>([
    ['a column that is missing', '/predictions', { rows: [flower, { ...flower, 'petal width': undefined }] }, 400, {
      code: 'FST_ERR_VALIDATION', faults: [{ pointer: '/rows/1', detail: "must have required property 'petal width'" }],
    }],
    ['a column that nobody knows', '/predictions', { rows: [{ ...flower, color: 1 }] }, 400, { faults: [{ pointer: '/rows/0', detail: 'must NOT have additional properties' }] }],
    ['a text for a number', '/predictions', { rows: [{ ...flower, 'petal width': '0.2' }] }, 400, { faults: [{ pointer: '/rows/0/petal width', detail: 'must be number' }] }],
    ['a number beyond 32-bit floats', '/predictions', { rows: [{ ...flower, 'petal width': 1e39 }] }, 400, { faults: [{ pointer: '/rows/0/petal width', detail: 'must be <= 3.4028234663852886e+38' }] }],
    ['numbers without an answer', '/predictions', { rows: [flower, { ...flower, 'sepal width': 3e38, 'petal width': 3e38 }] }, 422, {
      code: 'NO_FINITE_ANSWER', detail: 'The network has no finite answer for row 1: its numbers are too large.',
    }],
    ['no rows', '/predictions', { rows: [] }, 400, { faults: [{ pointer: '/rows', detail: 'must NOT have fewer than 1 items' }] }],
    ['too many rows', '/predictions', { rows: Array(101).fill(flower) }, 400, { faults: [{ pointer: '/rows', detail: 'must NOT have more than 100 items' }] }],
    ['no JSON', '/predictions', '{"rows":', 400, { code: 'FST_ERR_CTP_INVALID_JSON_BODY' }],
    ['a prototype', '/predictions', '{"rows": [], "__proto__": {}}', 400, { title: 'Bad Request' }],
    ['a body that is too long', '/predictions', { rows: Array(300).fill(flower) }, 413, { code: 'FST_ERR_CTP_BODY_TOO_LARGE' }],
    ['another path', '/prediction', { rows: [] }, 404, { detail: 'There is no POST /prediction.', code: 'HTTP_404' }],
  ])('%s is told as a problem', async (_, path, body, status, told) => {
    const answer = await running.ask(path, body);
    expect(answer.type).toMatch(/^application\/problem\+json/);
    expect(answer).toMatchObject({ status, body: { type: 'about:blank', status, ...told } });
  });

  test('another media type is told as a problem', async () => {
    const answer = await answerOf(await fetch(`${running.url}/predictions`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: '5.1,3.5' }));
    expect(answer).toMatchObject({ status: 415, type: expect.stringContaining('problem+json'), body: { title: 'Unsupported Media Type' } });
  });

  test('describes itself by OpenAPI, with the columns and limits of this model', async () => {
    const { body } = await running.ask('/openapi.json');
    expect(body).toMatchObject({ openapi: '3.1.0' });
    const paths = body['paths'] as Readonly<Record<string, { post?: { requestBody: { content: Readonly<Record<string, { schema: object }>> }; responses: object } }>>;
    expect(Object.keys(paths)).toEqual(['/health', '/model', '/predictions']);
    const predictions = paths['/predictions']?.post;
    expect(predictions?.requestBody.content['application/json']?.schema).toMatchObject({
      properties: { rows: { maxItems: 100, items: { required: Object.keys(flower), additionalProperties: false } } },
    });
    expect(predictions?.responses).toMatchObject({ '4XX': { content: { 'application/problem+json': {} } } });
  });
});

test('a model of lists of numbers takes those alone', async () => {
  const running = await start(await train({ inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [0.5, 1, 2, 2.5], epochs: 2 }));
  expect((await running.ask('/predictions', { rows: [[0, 1]] })).status).toBe(200);
  expect((await running.ask('/predictions', { rows: [[0, 1, 2]] })).status).toBe(400);
  await running.service.close();
});

test('a model of sentences takes those alone', async () => {
  const registry = createVitrum().with(dataFilesPlugin);
  const file = join(import.meta.dirname, 'said.txt');
  const dataset = await loadDataset({ type: 'text-lines', file, testFile: file }, { registry });
  const running = await start(await train({ registry, dataset, layers: [4], epochs: 60 }));
  expect((await running.ask('/predictions', { rows: ['good', 'it was bad'] })).body).toMatchObject({ predictions: [{ label: 'good' }, { label: 'bad' }] });
  expect((await running.ask('/predictions', { rows: [3] })).status).toBe(400);
  await running.service.close();
});

test('what was asked before the end is answered; nothing after it', async () => {
  const { service, url } = await start(await train({ inputs: [[0], [1]], targets: ['a', 'b'], epochs: 2 }));
  const { port } = new URL(url);
  const answered = new Promise<number | undefined>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path: '/predictions', method: 'POST', headers: { 'content-type': 'application/json', 'content-length': 14 } });
    asking.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    asking.write('{"rows":');
    service.server.once('request', () => {
      void service.close();
      asking.end('[[1]]}');
    });
  });
  expect(await answered).toBe(200);
  await service.close();
  await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
});

test('what goes wrong inside is not told', () => {
  expect(problemOf(new Error('/etc/secret is not readable'))).toEqual({
    type: 'about:blank', title: 'Internal Server Error', status: 500, detail: 'The service failed; its log says why.', code: 'HTTP_500',
  });
});
