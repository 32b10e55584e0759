import { createBackend, defineLayer, definePlugin, layerPlan, type FloatArray } from '@vitrum/core';
import { completeRun, openRun, type TrainingData } from '@vitrum/runs';
import { describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';
import { arrayDataset } from 'vitrum/data';
import { ActiveRun } from '../src/worker/active-run.ts';
import { weightsOf } from '../src/worker/layer-weights.ts';
import { neuronApi } from '../src/worker/neuron-api.ts';
import { Session } from '../src/worker/session.ts';
import { summarizeRun } from '../src/worker/summarize-run.ts';

const builtIn = createVitrum();

/** A dense layer whose z is twice what it tells in `incoming`. */
const twice = defineLayer({
  name: 'twice',
  options: { units: { type: 'integer', minimum: 1 } },
  plan: ({ units }, inputs) => {
    const dense = builtIn.layers.get('dense').plan(
      {
        units,
        activation: builtIn.activations.get('identity'),
        weightInitializer: builtIn.initializers.get('glorot-uniform'),
        biasInitializer: builtIn.initializers.get('zeros'),
      },
      inputs,
    );
    return {
      ...dense,
      bind: (tensors) => {
        const bound = dense.bind(tensors);
        const double = (data: FloatArray | undefined): void => data?.forEach((x, i) => (data[i] = 2 * x));
        return {
          ...bound,
          forward: (training) => {
            bound.forward(training);
            double(tensors.kept['z']?.data);
            double(tensors.output.data);
          },
        };
      },
    };
  },
});

/** A layer whose weights are no matrix from inputs to outputs, as those of a convolution are not: each output sums its neighbors. */
const smooth = defineLayer({
  name: 'smooth',
  options: {},
  plan: (_options, [shape]) => {
    const [size = 1] = shape;
    const ones = { initializer: { name: 'ones', sample: () => 1 }, fan: { fanIn: 3, fanOut: 3 } };
    return layerPlan({
      outputShape: shape,
      parameters: { weights: { ...ones, shape: [1, 3], role: 'weight' }, biases: { ...ones, shape: [1], role: 'bias' } },
      bind: ({ inputs: [{ data: x }], output: { data: a } }) => ({
        forward: () => a.forEach((_, i) => (a[i] = (i % size > 0 ? (x[i - 1] ?? 0) : 0) + (x[i] ?? 0) + (i % size < size - 1 ? (x[i + 1] ?? 0) : 0))),
        bindBackward: () => () => undefined,
      }),
    });
  },
});
const plugin = definePlugin({ name: 'vitrum-plugin-layers', version: '1.0.0', layers: [twice, smooth] });

/** A run of a page that knows the plugin. */
async function runOf(layers: readonly { readonly type: string; readonly units?: number }[]): Promise<{ session: Session; run: ActiveRun }> {
  const session = new Session();
  session.registry = session.registry.with(plugin);
  session.backend = await createBackend(session.registry, { name: 'reference' });
  const and = arrayDataset({ name: 'and', inputs: [[0, 1], [1, 1]], targets: [[0, 1], [1, 0]] });
  const data: TrainingData = { dataset: { type: 'xor' }, data: { train: and, test: and } };
  const open = openRun(session.registry, completeRun(session.registry, { network: { inputShape: [2], layers } }, data), data, session.backend);
  const run = await ActiveRun.begin(session.registry, open);
  session.run = run;
  return { session, run };
}

const selection = { kind: 'sample', part: 'train', index: 1 } as const;

describe('of a layer of a plugin (D4)', () => {
  test('that computes as a dense one does not, no sum is shown', async () => {
    const { session } = await runOf([{ type: 'twice', units: 3 }, { type: 'dense', units: 2 }]);
    const api = neuronApi(session);
    expect(api.explainNeuron({ layer: 0, unit: 1, selection })).toEqual({ layer: 0, unit: 1 });
    expect(api.explainNeuron({ layer: 1, unit: 0, selection })?.view?.forward.products).toHaveLength(3);
  });

  test('a matrix from its inputs to its outputs is shown, weights of another shape are not', async () => {
    const { run } = await runOf([{ type: 'smooth' }, { type: 'twice', units: 3 }, { type: 'dense', units: 2 }]);
    expect(weightsOf(run.open.network).map(({ layer, inputs, units }) => [layer, inputs, units])).toEqual([[1, 2, 3], [2, 3, 2]]);
    const { layers } = await summarizeRun(run);
    expect(layers.map(({ weightShape }) => weightShape)).toEqual([undefined, [3, 2], [2, 3]]);
    expect(layers.map(({ type, units, parameterCount }) => [type, units, parameterCount])).toEqual([['smooth', 2, 4], ['twice', 3, 9], ['dense', 2, 8]]);
  });
});
