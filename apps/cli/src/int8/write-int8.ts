import { VitrumError, type CompleteModel, type Dataset, type DatasetSplits, type Format, type FormatFile, type Registry } from '@vitrum/core';
import { limitSamples } from '@vitrum/datasets';
import { decodeModel, type ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { calibrate } from '@vitrum/quantization';
import { datasetOf, formatCounted, matchData, partsOfModel } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { hintTexts } from '../hint-texts.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { loadDataset } from '../load/dataset.ts';
import type { DataChoice } from '../options/data-choice.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { compareInt8, type Int8Comparison } from './compare-int8.ts';

/** The options of an export in integers, as they were typed. */
export interface Int8Options extends DataChoice {
  readonly int8?: boolean;
  readonly calibrate?: string;
  readonly limit?: string;
  readonly dataDir?: string;
}

/** What was written, and how well it does. */
export interface Int8Result extends Int8Comparison {
  readonly files: readonly [FormatFile, ...FormatFile[]];
  /** How many training samples the ranges are from. */
  readonly calibration: number;
}

const usualCount = 500;

/**
 * A model in 8-bit integers, calibrated with training samples of its data and compared with the floats on the test samples.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for a format, or for layers, that integers cannot express
 */
export async function writeInt8(registry: Registry, model: ModelFile, complete: CompleteModel, format: Format, options: Int8Options, host: CommandHost): Promise<Int8Result> {
  const { writeInt8: write } = format;
  if (write === undefined) throw withoutIntegers(registry, format);
  const wanted = options.calibrate === undefined ? usualCount : parseNumber(countOption, options.calibrate, '--calibrate');
  const limit = options.limit === undefined ? undefined : parseNumber(countOption, options.limit, '--limit');
  const network = decodeModel(registry, model);
  const { train, test } = await loadParts(registry, model, network, options, host);
  const samples = limitSamples(train, Math.min(wanted, train.size));
  const calibration = calibrate(complete, inputsOf(samples, network));
  const files = await write(complete, calibration);
  const comparison = compareInt8(network, complete, calibration, limit === undefined ? test : limitSamples(test, limit));
  return { ...comparison, files, calibration: samples.size };
}

/** The sentence about what the integers cost. */
export function describeInt8({ accuracy, meanDifference, samples, calibration }: Int8Result): string {
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  const figures = accuracy === undefined ? `outputs differ by ${meanDifference.toPrecision(2)} in the mean` : `float ${percent(accuracy.float)}, int8 ${percent(accuracy.int8)}`;
  return `${figures} on ${formatCounted(samples, 'test sample')}; ranges from ${formatCounted(calibration, 'training sample')}`;
}

async function loadParts(registry: Registry, model: ModelFile, network: Network, options: Int8Options, host: CommandHost): Promise<DatasetSplits> {
  const reference = (await chooseDataset(registry, options, host.paths)) ?? datasetOf(registry, model, hintTexts);
  const data = await loadDataset(registry, reference, { ...options, parts: partsOfModel(model, reference) }, host);
  return matchData(model, network, data, `"${reference.type}"`, hintTexts);
}

function* inputsOf(dataset: Dataset, { inputShape }: Network): Iterable<Float32Array> {
  const size = inputShape.reduce((product, length) => product * length, 1);
  for (let i = 0; i < dataset.size; i++) {
    const input = new Float32Array(size);
    dataset.readInput(i, input, 0);
    yield input;
  }
}

function withoutIntegers({ formats }: Registry, { name }: Format): VitrumError {
  const others = formats.entries.filter(({ definition }) => definition.writeInt8 !== undefined).map(({ definition }) => definition.name);
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `The format ${name} cannot be written in 8-bit integers.`,
    hint: `Leave out --int8, or choose one that can: ${others.join(', ')}.`,
  });
}
