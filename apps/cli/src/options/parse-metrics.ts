import { resolveReference, type Reference, type Registry } from '@vitrum/core';
import { parseReference } from './parse-reference.ts';

/**
 * Metrics by name, joined by commas: `accuracy,top-k:k=3,roc-auc`. A part with `=` but without `:` is one more option of the metric
 * before it.
 *
 * @throws VITRUM_INVALID_REFERENCE, VITRUM_UNKNOWN_NAME and the errors of options
 */
export function parseMetrics(registry: Registry, text: string): readonly Reference[] {
  const names: string[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    const last = names.at(-1);
    if (last !== undefined && part.includes('=') && !part.includes(':')) names[names.length - 1] = `${last},${part}`;
    else names.push(part);
  }
  return names.map((name) => {
    const reference = parseReference(name, '--metrics');
    resolveReference(registry, 'metric', reference);
    return reference;
  });
}
