import { posix } from 'node:path';
import type { Import } from './find-imports.ts';
import type { FloorTable } from './table.ts';

/** A package whose files are assigned to floors. */
interface House {
  readonly name: string;
  /** `packages/core` */
  readonly folder: string;
}

/** The floor violation of an import: one that points upward, or a file without a floor; otherwise undefined. */
export function checkFloors({ file, specifier }: Import, { name, folder }: House, table: FloorTable): string | undefined {
  const floors = table[name];
  if (floors === undefined || !specifier.startsWith('.')) return undefined;
  const source = posix.relative(`${folder}/src`, file);
  const target = posix.relative(`${folder}/src`, posix.join(posix.dirname(file), specifier));
  const [from, to] = [floorOf(source, floors), floorOf(target, floors)];
  const homeless = from === -1 ? source : to === -1 ? target : undefined;
  if (homeless !== undefined) return `${folder}/src/${homeless}: has no floor in scripts/checks/layering/table.ts (${describe(floors)})`;
  if (to <= from) return undefined;
  return `${file}: may not import ${specifier}, which is on a floor above it (${describe(floors)})`;
}

const floorOf = (path: string, floors: readonly (readonly string[])[]): number =>
  floors.findIndex((floor) => floor.some((each) => path === each || path.startsWith(`${each}/`)));

const describe = (floors: readonly (readonly string[])[]): string => `lowest first: ${floors.map((floor) => floor.join(', ')).join(' < ')}`;
