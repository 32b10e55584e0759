import type { Tensor } from '@vitrum/core';
import { outcome, type Check } from '../../check.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, networkOf, noCase, type LayerCase } from './cases.ts';
import { randomBatch, runPass, samePass } from './passes.ts';

const batchSize = 4;

/** The same inputs give the same, and what is not the layer's is left as it was. */
export const layerPurity: Check<Subject<'layers'>> = {
  name: 'purity',
  title: 'the same passes give the same, and nothing that it is given is written to',
  run: (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    const failures = findingsOfCases(cases, (each) => [
      ...writingFaults(subject, each),
      ...repetitionFaults(subject, each),
      ...seedFaults(subject, each),
      ...stepFaults(subject, each),
    ]);
    return outcome(`each pass twice, with training and without; ${describeCases(cases)}`, firstFew(failures));
  },
};

function writingFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  const network = networkOf(subject, layerCase);
  const batch = randomBatch(network, batchSize);
  for (const training of [false, true]) {
    const input = network.inputFor(batchSize);
    input.data.set(batch.input.data);
    network.forward(input, training);
    const { outputGradient } = network;
    outputGradient.data.set(batch.outputGradient.data);
    const parametersBefore = network.parameters.map(({ value }) => [...value.data]);
    const faults = [...changed('forward writes to its input', input, batch.input)];
    network.backward(outputGradient);
    faults.push(
      ...changed('backward writes to the input of the forward pass', input, batch.input),
      ...changed('backward writes to the output gradient', outputGradient, batch.outputGradient),
      ...network.parameters.flatMap(({ name, value }, i) =>
        changed(`backward writes to the parameter "${name}"`, value, { data: Float32Array.from(parametersBefore[i] ?? []) }),
      ),
    );
    if (faults.length > 0) return faults.slice(0, 1);
  }
  return [];
}

function changed(what: string, { data }: Tensor, before: Pick<Tensor, 'data'>): readonly Finding[] {
  const i = before.data.findIndex((x, index) => !Object.is(x, data[index]));
  if (i === -1) return [];
  const message = `${what}: index ${i} was ${formatExactly(before.data[i] ?? NaN)} and is ${formatExactly(data[i] ?? NaN)}.`;
  return [{ message, hint: 'It belongs to another: write to the output, to what is kept, and to the gradients that you are given.' }];
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
  const hint = 'Draw from tensors.random, which begins anew in every step; what is kept over steps belongs into "state" of the plan.';
  return samePass(
    'A training that is resumed at step 3 draws something else than one that was not interrupted',
    runPass(whole, batch, { training: true, step: 3 }),
    runPass(resumed, batch, { training: true, step: 3 }),
    hint,
  );
}
