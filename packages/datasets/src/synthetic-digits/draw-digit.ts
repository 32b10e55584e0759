import { VitrumError, describeValue, type RandomGenerator } from '@vitrum/core';
import type { Allograph, Point } from './allograph.ts';
import { allographs } from './allographs.ts';
import { shiftToMiddle } from './centre.ts';
import { createElasticField } from './elastic-field.ts';
import { fitBox } from './fit-box.ts';
import { drawHand, place } from './hand.ts';
import { developInk } from './ink.ts';
import { pressPen } from './pen-stroke.ts';
import { rasterize } from './rasterize.ts';
import { smoothStroke } from './smooth-stroke.ts';

/** Standard deviation of what each point of a model misses its place by, in hundredths of the digit's size. */
const jitter = 3.5;
/** Standard deviation of the elastic displacement, likewise. */
const elasticity = 5;

/**
 * A handwritten digit as MNIST would hold it: 28 × 28 bytes, white on black, fitted into 20 × 20 pixels and centred by mass.
 *
 * @param digit - 0 to 9.
 * @param random - Decides everything else: the form, the hand, the pen and the noise.
 * @throws VITRUM_INVALID_OPTION
 */
export function drawDigit(digit: number, random: RandomGenerator): Uint8Array {
  const forms = allographs[digit];
  if (forms === undefined) throw notADigit(digit);
  const hand = drawHand(random);
  const strokes = write(choose(forms, random), random).map((stroke) => stroke.map((point) => place(hand, point)));
  const pressed = fitBox(strokes, hand.penRadius).map((stroke) => pressPen(stroke, hand.penRadius, random));
  const coverage = rasterize(pressed, hand.softness);
  return developInk(coverage, shiftToMiddle(coverage), random);
}

function choose(forms: readonly Allograph[], random: RandomGenerator): Allograph {
  let rest = random.uniform(0, forms.reduce((sum, { weight }) => sum + weight, 0));
  const chosen = forms.find(({ weight }) => (rest -= weight) < 0) ?? forms.at(-1);
  return chosen ?? { weight: 0, points: [], strokes: [] };
}

/** The strokes of a model, by somebody who misses its points and whose paper is bent. */
function write({ points, strokes }: Allograph, random: RandomGenerator): Point[][] {
  const missed = points.map(({ x, y }) => ({ x: random.normal(x, jitter), y: random.normal(y, jitter) }));
  const bend = createElasticField(elasticity, random);
  return strokes.map((stroke) => smoothStroke(stroke.map((index) => missed[index] ?? { x: 0, y: 0 })).map(bend));
}

function notADigit(value: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `A digit must be a whole number from 0 to 9, got ${describeValue(value)}.`,
    hint: 'Give a number such as 7.',
  });
}
