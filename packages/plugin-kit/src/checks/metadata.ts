import { contributionKinds } from '@vitrum/core';
import { outcome, type Check } from '../check.ts';
import type { Finding } from '../report.ts';
import type { Subject } from '../subject.ts';

/** What people look for in a catalogue. Nothing of it is needed to compute. */
const wanted = [
  ['description', 'a phrase for people'],
  ['formula', 'the defining formula, in plain text'],
  ['source', 'where the definition comes from: authors, year, identifier'],
] as const;

/** A contribution says what it is; its name was checked when the plugin was. */
export const metadata: Check<Subject> = {
  name: 'metadata',
  title: 'it says what it is and where it comes from',
  run: ({ kind, name, definition }) => {
    const failures: Finding[] = [];
    const notes: Finding[] = [];
    const { isWithoutFormula = false } = contributionKinds[kind];
    const expected = wanted.filter(([property]) => property !== 'formula' || !isWithoutFormula);
    for (const [property, meaning] of expected) {
      const value: unknown = definition[property];
      if (value === undefined) notes.push({ message: `"${name}" has no ${property}.`, hint: `Give it one: ${meaning}.` });
      else if (typeof value !== 'string' || value.trim() === '') {
        failures.push({ message: `The ${property} of "${name}" must be a text, got ${JSON.stringify(value)}.`, hint: `Give ${meaning}.` });
      }
    }
    return outcome(`name, ${expected.map(([property]) => property).join(', ')}`, failures, notes);
  },
};
