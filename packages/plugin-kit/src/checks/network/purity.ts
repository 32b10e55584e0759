import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { waitAFewMilliseconds } from '../purity.ts';
import type { NetworkCase } from './network-case.ts';

/** A network by name is a rule: the record of a run holds its layers, which have to be the same whenever they are built. */
export const networkPurity = check<CheckContext<'networks'>>('purity', 'it is plain JSON that depends on options and data alone', async ({ variants, tried }) => {
  tried('built twice, in two orders');
  await waitAFewMilliseconds();
  for (const { made, fail } of variants.toReversed()) for (const each of made.toReversed()) fail(...faultsOf(each));
});

function faultsOf({ place, ends, built, buildAgain }: NetworkCase): readonly Fault[] {
  const given = structuredClone(ends);
  const [first, again] = [JSON.stringify(built), JSON.stringify(buildAgain(given))];
  return [
    ...(first === again ? [] : [{
      message: `For ${place} it gives other layers the second time: ${difference(first, again)}.`,
      hint: 'build depends on the options and the two ends alone: no counter, no random numbers, nothing remembered.',
    }]),
    ...(JSON.stringify(given) === JSON.stringify(ends) ? [] : [{
      message: `For ${place} it writes to the ends that it is given.`,
      hint: 'They belong to the caller: make lists of your own.',
    }]),
    ...(isJson(built) ? [] : [{
      message: `For ${place} its layers are not plain JSON.`,
      hint: 'Name activations and initializers by their names, and leave out what is undefined, NaN or a function.',
    }]),
  ];
}

/** The first place where two texts differ. */
function difference(a: string, b: string): string {
  const at = Math.max(0, Array.from(a).findIndex((character, i) => character !== b[i]) - 10);
  return `…${a.slice(at, at + 40)} and then …${b.slice(at, at + 40)}`;
}

/** True for what is the same after having been written and read. */
function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value === 'object' && value !== null) return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every((each) => each === undefined || isJson(each));
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
