import type { Tensor } from '@vitrum/core';
import type { NamedTensor } from '@vitrum/network';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Statement } from '../../finding.ts';
import { differenceBetween } from '../../numerics/difference-between.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import { eachCase, networkOf } from './cases.ts';
import type { LayerCase } from './layer-case.ts';
import { comparePasses, differenceOf, localName, randomBatch } from './passes.ts';
import { planFaults } from './plan-purity.ts';
import { besideAnother, inTraining, lastPass, situations } from './situations.ts';

const batchSize = 4;

/** Equal inputs give equal results, and a pass writes only to the layer's own tensors. */
export const layerPurity = check<CheckContext<'layers'>>('purity', 'the same plans and passes give the same, whatever was in memory before, and nothing that it is given is written to', (context) => {
  eachCase(context, 'each plan twice, each pass twice and over memory full of NaN, with training and without', (each) => {
    const ofPlan = planFaults(each);
    if (ofPlan.length > 0) return ofPlan;
    const ofPasses = [...writingFaults(each), ...situations.flatMap((situation) => comparePasses(situation(each)))];
    return ofPasses.length > 0 ? ofPasses : comparePasses(besideAnother(each));
  });
  const drawing = context.variants.flatMap(({ made }) => made).filter(({ plan }) => plan.draws === true);
  if (drawing.length > 0 && !drawing.some(differsByStep))
    context.fail({
      message: 'Its plan says that it draws, but in training every step gives the same.',
      hint: 'Draw from tensors.random in forward, anew in every step of training; leave "draws" out where nothing is drawn.',
    });
});

/** A mask drawn once and reused is not random. */
const differsByStep = (each: LayerCase): boolean => differenceOf(lastPass(each, inTraining(1)), lastPass(each, inTraining(2))) !== undefined;

/** The tensors that a pass must not write to. */
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

/** Returns a function that reports whether one of the tensors has been written to since, and by what. */
function guards(tensors: Readonly<Record<string, Tensor>>): (writer: string) => readonly Statement[] {
  const kept = Object.entries(tensors).map(([what, { data }]) => ({ what, data, before: data.slice() }));
  const hint = 'A pass writes to the output, to what is kept and to the gradients that it is given; state changes in the forward pass of training alone.';
  return (writer) => kept.flatMap(({ what, data, before }): readonly Statement[] => {
    const difference = differenceBetween(before, data);
    if (difference === undefined) return [];
    const { index, expected, got } = difference;
    return [{ message: `${writer} writes to ${what}: index ${index} was ${formatExactly(expected)} and is ${formatExactly(got)}.`, hint }];
  });
}
