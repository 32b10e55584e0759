import { createRegistry, type Plugin } from '@vitrum/core';
import { createVitrum } from 'vitrum';
import { subjectsOf } from '../../src/check-plugin.ts';
import { checkContribution } from '../../src/check-context.ts';
import type { KindChecks } from '../../src/kind-checks.ts';
import type { CheckResult } from '../../src/report.ts';
import type { Subject } from '../../src/subject.ts';

/** What a stranger wrote: nothing of it is known. */
export type Unknown = Readonly<Record<string, unknown>>;

/** The subject of the only contribution of a plugin that is made of it. */
export function subjectOf<Kind extends 'activations' | 'losses'>(kind: Kind, contribution: Unknown): Subject<Kind> {
  const plugin = { name: 'vitrum-plugin-test', version: '1.0.0', [kind]: [contribution] } as unknown as Plugin; // checked below
  createRegistry([plugin]);
  return onlyOne(subjectsOf(plugin, {})) as Subject<Kind>; // the plugin has one kind
}

/** A subject for each contribution of a kind that is built in. */
export function builtInSubjects<Kind extends 'activations' | 'losses'>(kind: Kind): readonly Subject<Kind>[] {
  const plugins = new Set(createVitrum()[kind].entries.map(({ plugin }) => plugin));
  const subjects = [...plugins].flatMap((plugin) => subjectsOf(plugin, {}));
  return subjects.filter((subject): subject is Subject<Kind> => subject.kind === kind);
}

/** Runs checks one after the other. */
export async function runAll<Kind extends 'activations' | 'losses'>(
  checks: KindChecks<Kind>['checks'],
  subject: Subject<Kind>,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) results.push(await checkContribution(check, subject));
  return results;
}

/** Every failure with the name of its check. */
export function failuresOf(results: readonly CheckResult[]): readonly string[] {
  return results.flatMap(({ check, failures }) => failures.map(({ message }) => `${check}: ${message}`));
}

function onlyOne<T>(list: readonly T[]): T {
  const [only] = list;
  if (only === undefined || list.length > 1) throw new Error(`expected one, got ${list.length}`);
  return only;
}

/** A contribution with a fault, the checks that must find it, and a part of what they must say. */
export interface Mutant {
  readonly fault: string;
  readonly contribution: Unknown;
  /** Every check that fails, the one that says `says` first. */
  readonly checks: readonly string[];
  readonly says: string;
  /** A part of the hint. */
  readonly hint?: string;
}

export function mutant(fault: string, functions: Unknown, checks: readonly string[], says: string, hint?: string): Mutant {
  return { fault, contribution: { name: 'mutant', ...functions }, checks, says, ...(hint !== undefined && { hint }) };
}
