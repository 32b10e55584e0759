import { resolveReference, VitrumError, type Dataset, type DatasetSplits, type DatasetPart, type ReadingDecision } from '@vitrum/core';
import { checkIndex } from '@vitrum/datasets/internal';
import { defaultDataset, formatCounted } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { pictureOf } from '../dataset-picture.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { loadDataset } from '../load/dataset.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import type { DataChoice } from '../options/data-choice.ts';
import { checkReference } from '../run/run-options.ts';
import { countOption, indexOption, parseNumber } from '../options/parse-number.ts';
import { parseSplit } from '../options/parse-split.ts';
import type { CommonOptions } from '../options/shared-options.ts';
import { writeSamplesPng } from '../png/samples-png.ts';
import { blockOf, center, stack, type Block } from '../render/block.ts';
import { layoutGrid } from '../render/grid.ts';
import { gray } from '../render/palette.ts';
import { fitPicture, renderPicture } from '../render/picture.ts';
import { renderPlot } from '../render/plot.ts';
import { renderRows } from '../render/rows.ts';
import { describeTargets } from '../show/class-counts.ts';
import { allDecisions, renderDecisions } from '../show/explain.ts';
import { showKindOf, type ShowKind } from '../show/kind.ts';
import { curveData, scatterData } from '../show/plot-data.ts';
import { answerOf } from '../show/read-sample.ts';
import { rowsOf } from '../show/rows.ts';
import type { ShownSamples } from '../show/shown-samples.ts';
import { showVariants, variantsOf } from '../show/variants.ts';
import type { Terminal } from '../terminal.ts';

/** The options of `vitrum show`, as they were typed. */
export interface ShowOptions extends CommonOptions, DataChoice {
  readonly dataDir?: string;
  readonly index: string;
  readonly count?: string;
  readonly split: string;
  readonly png?: string;
  readonly augment?: readonly string[];
  readonly explain?: boolean;
  readonly json?: boolean;
}

/** Default number of samples; a plot shows many at once. */
const usualCount: Readonly<Record<ShowKind, number>> = { pictures: 10, rows: 10, points: 1000, curve: 1000 };

/** Draws samples of a dataset as labeled pictures, a plot of points, or rows of a table; or explains how it was read. */
export async function show(options: ShowOptions, host: CommandHost): Promise<void> {
  checkJson(options);
  const first = parseNumber(indexOption, options.index, '--index');
  const count = options.count === undefined ? undefined : parseNumber(countOption, options.count, '--count');
  const split = parseSplit(options.split);
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const reference = (await chooseDataset(registry, options, host.paths)) ?? { type: defaultDataset };
  const splits = await loadDataset(registry, reference, options, host);
  if (options.explain === true) {
    explain(allDecisions(reference, options, splits), options.json === true, host);
    return;
  }
  const { stdout: terminal } = host;
  if (options.augment !== undefined) {
    const augmentations = options.augment.map((text) => resolveReference(registry, 'augmentation', checkReference(registry, 'augmentation', '--augment', text)));
    const { dataset, indices } = chooseSamples(splits, split, first, count ?? 1);
    await showVariants(variantsOf(dataset, indices, augmentations), options.png, host);
    return;
  }
  const samples = chooseSamples(splits, split, first, count);
  terminal.print(`${terminal.chalk.bold(reference.type)}: ${describePart(samples.dataset, split)}`);
  const targets = describeTargets(samples.dataset);
  terminal.print(targets === '' ? '' : `${targets}\n`);
  terminal.print(drawSamples(samples, terminal));
  if (options.png === undefined) return;
  await writeSamplesPng(host.paths.resolve(options.png), samples);
  host.stderr.print(`png: ${options.png}`);
}

function checkJson({ explain, json }: ShowOptions): void {
  if (json !== true || explain === true) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: '--json goes with --explain: samples are drawn for people.',
    hint: 'Add --explain, or leave --json out; "vitrum predict --index 0 --json" gives samples to programs.',
  });
}

function explain(decisions: readonly ReadingDecision[], isJson: boolean, { stdout: terminal }: CommandHost): void {
  if (!isJson) terminal.print(renderDecisions(decisions, terminal));
  else for (const decision of decisions) terminal.print(JSON.stringify({ event: 'decision', ...decision }));
}

function chooseSamples(splits: DatasetSplits, split: DatasetPart, first: number, count: number | undefined): ShownSamples {
  const { [split]: dataset, encoding } = splits;
  checkIndex(first, dataset.size, dataset.name); // a plugin's dataset may not check this itself
  const kind = showKindOf(dataset);
  const length = Math.min(count ?? usualCount[kind], dataset.size - first);
  return { kind, dataset, encoding, indices: Array.from({ length }, (_, i) => first + i) };
}

function describePart({ size, inputShape, task = 'classification', targetSize }: Dataset, split: DatasetPart): string {
  const part = split === 'train' ? 'training' : 'test';
  const form = inputShape.length === 1 ? `${inputShape[0] ?? 0} ${inputShape[0] === 1 ? 'input' : 'inputs'}` : inputShape.join(' × ');
  const learned = task === 'classification' ? '' : `, ${task} of ${targetSize} ${targetSize === 1 ? 'target' : 'targets'}`;
  return `${formatCounted(size, `${part} sample`)} of ${form}${learned}`;
}

function drawSamples({ kind, dataset, indices, encoding }: ShownSamples, terminal: Terminal): string {
  switch (kind) {
    case 'pictures':
      return layoutGrid(indices.map((index) => drawPicture(dataset, index, terminal)), terminal.columns).join('\n');
    case 'points':
      return renderPlot(scatterData(dataset, indices, encoding), terminal).join('\n');
    case 'curve':
      return renderPlot(curveData(dataset, indices, encoding), terminal).join('\n');
    case 'rows':
      return renderRows(rowsOf(dataset, indices, encoding), terminal);
  }
}

function drawPicture(dataset: Dataset, index: number, terminal: Terminal): Block {
  const { chalk, columns } = terminal;
  const picture = pictureOf(dataset, index) ?? { width: 0, height: 0, values: [] }; // guaranteed by the kind
  const drawn = renderPicture(fitPicture(picture, columns), gray, terminal);
  const answer = answerOf(dataset, index);
  const caption = `${chalk.dim(`#${index}`)}${answer === undefined ? '' : `  ${chalk.bold(answer)}`}`;
  return stack([drawn, blockOf([center(drawn.width, caption)])]);
}
