import type { LayeringTable } from '../checks/layering/table.ts';

/**
 * The floor of every package: the ground floor imports no other package, and each package stands above all that it may import.
 *
 * @throws if packages may import each other in a circle
 */
export function packageFloors(table: LayeringTable): ReadonlyMap<string, number> {
  const floors = new Map<string, number>();
  const floorOf = (name: string, above: readonly string[]): number => {
    const known = floors.get(name);
    if (known !== undefined) return known;
    if (above.includes(name)) throw new Error(`The layering has a circle: ${[...above, name].join(' → ')}`);
    const below = (table[name] ?? []).filter((each) => Object.hasOwn(table, each));
    const floor = Math.max(-1, ...below.map((each) => floorOf(each, [...above, name]))) + 1;
    floors.set(name, floor);
    return floor;
  };
  for (const name of Object.keys(table)) floorOf(name, []);
  return floors;
}
