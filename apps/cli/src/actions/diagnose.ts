import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { isFiniteNumber, isRecord } from '@vitrum/core/internal';
import { datasetOf, lossOf, matchData, partsOfModel, recordsUntil, roundToSix, runFiles, type TrainingRecord } from '@vitrum/runs/internal';
import type { LayerFigures } from '@vitrum/trainer/signs';
import type { CommandHost } from '../command-host.ts';
import { hintTexts } from '../hint-texts.ts';
import { loadDataset } from '../load/dataset.ts';
import { loadModel } from '../load/model.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { oneLine } from '../one-line.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { reasonOf } from '../reason-of.ts';
import { renderTable } from '../render/table.ts';
import { diagnoseRun, type Diagnosis } from '../run/diagnose-run.ts';
import type { Terminal } from '../terminal.ts';

/** The options of `vitrum diagnose`, as they were typed. */
export interface DiagnoseOptions extends CommonOptions, BackendOptions {
  readonly dataDir?: string;
  readonly json?: boolean;
}

/** Prints the signs of trouble of a run, and the figures of its layers. */
export async function diagnose(run: string, options: DiagnoseOptions, host: CommandHost): Promise<void> {
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const records = await readRecords(run, host);
  const { model, network } = await loadModel(registry, join(run, runFiles.model), options, host);
  const reference = datasetOf(registry, model, hintTexts);
  const data = matchData(model, network, await loadDataset(registry, reference, { ...options, parts: partsOfModel(model, reference) }, host), `"${reference.type}"`, hintTexts);
  const { training } = model.metadata;
  const learningRate = isRecord(training) && isFiniteNumber(training['learningRate']) ? training['learningRate'] : 0;
  const found = await diagnoseRun({ network, data, loss: lossOf(registry, model, hintTexts), learningRate, records });
  const { stdout } = host;
  if (options.json === true) stdout.print(JSON.stringify({ event: 'diagnose', signs: found.signs, layers: found.layers.map((layer) => withStep(layer, learningRate)) }));
  else print(found, learningRate, stdout);
}

async function readRecords(run: string, { paths }: CommandHost): Promise<readonly TrainingRecord[]> {
  try {
    const events = await readFile(paths.resolve(join(run, runFiles.events)), 'utf8');
    return recordsUntil(events, { epoch: Infinity, samples: Infinity });
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `${run} is no run folder: its ${runFiles.events} cannot be read, ${reasonOf(error)}.`,
      hint: 'Name the folder of a run that "vitrum train" began.',
      cause: error,
    });
  }
}

/** With η·‖∂C/∂W‖ / ‖W‖: how far a step moves the weights, in lengths of the weights. */
function withStep(layer: LayerFigures, learningRate: number): LayerFigures & { readonly step?: number } {
  const { weightNorm, gradientNorm } = layer;
  if (weightNorm === undefined || gradientNorm === undefined) return layer;
  return { ...layer, weightNorm: roundToSix(weightNorm), gradientNorm: roundToSix(gradientNorm), ...(weightNorm > 0 && { step: roundToSix((learningRate * gradientNorm) / weightNorm) }) };
}

const columns = [
  { head: 'layer' },
  ...['units', 'dead', 'saturated', '‖W‖', '‖∂C/∂W‖', 'η‖∂C/∂W‖/‖W‖'].map((head) => ({ head, isNumeric: true })),
];

function print({ signs, layers }: Diagnosis, learningRate: number, terminal: Terminal): void {
  const { chalk } = terminal;
  const shown = layers.map((layer) => withStep(layer, learningRate)).filter(({ units, weightNorm }) => units !== undefined || weightNorm !== undefined);
  const share = (count: number | undefined, units: number | undefined): string => (count === undefined || units === undefined ? '' : `${Math.round((100 * count) / units)} %`);
  const digits = (value: number | undefined): string => (value === undefined ? '' : String(Number(value.toPrecision(3))));
  const rows = shown.map(({ layer, type, units, dead, saturated, weightNorm, gradientNorm, step }) => [
    ...[`layers[${layer}] ${type}`, digits(units), share(dead, units), share(saturated, units)],
    ...[digits(weightNorm), digits(gradientNorm), digits(step)],
  ]);
  terminal.print(renderTable(columns, rows, terminal));
  terminal.print('');
  if (signs.length === 0) terminal.print('No signs of trouble.');
  for (const { sign, epoch, message, hint } of signs) {
    terminal.print(`${chalk.yellow.bold(sign)}${epoch === undefined ? '' : chalk.dim(` (epoch ${epoch})`)}\n  ${oneLine(message)}\n  ${oneLine(hint)}`);
  }
}
