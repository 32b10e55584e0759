import { limitSamples } from '@vitrum/datasets';
import { datasetOf, formatCount, formatFigure, lossOf, roundScores, roundTo, roundToSix } from '@vitrum/runs';
import { evaluate, metricsFor } from '@vitrum/trainer';
import { advice } from '../advice.ts';
import type { CommandHost } from '../command-host.ts';
import { checkSameEncoding } from '../load/check-encoding.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { loadDataset } from '../load/dataset.ts';
import { loadModel } from '../load/model.ts';
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
  readonly json?: boolean;
}

/** Prints how well a model does on the test part of a dataset. */
export async function evaluateModel(options: EvaluateOptions, host: CommandHost): Promise<void> {
  const file = requireModel(options.model, 'evaluate');
  const limit = options.limit === undefined ? undefined : parseNumber(countOption, options.limit, '--limit');
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const chosen = await chooseDataset(options, registry, host.paths);
  const { model, network } = await loadModel(file, registry, options, host);
  const reference = chosen ?? datasetOf(model, registry, advice);
  const splits = await loadDataset(registry, reference, options, host);
  checkSameEncoding(model, splits, reference);
  const { test } = splits;
  const dataset = limit === undefined ? test : limitSamples(test, limit);
  const loss = lossOf(model, registry, advice);
  const metrics = metricsFor(dataset.task ?? 'classification', registry);
  const result = await evaluate({ network, dataset, loss, metrics });
  const { stdout: terminal } = host;
  if (options.json === true) {
    terminal.print(
      JSON.stringify({
        event: 'evaluate',
        dataset: reference.type,
        samples: result.samples,
        ...(result.accuracy !== undefined && { testAccuracy: roundTo(result.accuracy, 2) }),
        loss: roundToSix(result.loss),
        ...(result.confusion && { confusion: result.confusion }),
        task: dataset.task ?? 'classification',
        testMetrics: roundScores(result.scores, metrics),
      }),
    );
    return;
  }
  const { chalk } = terminal;
  const emphasize = (figure: string, isMain: boolean): string => (isMain ? chalk.bold.green(figure) : figure);
  const figures = [
    ['dataset', `${reference.type}, ${formatCount(result.samples)} test samples`],
    ...metrics.map((metric, i) => [titleOf(metric), emphasize(figureOf(metric, result.scores) ?? '', i === 0)]),
    ['loss', `${formatFigure(result.loss)} (${loss.name})`],
  ];
  const width = Math.max(10, ...figures.map(([label = '']) => label.length));
  for (const [label = '', figure = ''] of figures) terminal.print(`${chalk.dim(label.padEnd(width))} ${figure}`);
  if (result.confusion === undefined) return;
  terminal.print(`\n${renderConfusion(result.confusion, dataset.classes ?? [], terminal)}`);
}
