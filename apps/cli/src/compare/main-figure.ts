import { VitrumError } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { figureNameOf } from '@vitrum/trainer/internal';
import { lossName, type FigureSpread } from '../series/summarize.ts';
import { validationPrefix, type ComparedRun } from './compared-run.ts';

/** The figure that runs are sorted by and whose curves are drawn. */
export interface MainFigure {
  readonly name: string;
  readonly better: 'lower' | 'higher';
}

/** The names of all figures of some runs. */
export const figureNames = (runs: readonly ComparedRun[]): readonly string[] => [...new Set(runs.flatMap(({ figures }) => figures.map(({ name }) => name)))];

/**
 * The figure that was asked for, or the first metric of the runs.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function mainFigure(runs: readonly ComparedRun[], asked: string | undefined): MainFigure {
  const names = figureNames(runs);
  const metrics = runs.flatMap((run) => run.metrics);
  const name = asked ?? metrics.map(figureNameOf).find((each) => names.includes(each)) ?? names[0] ?? lossName;
  if (asked !== undefined && !names.includes(asked)) throw unknownFigure(asked, names);
  const plain = name.replace(validationPrefix, '');
  const better = plain === lossName ? 'lower' : (metrics.find((metric) => figureNameOf(metric) === plain)?.better ?? 'higher');
  return { name, better };
}

/** The figure of a run; undefined where it has none of that name. */
export const figureOf = ({ figures }: ComparedRun, name: string): FigureSpread | undefined => figures.find((each) => each.name === name);

/** The runs, the best one first; those without the figure last. */
export function bestFirst(runs: readonly ComparedRun[], { name, better }: MainFigure): readonly ComparedRun[] {
  const rank = (run: ComparedRun): number => {
    const mean = figureOf(run, name)?.mean;
    return mean === undefined ? Infinity : better === 'lower' ? mean : -mean;
  };
  return runs.toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}

function unknownFigure(name: string, names: readonly string[]): VitrumError {
  const nearest = nearestName(name, names);
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `--figure: the runs have no figure "${name}".`,
    hint: `${didYouMean(nearest)}Their figures: ${names.join(', ')}.`,
    nearest,
  });
}
