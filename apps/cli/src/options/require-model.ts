import { VitrumError } from '@vitrum/core';

/**
 * The model file of a command that requires one.
 *
 * @param instead - What can be given instead, a sentence for the hint.
 * @throws VITRUM_MISSING_OPTION
 */
export function requireModel(model: string | undefined, command: string, instead = ''): string {
  if (model !== undefined) return model;
  throw new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `The command "${command}" needs a model: --model <file>.`,
    hint: `${instead}Train one with "vitrum train"; it prints where the model.json is.`,
  });
}
