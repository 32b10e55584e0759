import { readFileSync } from 'node:fs';
import { checkModel, type ModelFile } from '@vitrum/formats';
import { modelCases } from '@vitrum/test-support/model-cases';
import { modelProblems } from '@vitrum/test-support/model-problems';
import { expect, test } from 'vitest';

test.each(modelCases)('$name, as it is written, is what the schema of model.json describes', ({ model }) => {
  const written: unknown = JSON.parse(JSON.stringify(model));
  expect(modelProblems(written)).toEqual([]);
});

const { model } = modelCases.find(({ name }) => name === 'a sum') ?? { model: undefined };

test.each<[string, (model: ModelFile) => unknown, RegExp]>([
  ['another format', (each) => ({ ...each, format: 'onnx' }), /\/format must be equal to constant/],
  ['another version', (each) => ({ ...each, formatVersion: 1 }), /\/formatVersion must be equal to one of the allowed values/],
  ['no parameters', ({ parameters: _, ...each }) => each, /must have required property 'parameters'/],
  ['a layer without a type', (each) => ({ ...each, network: { inputShape: [4], layers: [{}] } }), /\/network\/layers\/0 must have required property 'type'/],
  ['a length of 0', (each) => ({ ...each, network: { ...each.network, inputShape: [0] } }), /\/network\/inputShape\/0 must be >= 1/],
  ['text for a number', (each) => ({ ...each, parameters: { w: { shape: [1], values: ['1'] } } }), /\/parameters\/w\/values\/0 must be number/],
])('%s is refused by the schema and by the reader', (_name, change, problem) => {
  if (model === undefined) throw new Error('the cases have a sum');
  const changed = change(model);
  expect(modelProblems(changed).join('\n')).toMatch(problem);
  expect(() => checkModel(changed)).toThrow();
});

test('the page of the format names every field', () => {
  const page = readFileSync(new URL('../../../docs/model-format.md', import.meta.url), 'utf8');
  for (const field of ['format', 'formatVersion', 'plugins', 'network', 'parameters', 'state', 'tensors', 'metadata', 'dataFingerprint', 'encoding', 'targetScaling', 'training', 'results']) {
    expect(page).toContain(`\`${field}\``);
  }
  expect(page).toContain('../packages/formats/src/model.schema.json');
});
