import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import Type from 'typebox';
import type { Model, Prediction } from 'vitrum';
import { problem, Problem, problemOf, problemType } from './problem.ts';
import { rowSchemaOf } from './row-schema.ts';

/** How much one request may ask for. */
export interface Limits {
  /** Rows of one request. */
  readonly maxRows?: number;
  /** Bytes of a body. */
  readonly maxBytes?: number;
}

const PredictionSchema = Type.Unsafe<Prediction>(
  Type.Object({
    values: Type.Array(Type.Number()),
    label: Type.Optional(Type.String()),
    probability: Type.Optional(Type.Number()),
    probabilities: Type.Optional(Type.Record(Type.String(), Type.Number())),
    labels: Type.Optional(Type.Array(Type.String())),
  }),
);

const ModelFacts = Type.Object({
  task: Type.String(),
  inputShape: Type.Array(Type.Integer()),
  classes: Type.Array(Type.String()),
  testMetrics: Type.Record(Type.String(), Type.Number()),
}, { description: 'What the model reads and answers, and how well it did on samples held out.' });

const failure = { description: 'What went wrong (RFC 9457)', content: { [problemType]: { schema: Problem } } };

/** A server that answers for a model; it listens to nothing yet. */
export async function createService(model: Model, { maxRows = 256, maxBytes = 1024 * 1024 }: Limits = {}, logger: FastifyServerOptions['logger'] = false): Promise<FastifyInstance> {
  const service = fastify({
    logger,
    bodyLimit: maxBytes,
    requestTimeout: 10_000, // a client that sends its body byte by byte
    // "5" is no number, and a column that nobody knows is a mistake: Fastify would mend both without a word.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  service.setErrorHandler(async (error, request, reply) => {
    const told = problemOf(error);
    if (told.status >= 500) request.log.error(error);
    return reply.code(told.status).type(problemType).send(told);
  });
  service.setNotFoundHandler(async (request, reply) => {
    const hint = 'GET /openapi.json describes what there is.';
    return reply.code(404).type(problemType).send(problem(404, `There is no ${request.method} ${request.url}.`, { hint }));
  });

  // A client that keeps its connection would be waited for after its answer, too.
  let isEnding = false;
  service.addHook('preClose', async () => {
    isEnding = true;
  });
  service.addHook('onSend', async (_request, reply) => {
    if (isEnding) reply.header('connection', 'close');
  });

  await service.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Predictions of a vitrum model', version: '1.0.0' } } });
  service.get('/openapi.json', { schema: { hide: true } }, () => service.swagger());

  service.get('/health', { schema: { response: { 200: Type.Object({ status: Type.Literal('ok') }, { description: 'It answers.' }) } } }, () => ({ status: 'ok' as const }));

  service.get('/model', { schema: { response: { 200: ModelFacts } } }, () => ({
    task: typeof model.metadata['task'] === 'string' ? model.metadata['task'] : 'unknown',
    inputShape: [...model.network.inputShape],
    classes: [...model.classes],
    testMetrics: model.testMetrics,
  }));

  const body = Type.Object({ rows: Type.Array(rowSchemaOf(model), { minItems: 1, maxItems: maxRows }) }, { additionalProperties: false });
  const response = { 200: Type.Object({ predictions: Type.Array(PredictionSchema) }, { description: 'Prediction i belongs to row i.' }), '4xx': failure, '5xx': failure };
  service.post('/predictions', { schema: { body, response } }, async (request, reply) => {
    const predictions = model.predict(request.body.rows);
    const place = predictions.findIndex(({ values }) => !values.every(Number.isFinite));
    if (place < 0) return { predictions: [...predictions] };
    const detail = `The network has no finite answer for row ${place}: its numbers are too large.`;
    return reply.code(422).type(problemType).send(problem(422, detail, { code: 'NO_FINITE_ANSWER', hint: 'Give numbers of the size that it learned from.' }));
  });
  return service;
}
