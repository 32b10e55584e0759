import { kindDetails } from '@vitrum/core/internal';
import type { CheckContext } from '../check-context.ts';
import { check } from '../check.ts';

/** Metadata for readers of a catalog; not needed for computing. */
const wanted = [
  ['description', 'a phrase for people'],
  ['formula', 'the defining formula, in plain text'],
  ['source', 'where the definition comes from: authors, year, identifier'],
] as const;

/** A contribution has complete metadata; its name has been checked with the plugin. */
export const metadata = check<CheckContext>(
  'metadata',
  'it says what it is and where it comes from',
  ({ kind, name, definition, tried, fail, note }) => {
    const { hasFormula = true } = kindDetails[kind];
    const expected = wanted.filter(([property]) => property !== 'formula' || hasFormula);
    tried(`name, ${expected.map(([property]) => property).join(', ')}`);
    for (const [property, meaning] of expected) {
      const value: unknown = definition[property];
      if (value === undefined) note({ message: `"${name}" has no ${property}.`, hint: `Give it one: ${meaning}.` });
      else if (typeof value !== 'string' || value.trim() === '') {
        fail({ message: `The ${property} of "${name}" must be a text, got ${JSON.stringify(value)}.`, hint: `Give ${meaning}.` });
      }
    }
  },
);
