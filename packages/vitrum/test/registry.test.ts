import { readFileSync } from 'node:fs';
import { catalogOfReference, createVitrum, kindNames, resolveOptions, resolveReference, type ContributionKind, type ReferenceKind } from 'vitrum';
import { describe, expect, test } from 'vitest';

const registry = createVitrum();
// Object.keys() forgets which keys there are.
const referenceKinds = Object.keys(catalogOfReference) as readonly ReferenceKind[];

/** The names that the catalogue of the documentation promises, without those of packages that are not registered here. */
function promisedNames(kind: ContributionKind): readonly string[] {
  const page = readFileSync(new URL(`../../../docs/catalogue/${kind}.md`, import.meta.url), 'utf8');
  const sections = page.split(/^## /m).slice(1);
  return sections.filter((section) => !section.includes('[packages/data-files/')).map((section) => /^\S+/.exec(section)?.[0] ?? '');
}

// A contribution that disappears breaks saved models and configurations.
test.each(kindNames)('%s hold every name that the catalogue promises, and no other', (kind) => {
  expect(promisedNames(kind)).not.toEqual([]);
  expect(registry[kind].names).toEqual(promisedNames(kind));
});

describe.each(kindNames)('every contribution of %s', (kind) => {
  test.each(registry[kind].names)('%s says what it is and where it comes from', (name) => {
    const { definition, plugin } = registry[kind].entry(name);
    expect(definition.description).toMatch(/\S/);
    if (kind !== 'backends') expect(definition.source).toMatch(/\S/);
    expect(plugin.name).toMatch(/^@vitrum\//);
  });
});

test('every contribution with options has defaults that its own schema accepts', () => {
  for (const kind of referenceKinds) {
    for (const name of registry[catalogOfReference[kind]].names) {
      expect(resolveReference(registry, kind, name).name).toBe(name);
    }
  }
  const { options } = registry.layers.get('dense');
  expect(resolveOptions(registry, options, { units: 3 }, 'dense')).toMatchObject({ units: 3, activation: { name: 'identity' } });
});
