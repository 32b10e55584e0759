import type { Tensor } from '@vitrum/core';
import type { NamedTensor } from '@vitrum/network';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, networkOf, noCase, type LayerCase } from './cases.ts';
import { differenceOf, localName, randomBatch, runPass, samePass } from './passes.ts';
import { planFaults, sharingFaults } from './plan-purity.ts';

const batchSize = 4;

/** The same inputs give the same, and what is not the layer's is left as it was. */
export const layerPurity: Check<Subject<'layers'>> = {
  name: 'purity',
  title: 'the same plans and passes give the same, and nothing that it is given is written to',
  run: (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    const failures = findingsOfCases(cases, (each) => {
      const ofPlan = planFaults(subject, each);
      if (ofPlan.length > 0) return ofPlan;
      const ofPasses = [
        ...writingFaults(subject, each),
        ...repetitionFaults(subject, each),
        ...seedFaults(subject, each),
        ...stepFaults(subject, each),
      ];
      return ofPasses.length > 0 ? ofPasses : sharingFaults(subject, each);
    });
    const tried = `each plan twice, each pass twice, with training and without; ${describeCases(cases)}`;
    return outcome(tried, firstFew([...failures, ...drawFaults(subject, cases)]));
  },
};

function writingFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  const network = networkOf(subject, layerCase);
  const batch = randomBatch(network, batchSize);
  for (const training of [false, true]) {
    const [input, parameters, state] = [network.inputFor(batchSize), guard('the parameter', network.parameters), guard('the state', network.state)];
    input.data.set(batch.input.data);
    network.forward(input, training);
    const faults = [
      ...changed('forward writes to its input', input, batch.input),
      ...parameters('forward'),
      ...(training ? [] : state('forward without training')),
    ];
    const stateAfterForward = guard('the state', network.state);
    const { outputGradient } = network;
    outputGradient.data.set(batch.outputGradient.data);
    network.backward(outputGradient);
    faults.push(
      ...changed('backward writes to the input of the forward pass', input, batch.input),
      ...changed('backward writes to the output gradient', outputGradient, batch.outputGradient),
      ...parameters('backward'),
      ...stateAfterForward('backward'),
    );
    if (faults.length > 0) return faults.slice(0, 1);
  }
  return [];
}

/** Tells later whether one of the tensors has been written to, and by what. */
function guard(kind: string, tensors: readonly NamedTensor[]): (writer: string) => readonly Finding[] {
  const before = tensors.map(({ name, value }) => ({ name, value, copy: { data: value.data.slice() } }));
  return (writer) => before.flatMap(({ name, value, copy }) => changed(`${writer} writes to ${kind} "${localName(name)}"`, value, copy));
}

function changed(what: string, { data }: Tensor, before: Pick<Tensor, 'data'>): readonly Finding[] {
  const i = before.data.findIndex((x, index) => !Object.is(x, data[index]));
  if (i === -1) return [];
  const message = `${what}: index ${i} was ${formatExactly(before.data[i] ?? NaN)} and is ${formatExactly(data[i] ?? NaN)}.`;
  const hint = 'A pass writes to the output, to what is kept and to the gradients that it is given; state changes in the forward pass of training alone.';
  return [{ message, hint }];
}

function repetitionFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  const network = networkOf(subject, layerCase);
  const batch = randomBatch(network, batchSize);
  const hint = 'Without training nothing may be drawn or remembered; a backward pass overwrites gradients, and does not add to them.';
  return samePass('Without training, the same pass gives another result the second time', runPass(network, batch), runPass(network, batch), hint);
}

/** What training draws at random comes from the stream that the layer is given. */
function seedFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  const passes = [1, 2].map(() => {
    const network = networkOf(subject, layerCase);
    const batch = randomBatch(network, batchSize);
    runPass(network, batch, { training: true, step: 1 });
    return runPass(network, batch, { training: true, step: 2 });
  });
  const [first = new Map(), second = new Map()] = passes;
  const hint = 'Random numbers come from tensors.random alone, and the plan says draws: true.';
  return samePass('In training, two networks with the same seed give different results', first, second, hint);
}

/** A resumed training begins at any step, and draws what it would have drawn. */
function stepFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  if (Object.keys(layerCase.plan.state ?? {}).length > 0) return []; // steps leave something behind, which a checkpoint has; see "trained"
  const [whole, resumed] = [networkOf(subject, layerCase), networkOf(subject, layerCase)];
  const batch = randomBatch(whole, batchSize);
  for (const step of [1, 2]) runPass(whole, batch, { training: true, step });
  const hint = layerCase.plan.draws === true
    ? 'Draw from tensors.random, which begins anew in every step, and from nothing else.'
    : 'What is kept over steps belongs into "state" of the plan; a plan of a layer that draws says draws: true, so that tensors.random begins anew in every step.';
  return samePass(
    'A training that is resumed at step 3 draws something else than one that was not interrupted',
    runPass(whole, batch, { training: true, step: 3 }),
    runPass(resumed, batch, { training: true, step: 3 }),
    hint,
  );
}

/** A mask that is drawn once for all is no draw. */
function drawFaults(subject: Subject<'layers'>, cases: readonly LayerCase[]): readonly Finding[] {
  const drawing = cases.filter(({ plan }) => plan.draws === true);
  if (drawing.length === 0 || drawing.some((each) => differsByStep(subject, each))) return [];
  return [{
    message: 'Its plan says that it draws, but in training every step gives the same.',
    hint: 'Draw from tensors.random in forward, anew in every step of training; leave "draws" out where nothing is drawn.',
  }];
}

function differsByStep(subject: Subject<'layers'>, layerCase: LayerCase): boolean {
  const [first, second] = [1, 2].map((step) => {
    const network = networkOf(subject, layerCase);
    return runPass(network, randomBatch(network, batchSize), { training: true, step });
  });
  return first === undefined || second === undefined || differenceOf(first, second) !== undefined;
}
