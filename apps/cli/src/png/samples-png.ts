import { pictureOf } from '../dataset-picture.ts';
import { curveData, scatterData } from '../show/plot-data.ts';
import { answerOf } from '../show/read-sample.ts';
import { rowsOf } from '../show/rows.ts';
import type { ShownSamples } from '../show/shown-samples.ts';
import { contactSheet, type LabelledPicture } from './contact-sheet.ts';
import { plotSheet } from './plot-sheet.ts';
import { rowsSheet } from './rows-sheet.ts';
import type { Svg } from './svg.ts';
import { writePng } from './write-png.ts';

/**
 * Writes samples as one picture: a sheet of pictures with their labels, a plot, or rows of a table.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writeSamplesPng(file: string, samples: ShownSamples): Promise<void> {
  await writePng(file, await drawSheet(samples));
}

async function drawSheet({ kind, dataset, indices, encoding }: ShownSamples): Promise<Svg> {
  switch (kind) {
    case 'pictures':
      return contactSheet(
        indices.flatMap((index): readonly LabelledPicture[] => {
          const picture = pictureOf(dataset, index);
          return picture === undefined ? [] : [{ picture, label: answerOf(dataset, index) ?? `#${index}` }];
        }),
      );
    case 'points':
      return plotSheet(scatterData(dataset, indices, encoding));
    case 'curve':
      return plotSheet(curveData(dataset, indices, encoding));
    case 'rows':
      return rowsSheet(rowsOf(dataset, indices, encoding));
  }
}
