import { contractProperties, contributionKinds, isRecord, isReferenceKind, nearestName, resolveReference } from '@vitrum/core';
import { outcome, type Check } from '../check.ts';
import type { Finding } from '../report.ts';
import type { Subject } from '../subject.ts';

/** A property that nobody reads is most often a misspelt one: `derivitive` would be passed over in silence. */
export const properties: Check<Subject> = {
  name: 'properties',
  title: 'every property that it has is one that is read',
  run: (subject) => {
    const names = [...new Set(allProperties(subject))];
    const known = contractProperties(subject.kind);
    const unknown = names.filter((name) => !known.includes(name));
    const findings = unknown.map((name) => describe(name, subject));
    const misspelt = findings.filter(({ hint }) => hint !== undefined);
    // A dataset may carry what it was made from: `createMnistLike` leaves its description there.
    const others = subject.kind === 'datasets' ? [] : findings.filter((finding) => !misspelt.includes(finding));
    return outcome(names.join(', '), misspelt, others);
  },
};

/** Those of the definition, and of what `create` makes of it. */
function allProperties({ kind, definition, registry, variants }: Subject): readonly string[] {
  const { singular } = contributionKinds[kind];
  const [first] = variants;
  if (!isReferenceKind(singular) || first === undefined || !('options' in definition)) return Object.keys(definition);
  const created: unknown = resolveReference(registry, singular, first.reference);
  return [...Object.keys(definition), ...(isRecord(created) ? Object.keys(created) : [])];
}

function describe(name: string, { kind, name: contribution }: Subject): Finding {
  const nearest = nearestName(name, contractProperties(kind));
  const message = `"${contribution}" has a property "${name}", which nobody reads.`;
  return nearest === undefined ? { message } : { message, hint: `Did you mean "${nearest}"?` };
}
