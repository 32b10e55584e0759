import { Network, planNetwork } from '@vitrum/network';
import { referenceBackend } from '@vitrum/tensor';
import { layerOf, networkOf } from './cases.ts';
import type { LayerCase } from './layer-case.ts';
import { differenceOf, gradientsOf, keepState, namedParameters, randomBatch, runPass, type Comparison, type Pass, type PassMode } from './passes.ts';

const batchSize = 4;

/** The last of several passes of a new network, all with the same batch. */
export function lastPass(layerCase: LayerCase, ...modes: readonly PassMode[]): Pass {
  const network = networkOf(layerCase);
  const batch = randomBatch(network, batchSize);
  return modes.map((mode) => runPass(network, batch, mode)).at(-1) ?? new Map();
}

export const inTraining = (step: number): PassMode => ({ training: true, step });

/** Situations that must not affect a pass; undefined if there is nothing to compare. */
export const situations: readonly ((layerCase: LayerCase) => Comparison | undefined)[] = [
  (each) => ({
    says: 'Without training, the same pass gives another result the second time',
    hint: 'Without training nothing may be drawn or remembered; a backward pass overwrites gradients, and does not add to them.',
    expected: lastPass(each, {}),
    got: lastPass(each, {}, {}),
  }),
  (each) => ({
    says: 'In training, two networks with the same seed give different results',
    hint: 'Random numbers come from tensors.random alone, and the plan says draws: true.',
    expected: lastPass(each, inTraining(1), inTraining(2)),
    got: lastPass(each, inTraining(1), inTraining(2)),
  }),
  (each) => {
    const { draws, state = {} } = each.plan;
    if (Object.keys(state).length > 0) return undefined; // steps change state, which checkpoints include; see "round-trip"
    return {
      says: 'A training that is resumed at step 3 draws something else than one that was not interrupted',
      hint: draws === true
        ? 'Draw from tensors.random, which begins anew in every step, and from nothing else.'
        : 'What is kept over steps belongs into "state" of the plan; a plan of a layer that draws says draws: true, so that tensors.random begins anew in every step.',
      expected: lastPass(each, inTraining(1), inTraining(2), inTraining(3)),
      got: lastPass(each, inTraining(3)),
    };
  },
  (each) => overMemoryFullOfNaN(each, false),
  (each) => overMemoryFullOfNaN(each, true),
  withoutInputGradient,
];

/** Memory holds values of earlier passes: a pass must neither read them nor leave any in place. */
function overMemoryFullOfNaN(layerCase: LayerCase, training: boolean): Comparison | undefined {
  const network = networkOf(layerCase);
  const batch = randomBatch(network, batchSize);
  const restoreState = keepState(network);
  const expected = runPass(network, batch, { training });
  restoreState();
  // Everything that the layer's passes must write.
  const layer = layerOf(network);
  const tensors = [
    layer.a,
    ...layer.keptNames.map((name) => layer.kept(name)),
    ...Object.keys(layerCase.plan.errors ?? {}).map((name) => layer.error(name)),
    network.inputGradient,
    ...network.layers.slice(0, -1).map(({ da }) => da),
    ...namedParameters(network).map(({ parameter }) => parameter.gradient),
  ];
  for (const tensor of tensors) tensor?.data.fill(NaN);
  const got = runPass(network, batch, { training });
  if (!Number.isNaN(differenceOf(expected, got)?.got)) return undefined; // other differences are reported elsewhere
  return {
    says: `${training ? 'In training, where' : 'Where'} memory was full of NaN before the pass`,
    hint:
      'Write every element of the output, of what is kept, and of the gradients in every pass; ' +
      'neither read nor add to what an earlier pass has left there.',
    expected,
    got,
  };
}

/** The first layer of a network computes no gradient of its input; its other gradients must not change. */
function withoutInputGradient(layerCase: LayerCase): Comparison | undefined {
  if (layerCase.inputCount > 1) return undefined;
  const [asked, unasked] = [networkOf(layerCase), networkOf(layerCase, { hasInputGradient: false })];
  const batch = randomBatch(asked, batchSize);
  const got = runPass(unasked, batch);
  return {
    says: 'Where nobody asks for the gradient of the input, the pass gives something else',
    hint: 'An undefined place among the inputs of bindBackward means that this gradient alone is left out.',
    expected: new Map([...runPass(asked, batch)].filter(([what]) => got.has(what))),
    got,
  };
}

/** A plan owns no memory: two networks are created from one plan, and their passes alternate. */
export function besideAnother(layerCase: LayerCase): Comparison {
  const plan = planNetwork(layerCase.registry, layerCase.config);
  const parts = { plan, seed: 5, backend: referenceBackend, precision: 'float32', hasInputGradient: true } as const;
  const [network, other, alone] = [new Network(parts), new Network(parts), networkOf(layerCase)];
  const batch = randomBatch(network, 3);
  runPass(alone, batch);
  network.forward(batch.input);
  runPass(other, randomBatch(other, 2));
  network.backward(batch.outputGradient);
  return {
    says: 'Two networks that are made of one plan disturb each other',
    hint: 'plan has no memory: what a network needs comes into being in bind, or is named in "kept" or "state".',
    expected: gradientsOf(alone),
    got: gradientsOf(network),
  };
}
