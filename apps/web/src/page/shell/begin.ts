import type { RunConfig } from '@vitrum/runs';
import { followAddress } from '../address/follow-address.ts';
import type { Address } from '../address/read-address.ts';
import type { Lab } from '../lab/lab.ts';
import { registerOffline } from '../offline/register-offline.ts';
import { keepRuns } from '../storage/keep-runs.ts';
import { hasShelf } from '../storage/kept-mark.ts';

/** Starts the lab with what the address says, or with what is usual here, and follows the address. */
export async function begin(lab: Lab, address: Address, usual?: RunConfig): Promise<void> {
  const { config = usual, backend, problem } = address;
  if (problem !== undefined) lab.messages.show({ kind: 'problem', text: problem.message, hint: problem.hint, code: problem.code });
  await lab.start({ config, backend });
  followAddress(lab, address);
}

/** What a page that is a place of its own does, and a figure in somebody else's page does not: it keeps runs, and itself for use without a network. */
export function stay(lab: Lab): void {
  keepRuns(lab);
  if (hasShelf()) void import('../storage/offer-last-run.ts').then(({ offerLastRun }) => offerLastRun(lab));
  registerOffline(); // after the first paint, since it fetches the rest of the site
}
