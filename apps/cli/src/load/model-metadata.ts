import { isListOf, isRecord, isReference, resolveReference, VitrumError, within, type Loss, type Registry } from '@vitrum/core';
import type { ModelFile } from '@vitrum/formats';
import { trainingSchema } from '@vitrum/trainer';
import { parseDatasetReference } from '../run/dataset-reference.ts';

/**
 * The dataset that a model was trained on.
 *
 * @throws VITRUM_MISSING_OPTION when the model does not say
 */
export function datasetOf({ metadata }: ModelFile): string {
  const { dataset } = metadata;
  if (dataset === undefined) {
    throw new VitrumError({
      code: 'VITRUM_MISSING_OPTION',
      message: 'The model does not say which dataset it was trained on.',
      hint: 'Name one: --dataset mnist.',
    });
  }
  return within("The model's metadata", () => parseDatasetReference(dataset).type);
}

/** The loss that a model was trained with; the default where it does not say. */
export function lossOf({ metadata }: ModelFile, registry: Registry): Loss {
  const loss = isRecord(metadata['training']) ? metadata['training']['loss'] : undefined;
  return resolveReference(registry, 'loss', isReference(loss) ? loss : trainingSchema.loss.default);
}

/** What a model's outputs stand for; their numbers where it does not say. */
export function classesOf({ metadata: { classes } }: ModelFile, outputs: number): readonly string[] {
  const isFitting = isListOf(classes, (name) => typeof name === 'string') && classes.length === outputs;
  return isFitting ? classes : Array.from({ length: outputs }, (_, index) => String(index));
}
