import { resolveReference, VitrumError, type Dataset, type Metric, type Registry } from '@vitrum/core';
import { limitSamples } from '@vitrum/datasets';
import { encodingOf, type DatasetReference } from '@vitrum/runs';
import { datasetOf, formatCount, formatFigure, lossOf, matchData, namesLoss, partsOfModel, roundScores, roundTo, roundToSix } from '@vitrum/runs/internal';
import { evaluate } from '@vitrum/trainer';
import { chooseMetrics, figureNameOf } from '@vitrum/trainer/internal';
import { byClassOf, byClassRecord, maxUnasked } from '../evaluate/by-class.ts';
import { renderCalibration, renderClassReport } from '../evaluate/by-class-tables.ts';
import { hintTexts } from '../hint-texts.ts';
import type { CommandHost } from '../command-host.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { loadDataset } from '../load/dataset.ts';
import { loadLabeledData } from '../load/labeled-data.ts';
import { loadModel, type LoadedModel } from '../load/model.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import type { DataChoice } from '../options/data-choice.ts';
import { parseMetrics } from '../options/parse-metrics.ts';
import { requireModel } from '../options/require-model.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { renderConfusion } from '../render/confusion-matrix.ts';
import { figureOf, titleOf } from '../render/describe-score.ts';

/** The options of `vitrum evaluate`, as they were typed. */
export interface EvaluateOptions extends CommonOptions, BackendOptions, DataChoice {
  readonly model?: string;
  readonly dataDir?: string;
  readonly limit?: string;
  readonly mirrored?: boolean;
  readonly metrics?: string;
  readonly byClass?: boolean;
  readonly svg?: string;
  readonly png?: string;
  readonly json?: boolean;
}

/** Prints how well a model performs on the user's file, or on the test part of a dataset. */
export async function evaluateModel(options: EvaluateOptions, host: CommandHost): Promise<void> {
  const file = requireModel(options.model, 'evaluate');
  const limit = options.limit === undefined ? undefined : parseNumber(countOption, options.limit, '--limit');
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const asked = options.metrics === undefined ? [] : parseMetrics(registry, options.metrics).map((reference) => resolveReference(registry, 'metric', reference));
  const chosen = await chooseDataset(registry, options, host.paths);
  const loaded = await loadModel(registry, file, options, host);
  const { model, network } = loaded;
  const { reference, samples, noun } = await loadSamples(registry, chosen, loaded, options, host);
  const dataset = limit === undefined ? samples : limitSamples(samples, limit);
  const loss = lossOf(registry, model, hintTexts);
  const metrics = chooseMetrics(registry, asked, dataset);
  const names = classNames(dataset);
  checkByClass(options, dataset, names);
  const isByClass = names.length > 0 && (names.length <= maxUnasked || options.byClass === true);
  const isDrawn = options.svg !== undefined || options.png !== undefined;
  const result = await evaluate({ network, dataset, loss, metrics, mirrored: options.mirrored === true, keepsRows: isByClass || isDrawn });
  const byClass = byClassOf(result, names, network);
  const { stdout: terminal } = host;
  if (isDrawn) {
    const { writePictures } = await import('../evaluate/write-pictures.ts');
    const about = `${reference.type}, ${formatCount(result.samples)} ${noun}`;
    const files = await writePictures({ result, classes: names, calibration: byClass?.calibration, about, svg: options.svg, png: options.png }, host.paths);
    for (const file of files) host.stderr.print(`picture: ${file}`);
  }
  if (options.json === true) {
    terminal.print(
      JSON.stringify({
        event: 'evaluate',
        dataset: reference.type,
        samples: result.samples,
        ...(options.mirrored === true && { mirrored: true }),
        ...(result.accuracy !== undefined && { testAccuracy: roundTo(result.accuracy, 2) }),
        loss: roundToSix(result.loss),
        ...(result.confusion && { confusion: result.confusion }),
        task: dataset.task ?? 'classification',
        testMetrics: { ...undefinedFigures(metrics), ...roundScores(result.metrics, metrics) },
        ...(isByClass && byClass && byClassRecord(byClass)),
      }),
    );
    return;
  }
  const { chalk } = terminal;
  const emphasize = (figure: string, isMain: boolean): string => (isMain ? chalk.bold.green(figure) : figure);
  const figures = [
    ['dataset', `${reference.type}, ${formatCount(result.samples)} ${noun}${options.mirrored === true ? ' and their mirror images' : ''}`],
    ...metrics.map((metric, i) => [titleOf(metric), emphasize(figureOf(metric, result.metrics) ?? undefinedFigure, i === 0)]),
    ['loss', `${formatFigure(result.loss)} (${loss.name}${namesLoss(model) ? '' : ', since the model names none'})`],
  ];
  const width = Math.max(10, ...figures.map(([label = '']) => label.length));
  for (const [label = '', figure = ''] of figures) terminal.print(`${chalk.dim(label.padEnd(width))} ${figure}`);
  if (result.confusion !== undefined) terminal.print(`\n${renderConfusion(result.confusion, dataset.classes ?? [], terminal)}`);
  if (!isByClass || byClass === undefined) return;
  terminal.print(`\n${renderClassReport(byClass.report, terminal)}`);
  if (byClass.calibration !== undefined) terminal.print(`\n${renderCalibration(byClass.calibration, terminal)}`);
}

const undefinedFigure = 'undefined for these samples';

/** null for each figure: those that are defined replace it. */
const undefinedFigures = (metrics: readonly Metric[]): Readonly<Record<string, null>> => Object.fromEntries(metrics.map((metric) => [figureNameOf(metric), null]));

/** The names of the classes; empty for another task. */
function classNames({ task = 'classification', classes, targetSize }: Dataset): readonly string[] {
  if (task !== 'classification') return [];
  const count = Math.max(2, targetSize);
  return classes?.length === count ? classes : Array.from({ length: count }, (_, label) => String(label));
}

function checkByClass({ byClass, svg, png }: EvaluateOptions, { name, task }: Dataset, names: readonly string[]): void {
  const flag = byClass === true ? '--by-class' : svg !== undefined ? '--svg' : png !== undefined ? '--png' : undefined;
  if (flag === undefined || names.length > 0) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${flag} is about classes, and "${name}" is for ${String(task)}: its targets are no classes of which one is right.`,
    hint: `Leave ${flag} out.`,
  });
}

interface TestSamples {
  readonly reference: DatasetReference;
  readonly samples: Dataset;
  /** What they are, for people. */
  readonly noun: string;
}

/** All samples of the user's file, read according to the model, or the test part of a dataset. */
async function loadSamples(
  registry: Registry,
  chosen: DatasetReference | undefined,
  loaded: LoadedModel,
  options: EvaluateOptions,
  host: CommandHost,
): Promise<TestSamples> {
  const { model, network } = loaded;
  const encoding = encodingOf(model, network);
  if (isOwnFile(chosen) && encoding !== undefined) {
    return { reference: chosen, samples: await loadLabeledData(chosen, loaded, encoding, host), noun: 'samples' };
  }
  const reference = chosen ?? datasetOf(registry, model, hintTexts);
  const { test } = matchData(model, network, await loadDataset(registry, reference, { ...options, parts: partsOfModel(model, reference) }, host), `"${reference.type}"`, hintTexts);
  return { reference, samples: test, noun: 'test samples' };
}

function isOwnFile(reference: DatasetReference | undefined): reference is DatasetReference & { readonly file: string } {
  return typeof reference?.['file'] === 'string';
}
