import type { Dataset, DatasetPart, DatasetSplits, RandomGenerator, Task } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';
import type { TableEncoding } from '../encoding/table-encoding.ts';
import { matrixDataset } from '../matrix-dataset.ts';
import { describeNumbers } from './describe-numbers.ts';
import type { LessonOptions } from './lesson-options.ts';

/** A point and its target. */
export interface LessonSample {
  readonly input: readonly number[];
  readonly target: readonly number[];
}

/** The definition of a {@link drawLesson}. */
export interface LessonParts {
  readonly name: string;
  /** Names of the inputs. */
  readonly inputNames: readonly string[];
  readonly task: Task;
  readonly classes: readonly string[];
  /** Draws the sample with this index in its part. */
  readonly draw: (index: number, random: RandomGenerator, part: DatasetPart) => LessonSample;
}

/** Draws a synthetic dataset; each part has its own random stream. */
export function drawLesson(parts: LessonParts, { samples, seed, testShare }: Omit<LessonOptions, 'noise'>): DatasetSplits {
  const testSize = Math.min(Math.max(Math.round(samples * testShare), 1), samples - 1);
  return {
    train: drawPart(parts, 'train', samples - testSize, createRandom(seed, randomStreams.trainSamples)),
    test: drawPart(parts, 'test', testSize, createRandom(seed, randomStreams.testSamples)),
    encoding: unscaledTable(parts.inputNames),
  };
}

function drawPart(parts: LessonParts, part: DatasetPart, size: number, random: RandomGenerator): Dataset {
  const { name, inputNames, task, classes, draw } = parts;
  const samples = Array.from({ length: size }, (_, index) => draw(index, random, part));
  return matrixDataset({
    name,
    inputs: Float32Array.from(samples.flatMap(({ input }) => input)),
    inputShape: [inputNames.length],
    targets: Float32Array.from(samples.flatMap(({ target }) => target)),
    targetSize: classes.length,
    task,
    classes,
    describe: (index) => describeNumbers(inputNames, samples[index]?.input ?? []),
  });
}

/** Numbers given for prediction are used as inputs directly. */
function unscaledTable(names: readonly string[]): TableEncoding {
  return { type: 'table', columns: names.map((name) => ({ name, kind: 'number', offset: 0, scale: 1 })) };
}

/** The one-hot target of class `label`. */
export function oneHot(label: number, classes: number): number[] {
  return Array.from({ length: classes }, (_, place) => (place === label ? 1 : 0));
}

/** A point with normally distributed noise on each coordinate. */
export function scatter(point: readonly number[], noise: number, random: RandomGenerator): number[] {
  return point.map((coordinate) => random.normal(coordinate, noise));
}
