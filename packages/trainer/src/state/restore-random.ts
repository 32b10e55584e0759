import { VitrumError, type RandomGenerator, type RandomState } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';

/**
 * Continues a generator at a saved state.
 *
 * @throws VITRUM_INVALID_OPTION if the state belongs to another seed or stream, or did not come from `save`
 */
export function restoreRandom(random: RandomGenerator, state: RandomState): void {
  const own = random.save();
  const [block = NaN, used = NaN, spare] = state.slice(3);
  if (own.slice(0, 3).some((number, i) => number !== state[i])) throw invalidState('belongs to another seed or stream', state);
  if (!isPosition(block, used) || (spare !== undefined && !Number.isFinite(spare))) throw invalidState('is damaged', state);
  random.seek(state);
}

/** True if `used` words of the last of `block` blocks is a possible state; before the first block none are left. */
function isPosition(block: number, used: number): boolean {
  if (!Number.isSafeInteger(block) || block < 0) return false;
  return block === 0 ? used === 4 : Number.isInteger(used) && used >= 1 && used <= 4;
}

function invalidState(problem: string, state: RandomState): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `This random state ${problem}: ${describeValue(state)}.`,
    hint: 'A state goes with the seed that it was saved under: resume a run with its own seed, or give what save() returned.',
  });
}
