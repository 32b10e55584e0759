import { expect, test } from 'vitest';
import { asOptions, datasetOf } from '../measure/accuracy/as-options.ts';

test.each([
  [{ network: { type: 'mlp', hidden: [512, 256], dropout: 0.3 }, training: { epochs: 18 } }, '--network mlp:hidden=512,256,dropout=0.3 --epochs 18'],
  [{ network: { type: 'cnn-small' }, training: { batchSize: 64, learningRate: 0.004, epochs: 8 } }, '--network cnn-small --batch-size 64 --learning-rate 0.004 --epochs 8'],
  [
    { network: { type: 'cnn-best' }, training: { augmentation: [{ type: 'rotate', degrees: 10 }, { type: 'shift', pixels: 2 }, 'scale'], learningRate: 0.003, epochs: 12 } },
    '--network cnn-best --augment rotate:degrees=10 --augment shift:pixels=2 --augment scale --learning-rate 0.003 --epochs 12',
  ],
])('a recipe is written as the options under which its figures are kept: %j', (config, words) => {
  expect(asOptions(config).join(' ')).toBe(words);
});

test('a setting that is not written as an option yet is refused', () => {
  expect(() => asOptions({ network: 'mlp', training: { clipNorm: 1 } })).toThrow('"clipNorm"');
  expect(datasetOf({ dataset: { type: 'mnist' } })).toBe('mnist');
});
