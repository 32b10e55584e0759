import { createSignal } from 'solid-js';
import type { Lab } from '../lab/lab.ts';
import type { KeptRun } from '../../shared/api/kept-run.ts';

const [runs, setRuns] = createSignal<readonly KeptRun[]>([]);
const [slots, setSlots] = createSignal<ReadonlyMap<string, number>>(new Map());
const [present, setPresent] = createSignal<string>();

/** The kept runs, latest first. */
export const keptRuns = runs;

/** The run that the page shows; undefined if not stored yet. */
export const presentRun = present;

/** Called when the page shows another run, kept or new. */
export const setPresentRun = (id: string | undefined): void => {
  setPresent(id);
};

/** All except the one that the page shows. */
export const otherRuns = (): readonly KeptRun[] => runs().filter(({ id }) => id !== present());

/** A run that is compared with the present one, and the place, from 1, that gives it its color as long as it is compared. */
export interface ComparedRun {
  readonly run: KeptRun;
  readonly slot: number;
}

/** Those compared with the current one, in the order of their places. */
export function comparedRuns(): readonly ComparedRun[] {
  const found = otherRuns().flatMap((run) => {
    const slot = slots().get(run.id);
    return slot === undefined ? [] : [{ run, slot }];
  });
  return found.sort((a, b) => a.slot - b.slot);
}

export const isCompared = (id: string): boolean => slots().has(id);

/** The run that the page shows, as it was kept last. */
export const presentKept = (): KeptRun | undefined => runs().find(({ id }) => id === present());

/** Adds a run to the comparison, or removes it. */
export function toggleCompared(lab: Pick<Lab, 'view'>, id: string): void {
  const isShown = slots().has(id);
  setSlots((before) => (isShown ? withoutId(before, id) : new Map([...before, [id, freeSlot(before)]])));
  if (!isShown) lab.view.recordAction('runs-compared');
}

function freeSlot(taken: ReadonlyMap<string, number>): number {
  const all = new Set(taken.values());
  let slot = 1;
  while (all.has(slot)) slot++;
  return slot;
}

const withoutId = (map: ReadonlyMap<string, number>, id: string): ReadonlyMap<string, number> => new Map([...map].filter(([each]) => each !== id));

/** Reloads the list of kept runs. */
export async function refreshKeptRuns(lab: Lab): Promise<void> {
  const list = await lab.messages.attempt(() => lab.run.files.keptRuns());
  if (list === undefined) return;
  setRuns(list.runs);
  for (const { message, hint, code } of list.problems) lab.messages.show({ kind: 'warning', text: message, hint, code });
}

/** Adds runs to the list, or replaces their earlier versions. */
export function noteKept(...kept: readonly KeptRun[]): void {
  setRuns((before) => [...kept, ...before.filter(({ id }) => !kept.some((run) => run.id === id))]);
}

/** Removes a run from the list. */
export function noteDeleted(id: string): void {
  setRuns((before) => before.filter((run) => run.id !== id));
  setSlots((before) => withoutId(before, id));
}
