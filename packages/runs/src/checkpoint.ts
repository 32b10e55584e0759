import { isRecord, isVitrumError, parseJson, VitrumError } from '@vitrum/core';
import { checkModel, type ModelFile } from '@vitrum/formats';
import { parseTrainingState, type TrainingState } from '@vitrum/trainer';
import { reasonOf } from './reason-of.ts';

/** A stopped run: its network and the state of its training. It can be resumed to the same bits. */
export interface Checkpoint {
  readonly model: ModelFile;
  readonly state: TrainingState;
}

/** A checkpoint as text. */
export function writeCheckpoint({ model, state }: Checkpoint): string {
  return `${JSON.stringify({ format: 'vitrum-checkpoint', formatVersion: 1, model, state })}\n`;
}

/**
 * Parses a checkpoint.
 *
 * @param file - The source of the text, for messages.
 * @param hint - What to do if it is not a checkpoint.
 * @throws VITRUM_INVALID_CHECKPOINT
 */
export function readCheckpoint(text: string, file: string, hint = 'Start a new run.'): Checkpoint {
  try {
    const value = parseJson(text);
    if (!isRecord(value) || value['format'] !== 'vitrum-checkpoint' || value['formatVersion'] !== 1) {
      throw new Error('it is no checkpoint of this version of vitrum');
    }
    return { model: checkModel(value['model']), state: parseTrainingState(value['state']) };
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CHECKPOINT',
      message: `The checkpoint ${file} cannot be used: ${reasonOf(error)}.`,
      hint: isVitrumError(error) ? error.hint : hint,
      cause: error,
    });
  }
}
