import type { Tensor } from '@vitrum/core';
import { Network, planNetwork, type NamedTensor } from '@vitrum/network';
import { referenceBackend } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Statement } from '../../finding.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import { firstDifference } from '../../numerics/guarded-row.ts';
import { eachCase, networkOf } from './cases.ts';
import type { LayerCase } from './layer-case.ts';
import { comparePasses, differenceOf, gradientsOf, localName, randomBatch, runPass, type Comparison, type Pass, type PassMode } from './passes.ts';
import { planFaults } from './plan-purity.ts';

const batchSize = 4;

/** The same inputs give the same, and what is not the layer's is left as it was. */
export const layerPurity = check<CheckContext<'layers'>>('purity', 'the same plans and passes give the same, and nothing that it is given is written to', (context) => {
  eachCase(context, 'each plan twice, each pass twice, with training and without', (each) => {
    const ofPlan = planFaults(each);
    if (ofPlan.length > 0) return ofPlan;
    const ofPasses = [...writingFaults(each), ...comparisons.flatMap((situation) => comparePasses(situation(each)))];
    return ofPasses.length > 0 ? ofPasses : comparePasses(besideAnother(each));
  });
  const drawing = context.variants.flatMap(({ made }) => made).filter(({ plan }) => plan.draws === true);
  if (drawing.length > 0 && !drawing.some(differsByStep))
    context.fail({
      message: 'Its plan says that it draws, but in training every step gives the same.',
      hint: 'Draw from tensors.random in forward, anew in every step of training; leave "draws" out where nothing is drawn.',
    });
});

/** The last of some passes of a new network, all with the same batch. */
function lastPass(layerCase: LayerCase, ...modes: readonly PassMode[]): Pass {
  const network = networkOf(layerCase);
  const batch = randomBatch(network, batchSize);
  return modes.map((mode) => runPass(network, batch, mode)).at(-1) ?? new Map();
}

const inTraining = (step: number): PassMode => ({ training: true, step });

/** Situations that a pass must not depend on. */
const comparisons: readonly ((layerCase: LayerCase) => Comparison | undefined)[] = [
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
    if (Object.keys(state).length > 0) return undefined; // steps leave something behind, which a checkpoint has; see "round-trip"
    return {
      says: 'A training that is resumed at step 3 draws something else than one that was not interrupted',
      hint: draws === true
        ? 'Draw from tensors.random, which begins anew in every step, and from nothing else.'
        : 'What is kept over steps belongs into "state" of the plan; a plan of a layer that draws says draws: true, so that tensors.random begins anew in every step.',
      expected: lastPass(each, inTraining(1), inTraining(2), inTraining(3)),
      got: lastPass(each, inTraining(3)),
    };
  },
];

/** A mask that is drawn once for all is no draw. */
const differsByStep = (each: LayerCase): boolean => differenceOf(lastPass(each, inTraining(1)), lastPass(each, inTraining(2))) !== undefined;

/** A plan holds no memory: two networks are made of one, and their passes come in turn. */
function besideAnother(layerCase: LayerCase): Comparison {
  const plan = planNetwork(layerCase.config, layerCase.registry);
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

/** What a pass must not write to. */
function writingFaults(layerCase: LayerCase): readonly Statement[] {
  const network = networkOf(layerCase);
  const batch = randomBatch(network, batchSize);
  for (const training of [false, true]) {
    const input = network.inputFor(batchSize);
    input.data.set(batch.input.data);
    const duringForward = guards({ 'its input': input, ...named('parameter', network.parameters), ...(training ? {} : named('state', network.state)) });
    network.forward(input, training);
    const afterForward = duringForward('forward');
    const { outputGradient } = network;
    outputGradient.data.set(batch.outputGradient.data);
    const duringBackward = guards({
      'the input of the forward pass': input, 'the output gradient': outputGradient, ...named('parameter', network.parameters), ...named('state', network.state),
    });
    network.backward(outputGradient);
    const faults = [...afterForward, ...duringBackward('backward')];
    if (faults.length > 0) return faults.slice(0, 1);
  }
  return [];
}

const named = (kind: string, tensors: readonly NamedTensor[]): Readonly<Record<string, Tensor>> =>
  Object.fromEntries(tensors.map(({ name, value }) => [`the ${kind} "${localName(name)}"`, value]));

/** Tells later whether one of the tensors has been written to, and by what. */
function guards(tensors: Readonly<Record<string, Tensor>>): (writer: string) => readonly Statement[] {
  const kept = Object.entries(tensors).map(([what, { data }]) => ({ what, data, before: data.slice() }));
  const hint = 'A pass writes to the output, to what is kept and to the gradients that it is given; state changes in the forward pass of training alone.';
  return (writer) => kept.flatMap(({ what, data, before }): readonly Statement[] => {
    const i = firstDifference(before, data);
    return i === -1 ? [] : [{ message: `${writer} writes to ${what}: index ${i} was ${formatExactly(before[i] ?? NaN)} and is ${formatExactly(data[i] ?? NaN)}.`, hint }];
  });
}
