import type { Branch } from './branches-of.ts';
import { placeInWords } from './place-in-words.ts';

/** What the links around layers are, in words. */
export function branchesInWords(branches: readonly Branch[]): string {
  const readers = [...new Set(branches.map(({ to }) => to))].toSorted((one, other) => one - other);
  const ofReader = (to: number): string => `layer ${to + 1} reads ${branches.filter((branch) => branch.to === to).map(({ from }) => placeInWords(from)).join(' and ')}`;
  return `Links around layers: ${readers.map(ofReader).join('; ')}`;
}
