import { createRegistry, type ContributionKind, type Plugin } from '@vitrum/core';
import { builtins } from 'vitrum';
import { subjectsOf } from '../../src/check-plugin.ts';
import { checksOf } from '../../src/kind-checks.ts';
import { checkContribution } from '../../src/check-context.ts';
import type { CheckResult } from '../../src/report.ts';
import type { Subject, CheckEnvironment } from '../../src/subject.ts';

/** What a stranger wrote: nothing of it is known. */
export type Unknown = Readonly<Record<string, unknown>>;

/** A contribution with a fault, the check that must find it, and a part of what it must say. */
export type Mutant = readonly [fault: string, check: string, says: string, contribution: Unknown];

/** The subject of the only contribution of a plugin that is made of it. */
export function subjectOf(kind: ContributionKind, contribution: Unknown, environment: CheckEnvironment = {}): Subject {
  const plugin = { name: 'vitrum-plugin-test', version: '1.0.0', [kind]: [{ name: 'mutant', ...contribution }] } as unknown as Plugin; // checked below
  createRegistry([plugin]);
  const [subject] = subjectsOf(plugin, environment);
  if (subject === undefined) throw new Error('no contribution');
  return subject;
}

/** A subject for each contribution of a kind that is built in. */
export function builtInSubjects(kind: ContributionKind): readonly Subject[] {
  return builtins.flatMap((plugin) => subjectsOf(plugin, {})).filter((subject) => subject.kind === kind);
}

/** The result of one check. */
export async function resultOf(subject: Subject, name: string): Promise<CheckResult> {
  const check = checksOf(subject.kind).checks.find((each) => each.name === name);
  if (check === undefined) throw new Error(`${subject.kind} have no check "${name}"`);
  return checkContribution(check, subject);
}

/** Checks that train: what is built in goes through them in files of their own. */
export const trainingChecks: readonly string[] = ['learns', 'round-trip'];

/**
 * The failures of every check, each with the name of the check.
 *
 * @param besides - Names of checks that are left out.
 */
export async function failuresOf(subject: Subject, besides: readonly string[] = []): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const check of checksOf(subject.kind).checks.filter(({ name }) => !besides.includes(name))) {
    const result = await checkContribution(check, subject);
    failures.push(...result.failures.map(({ message }) => `${check.name}: ${message}`));
  }
  return failures;
}

/** What a check says in its failures, a line each, hints included. */
export const textOf = ({ failures }: CheckResult): string => failures.map(({ message, hint = '' }) => `${message} ${hint}`).join('\n');
