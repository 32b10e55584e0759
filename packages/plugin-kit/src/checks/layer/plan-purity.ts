import type { LayerPlan } from '@vitrum/core';
import { planNetwork } from '@vitrum/network';
import { createRandom } from '@vitrum/tensor';
import type { Statement } from '../../finding.ts';
import type { LayerCase } from './layer-case.ts';

/** A plan depends only on options and shapes. */
export function planFaults({ config, registry }: LayerCase): readonly Statement[] {
  const given = structuredClone(config);
  const [first = [], second = []] = [1, 2].map(() => describePlan(planNetwork(registry, given).layers.at(-1)?.plan));
  if (JSON.stringify(given) !== JSON.stringify(config))
    return [{ message: 'plan writes to the options or to the shapes that it is given.', hint: 'They belong to the configuration: make lists of your own.' }];
  const i = first.findIndex(([, value], place) => second[place]?.[1] !== value);
  const [what, before] = first[i] ?? [];
  if (what === undefined) return [];
  return [{
    message: `plan gives another plan the second time: ${what} is ${shorten(before)} and then ${shorten(second[i]?.[1])}.`,
    hint: 'A plan depends on the options and the input shapes alone: no counter, no random numbers, nothing remembered from the last call.',
  }];
}

/** The comparable parts of a plan, as text. */
function describePlan(plan: LayerPlan | undefined): readonly (readonly [what: string, value: string | undefined])[] {
  const { outputShape, activation, parameters = {}, state = {}, kept = {}, errors = {}, indices, multiplyAdds, draws = false } = plan ?? { outputShape: [] };
  const drawn = Object.entries(parameters).map(([name, { initializer, ...rest }]) => {
    const random = createRandom(1);
    return [name, { ...rest, first: [1, 2, 3].map(() => initializer.sample(random, rest.fan)) }];
  });
  const parts = { outputShape, activation: activation?.name, parameters: drawn, state, kept, errors, indices, multiplyAdds, draws, 'incoming(0)': plan?.incoming?.(0) };
  return Object.entries(parts).map(([what, value]) => [what, JSON.stringify(value)]);
}

const shorten = (text = 'undefined'): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);
