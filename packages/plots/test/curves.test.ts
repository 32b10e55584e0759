import { activationCurve, drawingOf, lossCurves, scheduleCurve, type Curve } from '@vitrum/plots';
import { describe, expect, test } from 'vitest';
import { reciprocal, wrongSquare } from './support/curves.ts';

const at = ({ points }: Curve, x: number) => points.find((point) => point.x === x);
const xsOf = ({ points }: Curve): readonly number[] => points.map(({ x }) => x);

describe('curves of functions', () => {
  test('an activation: φ, φ′ and central differences from −6 to 6, 0 in the middle', () => {
    const curve = activationCurve({ name: 'square', forward: (z) => z * z, derivative: (z) => 2 * z });
    expect(curve).toMatchObject({ title: 'square', variable: 'z', symbol: 'φ' });
    expect([curve.points.length, curve.points[0]?.x, curve.points[60]?.x, curve.points[120]?.x]).toEqual([121, -6, 0, 6]);
    expect(at(curve, 1.5)).toMatchObject({ value: 2.25, derivative: 3 });
    for (const { derivative, numerical } of curve.points) expect(numerical).toBeCloseTo(derivative, 8);
  });

  test('a derivative is asked for with the computed a, as backpropagation does', () => {
    const { points } = activationCurve({ name: 'double', forward: (z) => 2 * z, derivative: (_, a) => a }, { title: 'doubled', reach: 30 });
    expect(points[0]).toMatchObject({ x: -30, value: -60, derivative: -60 });
  });

  test('without a derivative there are central differences alone', () => {
    const curve = activationCurve({ name: 'relu', forward: (z) => Math.max(0, z) });
    expect(curve.points.every(({ derivative }) => Number.isNaN(derivative))).toBe(true);
    expect(at(curve, 0)?.numerical).toBeCloseTo(0.5, 12); // the mean of both sides of a kink
    expect(drawingOf(curve).lines.map(({ kind, label }) => [kind, label])).toEqual([
      ['numerical', 'φ′(z) by central differences'],
      ['value', 'φ(z)'],
    ]);
  });

  test.each([
    ['any number', (y: number, t: number) => (y - t) * (y - t), undefined, [-3, 3]],
    ['numbers from 0 on', (y: number, t: number) => y - t * Math.log(y), undefined, [1 / 40, 3 + 1 / 40]],
    ['probabilities, where it is not finite beyond 1', (y: number, t: number) => -t * Math.log(y) - (1 - t) * Math.log(1 - y), undefined, [1 / 122, 121 / 122]],
    ['probabilities, as it says', (y: number, t: number) => Math.abs(y - t), 'probabilities', [1 / 122, 121 / 122]],
    ['a distribution, as it says', (y: number, t: number) => Math.abs(y - t), 'distribution', [1 / 122, 121 / 122]],
  ] as const)('a loss for %s', (_, value, outputs, [from, to]) => {
    const curves = lossCurves({ name: 'example', reduction: 'sum', value, ...(outputs && { outputs }) });
    expect(curves.map(({ title, place }) => [title, place])).toEqual([['example at t = 0', 'at t = 0'], ['example at t = 1', 'at t = 1']]);
    for (const curve of curves) {
      const xs = xsOf(curve);
      expect(xs[0]).toBeCloseTo(from, 12);
      expect(xs.at(-1)).toBeCloseTo(to, 12);
      expect(curve.points.every((point) => Number.isFinite(point.value) && Number.isFinite(point.numerical))).toBe(true);
    }
  });

  test('a loss made for the output of a sigmoid is one on probabilities', () => {
    const joint = { value: () => 0, gradient: () => undefined };
    const [curve] = lossCurves({ name: 'example', reduction: 'sum', value: (y, t) => Math.abs(y - t), fromLogits: { sigmoid: joint } });
    expect(curve && xsOf(curve)[0]).toBeCloseTo(1 / 122, 12);
  });

  test('a schedule: its factor over the epochs, without a derivative', () => {
    const curve = scheduleCurve({ name: 'linear', factor: ({ epoch, epochs }) => 1 - epoch / epochs });
    expect([at(curve, 0)?.value, at(curve, 5)?.value, at(curve, 10)?.value]).toEqual([1, 0.5, 0]);
    expect(drawingOf(curve)).toMatchObject({ lines: [{ kind: 'value', label: 'factor(epoch)' }], xRange: [0, 10], yRange: [0, 1] });
  });

  test('a schedule that makes no sense for ten epochs is drawn over more', () => {
    const checkRun = ({ epochs }: { readonly epochs: number }): void => {
      if (epochs < 35) throw new RangeError('too short');
    };
    expect(drawingOf(scheduleCurve({ name: 'long', factor: () => 1, checkRun })).xRange).toEqual([0, 40]);
  });
});

describe('what is drawn', () => {
  test('central differences only where they differ', () => {
    const shown = drawingOf(wrongSquare).lines.find(({ kind }) => kind === 'numerical')?.points.filter(([, y]) => Number.isFinite(y));
    expect(shown?.map(([x]) => x).every((x) => x > 1)).toBe(true);
    expect(shown?.length).toBeGreaterThan(10);
  });

  test('all of a function, with zero; without the few values beside a pole', () => {
    expect(drawingOf(wrongSquare).yRange).toEqual([-8, 16]);
    const [bottom, top] = drawingOf(reciprocal).yRange;
    expect(bottom).toBeGreaterThan(-20);
    expect(top).toBeGreaterThanOrEqual(8); // 1 / x is 8 beside the pole, which is not far away
  });
});
