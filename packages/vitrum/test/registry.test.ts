import { readFileSync } from 'node:fs';
import { createVitrum, resolveReference, type ContributionKind } from 'vitrum';
import { kindBySingular, kindNames, referenceKinds, resolveOptions, standInFor } from '@vitrum/core/internal';
import { expect, test } from 'vitest';

const registry = createVitrum();

/** The names that the catalog of the documentation promises, without those of packages that are not registered here. */
function promisedNames(kind: ContributionKind): readonly string[] {
  const page = readFileSync(new URL(`../../../docs/catalog/${kind}.md`, import.meta.url), 'utf8');
  const sections = page.split(/^## /m).slice(1);
  return sections.filter((section) => !/\[packages\/(data-files|format-[a-z]+)\//.test(section)).map((section) => /^\S+/.exec(section)?.[0] ?? '');
}

// A contribution that disappears breaks saved models and configurations.
test.each(kindNames)('%s hold every name that the catalog promises, and no other', (kind) => {
  expect(registry[kind].names).toEqual(promisedNames(kind));
});

const registered = kindNames.flatMap((kind) => registry[kind].names.map((name) => [kind, name] as const));

test.each(registered)('of the %s, "%s" says what it is and where it comes from', (kind, name) => {
  const { definition, plugin } = registry[kind].entry(name);
  expect(definition.description).toMatch(/\S/);
  if (kind !== 'backends') expect(definition.source).toMatch(/\S/);
  expect(plugin.name).toMatch(/^@vitrum\//);
});

/** The options that a contribution cannot do without, by its name. */
const needed: Readonly<Record<string, object>> = { 'multi-step': { at: [1] } };

test('every contribution with options has defaults that its own schema accepts', () => {
  for (const kind of referenceKinds) {
    for (const name of registry[kindBySingular[kind]].names) {
      expect(resolveReference(registry, kind, { type: name, ...needed[name] }).name).toBe(name);
    }
  }
  const { options } = registry.layers.get('dense');
  expect(resolveOptions(registry, options, { units: 3 }, 'dense')).toMatchObject({ units: 3, activation: { name: 'identity' } });
});

test.each(referenceKinds)('what stands in for the %s of an option is registered, and needs no options', (kind) => {
  expect(resolveReference(registry, kind, standInFor(kind)).name).toBe(standInFor(kind));
});
