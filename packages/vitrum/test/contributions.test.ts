import { expect, test } from 'vitest';
import * as vitrum from 'vitrum';
import type { ContributionKind } from '@vitrum/core';
import { kindBySingular } from '@vitrum/core/internal';

const registry = vitrum.createVitrum();
const camelCase = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascalCase = (name: string): string => name.replace(/^\w/, (letter) => letter.toUpperCase());

const rows = Object.entries(kindBySingular).flatMap(([singular, kind]: readonly [string, ContributionKind]) =>
  registry[kind].entries.map(({ definition }) => ({ singular, name: definition.name, definition })),
);
const isShared = (name: string): boolean => rows.filter((row) => row.name === name).length > 1;

test('every built-in contribution is exported under its name, with its kind where two kinds have the name', () => {
  const exported: Readonly<Record<string, unknown>> = vitrum;
  for (const { singular, name, definition } of rows) {
    const own = camelCase(name);
    expect(exported[isShared(name) ? `${own}${pascalCase(singular)}` : own], `${singular} ${name}`).toBe(definition);
    if (isShared(name)) expect(exported, own).not.toHaveProperty(own);
  }
});

test('the names that two kinds have are these', () => {
  expect([...new Set(rows.map(({ name }) => name).filter(isShared))].toSorted()).toEqual(['constant', 'exponential', 'mean-absolute-error']);
});
