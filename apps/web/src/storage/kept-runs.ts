import { createSignal } from 'solid-js';
import type { Lab } from '../lab/lab.ts';
import type { KeptRun } from '../worker/api/kept-run.ts';

const [runs, setRuns] = createSignal<readonly KeptRun[]>([]);
const [compared, setCompared] = createSignal<readonly string[]>([]);
const [present, setPresent] = createSignal<string>();

/** The runs that are kept, the latest first. */
export const keptRuns = runs;

/** The one that the page shows; undefined where it is not kept yet. */
export const presentRun = present;

/** The page shows another run: one that is kept, or a new one. */
export const setPresentRun = (id: string | undefined): void => {
  setPresent(id);
};

/** All but the one that the page shows. */
export const otherRuns = (): readonly KeptRun[] => runs().filter(({ id }) => id !== present());

/** Those that are laid over the present one. */
export const comparedRuns = (): readonly KeptRun[] => otherRuns().filter(({ id }) => compared().includes(id));

export const isCompared = (id: string): boolean => compared().includes(id);

/** Lays a run over the present one, or takes it away. */
export function toggleCompared(lab: Pick<Lab, 'happened'>, id: string): void {
  const isShown = compared().includes(id);
  setCompared((before) => (isShown ? before.filter((each) => each !== id) : [...before, id]));
  if (!isShown) lab.happened('runs-compared');
}

/** Asks again which runs are kept. */
export async function refreshKeptRuns(lab: Lab): Promise<void> {
  const list = await lab.attempt(() => lab.worker.keptRuns());
  if (list === undefined) return;
  setRuns(list.runs);
  for (const { message, hint, code } of list.problems) lab.tell({ kind: 'warning', text: message, hint, code });
}

/** Puts a run into the list, in the place of its earlier self. */
export function noteKept(run: KeptRun): void {
  setRuns((before) => [run, ...before.filter(({ id }) => id !== run.id)]);
}

/** Takes a run out of the list. */
export function noteDeleted(id: string): void {
  setRuns((before) => before.filter((run) => run.id !== id));
  setCompared((before) => before.filter((each) => each !== id));
}
