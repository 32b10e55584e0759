import type { DescentPoint, DescentVerdict } from '@vitrum/network';
import { formatNumber } from '../format/number.ts';

/** The name of a verdict and its meaning for this walk. */
export interface VerdictText {
  readonly name: string;
  readonly meaning: string;
}

const names: Readonly<Record<DescentVerdict, string>> = {
  creeping: 'Creeping',
  converging: 'Converging',
  overshooting: 'Overshooting',
  diverged: 'Diverged',
};

const meanings: Readonly<Record<DescentVerdict, string>> = {
  creeping: 'the way down is right, but the steps are too short or too few to arrive.',
  converging: 'the steps lead to the floor of the valley and become shorter where it is flat.',
  overshooting: 'the steps are so long that they land on the other side of the valley.',
  diverged: 'the steps are so long that the walk ends above its start.',
};

export function verdictText(verdict: DescentVerdict, path: readonly DescentPoint[]): VerdictText {
  const [first, last] = [path[0], path.at(-1)];
  if (first === undefined || last === undefined) return { name: names[verdict], meaning: meanings[verdict] };
  const count = path.length - 1;
  const steps = count === 1 ? 'one step' : `${count} steps`;
  const arrives = verdict === 'overshooting' && slopeOf(last) <= arrived * Math.max(...path.map(slopeOf));
  return {
    name: names[verdict],
    meaning: `${meanings[verdict]}${arrives ? ' They arrive at the floor all the same, back and forth.' : ''} In ${steps} the cost went from ${formatNumber(first.cost)} to ${formatNumber(last.cost)}.`,
  };
}

/** A walk has arrived where its slope is at most this share of the steepest. */
const arrived = 0.1;

const slopeOf = ({ gradientX, gradientY }: DescentPoint): number => Math.hypot(gradientX, gradientY);
