import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress } from '../src/page/address/read-address.ts';
import { readStrokes, writeStrokes } from '../src/page/address/view/stroke-text.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: share, y: share, width: fc.double({ min: 0, max: 0.25, noNaN: true }) });

/** A byte for a share: half a step off at most. */
const [step, widthStep] = [0.5 / 255 + 1e-12, 0.125 / 255 + 1e-12];

test('a drawing comes back with its first and its last points, to a pixel of the pad', () => {
  fc.assert(
    fc.property(fc.array(fc.array(point, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 8 }), (strokes) => {
      const read = readStrokes(writeStrokes(strokes) ?? '') ?? [];
      expect(read).toHaveLength(strokes.length);
      for (const [index, stroke] of strokes.entries()) {
        for (const [drawn, back] of [[stroke[0], read[index]?.[0]], [stroke.at(-1), read[index]?.at(-1)]]) {
          expect(Math.abs((drawn?.x ?? NaN) - (back?.x ?? NaN))).toBeLessThanOrEqual(step);
          expect(Math.abs((drawn?.y ?? NaN) - (back?.y ?? NaN))).toBeLessThanOrEqual(step);
          expect(Math.abs((drawn?.width ?? NaN) - (back?.width ?? NaN))).toBeLessThanOrEqual(widthStep);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('a text that no drawing writes is none, whatever it is', () => {
  expect(['', '!', 'AA', 'A', 'AgAA', '____'].map(readStrokes)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
  fc.assert(fc.property(fc.string(), (text) => void readStrokes(text)));
});

test('a drawing too long for a link is left out, and none is no text', () => {
  const long = Array.from({ length: 200 }, (_, i) => Array.from({ length: 20 }, (_, j) => ({ x: (i % 10) / 10, y: j / 20, width: 0.08 })));
  expect(writeStrokes(long)).toBeUndefined();
  expect(writeStrokes([])).toBeUndefined();
});

const read = (hash: string): ReturnType<typeof readAddress> => readAddress({ href: `http://localhost/${hash}` });

test('what is looked at stands beside the run, each by itself or both', () => {
  expect(read('#lesson=forward&neuron=1.10')).toEqual({ view: { lesson: 'forward', neuron: '1.10' } });
  expect(read('#seed=7')).toEqual({ config: { training: { seed: 7 } } });
  expect(read('#room=valley&seed=7')).toEqual({ config: { training: { seed: 7 } }, view: { room: 'valley' } });
});
