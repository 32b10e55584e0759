import { VitrumError, type FloatArray, type Loss, type Registry } from '@vitrum/core';
import type { ImageEncoding, KnownEncoding, PreparationStep } from '@vitrum/datasets';
import type { ModelFile } from '@vitrum/formats';
import { featureMaps, type FeatureMaps, type Network } from '@vitrum/network';
import { encodingOf, modelDataOf, type DatasetReference, type ModelData } from '@vitrum/runs';
import { datasetOf, lossOf, matchData, partsOfModel, roundToSix } from '@vitrum/runs/internal';
import { sizeOf, tensorFrom } from '@vitrum/tensor';
import { hintTexts } from '../hint-texts.ts';
import type { CommandHost } from '../command-host.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { loadDataset } from '../load/dataset.ts';
import { loadModel, type LoadedModel } from '../load/model.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import type { DataChoice } from '../options/data-choice.ts';
import { parseIndices } from '../options/parse-number.ts';
import { parseSplit } from '../options/parse-split.ts';
import { unitOf, type UnitChoice } from '../options/parse-unit.ts';
import { requireModel } from '../options/require-model.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { datasetSamples } from '../predict/dataset-samples.ts';
import { drawIndices, drawOf, type Draw } from '../predict/draw-indices.ts';
import { explainUnit, explanationRecord, type ExplainedUnit } from '../predict/explained-unit.ts';
import { fileSamples, rowSamples, textSamples } from '../predict/new-samples.ts';
import { pictureSamples } from '../predict/picture-samples.ts';
import { predictionRecord } from '../predict/prediction-record.ts';
import type { Sample } from '../predict/sample.ts';
import { Tally } from '../predict/tally.ts';
import { judge, type Verdict } from '../predict/verdict.ts';
import { reportNote } from '../report-note.ts';
import { writeFeatureMapsPng } from '../png/feature-maps-png.ts';
import { writeStepsPng } from '../png/steps-png.ts';
import { renderExplanation } from '../render/explanation.ts';
import { renderFeatureMaps } from '../render/feature-maps.ts';
import { renderPrediction } from '../render/prediction.ts';
import { renderTally } from '../render/tally.ts';
import { renderSteps } from '../render/steps.ts';
import type { Terminal } from '../terminal.ts';

/** The options of `vitrum predict`, as they were typed. */
export interface PredictOptions extends CommonOptions, BackendOptions, DataChoice {
  readonly model?: string;
  readonly index?: readonly string[];
  readonly random?: string;
  readonly seed?: string;
  readonly text?: readonly string[];
  readonly values?: readonly string[];
  readonly split: string;
  readonly dataDir?: string;
  readonly steps?: boolean;
  readonly stepsPng?: string;
  readonly maps?: boolean;
  readonly mapsPng?: string;
  readonly layer?: string;
  readonly unit?: string;
  readonly asIs?: boolean;
  readonly json?: boolean;
}

/** The inputs of a prediction. */
interface Question {
  readonly files: readonly string[];
  readonly indices: readonly number[];
  /** The number of random samples and their seed. */
  readonly draw: Draw | undefined;
  readonly options: PredictOptions;
  readonly chosen: DatasetReference | undefined;
}

/** Predicts files, sentences, numbers or samples of a dataset, and prints each with its prediction. */
export async function predict(files: readonly string[], options: PredictOptions, host: CommandHost): Promise<void> {
  const file = requireModel(options.model, 'predict');
  const indices = parseIndices(options.index ?? [], '--index');
  parseSplit(options.split);
  const draw = drawOf(options);
  const asked = [files, indices, options.text ?? [], options.values ?? []];
  if (draw === undefined && asked.every(({ length }) => length === 0)) throw nothingToPredict();
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const chosen = await chooseDataset(registry, options, host.paths);
  const loaded = await loadModel(registry, file, options, host);
  const data = modelDataOf(loaded.model, loaded.network);
  const unit = unitOf(options, loaded.network);
  const inside: Inside = { unit, loss: unit && lossOf(registry, loaded.model, hintTexts), registry, network: loaded.network };
  const { stdout: terminal } = host;
  const steps: PreparationStep[] = [];
  let maps: readonly FeatureMaps[] | undefined;
  const tally = new Tally();
  for await (const sample of samplesOf(registry, { files, indices, draw, options, chosen }, loaded, host)) {
    if (options.steps === true && options.json !== true) terminal.print(renderSteps(sample, terminal));
    for (const note of sample.notes ?? []) reportNote(`${note}.`, host);
    tally.add(sample, printPrediction(sample, inside, data, terminal, options));
    if (options.mapsPng !== undefined) maps = onlyMaps(maps, featureMaps(loaded.network, sample.input));
    steps.push(...(sample.steps ?? []));
  }
  if (draw !== undefined) printTally(tally, terminal, options);
  if (options.stepsPng !== undefined) await writeSteps(options.stepsPng, steps, host);
  if (options.mapsPng !== undefined) await writeMaps(options.mapsPng, maps ?? [], host);
}

async function* samplesOf(registry: Registry, { files, indices, draw, options, chosen }: Question, loaded: LoadedModel, host: CommandHost): AsyncGenerator<Sample> {
  const { model, network } = loaded;
  const { inputShape } = network;
  const isNew = (indices.length === 0 && draw === undefined) || files.length > 0 || options.text !== undefined || options.values !== undefined;
  const encoding = isNew ? (encodingOf(model, network) ?? assumedEncoding(model, network)) : undefined;
  if (encoding === undefined) yield* pictureSamples(files, inputShape, host.paths);
  else yield* fileSamples(files, options.asIs === true ? unprepared(encoding) : encoding, host.paths);
  yield* textSamples(options.text ?? [], { encoding, inputShape });
  yield* rowSamples(options.values ?? [], { encoding, inputShape });
  if (indices.length > 0 || draw !== undefined) yield* await samplesAt(registry, { indices, draw, options, chosen }, loaded, host);
}

/** A model without any facts about its data is assumed to be for digits if its inputs have the size of MNIST's pictures. */
function assumedEncoding({ metadata: { dataset } }: ModelFile, { inputShape }: Network): ImageEncoding | undefined {
  if (dataset !== undefined || sizeOf(inputShape) !== 28 * 28) return undefined;
  return { type: 'image', height: 28, width: 28, channels: 1, preparation: 'digit' };
}

/** Without cropping and centering, a digit is still made light on black, like the model's digits; other pictures are not inverted. */
function unprepared(encoding: KnownEncoding): KnownEncoding {
  if (encoding.type !== 'image') return encoding;
  const { preparation, ...plain } = encoding;
  return preparation === 'digit' ? { ...plain, preparation: 'light-on-dark' } : plain;
}

async function samplesAt(
  registry: Registry,
  { indices, draw, options, chosen }: Omit<Question, 'files'>,
  { model, network }: LoadedModel,
  host: CommandHost,
): Promise<readonly Sample[]> {
  const reference = chosen ?? datasetOf(registry, model, hintTexts);
  const split = parseSplit(options.split);
  const splits = await loadDataset(registry, reference, { ...options, parts: partsOfModel(model, reference) }, host);
  const matched = matchData(model, network, splits, `"${reference.type}"`, hintTexts);
  const dataset = matched[split];
  const drawn = draw === undefined ? [] : drawIndices(dataset, draw);
  return datasetSamples(dataset, [...indices, ...drawn], `${reference.type} ${split}`, network);
}

/** What is asked about the inside of a network. */
interface Inside {
  readonly unit: UnitChoice | undefined;
  /** Known where a unit is asked about. */
  readonly loss: Loss | undefined;
  readonly registry: Registry;
  readonly network: Network;
}

function printPrediction(sample: Sample, inside: Inside, data: ModelData, terminal: Terminal, { json, maps }: PredictOptions): Verdict {
  const { network } = inside;
  const outputs = outputsOf(network, sample.input);
  const verdict = judge(outputs, sample, data);
  const drawn = maps === true ? featureMaps(network, sample.input) : undefined;
  const explained = explainedBy(inside, sample);
  if (json === true) {
    const more = { ...(drawn && { maps: drawn.map(mapsRecord) }), ...(explained && { explanation: explanationRecord(explained) }) };
    terminal.print(JSON.stringify({ ...predictionRecord(sample.source, outputs, verdict), ...more }));
    return verdict;
  }
  const lines = [...renderPrediction(sample, verdict, terminal), ...(drawn ? renderFeatureMaps(drawn, terminal) : []), ...(explained ? renderExplanation(explained, terminal) : [])];
  terminal.print(lines.join('\n'));
  return verdict;
}

/** @throws VITRUM_INVALID_OPTION for a layer whose figures are not those of a sum */
function explainedBy({ unit, loss, registry, network }: Inside, sample: Sample): ExplainedUnit | undefined {
  if (unit === undefined || loss === undefined) return undefined;
  const explained = explainUnit(unit, sample, { network, registry, loss });
  if (explained === undefined) throw noSum(unit);
  return explained;
}

/** What the maps are, without their numbers. */
function mapsRecord({ values: _values, ...maps }: FeatureMaps): Readonly<Record<string, unknown>> {
  return { ...maps, minimum: roundToSix(maps.minimum), maximum: roundToSix(maps.maximum) };
}

/** @throws VITRUM_INVALID_OPTION for a second sample */
function onlyMaps(before: readonly FeatureMaps[] | undefined, maps: readonly FeatureMaps[]): readonly FeatureMaps[] {
  if (before === undefined) return maps;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: '--maps-png writes the maps of one sample, and several were given.',
    hint: 'Give one: --index 0; --maps draws those of each.',
  });
}

function printTally(tally: Tally, terminal: Terminal, { json }: PredictOptions): void {
  terminal.print(json === true ? JSON.stringify(tally.record()) : renderTally(tally, terminal));
}

function outputsOf(network: Network, input: FloatArray): FloatArray {
  return network.forward(tensorFrom([1, ...network.inputShape], input)).data.slice(0, sizeOf(network.outputShape));
}

async function writeSteps(file: string, steps: readonly PreparationStep[], { stderr, paths }: CommandHost): Promise<void> {
  if (steps.length === 0) throw noSteps();
  await writeStepsPng(paths.resolve(file), steps);
  stderr.print(`png: ${file}`);
}

async function writeMaps(file: string, maps: readonly FeatureMaps[], { stderr, paths }: CommandHost): Promise<void> {
  if (maps.length === 0) throw noMaps();
  await writeFeatureMapsPng(paths.resolve(file), maps);
  stderr.print(`png: ${file}`);
}

function noMaps(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: 'There are no maps to write: no layer of the network gives pictures.',
    hint: 'Leave --maps-png out; the outputs of such a network are vectors.',
  });
}

function noSum({ layer, unit }: UnitChoice): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The figures of output ${unit} of layer ${layer} are not those of z = Σ x·w + b, so that no sum can be shown.`,
    hint: 'Ask for a layer of another type, or have the plugin checked: vitrum check-plugin.',
  });
}

function noSteps(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: 'There are no steps to write: only pictures for a model of handwritten digits are prepared.',
    hint: 'Leave --steps-png out, or give a picture of a digit, without --as-is.',
  });
}

function nothingToPredict(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: 'There is nothing to predict: neither files nor --index, --random, --text or --values was given.',
    hint: 'Name files such as pictures or a table, or samples of the dataset: --index 0.',
  });
}
