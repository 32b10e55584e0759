import { curveSigns, emptyCurve, extendCurve, type Curve, type CurveContext } from '@vitrum/trainer/signs';
import { describe, expect, test } from 'vitest';

type Losses = readonly (readonly [loss: number, heldOutLoss: number])[];

const curveOf = (before: number | undefined, losses: Losses): Curve =>
  losses.reduce((curve, [loss, heldOutLoss], i) => extendCurve(curve, { epoch: i + 1, loss, heldOutLoss }), emptyCurve(before));
const signsOf = (before: number | undefined, losses: Losses, context: Partial<CurveContext> = {}) =>
  curveSigns(curveOf(before, losses), { part: 'test', heldOutSamples: 1000, epochs: losses.length, ...context });

/** The training loss falls; the held-out one falls to 1 in the second epoch, and stands at `after` from the third on. */
const turning = (after: readonly number[]): Losses => [[2, 1.5], [1.5, 1], ...after.map((loss, i): [number, number] => [1.4 - 0.1 * i, loss])];
const falling: Losses = [5, 4, 3, 2, 1, 0.5].map((loss) => [loss, loss]);

describe('the losses of a run', () => {
  test.each<[string, number | undefined, Losses, Partial<CurveContext>, readonly string[]]>([
    ['fall', 6, falling, {}, []],
    ['turn, 20 % above the best for five epochs', 2.3, turning([1.2, 1.2, 1.2, 1.2, 1.2]), {}, ['overfitting']],
    ['turn for four epochs', 2.3, turning([1.2, 1.2, 1.2, 1.2]), {}, []],
    ['turn, and fall back once', 2.3, turning([1.2, 1.2, 1.05, 1.2, 1.2]), {}, []],
    ['turn by 9 %', 2.3, turning([1.09, 1.09, 1.09, 1.09, 1.09]), {}, []],
    ['turn by less than 5 % of the loss before', 5, turning([1.2, 1.2, 1.2, 1.2, 1.2]), {}, []],
    ['turn, on 99 samples', 2.3, turning([1.2, 1.2, 1.2, 1.2, 1.2]), { heldOutSamples: 99 }, []],
    ['turn, nothing known of what was before', undefined, turning([1.2, 1.2, 1.2, 1.2, 1.2]), {}, ['overfitting']],
    ['rise together', 2.3, turning([1.2, 1.2, 1.2, 1.2, 1.2]).map(([, heldOut], i) => [1 + i, heldOut]), { epochs: 100 }, ['learning-rate-high']],
    ['stand still for three epochs', 1, [[1, 1], [0.999, 1], [1.001, 1]], {}, ['loss-stands-still']],
    ['stand still for two epochs', 1, [[1, 1], [1, 1]], {}, []],
    ['stand still in the first three of 100 epochs', 1, [[1, 1], [1, 1], [1, 1]], { epochs: 100 }, []],
    ['stand still after the first epoch, which learned all', 1, [[0.1, 0.05], [0.1, 0.05], [0.1, 0.05]], {}, []],
    ['are 60 % above those before in two epochs', 1, [[1.6, 1.6], [1.7, 1.7]], {}, ['learning-rate-high']],
    ['are above those before once', 1, [[1.6, 1.6], [0.8, 0.8]], {}, []],
    ['go up and down by a fifth of what was before', 1, [[0.5, 0.5], [0.7, 0.7], [0.5, 0.5], [0.7, 0.7], [0.5, 0.5]], {}, ['learning-rate-high']],
    ['go up and down, and get lower', 1, [[0.5, 0.5], [0.7, 0.7], [0.4, 0.4], [0.6, 0.6], [0.3, 0.3]], {}, []],
    ['go up and down by a twentieth', 1, [[0.5, 0.5], [0.55, 0.5], [0.5, 0.5], [0.55, 0.5], [0.5, 0.5]], {}, []],
    ['go up and down with a plateau', 1, [[0.5, 0.5], [0.7, 0.7], [0.75, 0.7], [0.5, 0.5], [0.7, 0.7]], {}, []],
  ])('that %s', (_, before, losses, context, expected) => {
    expect(signsOf(before, losses, context).map(({ sign }) => sign)).toEqual(expected);
  });

  test('that turn are told with the epoch, the figure and the part', () => {
    expect(signsOf(2.3, turning([1.2, 1.2, 1.2, 1.2, 1.25]), { part: 'validation' })).toEqual([{
      sign: 'overfitting',
      figure: 0.25,
      message: 'The validation loss turned after epoch 2: from 1 it has risen to 1.25 (by 25 %), while the training loss falls. The network overfits.',
      hint: expect.stringMatching(/^Stop after epoch 2, /),
    }]);
  });
});

describe('a curve', () => {
  test('keeps what is needed, however long it gets', () => {
    const long = curveOf(9, Array.from({ length: 500 }, (_, i): [number, number] => [1 / (i + 1), 2 / (i + 1)]));
    expect(long).toMatchObject({ before: 9, epochs: 500, highest: 1, lowest: 0.002, best: { epoch: 500 } });
    expect(long.latest.map(({ epoch }) => epoch)).toEqual([495, 496, 497, 498, 499, 500]);
  });

  test('takes in each epoch once, and only finite losses', () => {
    const curve = curveOf(9, [[1, 1], [2, 2]]);
    expect(extendCurve(curve, { epoch: 2, loss: 0, heldOutLoss: 0 })).toBe(curve);
    expect(extendCurve(curve, { epoch: 3, loss: NaN, heldOutLoss: 0 })).toBe(curve);
    expect(extendCurve(curve, { epoch: 3, loss: 0, heldOutLoss: Infinity })).toBe(curve);
  });
});
