import { Convolution } from './convolution';
import { convolveForward, forwardScratch, forwardShared, prepareForward } from './forward';
import { convolveInputGradient, inputGradientScratch, inputGradientShared, prepareInputGradient } from './input-gradient';
import {
  convolveListedInputGradient, listedInputGradientScratch, listedInputGradientShared, prepareListedInputGradient,
} from './listed-input-gradient';
import {
  convolveListedInputWeightGradient, listedInputWeightGradientScratch, listedInputWeightGradientShared,
} from './listed-input-weight-gradient';
import {
  convolveListedWeightGradient, listedWeightGradientScratch, listedWeightGradientShared, prepareListedWeightGradient,
} from './listed-weight-gradient';
import { convolveWeightGradient, prepareWeightGradient, weightGradientScratch, weightGradientShared } from './weight-gradient';
import { convolveWinograd, prepareWinograd, winogradScratch, winogradShared } from './winograd';

// The ways to convolve; src/convolution/ways.ts has the same numbers.
const forward: i32 = 0;
const inputGradient: i32 = 1;
const listedInputGradient: i32 = 2;
const weightGradient: i32 = 3;
const listedWeightGradient: i32 = 4;
const winograd: i32 = 6;

/** Bytes that a convolution needs with what is derived from it for all samples. */
export function convolutionShared(way: i32, convolution: usize): usize {
  const c = changetype<Convolution>(convolution);
  if (way == forward) return forwardShared(c);
  if (way == inputGradient) return inputGradientShared(c);
  if (way == listedInputGradient) return listedInputGradientShared(c);
  if (way == weightGradient) return weightGradientShared(c);
  if (way == listedWeightGradient) return listedWeightGradientShared(c);
  if (way == winograd) return winogradShared(c);
  return listedInputWeightGradientShared(c);
}

/** Bytes of scratch memory that a thread needs. */
export function convolutionScratch(way: i32, convolution: usize): usize {
  const c = changetype<Convolution>(convolution);
  if (way == forward) return forwardScratch(c);
  if (way == inputGradient) return inputGradientScratch(c);
  if (way == listedInputGradient) return listedInputGradientScratch(c);
  if (way == weightGradient) return weightGradientScratch(c);
  if (way == listedWeightGradient) return listedWeightGradientScratch(c);
  if (way == winograd) return winogradScratch(c);
  return listedInputWeightGradientScratch(c);
}

/** Derives what all samples need, into the memory behind the convolution. */
export function prepareConvolution(way: i32, convolution: usize): void {
  const c = changetype<Convolution>(convolution);
  if (way == forward) prepareForward(c);
  else if (way == inputGradient) prepareInputGradient(c);
  else if (way == listedInputGradient) prepareListedInputGradient(c);
  else if (way == weightGradient) prepareWeightGradient(c);
  else if (way == listedWeightGradient) prepareListedWeightGradient(c);
  else if (way == winograd) prepareWinograd(c);
}

/** Convolves the `count` samples from `first` on; gradients by the weights are summed up in `part`. */
export function convolve(way: i32, convolution: usize, first: i32, count: i32, part: usize, scratch: usize): void {
  const c = changetype<Convolution>(convolution);
  if (way == forward) convolveForward(c, first, count, scratch);
  else if (way == inputGradient) convolveInputGradient(c, first, count, scratch);
  else if (way == listedInputGradient) convolveListedInputGradient(c, first, count, scratch);
  else if (way == weightGradient) convolveWeightGradient(c, first, count, part, scratch);
  else if (way == listedWeightGradient) convolveListedWeightGradient(c, first, count, part, scratch);
  else if (way == winograd) convolveWinograd(c, first, count, scratch);
  else convolveListedInputWeightGradient(c, first, count, part, scratch);
}
