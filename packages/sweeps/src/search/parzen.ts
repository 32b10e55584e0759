import type { RandomGenerator } from '@vitrum/core';
import { erf, expNegativeSquare, log } from '@vitrum/tensor';

/** A density over the places of a domain. */
export interface Density {
  draw(random: RandomGenerator): number;
  logDensity(place: number): number;
}

const sqrt2 = Math.SQRT2;
const normalCdf = (x: number): number => 0.5 * (1 + erf(x / sqrt2));
/** The width of the prior, which covers the unit interval. */
const priorWidth = 1;

/**
 * The density of places in [0, 1] around those observed: a mixture of normal distributions cut to the interval, one for each observation, as wide as
 * the greater distance to its neighbors, and a wide one in the middle as the prior.
 *
 * Source: Bergstra, Bardenet, Bengio, Kégl 2011, "Algorithms for hyper-parameter optimization", NIPS 24, section 4.
 */
export function parzen(places: readonly number[]): Density {
  const centers = [...places, 0.5].toSorted((a, b) => a - b);
  const least = 1 / Math.min(100, 1 + centers.length);
  const components = centers.map((center, i) => {
    const distance = Math.max(center - (centers[i - 1] ?? 0), (centers[i + 1] ?? 1) - center);
    return { center, width: Math.min(priorWidth, Math.max(least, distance)) };
  });
  const priorAt = centers.indexOf(0.5);
  components[priorAt] = { center: 0.5, width: priorWidth };
  return { draw: (random) => drawFrom(components, random), logDensity: (place) => logDensityOf(components, place) };
}

interface Component {
  readonly center: number;
  readonly width: number;
}

function drawFrom(components: readonly Component[], random: RandomGenerator): number {
  const { center, width } = components[random.integer(components.length)] ?? { center: 0.5, width: priorWidth };
  for (;;) {
    const place = random.normal(center, width);
    if (place >= 0 && place < 1) return place;
  }
}

function logDensityOf(components: readonly Component[], place: number): number {
  const sum = components.reduce((total, { center, width }) => {
    const mass = normalCdf((1 - center) / width) - normalCdf(-center / width);
    return total + expNegativeSquare((place - center) / width / sqrt2) / (width * mass);
  }, 0);
  return log(sum / components.length);
}

/** The density of choices: how often each was observed, and each once more as the prior. */
export function counted(places: readonly number[], choices: number): Density {
  const counts = Array.from({ length: choices }, () => 1);
  const indexOf = (place: number): number => Math.min(choices - 1, Math.floor(place * choices));
  for (const place of places) counts[indexOf(place)] = (counts[indexOf(place)] ?? 0) + 1;
  const total = places.length + choices;
  return {
    draw: (random) => {
      let left = random.integer(total);
      const chosen = counts.findIndex((count) => (left -= count) < 0);
      return (chosen + 0.5) / choices;
    },
    logDensity: (place) => log((counts[indexOf(place)] ?? 1) / total),
  };
}
