import type { LayerPlan } from '@vitrum/core';
import { Network, planNetwork } from '@vitrum/network';
import { createRandom, referenceBackend } from '@vitrum/tensor';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { networkOf, type LayerCase } from './cases.ts';
import { gradientsOf, randomBatch, runPass, samePass } from './passes.ts';

/** A plan follows from options and shapes alone. */
export function planFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  const given = structuredClone(layerCase.config);
  const plans = [1, 2].map(() => planNetwork(given, subject.registry));
  if (JSON.stringify(given) !== JSON.stringify(layerCase.config)) {
    return [{ message: 'plan writes to the options or to the shapes that it is given.', hint: 'They belong to the configuration: make lists of your own.' }];
  }
  const [first = [], second = []] = plans.map(({ layers }) => describePlan((layers.at(-1) ?? layers[0]).plan));
  const difference = first.find(([, value], i) => second[i]?.[1] !== value);
  if (difference === undefined) return [];
  const [what, before] = difference;
  const after = second.find(([name]) => name === what)?.[1] ?? '';
  return [{
    message: `plan gives another plan the second time: ${what} is ${shorten(before)} and then ${shorten(after)}.`,
    hint: 'A plan depends on the options and the input shapes alone: no counter, no random numbers, nothing remembered from the last call.',
  }];
}

/** All of a plan that can be compared, as text. */
function describePlan(plan: LayerPlan): readonly (readonly [what: string, value: string])[] {
  const { outputShape, activation, parameters = {}, state = {}, kept = {}, errors = {}, draws = false } = plan;
  const drawn = Object.entries(parameters).map(([name, { initializer, fan, shape, role, drawOrder }]) => {
    const random = createRandom(1);
    return [name, { shape, role, fan, drawOrder, first: [1, 2, 3].map(() => initializer.sample(random, fan)) }];
  });
  const parts = { outputShape, activation: activation?.name, parameters: drawn, state, kept, errors, draws, 'incoming(0)': plan.incoming?.(0) };
  return Object.entries(parts).map(([what, value]) => [what, value === undefined ? 'undefined' : JSON.stringify(value)]);
}

const shorten = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);

/** A plan holds no memory: two networks are made of one, and their passes come in turn. */
export function sharingFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  const plan = planNetwork(layerCase.config, subject.registry);
  const parts = { plan, seed: 5, backend: referenceBackend, precision: 'float32', hasInputGradient: true } as const;
  const [network, other] = [new Network(parts), new Network(parts)];
  const [batch, another] = [randomBatch(network, 3), randomBatch(other, 2)];
  const alone = networkOf(subject, layerCase);
  runPass(alone, batch);
  network.forward(batch.input);
  runPass(other, another);
  network.backward(batch.outputGradient);
  const hint = 'plan has no memory: what a network needs comes into being in bind, or is named in "kept" or "state".';
  const [expected, got] = [alone, network].map((each) => new Map(gradientsOf(each)));
  return samePass('Two networks that are made of one plan disturb each other', expected ?? new Map(), got ?? new Map(), hint);
}
