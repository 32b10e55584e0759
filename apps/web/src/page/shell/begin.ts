import { followAddress } from '../address/follow-address.ts';
import type { Address } from '../address/read-address.ts';
import type { Lab } from '../lab/lab.ts';
import { registerOffline } from '../offline/register-offline.ts';
import { keepRuns } from '../storage/keep-runs.ts';
import { hasShelf } from '../storage/kept-mark.ts';

/** Starts the lab with what the address says, and follows it. */
export async function begin(lab: Lab, { config, backend, problem }: Address): Promise<void> {
  if (problem !== undefined) lab.messages.show({ kind: 'problem', text: problem.message, hint: problem.hint, code: problem.code });
  await lab.start({ config, backend });
  followAddress(lab);
}

/** What a page that is a place of its own does, and a figure in somebody else's page does not: it keeps runs, and itself for use without a network. */
export function stay(lab: Lab): void {
  keepRuns(lab);
  if (hasShelf()) void import('../storage/offer-last-run.ts').then(({ offerLastRun }) => offerLastRun(lab));
  registerOffline(); // after the first paint, since it fetches the rest of the site
}
