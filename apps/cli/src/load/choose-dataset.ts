import { existsSync } from 'node:fs';
import { VitrumError, type OptionSchema, type Registry } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { resolveDataset, type DatasetReference } from '@vitrum/runs';
import type { GivenPaths } from '../given-paths.ts';
import type { DataChoice } from '../options/data-choice.ts';
import { optionNamed, readOptionValue } from '../options/option-value.ts';
import { parseDataset, schemaOf } from '../options/parse-dataset.ts';

/** The path option that all file-reading definitions share. */
const pathOption = 'file';

/**
 * The dataset named by `--dataset`, or inferred from the path in `--data`. Undefined if neither is given.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_INVALID_OPTION, VITRUM_MISSING_OPTION and the other errors of options; what
 * `guessDataset` throws
 */
export async function chooseDataset(registry: Registry, options: DataChoice, paths: GivenPaths): Promise<DatasetReference | undefined> {
  const named = await nameDataset(registry, options, paths);
  if (named === undefined) return undefined;
  const schema = schemaOf(registry, named.type);
  const reference = { ...named, ...targetOption(options.target ?? [], named, schema), ...weightsOption(options.sampleWeights, named, schema), ...dataOptions(options.dataOption ?? [], named, schema) };
  resolveDataset(registry, reference);
  return reference;
}

async function nameDataset(registry: Registry, choice: DataChoice, paths: GivenPaths): Promise<DatasetReference | undefined> {
  const { dataset, data, target, sampleWeights, dataOption } = choice;
  if (dataset !== undefined && data !== undefined) return readBy(registry, parseDataset(registry, dataset), data);
  if (dataset !== undefined) return parseDataset(registry, dataset);
  if (data !== undefined) {
    if (registry.datasets.has(data) && !existsSync(paths.resolve(data))) throw noFileButName(data);
    const { guessDataset } = await import('@vitrum/data-files');
    return { type: await guessDataset(paths.resolve(data)), [pathOption]: data };
  }
  for (const [flag, value] of [['--target', target], ['--sample-weights', sampleWeights], ['--data-option', dataOption]] as const) {
    if (value !== undefined) throw missingData(flag);
  }
  return undefined;
}

/** `--dataset` names the reader of `--data`. */
function readBy(registry: Registry, reader: DatasetReference, data: string): DatasetReference {
  const readers = registry.datasets.entries.map(({ definition }) => definition.name).filter((name) => optionNamed(schemaOf(registry, name), pathOption) !== undefined);
  if (readers.includes(reader.type)) return { ...reader, [pathOption]: data };
  throw invalid(
    `--data and --dataset both name what to read: the dataset "${reader.type}" does not read files of your own.`,
    `Leave one of them out, or say who reads ${data}: --dataset ${readers.join(', ')}.`,
  );
}

function noFileButName(name: string): VitrumError {
  return invalid(`--data names a file or folder of your own, and there is no ${name}.`, `"${name}" is the name of a dataset: --dataset ${name}.`);
}

/** The target columns, for datasets that have columns. */
function targetOption(columns: readonly string[], { type }: DatasetReference, schema: OptionSchema): Readonly<Record<string, unknown>> {
  if (columns.length === 0) return {};
  const option = optionNamed(schema, 'target');
  if (option === undefined) {
    throw invalid(`--target names a column of a table; the dataset "${type}" has no columns.`, 'Leave --target out, or give a table: --data table.csv.');
  }
  if (option.type === 'strings') return { target: columns };
  if (columns.length === 1) return { target: columns[0] };
  throw invalid(`The dataset "${type}" learns one target, got ${columns.length}: ${columns.join(', ')}.`, 'Give --target once.');
}

/** The column of weights, for datasets that have columns. */
function weightsOption(column: string | undefined, { type }: DatasetReference, schema: OptionSchema): Readonly<Record<string, unknown>> {
  if (column === undefined) return {};
  if (optionNamed(schema, 'sampleWeights') !== undefined) return { sampleWeights: column };
  throw invalid(`--sample-weights names a column of weights; the dataset "${type}" takes none.`, 'Leave it out, or give a table: --data table.csv.');
}

/** Parses `name=value` pairs by the schema; a list option may be repeated. */
function dataOptions(pairs: readonly string[], { type }: DatasetReference, schema: OptionSchema): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  const lists = new Map<string, readonly string[]>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw invalid(`--data-option must be name=value, got "${pair}".`, `Options of "${type}": ${Object.keys(schema).join(', ') || 'none'}.`);
    const [name, text] = [pair.slice(0, equals), pair.slice(equals + 1)];
    const option = optionNamed(schema, name);
    if (option === undefined) throw unknownOption(name, type, schema);
    if (option.type === 'strings') {
      lists.set(name, [...(lists.get(name) ?? []), text]);
      continue;
    }
    if (values[name] !== undefined) throw invalid(`--data-option ${name} was given more than once.`, 'Give it once.');
    values[name] = readOptionValue(option, text);
  }
  return { ...values, ...Object.fromEntries(lists) };
}

function unknownOption(name: string, type: string, schema: OptionSchema): VitrumError {
  const known = Object.keys(schema);
  const nearest = nearestName(name, known);
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_OPTION',
    message: `--data-option: the dataset "${type}" has no option "${name}".`,
    hint: `${didYouMean(nearest)}${known.length === 0 ? 'It takes no options.' : `Its options: ${known.join(', ')}.`}`,
    nearest,
  });
}

function missingData(flag: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `${flag} says how data are read, and no data were named.`,
    hint: 'Name a file or folder of your own with --data, or a dataset with --dataset.',
  });
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}
