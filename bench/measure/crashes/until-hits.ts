import type { Outcome } from './trials.ts';
import type { Ended } from './vitrum-process.ts';

/** What came of one trial. */
export interface Trial {
  /** False if the run had ended by itself before. */
  readonly isHit: boolean;
  readonly fault?: string | undefined;
}

/** How often a trial may come too late for each that does not. */
const maxTries = 4;

/** True if a run came to its own end. */
export const isDone = ({ stdout }: Ended): boolean => stdout.includes('"done"');

/** Tries until so many trials have ended a run before its own end; too few of them are a fault. */
export async function untilHits(wanted: number, atOnce: number, trial: (index: number) => Promise<Trial>): Promise<Pick<Outcome, 'hits' | 'late' | 'faults'>> {
  const faults: string[] = [];
  let [next, hits, late] = [0, 0, 0];
  let underWay = 0;
  const work = async (): Promise<void> => {
    while (hits + underWay < wanted && next < maxTries * wanted) {
      underWay++;
      const { isHit, fault } = await trial(next++);
      underWay--;
      if (isHit) hits++;
      else late++;
      if (fault !== undefined) faults.push(fault);
    }
  };
  while (hits < wanted && next < maxTries * wanted) await Promise.all(Array.from({ length: atOnce }, work));
  if (hits < wanted) faults.push(`${hits} of ${wanted} trials ended the run before its own end`);
  return { hits, late, faults };
}
