import { range, sampleRandom } from '../../numerics/sample-points.ts';

/** A row of outputs and its targets. */
export interface MetricSample {
  readonly output: Float32Array;
  readonly target: Float32Array;
}

/** Rows of 1, 2, 3 and 10 outputs: random, certain and correct ones, with one-hot targets. */
export function metricSamples(): readonly MetricSample[] {
  const random = sampleRandom(81);
  return [1, 2, 3, 10].flatMap((length) =>
    range(0, 24, (n) => {
      const place = random.integer(length);
      const target = Float32Array.from({ length }, (_, i) => Number(length === 1 ? n % 2 : i === place));
      const kinds = [
        () => random.normal(),
        () => random.uniform(),
        () => 0,
        (i: number) => target[i] ?? 0,
        (i: number) => 1 - (target[i] ?? 0),
      ];
      const kind = kinds[n % kinds.length] ?? (() => 0);
      return { output: Float32Array.from({ length }, (_, i) => kind(i)), target };
    }),
  );
}
