import nodePlop from 'node-plop';
import { repositoryRoot } from '../shared/workspace.ts';
import { changesFor } from './changes.ts';
import { describeContribution, type NewContribution } from './contribution.ts';
import { writeChange } from './write-change.ts';

/** Does in a checkout what `npm run new` does for a kind and a name, except for the docs. */
export async function makeContribution(kind: string, name: string, checkout: string): Promise<NewContribution> {
  const plop = await nodePlop();
  const contribution = describeContribution(kind, name, repositoryRoot);
  const changes = changesFor(contribution, checkout, plop);
  for (const change of changes) writeChange(change, checkout);
  return contribution;
}
