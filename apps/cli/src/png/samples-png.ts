import type { PointPlot } from '@vitrum/plots/internal';
import { pictureOf } from '../dataset-picture.ts';
import { seriesColor } from '../render/palette.ts';
import { curveData, scatterData } from '../show/plot-data.ts';
import { answerOf } from '../show/read-sample.ts';
import { rowsOf } from '../show/rows.ts';
import type { ShownSamples } from '../show/shown-samples.ts';
import { contactSheet, type LabeledPicture } from './contact-sheet.ts';
import { rowsSheet } from './rows-sheet.ts';
import { svgDocument } from './svg.ts';
import { writePng } from './write-png.ts';

/**
 * Writes samples as one picture: a sheet of pictures with their labels, a plot, or rows of a table.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writeSamplesPng(file: string, samples: ShownSamples): Promise<void> {
  await writePng(file, await drawSheet(samples));
}

async function drawSheet({ kind, dataset, indices, encoding }: ShownSamples): Promise<string> {
  switch (kind) {
    case 'pictures':
      return svgDocument(
        await contactSheet(
          indices.flatMap((index): readonly LabeledPicture[] => {
            const picture = pictureOf(dataset, index);
            return picture === undefined ? [] : [{ picture, label: answerOf(dataset, index) ?? `#${index}` }];
          }),
        ),
      );
    case 'points':
      return plotSvg(scatterData(dataset, indices, encoding));
    case 'curve':
      return plotSvg(curveData(dataset, indices, encoding));
    case 'rows':
      return svgDocument(rowsSheet(rowsOf(dataset, indices, encoding)));
  }
}

async function plotSvg(plot: PointPlot): Promise<string> {
  const { pointPlotSvg } = await import('@vitrum/plots/svg');
  return pointPlotSvg(plot, plot.series.map((_, index) => `rgb(${seriesColor(index).join(',')})`));
}
