import { VitrumError, type OptionSchema, type Registry } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import type { DatasetReference } from '@vitrum/runs';
import { foldOptions } from '@vitrum/runs/internal';
import { optionNamed, readOptionValue } from './option-value.ts';
import { countOption } from './parse-number.ts';

/** The options of a dataset definition; none if it has no `create`. */
export function schemaOf(registry: Registry, name: string): OptionSchema {
  const definition = registry.datasets.lookup(name);
  return 'options' in definition ? definition.options : {};
}

/**
 * A dataset's name, or its name with options: `two-moons:samples=500,noise=0.2`. A part without `=` continues
 * the option before it: a list, or a text with a comma in it.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_INVALID_REFERENCE
 */
export function parseDataset(registry: Registry, text: string): DatasetReference {
  const colon = text.indexOf(':');
  if (colon === -1) {
    registry.datasets.lookup(text);
    return { type: text };
  }
  const type = text.slice(0, colon);
  const schema = { ...foldOptions, ...schemaOf(registry, type), limit: countOption };
  const values: Record<string, unknown> = {};
  for (const [name, written] of pairsOf(text.slice(colon + 1), text)) {
    const option = optionNamed(schema, name);
    values[name] = option?.type === 'strings' ? written : readOptionValue(option, written.join(','));
  }
  return { type, ...values };
}

/** Every option with its comma-separated parts. */
function pairsOf(text: string, whole: string): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, string[]>();
  let latest: string[] | undefined;
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    if (equals === -1) {
      if (latest === undefined) throw malformed(whole);
      latest.push(part);
      continue;
    }
    const name = part.slice(0, equals);
    // "type" is the name itself in a reference.
    if (name === '' || name === 'type') throw malformed(whole);
    latest = [...(pairs.get(name) ?? []), part.slice(equals + 1)];
    pairs.set(name, latest);
  }
  return pairs;
}

function malformed(text: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_REFERENCE',
    message: `--dataset must be a name, or a name with options, got ${describeValue(text)}.`,
    hint: 'Write "iris", or "two-moons:samples=500"; several options are joined by commas.',
  });
}
