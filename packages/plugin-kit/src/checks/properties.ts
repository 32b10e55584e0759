import { isRecord, nearestName, resolveReference, type ContributionKind, type ReferenceKind } from '@vitrum/core';
import { outcome, type Check } from '../check.ts';
import type { Finding } from '../report.ts';
import type { Subject } from '../subject.ts';

const everywhere = ['name', 'description', 'formula', 'source', 'since', 'options', 'create'];

/** What is read of a contribution, beside what all of them have. */
const known: Readonly<Record<ContributionKind, readonly string[]>> = {
  activations: ['kind', 'forward', 'derivative', 'forwardArray', 'kinks', 'link', 'kernel', 'backward'],
  losses: ['kind', 'reduction', 'value', 'derivative', 'hasKink', 'gradient', 'fromLogits'],
  layers: [],
  initializers: ['sample'],
  optimizers: ['slots', 'update', 'stepSize', 'kernel'],
  schedules: ['factor'],
  metrics: ['kind', 'unit', 'tasks', 'score', 'count', 'add', 'value'],
  datasets: ['license', 'published', 'load'],
  backends: ['rank', 'isAvailable'],
};

const referenceKinds: Readonly<Partial<Record<ContributionKind, ReferenceKind>>> = {
  activations: 'activation',
  losses: 'loss',
  initializers: 'initializer',
  optimizers: 'optimizer',
  schedules: 'schedule',
  datasets: 'dataset',
};

/** A property that nobody reads is most often a misspelt one: `derivitive` would be passed over in silence. */
export const properties: Check<Subject> = {
  name: 'properties',
  title: 'every property that it has is one that is read',
  run: (subject) => {
    const names = [...new Set(allProperties(subject))];
    const unknown = names.filter((name) => !everywhere.includes(name) && !known[subject.kind].includes(name));
    const findings = unknown.map((name) => describe(name, subject));
    const misspelt = findings.filter(({ hint }) => hint !== undefined);
    return outcome(names.join(', '), misspelt, findings.filter((finding) => !misspelt.includes(finding)));
  },
};

/** Those of the definition, and of what `create` makes of it. */
function allProperties({ kind, definition, registry, variants }: Subject): readonly string[] {
  const referenceKind = referenceKinds[kind];
  const [first] = variants;
  if (referenceKind === undefined || first === undefined || !('options' in definition)) return Object.keys(definition);
  const created: unknown = resolveReference(registry, referenceKind, first.reference);
  return [...Object.keys(definition), ...(isRecord(created) ? Object.keys(created) : [])];
}

function describe(name: string, { kind, name: contribution }: Subject): Finding {
  const nearest = nearestName(name, [...everywhere, ...known[kind]]);
  const message = `"${contribution}" has a property "${name}", which nobody reads.`;
  return nearest === undefined ? { message } : { message, hint: `Did you mean "${nearest}"?` };
}
