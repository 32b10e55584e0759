import ts from '@typescript/typescript6';
import { expect, test } from 'vitest';
import { languageServiceFor, program } from './support/language-service.ts';

// What an editor offers, asked of TypeScript's language service, in a program with a plugin of one's own.

const head = `
  import { createVitrum, resolveReference } from 'vitrum';
  import { createNetwork, denseNetworkConfig, planTraining } from 'vitrum/parts';
  const registry = createVitrum().with({
    name: 'vitrum-plugin-bent',
    version: '1.0.0',
    activations: [
      { name: 'bowed-identity', options: { bend: { type: 'number', default: 1 } }, create: () => ({ forward: (z: number) => z }) },
    ],
    initializers: [{ name: 'ones', sample: () => 1 }],
    layers: [{ name: 'own-norm', options: {}, plan: () => { throw new Error('never run'); } }],
    losses: [{ name: 'quantile', reduction: 'sum', value: (y: number, t: number) => y - t }],
    optimizers: [{ name: 'tiger', update: () => undefined }],
    schedules: [{ name: 'sawtooth', factor: () => 1 }],
  });
`;

/** What is typed, with | for the cursor; what must be offered there; what must not. */
const cases: readonly (readonly [code: string, offered: readonly string[], notOffered: readonly string[]])[] = [
  ["registry.activations.get('|');", ['tanh', 'bowed-identity'], ['quantile', 'dense']],
  ["resolveReference(registry, 'activation', '|');", ['tanh', 'bowed-identity'], ['quantile']],
  ["resolveReference(registry, 'activation', { type: '|' });", ['leaky-relu', 'bowed-identity'], ['quantile']],
  ["resolveReference(registry, 'activation', { type: 'bowed-identity', | });", ['bend'], ['slope']],
  ["resolveReference(registry, 'loss', '|');", ['huber', 'quantile'], ['tanh']],
  ["createNetwork(registry, { inputShape: [2], layers: [{ type: '|', units: 2 }] });", ['dense', 'own-norm'], ['tanh']],
  ["createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', | }] });", ['units', 'activation'], ['epochs']],
  ["createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', units: 2, activation: '|' }] });", ['tanh', 'bowed-identity'], ['zeros']],
  [
    "createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', units: 2, weightInitializer: { type: '|' } }] });",
    ['zeros', 'ones'],
    ['tanh'],
  ],
  ["denseNetworkConfig(registry, { architecture: [2, 1], activation: '|' });", ['tanh', 'bowed-identity'], ['zeros']],
  ["denseNetworkConfig(registry, { architecture: [2, 1], initializer: '|' });", ['zeros', 'ones'], ['tanh']],
  ["createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 1], activation: '|' }));", ['tanh', 'bowed-identity'], ['zeros']],
  ["createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 1], activation: { type: '|' } }), { seed: 1 });", ['leaky-relu', 'bowed-identity'], ['zeros']],
  ["createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 1], initializer: '|' }));", ['zeros', 'ones'], ['tanh']],
  ['denseNetworkConfig(registry, { | });', ['architecture', 'activation', 'outputActivation', 'initializer'], ['units']],
  ["planTraining(registry, { loss: '|' });", ['squared-error', 'quantile'], ['tanh']],
  ["planTraining(registry, { optimizer: '|' });", ['sgd', 'tiger'], ['tanh']],
  ["planTraining(registry, { schedule: '|' });", ['constant', 'cosine', 'warmup', 'sawtooth'], ['tanh']],
  ["planTraining(registry, { optimizer: { type: 'adam', | } });", ['beta1', 'beta2'], ['slope']],
  ['planTraining(registry, { | });', ['loss', 'optimizer', 'schedule', 'epochs'], ['units']],
];

// All cases stand in one program, so that it is checked once.
const text = [head, ...cases.map(([code]) => code.replace('|', ''))].join('\n');

const service = languageServiceFor(text);

/** Where the cursor of a case stands in the program. */
function positionOf(index: number): number {
  const before = [head, ...cases.slice(0, index).map(([code]) => code.replace('|', ''))].join('\n');
  return before.length + 1 + (cases[index]?.[0].indexOf('|') ?? 0);
}

test('what stands before the cases has no errors', () => {
  const errors = service.getSemanticDiagnostics(program).filter(({ start }) => (start ?? 0) < head.length);
  expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

test.each(cases.map(([code, offered, notOffered], index) => [code, index, offered, notOffered] as const))(
  '%s',
  (_code, index, offered, notOffered) => {
    const completions = service.getCompletionsAtPosition(program, positionOf(index), undefined)?.entries.map(({ name }) => name);
    expect(completions).toEqual(expect.arrayContaining([...offered]));
    for (const name of notOffered) expect(completions).not.toContain(name);
  },
);
