import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewContribution } from '../../new/contribution.ts';
import { newKindNames } from '../../new/kinds.ts';
import { makeContribution } from '../../new/make-contribution.ts';
import type { Step } from './parse-steps.ts';

/** Runs `npm run new` for each kind in a checkout, and fills in the metadata as an author would. */
export async function makeEveryKind(checkout: string): Promise<readonly NewContribution[]> {
  const made: NewContribution[] = [];
  for (const kind of newKindNames) {
    const contribution = await makeContribution(kind, `trial-${kind}`, checkout);
    describeIt(join(checkout, contribution.file));
    made.push(contribution);
  }
  return made;
}

/** Metadata that a generator cannot provide. */
function describeIt(file: string): void {
  const text = readFileSync(file, 'utf8')
    .replace("source: ''", "source: 'A trial of 2026'")
    .replaceAll(/(description|formula|license): ''/g, "$1: 'a trial'");
  writeFileSync(file, text);
}

/** The document runs the tests of its own contribution's package, including the generated one. */
const testedByDocument = 'packages/activations';

/**
 * Steps that verify that generated files are complete, in addition to the document's, which cover the docs, the types and the
 * activations.
 */
export function checksOf(made: readonly NewContribution[]): readonly Step[] {
  const files = new Set(made.flatMap(({ file, testFile, index }) => [file, testFile, index]));
  const folders = new Set(made.map(({ folder }) => folder).filter((folder) => folder !== testedByDocument));
  return [
    command(`npx eslint ${[...files].join(' ')}`),
    // How a layer overfits a few samples is a case that its author writes by hand; pictures of digits know of no contributions.
    command(`npm test -- ${[...folders].map((folder) => `--project ${folder}`).join(' ')} --typecheck.enabled=false --exclude **/overfit.test.ts --exclude **/digit-pictures/**`),
    command(`node --import tsx --conditions=@vitrum/source scripts/checks/walk-through/check-in-turn.ts ${made.map(({ index, name }) => `${index}:${name}`).join(' ')}`),
  ];
}

const command = (text: string): Step => ({ type: 'command', command: text, promises: [], needsMnist: false, line: 0 });
