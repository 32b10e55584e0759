import type { CheckContext } from '../check-context.ts';
import { check } from '../check.ts';

/** The other checks use the variants that pass this one. */
export const form = check<CheckContext>(
  'form',
  'it can be made, and its functions give what they have to give',
  ({ attempts, tried }) => {
    tried(`the types of its properties and of what they give${attempts.length > 1 ? `, in ${attempts.length} variants` : ''}`);
    for (const { faults, refusal, fail, note } of attempts) {
      fail(...faults);
      if (refusal !== undefined) note({ message: `It refuses these options: ${refusal}` });
    }
  },
);
