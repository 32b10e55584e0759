import { createVitrum } from 'vitrum';
import { createNetwork } from 'vitrum/parts';
import { describe, expect, test } from 'vitest';
import { unitOf } from '../../src/options/parse-unit.ts';

const layers = [{ type: 'conv2d', filters: 4, kernelSize: 2, padding: 'same' }, { type: 'max-pool2d' }, { type: 'flatten' }, { type: 'dense', units: 3 }];
const network = createNetwork(createVitrum(), { inputShape: [6, 5], layers }, { seed: 1 });

test.each([
  { options: { layer: '0', unit: '2,3,1' }, chosen: { layer: 0, unit: (2 * 5 + 3) * 4 + 1 } },
  { options: { layer: '3', unit: '2' }, chosen: { layer: 3, unit: 2 } },
  { options: {}, chosen: undefined },
])('$options', ({ options, chosen }) => {
  expect(unitOf(options, network)).toEqual(chosen);
});

describe('refused', () => {
  test.each([
    [{ layer: '0' }, '--layer says where a unit is explained, and no unit was given.', 'Give both'],
    [{ unit: '0' }, '--unit names an output of a layer, and no layer was given.', 'Give both'],
    [{ layer: '4', unit: '0' }, 'The network has 4 layers, and none with the number 4.', 'from 0 to 3'],
    [{ layer: '1', unit: '0' }, 'The outputs of layer 1 (max-pool2d) are no sums of weights, so that there is none to write out.', '0 (conv2d), 3 (dense)'],
    [{ layer: '0', unit: '6,0,0' }, 'Layer 0 (conv2d) has outputs of shape [6, 5, 4], and none at 6,0,0.', 'row,column,filter, counted from 0: at most --unit 5,4,3.'],
    [{ layer: '0', unit: '9' }, 'Layer 0 (conv2d) has outputs of shape [6, 5, 4], and none at 9.', 'Number 9 of all is 0,2,1.'],
    [{ layer: '3', unit: '3' }, 'Layer 3 (dense) has outputs of shape [3], and none at 3.', 'at most --unit 2.'],
    [{ layer: '0', unit: 'a' }, '--unit must be a whole number of at least 0, got "a".', 'kind'],
  ])('%o', (options, message, hint) => {
    expect(() => unitOf(options, network)).toThrow(expect.objectContaining({ message, hint: expect.stringContaining(hint) }));
  });
});
