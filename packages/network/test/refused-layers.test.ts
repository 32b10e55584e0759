import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, isVitrumError, type ErrorCode, type Shape } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork, planNetwork, type NetworkConfig } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);

type Layers = NetworkConfig['layers'];
type Refused = readonly [what: string, inputShape: Shape, layers: Layers, code: ErrorCode, message: string, hint: string];

const shapes = 'VITRUM_SHAPE_MISMATCH';
const left = { type: 'conv2d', filters: 4, name: 'left' };
const right = { type: 'conv2d', filters: 4, name: 'right', inputs: ['input'] };

// Every error names the layer by its place, by its own name where it has one, and by its type; the axis; what was given and what fits.
test.each<Refused>([
  ['a kernel larger than the picture', [28, 20], [{ type: 'conv2d', kernelSize: 21, name: 'eye' }], shapes,
    'layers[0] "eye": The window [21, 21] of the layer "conv2d" does not fit along the width of a picture of shape [28, 20].',
    'Choose a "kernelSize" of at most 20, or the padding "same".'],
  ['a dilated kernel larger than the picture', [7, 7, 3], [{ type: 'conv2d', kernelSize: 3, dilation: 4 }], shapes,
    'layers[0]: The window [9, 9] of the layer "conv2d" does not fit along the height of a picture of shape [7, 7, 3].',
    'Choose a "kernelSize" of at most 2 or a smaller "dilation", or the padding "same".'],
  ['a picture that has become too small', [8, 8], [{ type: 'max-pool2d', poolSize: 4 }, { type: 'conv2d', kernelSize: 3 }], shapes,
    'layers[1]: The window [3, 3] of the layer "conv2d" does not fit along the height of a picture of shape [2, 2].',
    'Choose a "kernelSize" of at most 2, or the padding "same".'],
  ['a kernel longer than the sequence', [5, 2], [{ type: 'conv1d', kernelSize: 6, name: 'ear' }], shapes,
    'layers[0] "ear": The window [6] of the layer "conv1d" does not fit along the length of a sequence of shape [5, 2].',
    'Choose a "kernelSize" of at most 5, or the padding "same".'],
  ['a pool larger than the picture', [4, 4, 2], [{ type: 'average-pool2d', poolSize: 5 }], shapes,
    'layers[0]: The window [5, 5] of the layer "average-pool2d" does not fit along the height of a picture of shape [4, 4, 2].',
    'Choose a "poolSize" of at most 4, or the padding "same".'],
  ['a pool that has to divide, and does not', [28, 27, 8], [{ type: 'max-pool2d', poolSize: 2, padding: 'exact', name: 'half' }], shapes,
    'layers[0] "half": The window [2, 2] of the layer "max-pool2d" does not divide the width of a picture of shape [28, 27, 8]: 13 windows at stride 2 cover 26 of 27.',
    'Choose a "poolSize" that divides it, the padding "valid", which leaves out the remainder, or "same", whose last window reaches beyond the border.'],
  ['groups that do not divide the channels', [6, 6, 6], [{ type: 'conv2d', groups: 4, filters: 8 }], shapes,
    'layers[0]: The 4 groups of the layer "conv2d" do not divide the 6 channels, the last axis, of samples of shape [6, 6, 6].',
    'Choose "groups" so that it divides the channels (6) and the "filters" (8), such as 2.'],
  ['groups that do not divide the filters', [9, 8], [{ type: 'conv1d', groups: 4, filters: 6 }], shapes,
    'layers[0]: The 4 groups of the layer "conv1d" do not divide its 6 filters, from samples of shape [9, 8].',
    'Choose "groups" so that it divides the channels (8) and the "filters" (6), such as 2.'],
  ['a norm whose groups do not divide', [5, 5, 6], [{ type: 'group-norm', groups: 4 }], shapes,
    'layers[0]: The 4 groups of the layer "group-norm" do not divide the 6 channels, the last axis, of samples of shape [5, 5, 6].',
    'Choose "groups" so that it divides 6, such as 3.'],
  ['a share that is none', [5], [{ type: 'dropout', rate: 1.5, name: 'drop' }], 'VITRUM_INVALID_OPTION',
    'layers[0] "drop": layer "dropout": rate must be a number of at least 0 and less than 1, got 1.5.',
    'Leave it out for the default, 0.5.'],
  ['terms of two shapes', [9, 9], [left, { ...right, filters: 5 }, { type: 'add', inputs: ['left', 'right'], name: 'sum' }], shapes,
    'layers[2] "sum": The layer "add" needs inputs of one shape, and inputs[0] has the shape [7, 7, 4], inputs[1] [7, 7, 5]: 4 and 5 along axis 2, the channels.',
    'Bring the branches to one shape: a "conv2d" with "kernelSize": 1 sets the channels, with a "stride" height and width too; a "dense" layer sets the units.'],
  ['parts of two heights', [9, 9], [left, { ...right, kernelSize: 5 }, { type: 'concat', inputs: ['left', 'right'] }], shapes,
    'layers[2]: The layer "concat" needs inputs that differ in the last axis alone, and inputs[0] has the shape [7, 7, 4], inputs[1] [5, 5, 4]: 7 and 5 along axis 0, the height.',
    'Bring the branches to the same lengths: with "padding": "same" a convolution keeps height and width, and its "stride" divides them.'],
  ['one term', [9], [{ type: 'add' }], shapes,
    'layers[0]: The layer "add" reads at least two inputs, got one of shape [9].',
    'Name the layers in "inputs", such as "inputs": ["left", "right"].'],
  ['a cycle', [9, 9], [{ ...left, inputs: ['right'] }, { ...right, inputs: ['left'] }], 'VITRUM_INVALID_CONFIG',
    'layers[0] "left": The inputs form a cycle: layers[0] "left" reads layers[1] "right" reads layers[0] "left".',
    'Let one of them read an earlier layer, or "input": data go through a network once, from the first layer to the last.'],
  ['a layer that stands later', [9], [{ type: 'dense', units: 2, inputs: ['late'] }, { type: 'dense', units: 2, name: 'late', inputs: ['input'] }], 'VITRUM_UNKNOWN_NAME',
    'layers[0]: No layer before this one is named "late".',
    'Put layers[1] "late" before this one. It can read: input. Layers stand in the order in which they are computed.'],
  ['a name misspelled', [9], [{ type: 'dense', units: 9, name: 'wide' }, { type: 'add', inputs: ['wied', 'input'] }], 'VITRUM_UNKNOWN_NAME',
    'layers[1]: No layer before this one is named "wied".',
    'Did you mean "wide"? It can read: input, wide. Layers stand in the order in which they are computed.'],
])('%s', (_what, inputShape, layers, code, message, hint) => {
  const error = errorOf(() => planNetwork(registry, { inputShape, layers }));
  expect(error).toMatchObject({ code, message, hint });
});

test.each([[3], [-1], [0.5]])('the index %d of a word is refused where it is read', (index) => {
  const layers = [{ type: 'embedding', name: 'words', vocabularySize: 3, dimensions: 2 }];
  const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 1 });
  expect(errorOf(() => network.forward(tensorFrom([2, 2], [0, 1, 2, index])))).toMatchObject({
    code: 'VITRUM_INDEX_OUT_OF_RANGE',
    message: `layers[0] "words": The layer "embedding" got ${index} at place 1 along the length of sample 1, of shape [2]; it must be a whole number from 0 to 2.`,
    hint: 'Give words as indices of the vocabulary, the first one 0; "vocabularySize" is how many there are.',
  });
});

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return isVitrumError(error) ? { code: error.code, message: error.message, hint: error.hint } : error;
  }
  return undefined;
}
