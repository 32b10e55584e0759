import type { Dataset, Registry } from '@vitrum/core';
import { limitSamples } from '@vitrum/datasets';
import { datasetOf, encodingOf, formatCount, formatFigure, lossOf, matchData, roundScores, roundTo, roundToSix, type DatasetReference } from '@vitrum/runs';
import { evaluate, metricsFor } from '@vitrum/trainer';
import { hintTexts } from '../hint-texts.ts';
import type { CommandHost } from '../command-host.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { loadDataset } from '../load/dataset.ts';
import { loadLabeledData } from '../load/labeled-data.ts';
import { loadModel, type LoadedModel } from '../load/model.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import type { DataChoice } from '../options/data-choice.ts';
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
  readonly json?: boolean;
}

/** Prints how well a model performs on the user's file, or on the test part of a dataset. */
export async function evaluateModel(options: EvaluateOptions, host: CommandHost): Promise<void> {
  const file = requireModel(options.model, 'evaluate');
  const limit = options.limit === undefined ? undefined : parseNumber(countOption, options.limit, '--limit');
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const chosen = await chooseDataset(options, registry, host.paths);
  const loaded = await loadModel(file, registry, options, host);
  const { model, network } = loaded;
  const { reference, samples, noun } = await loadSamples(chosen, loaded, registry, options, host);
  const dataset = limit === undefined ? samples : limitSamples(samples, limit);
  const loss = lossOf(model, registry, hintTexts);
  const metrics = metricsFor(dataset.task ?? 'classification', registry);
  const result = await evaluate({ network, dataset, loss, metrics, mirrored: options.mirrored === true });
  const { stdout: terminal } = host;
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
        testMetrics: roundScores(result.metrics, metrics),
      }),
    );
    return;
  }
  const { chalk } = terminal;
  const emphasize = (figure: string, isMain: boolean): string => (isMain ? chalk.bold.green(figure) : figure);
  const figures = [
    ['dataset', `${reference.type}, ${formatCount(result.samples)} ${noun}${options.mirrored === true ? ' and their mirror images' : ''}`],
    ...metrics.map((metric, i) => [titleOf(metric), emphasize(figureOf(metric, result.metrics) ?? '', i === 0)]),
    ['loss', `${formatFigure(result.loss)} (${loss.name})`],
  ];
  const width = Math.max(10, ...figures.map(([label = '']) => label.length));
  for (const [label = '', figure = ''] of figures) terminal.print(`${chalk.dim(label.padEnd(width))} ${figure}`);
  if (result.confusion === undefined) return;
  terminal.print(`\n${renderConfusion(result.confusion, dataset.classes ?? [], terminal)}`);
}

interface TestSamples {
  readonly reference: DatasetReference;
  readonly samples: Dataset;
  /** What they are, for people. */
  readonly noun: string;
}

/** All samples of the user's file, read according to the model, or the test part of a dataset. */
async function loadSamples(
  chosen: DatasetReference | undefined,
  loaded: LoadedModel,
  registry: Registry,
  options: EvaluateOptions,
  host: CommandHost,
): Promise<TestSamples> {
  const { model, network } = loaded;
  const encoding = encodingOf(model, network);
  if (isOwnFile(chosen) && encoding !== undefined) {
    return { reference: chosen, samples: await loadLabeledData(chosen, loaded, encoding, host), noun: 'samples' };
  }
  const reference = chosen ?? datasetOf(model, registry, hintTexts);
  const { test } = matchData(model, network, await loadDataset(registry, reference, options, host), `"${reference.type}"`, hintTexts);
  return { reference, samples: test, noun: 'test samples' };
}

function isOwnFile(reference: DatasetReference | undefined): reference is DatasetReference & { readonly file: string } {
  return typeof reference?.['file'] === 'string';
}
