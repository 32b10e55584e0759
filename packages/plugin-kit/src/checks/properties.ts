import { contractProperties, isRecord, nearestName } from '@vitrum/core/internal';
import type { CheckContext } from '../check-context.ts';
import { check } from '../check.ts';

/** An unknown property is most often a misspelled one: `derivitive` would be ignored silently. */
export const properties = check<CheckContext>(
  'properties',
  'every property that it has is one that is read',
  ({ kind, name, definition, attempts: [first], tried, fail, note }) => {
    // The result of `create` is examined too; a contribution without options represents itself.
    const made = first?.made;
    const all = new Set([...Object.keys(definition), ...(isRecord(made) ? Object.keys(made) : [])]);
    tried([...all].join(', '));
    const known = contractProperties(kind);
    for (const property of all) {
      if (known.includes(property)) continue;
      const message = `"${name}" has a property "${property}", which nobody reads.`;
      const nearest = nearestName(property, known);
      if (nearest !== undefined) fail({ message, hint: `Did you mean "${nearest}"?` });
      // A dataset may carry its source: `createMnistLike` attaches its description.
      else if (kind !== 'datasets') note({ message });
    }
  },
);
