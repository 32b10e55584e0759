import { VitrumError, type RandomGenerator } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import type { Allograph, Point } from './allograph.ts';
import { allographs } from './allographs.ts';
import { shiftToMiddle } from './center.ts';
import { createElasticField, displace } from './elastic-field.ts';
import { fitBox } from './fit-box.ts';
import { pixelCount } from './frame.ts';
import { drawHand, place, type Hand } from './hand.ts';
import { developInk } from './ink.ts';
import { pressPen } from './pen-stroke.ts';
import { rasterize } from './rasterize.ts';
import { roughNormal } from './rough-normal.ts';
import { smoothStroke } from './smooth-stroke.ts';

/** Standard deviation of the displacement of each point, in hundredths of the digit's size. */
const jitter = 3;
/** Standard deviation of the elastic displacement, likewise. */
const elasticity = 7;

/**
 * A handwritten digit in MNIST's form: 28 × 28 bytes, white on black, fitted into 20 × 20 pixels and centered by mass.
 *
 * @param digit - 0 to 9.
 * @param random - Decides everything else: the form, the hand, the pen and the noise.
 * @throws VITRUM_INVALID_OPTION
 */
export function drawDigit(digit: number, random: RandomGenerator): Uint8Array {
  const picture = new Uint8Array(pixelCount);
  drawDigitInto(picture, new Float32Array(pixelCount), digit, random);
  return picture;
}

/**
 * Like {@link drawDigit}, into an initially black picture.
 *
 * @param coverage - A scratch buffer of 28 × 28.
 */
export function drawDigitInto(picture: Uint8Array, coverage: Float32Array, digit: number, random: RandomGenerator): void {
  const forms = allographs[digit];
  if (forms === undefined) throw notADigit(digit);
  const hand = drawHand(random);
  const strokes = write(choose(forms, random), hand, random);
  const reach = hand.penRadius + hand.softness / 4; // where three quarters of the ink have faded
  const pressed = fitBox(strokes, reach).map((stroke) => pressPen(stroke, hand.penRadius, random));
  rasterize(pressed, hand.softness, coverage);
  developInk(coverage, shiftToMiddle(coverage), random, picture);
}

function choose(forms: readonly Allograph[], random: RandomGenerator): Allograph {
  let rest = random.uniform(0, forms.reduce((sum, { weight }) => sum + weight, 0));
  const chosen = forms.find(({ weight }) => (rest -= weight) < 0) ?? forms.at(-1);
  return chosen ?? { weight: 0, points: [], strokes: [] };
}

/** The strokes of a model with displaced points, on warped paper. */
function write({ points, strokes }: Allograph, hand: Hand, random: RandomGenerator): Point[][] {
  const field = createElasticField(elasticity, random);
  const written = points.map((point) => place(hand, displace(field, miss(point, random))));
  return strokes.map((stroke) => smoothStroke(stroke.map((index) => written[index] ?? { x: 0, y: 0 })));
}

function miss({ x, y }: Point, random: RandomGenerator): Point {
  return { x: x + jitter * roughNormal(random), y: y + jitter * roughNormal(random) };
}

function notADigit(value: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `A digit must be a whole number from 0 to 9, got ${describeValue(value)}.`,
    hint: 'Give a number such as 7.',
  });
}
