import { join } from 'node:path';
import { makeFolder } from '@vitrum/data-cache/internal';
import { confusionSvg, reliabilitySvg, shareCurvesSvg } from '@vitrum/plots/svg';
import type { Calibration, Evaluation, RankPoint } from '@vitrum/trainer';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { GivenPaths } from '../given-paths.ts';
import { writePng } from '../png/write-png.ts';
import { writeTo } from '../write-output.ts';
import { curvesOf, type ClassCurves } from './by-class.ts';

/** What is drawn, and where to. */
export interface PictureRequest {
  readonly result: Evaluation;
  readonly classes: readonly string[];
  readonly calibration: Calibration | undefined;
  /** For titles: `csv, 800 test samples`. */
  readonly about: string;
  readonly svg: string | undefined;
  readonly png: string | undefined;
}

/** More curves in one picture cannot be told from each other. */
const maxCurves = 20;

/**
 * Writes the pictures of an evaluation into folders, as SVG and as PNG: roc, precision-recall, confusion, and reliability where
 * outputs are probabilities.
 *
 * @returns The paths.
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writePictures(request: PictureRequest, paths: GivenPaths): Promise<readonly string[]> {
  const pictures = await draw(request);
  const files: string[] = [];
  for (const [option, folder, extension] of [['--svg', request.svg, 'svg'], ['--png', request.png, 'png']] as const) {
    if (folder === undefined) continue;
    await writeTo(folder, () => makeFolder(paths.resolve(folder)), option);
    for (const [name, svg] of pictures) {
      const path = join(folder, `${name}.${extension}`);
      if (extension === 'svg') await writeTo(path, () => writeFileAtomically(paths.resolve(path), svg), option);
      else await writePng(paths.resolve(path), svg, option);
      files.push(path);
    }
  }
  return files;
}

async function draw({ result, classes, calibration, about }: PictureRequest): Promise<readonly (readonly [name: string, svg: string])[]> {
  const curves = curvesOf(result, classes);
  const description = `${about}, class by class`;
  const roc = seriesOf(curves, ({ roc: points }) => points);
  const precisionRecall = seriesOf(curves, ({ precisionRecall: points }) => points);
  return [
    ['roc', await shareCurvesSvg({ title: `ROC curves: ${about}`, description, xName: 'share of the others that are taken for the class', yName: 'share of the class that is found', series: roc, hasDiagonal: true })],
    ['precision-recall', await shareCurvesSvg({ title: `Precision and recall: ${about}`, description, xName: 'recall', yName: 'precision', series: precisionRecall })],
    ...(result.confusion === undefined ? [] : [['confusion', await confusionSvg({ title: `Confusion: ${about}`, description, classes, counts: result.confusion })] as const]),
    ...(calibration === undefined
      ? []
      : [['reliability', await reliabilitySvg({ title: `Reliability: expected calibration error ${calibration.error.toFixed(4)}`, description: about, bins: calibration.bins })] as const]),
  ];
}

function seriesOf(curves: readonly ClassCurves[], pointsOf: (curves: ClassCurves) => readonly RankPoint[] | undefined) {
  return curves.flatMap((each) => {
    const points = pointsOf(each);
    return points === undefined ? [] : [{ name: each.name, points }];
  }).slice(0, maxCurves);
}
