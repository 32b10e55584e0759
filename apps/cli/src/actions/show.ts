import { VitrumError, type Dataset } from '@vitrum/core';
import { checkIndex } from '@vitrum/datasets';
import { labelOf, pictureOf } from '../dataset-picture.ts';
import { formatCount } from '../format-number.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { loadDataset } from '../load/dataset.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import type { DataChoice } from '../options/data-choice.ts';
import { countOption, indexOption, parseNumber } from '../options/parse-number.ts';
import { parseSplit } from '../options/parse-split.ts';
import type { CommonOptions } from '../options/shared-options.ts';
import { blockOf, center, stack, type Block } from '../render/block.ts';
import { layoutGrid } from '../render/grid.ts';
import { grey } from '../render/palette.ts';
import { renderPicture } from '../render/picture.ts';
import { defaultDataset } from '../run/run-description.ts';
import { openStdout, type Terminal } from '../terminal.ts';

/** The options of `vitrum show`, as they were typed. */
export interface ShowOptions extends CommonOptions, DataChoice {
  readonly dataDir?: string;
  readonly index: string;
  readonly count: string;
  readonly split: string;
}

/** Draws pictures of a dataset with their labels. */
export async function show(options: ShowOptions): Promise<void> {
  const first = parseNumber(indexOption, options.index, '--index');
  const count = parseNumber(countOption, options.count, '--count');
  const split = parseSplit(options.split);
  const { registry } = await loadRegistry(requestedHere(options.plugin));
  const reference = (await chooseDataset(options, registry)) ?? { type: defaultDataset };
  const name = reference.type;
  const { [split]: dataset } = await loadDataset(registry, reference, options);
  checkIndex(first, dataset.size, name); // a plugin's dataset may not do so itself
  const terminal = openStdout();
  const indices = Array.from({ length: Math.min(count, dataset.size - first) }, (_, i) => first + i);
  const blocks = indices.map((index) => drawSample(dataset, index, terminal));
  const part = split === 'train' ? 'training' : 'test';
  terminal.print(`${terminal.chalk.bold(name)}: ${formatCount(dataset.size)} ${part} samples of ${dataset.inputShape.join(' × ')}\n`);
  terminal.print(layoutGrid(blocks, terminal.columns).join('\n'));
}

function drawSample(dataset: Dataset, index: number, terminal: Terminal): Block {
  const picture = pictureOf(dataset, index);
  if (picture === undefined) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `The dataset "${dataset.name}" has no pictures: its samples have the shape [${dataset.inputShape.join(', ')}].`,
      hint: 'Name a dataset whose samples have a height and a width.',
    });
  }
  const drawn = renderPicture(picture, grey, terminal);
  const label = labelOf(dataset, index);
  const caption = `${terminal.chalk.dim(`#${index}`)}${label === undefined ? '' : `  ${terminal.chalk.bold(label)}`}`;
  return stack([drawn, blockOf([center(drawn.width, caption)])]);
}
