import { VitrumError } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';

/**
 * The number of samples of each class: `counts[label]`.
 *
 * @throws VITRUM_COUNT_MISMATCH, VITRUM_INVALID_DATASET
 */
export function classCounts(labels: ArrayLike<number>, size: number): number[] {
  if (labels.length !== size) {
    throw new VitrumError({
      code: 'VITRUM_COUNT_MISMATCH',
      message: `${size} samples have ${labels.length} labels.`,
      hint: 'Give one label for every sample, or none at all.',
    });
  }
  const counts: number[] = [];
  for (let index = 0; index < size; index++) {
    const label = labels[index] ?? NaN;
    if (!Number.isInteger(label) || label < 0) throw invalidLabel(label, index);
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return Array.from(counts, (count: number | undefined) => count ?? 0); // classes without samples are holes
}

function invalidLabel(label: number, index: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `Sample ${index} has the label ${describeValue(label)}, which is not a class's number.`,
    hint: 'Number the classes 0, 1, 2 and so on.',
  });
}
