import { firstSamples } from '@vitrum/datasets';
import { evaluate } from '@vitrum/trainer';
import { formatCount, formatFigure, formatPercent, roundTo, roundToSix } from '../format-number.ts';
import { loadDataset } from '../load/dataset.ts';
import { datasetOf, lossOf } from '../load/model-metadata.ts';
import { loadModel } from '../load/model.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { requireModel } from '../options/require-model.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { renderConfusion } from '../render/confusion-matrix.ts';
import { openStdout } from '../terminal.ts';

/** The options of `vitrum evaluate`, as they were typed. */
export interface EvaluateOptions extends CommonOptions, BackendOptions {
  readonly model?: string;
  readonly dataset?: string;
  readonly dataDir?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

/** Prints how well a model does on the test part of a dataset. */
export async function evaluateModel(options: EvaluateOptions): Promise<void> {
  const file = requireModel(options.model, 'evaluate');
  const limit = options.limit === undefined ? undefined : parseNumber(countOption, options.limit, '--limit');
  const { registry } = await loadRegistry(requestedHere(options.plugin));
  if (options.dataset !== undefined) registry.datasets.lookup(options.dataset);
  const { model, network } = await loadModel(file, registry, options);
  const name = options.dataset ?? datasetOf(model, registry);
  const { test } = await loadDataset(registry, name, options);
  const dataset = limit === undefined ? test : firstSamples(test, limit);
  const loss = lossOf(model, registry);
  const result = await evaluate({ network, dataset, loss });
  const terminal = openStdout();
  if (options.json === true) {
    terminal.print(
      JSON.stringify({
        event: 'evaluate',
        dataset: name,
        samples: result.samples,
        testAccuracy: roundTo(result.score, 2),
        loss: roundToSix(result.loss),
        ...(result.confusion && { confusion: result.confusion }),
      }),
    );
    return;
  }
  const { chalk } = terminal;
  const figures = [
    ['dataset', `${name}, ${formatCount(result.samples)} test samples`],
    ['accuracy', chalk.bold.green(formatPercent(result.score))],
    ['loss', `${formatFigure(result.loss)} (${loss.name})`],
  ];
  for (const [label = '', figure = ''] of figures) terminal.print(`${chalk.dim(label.padEnd(10))} ${figure}`);
  if (result.confusion === undefined) return;
  terminal.print(`\n${renderConfusion(result.confusion, dataset.classes ?? [], terminal)}`);
}
