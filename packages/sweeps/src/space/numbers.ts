import { exp, log } from '@vitrum/tensor';
import type { Domain, DomainType, NumberRange } from './domain.ts';

/**
 * Numbers of a range: x = a + u·(b − a), or on a logarithmic scale x = a·(b/a)ᵘ, for a place u in [0, 1). Whole numbers have equal
 * parts of the scale from a − ½ to b + ½. The same bits on every machine.
 */
export function numbersOf(type: DomainType, range: NumberRange): Domain {
  const { minimum, maximum, isLogarithmic, isWhole } = range;
  const margin = isWhole ? 0.5 : 0;
  const [forward, back] = isLogarithmic ? [log, exp] : [same, same];
  const [from, to] = [forward(minimum - margin), forward(maximum + margin)];
  const within = (value: number): number => Math.min(maximum, Math.max(minimum, value)); // rounding may pass a bound
  return {
    type,
    range,
    at: (place) => {
      const value = back(from + place * (to - from));
      return within(isWhole ? Math.round(value) : value);
    },
    placeOf: (value) => {
      if (typeof value !== 'number' || value < minimum || value > maximum) return undefined;
      return Math.min(1, Math.max(0, (forward(value) - from) / (to - from)));
    },
  };
}

const same = (value: number): number => value;
