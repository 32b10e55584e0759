import { createRegistry, type Plugin } from '@vitrum/core';
import {
  checkContribution,
  checkOption,
  contractProperties,
  contributionKinds,
  isReferenceKind,
  kindDetails,
  kindBySingular,
  kindNames,
  referenceKinds,
  requireReady,
  standInFor,
} from '@vitrum/core/internal';
import { describe, expect, test } from 'vitest';
import { thrownBy } from './thrown-by.ts';

const work = (): number => 0;

/** Something with functions of these names. */
const having = (functions: readonly string[]): Readonly<Record<string, unknown>> => ({
  name: 'x',
  ...Object.fromEntries(functions.map((name) => [name, work])),
});

// Whoever reads the table of kinds must read all of it: a new kind is a new row of these tests by itself.
describe.each(kindNames)('the kind %s', (kind) => {
  const { singular, requires, forms = {}, standIn } = contributionKinds[kind];
  const { title, requiresOneOf = [], maker } = kindDetails[kind];
  const ready = having([...requires, ...requiresOneOf]);

  test('is found by what one of them is called', () => {
    expect(kindBySingular).toHaveProperty(singular, kind);
    expect(title).toMatch(/^[A-Z]/);
  });

  test('is checked by what it requires, function by function', () => {
    checkContribution(kind, ready, 'Plugin "p"');
    for (const name of requires) {
      const message = `Plugin "p": ${singular} "x" must have a function "${name}", got undefined.`;
      expect(thrownBy(() => { checkContribution(kind, { ...ready, [name]: undefined }, 'Plugin "p"'); }).message).toBe(message);
    }
  });

  test.each(requiresOneOf)('is satisfied by any of the functions that it requires one of: %s', (name) => {
    checkContribution(kind, having([...requires, name]), 'Plugin "p"');
    expect(thrownBy(() => { checkContribution(kind, having(requires), 'Plugin "p"'); }).message).toBe(
      `Plugin "p": ${singular} "x" must have one of the functions ${requiresOneOf.join(', ')}.`,
    );
    const misspelled = thrownBy(() => { checkContribution(kind, having([...requires, `${name}s`]), 'Plugin "p"'); });
    expect(misspelled.hint).toBe(`It has one called "${name}s": rename it to "${name}".`);
  });

  test.each(Object.entries(forms))('requires other functions of the form %s', (form, functions) => {
    const contribution = { ...having(functions), kind: form };
    checkContribution(kind, contribution, 'Plugin "p"');
    for (const name of functions) {
      const { message } = thrownBy(() => { checkContribution(kind, { ...contribution, [name]: undefined }, 'Plugin "p"'); });
      expect(message).toContain(`must have a function "${name}"`);
    }
  });

  test.each(maker === undefined ? [] : [maker])('is made from options by its function %s', (made) => {
    checkContribution(kind, { ...having([made]), options: {} }, 'Plugin "p"');
    expect(thrownBy(() => { checkContribution(kind, { ...ready, [made]: undefined, options: {} }, 'Plugin "p"'); }).message).toBe(
      `Plugin "p": ${singular} "x" must have a function "${made}", got undefined.`,
    );
  });

  test('has properties that are read: what it requires among them, and options where there is a maker', () => {
    const known = contractProperties(kind);
    expect(known).toEqual(expect.arrayContaining(['name', ...requires, ...Object.values(forms).flat()]));
    expect(known.includes('options')).toBe(maker !== undefined);
  });

  test('has a catalog in every registry', () => {
    // A plugin of that kind, which no type of an index into a union of lists expresses.
    const plugin = { name: 'p', version: '1.0.0', [kind]: [ready] } as unknown as Plugin;
    const registry = createRegistry().with(plugin);
    expect(registry[kind].names).toEqual(['x']);
    expect(registry[kind].lookup('x')).toBe(ready);
    expect(thrownBy(() => registry[kind].lookup('y')).message).toBe(`There is no ${singular} called "y".`);
  });

  test('is referred to by options where it has a stand-in, and not else', () => {
    expect(isReferenceKind(singular)).toBe(standIn !== undefined);
    expect(thrownBy(() => { requireReady(kind, 'x', 'It'); }).hint).toBe(
      standIn === undefined
        ? `Get it with registry.${kind}.lookup('x').`
        : `Make it with resolveReference(registry, '${singular}', 'x').`,
    );
    const schema = { options: { other: { type: singular } }, name: 'x', create: work };
    const asOption = (): void => { checkContribution('activations', schema, 'Plugin "p"'); };
    if (standIn !== undefined) asOption();
    else expect(thrownBy(asOption).hint).toContain(`Types: number, integer, boolean, string, strings, integers, numbers, references, ${referenceKinds.join(', ')}.`);
  });
});

test.each(referenceKinds)('an option that refers to a %s takes the name of its stand-in, and no number', (kind) => {
  checkOption({ type: kind }, standInFor(kind), 'option');
  expect(thrownBy(() => { checkOption({ type: kind }, 5, 'option'); }).code).toBe('VITRUM_INVALID_REFERENCE');
});
