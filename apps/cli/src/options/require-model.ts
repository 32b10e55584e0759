import { VitrumError } from '@vitrum/core';

/**
 * The model file of a command that requires one.
 *
 * @throws VITRUM_MISSING_OPTION
 */
export function requireModel(model: string | undefined, command: string): string {
  if (model !== undefined) return model;
  throw new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `The command "${command}" needs a model: --model <file>.`,
    hint: 'Train one with "vitrum train"; it prints where the model.json is.',
  });
}
