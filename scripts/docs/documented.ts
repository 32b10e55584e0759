import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '@vitrum/core';
import type { DocumentedContribution } from '@vitrum/test-support/docs-row';
import { repositoryRoot } from '../shared/workspace.ts';
import type { ContributionPlace } from './contribution-places.ts';

/** The contributions of a place, in the order of their plugin. */
export function documented({ kind, folder }: ContributionPlace, registry: Registry): readonly DocumentedContribution[] {
  const { name } = JSON.parse(readFileSync(join(repositoryRoot, folder, 'package.json'), 'utf8')) as { readonly name: string }; // pnpm has read it
  return registry[kind].entries.filter(({ plugin }) => plugin.name === name).map(({ definition }) => definition);
}
