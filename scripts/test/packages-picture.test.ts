import { describe, expect, test } from 'vitest';
import { layeringTable } from '../checks/layering/table.ts';
import { packageFloors } from '../docs/package-floors.ts';
import { packagePlaces } from '../docs/package-places.ts';
import { drawPackages } from '../docs/packages-picture.ts';

describe('the floors of packages', () => {
  test('are one above the highest that a package may import; libraries of others have none', () => {
    const floors = packageFloors({ roof: ['walls', 'ground'], walls: ['ground', 'some-library'], ground: [], shed: ['node:'] });
    expect(Object.fromEntries(floors)).toEqual({ ground: 0, walls: 1, roof: 2, shed: 0 });
  });

  test('do not exist for a circle', () => {
    expect(() => packageFloors({ a: ['b'], b: ['c'], c: ['a'] })).toThrow('The layering has a circle: a → b → c → a');
  });
});

describe('the picture of the packages', () => {
  const svg = drawPackages();
  const heightOf = (name: string): number => {
    const [, y] = new RegExp(`<text x="[\\d.]+" y="([\\d.]+)">${name.replace('@vitrum/', '')}</text>`).exec(svg) ?? [];
    return Number(y);
  };
  const imports = Object.entries(layeringTable).flatMap(([name, allowed]) =>
    allowed.filter((each) => Object.hasOwn(layeringTable, each)).map((each): [string, string] => [name, each]));

  test.each(imports)('has %s above %s', (name, imported) => {
    expect(heightOf(name)).toBeLessThan(heightOf(imported)); // y grows downwards
  });

  test('asks for the place of a new package', () => {
    const table = { ...layeringTable, '@vitrum/brand-new': ['@vitrum/core'] };
    expect(() => drawPackages(table, packagePlaces)).toThrow('@vitrum/brand-new has no place in the picture of the packages');
  });
});
