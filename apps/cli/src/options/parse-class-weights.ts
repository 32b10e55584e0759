import { VitrumError } from '@vitrum/core';
import { checkOption, describeValue } from '@vitrum/core/internal';
import type { TrainingConfig } from '@vitrum/trainer';
import { trainingSchema } from '@vitrum/trainer/internal';
import { numberOrText } from './parse-number.ts';

type ClassWeights = NonNullable<TrainingConfig['classWeights']>;

/**
 * `balanced`, or weights by class: `cat=2,dog=1`. A class with a comma in its name is better given in a configuration.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseClassWeights(text: string): ClassWeights {
  const weights = text.includes('=') ? Object.fromEntries(text.split(',').map((pair) => parseWeight(pair, text))) : text;
  checkOption(trainingSchema.classWeights, weights, '--class-weights');
  return weights as ClassWeights; // checked in the line before
}

function parseWeight(pair: string, text: string): readonly [string, unknown] {
  const equals = pair.lastIndexOf('=');
  if (equals < 1) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `--class-weights must be balanced, or weights by class, got ${describeValue(text)}.`,
      hint: 'Write cat=2,dog=1; classes that are left out have the weight 1.',
    });
  }
  return [pair.slice(0, equals), numberOrText(pair.slice(equals + 1))];
}
