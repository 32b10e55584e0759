import { VitrumError, type Task } from '@vitrum/core';
import { formatCount } from '@vitrum/datasets';
import { formatShape } from '@vitrum/tensor';
import type { ArrayContent } from './array-content.ts';

/** Whole numbers from 0 up to this are classes where nothing else is said; larger ones are amounts. */
const mostClasses = 1000;

/**
 * What targets are: whole numbers from 0 to 999 classes; rows of 0 and 1 classes where each has exactly one 1, else labels;
 * all others regression.
 *
 * @throws VITRUM_INVALID_DATASET when the targets cannot be what was chosen
 */
export function arrayTask(targets: ArrayContent, chosen: 'auto' | Task): Task {
  if (chosen === 'auto') return guessTask(targets);
  if (chosen === 'multi-label' && !isBinary(targets)) {
    throw invalid(`${targets.name} holds numbers other than 0 and 1, which say of no label whether it applies.`);
  }
  if (chosen === 'classification' && !isOneHot(targets)) checkLabels(targets);
  return chosen;
}

function guessTask(targets: ArrayContent): Task {
  if (targetLength(targets) > 1) {
    if (!isBinary(targets)) return 'regression';
    return isOneHot(targets) ? 'classification' : 'multi-label';
  }
  if (targets.kind === 'float') return 'regression';
  return targets.numbers.every((value) => value >= 0 && value < mostClasses) ? 'classification' : 'regression';
}

/** Numbers in the target of one sample. */
export function targetLength({ shape }: ArrayContent): number {
  return shape.slice(1).reduce((product, length) => product * length, 1);
}

/** The class numbers of targets that are classes. */
export function labelsOf(targets: ArrayContent): Uint8Array | Uint32Array {
  const { numbers } = targets;
  const length = targetLength(targets);
  if (length === 1) return numbers instanceof Uint8Array ? numbers : Uint32Array.from(numbers);
  const labels = new Uint32Array(numbers.length / length);
  numbers.forEach((value, i) => {
    if (value === 1) labels[Math.floor(i / length)] = i % length;
  });
  return labels;
}

function isBinary({ numbers }: ArrayContent): boolean {
  return numbers.every((value) => value === 0 || value === 1);
}

/** Rows of several numbers, each of exactly one 1 and otherwise 0. */
function isOneHot(targets: ArrayContent): boolean {
  const length = targetLength(targets);
  if (length < 2 || !isBinary(targets)) return false;
  for (let start = 0; start < targets.numbers.length; start += length) {
    let ones = 0;
    for (let i = start; i < start + length; i++) ones += targets.numbers[i] ?? 0;
    if (ones !== 1) return false;
  }
  return true;
}

/** More classes than this are taken for a mistake: a network would have as many outputs. */
const largestLabel = 65_535;

function checkLabels(targets: ArrayContent): void {
  const { name, numbers, shape } = targets;
  if (targetLength(targets) !== 1) {
    throw invalid(`${name}, of shape ${formatShape(shape)}, has several numbers for a sample and not exactly one 1 among 0s.`);
  }
  const index = numbers.findIndex((value) => !Number.isInteger(value) || value < 0 || value > largestLabel);
  if (index === -1) return;
  throw invalid(`${name} gives sample ${formatCount(index)} the class ${numbers[index]}; classes are whole numbers from 0 to ${formatCount(largestLabel)}.`);
}

function invalid(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message,
    hint: 'Check that these are the targets, and choose another task where they are something else.',
  });
}
