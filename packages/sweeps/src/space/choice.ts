import { isSameJson } from '@vitrum/runs/internal';
import type { Domain } from './domain.ts';

/** One of a list of values, each as likely as the others. */
export function choiceOf(choices: readonly unknown[]): Domain {
  const last = choices.length - 1;
  return {
    type: 'choice',
    choices,
    at: (place) => choices[Math.min(last, Math.floor(place * choices.length))],
    placeOf: (value) => {
      const index = choices.findIndex((each) => isSameJson(each, value));
      return index === -1 ? undefined : (index + 0.5) / choices.length;
    },
  };
}
