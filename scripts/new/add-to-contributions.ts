/** Where every built-in contribution is exported under its name. */
export const contributionsFile = 'packages/vitrum/src/contributions.ts';

/**
 * The source of the list of built-in contributions with one more at the end of its package's list.
 *
 * @throws Error if there is no list of that package
 */
export function addToContributions(source: string, identifier: string, packageName: string): string {
  const end = source.search(new RegExp(`\\} from '${packageName}(?:/catalog)?';`));
  if (end === -1) throw new Error(`${contributionsFile} has no list from '${packageName}'. Export ${identifier} there.`);
  return `${source.slice(0, end)}  ${identifier},\n${source.slice(end)}`;
}
