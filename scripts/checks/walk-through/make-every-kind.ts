import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewContribution } from '../../new/contribution.ts';
import { newKindNames } from '../../new/kinds.ts';
import { makeContribution } from '../../new/make-contribution.ts';
import type { Step } from './parse-steps.ts';

/** Makes in a checkout what `npm run new` makes, of each kind, and says what it is, as its author would. */
export async function makeEveryKind(checkout: string): Promise<readonly NewContribution[]> {
  const made: NewContribution[] = [];
  for (const kind of newKindNames) {
    const contribution = await makeContribution(kind, `trial-${kind}`, checkout);
    describeIt(join(checkout, contribution.file));
    made.push(contribution);
  }
  return made;
}

/** What a generator cannot know. */
function describeIt(file: string): void {
  const text = readFileSync(file, 'utf8')
    .replace("source: ''", "source: 'A trial of 2026'")
    .replaceAll(/(description|formula|license): ''/g, "$1: 'a trial'");
  writeFileSync(file, text);
}

/** The document tests the package of its own contribution, with the one that was made beside it. */
const testedByDocument = 'packages/activations';

/** Steps that see what was made to be complete, beside the document's own, which see to the docs, the types and the activations. */
export function checksOf(made: readonly NewContribution[]): readonly Step[] {
  const files = new Set(made.flatMap(({ file, testFile, index }) => [file, testFile, index]));
  const folders = new Set(made.map(({ folder }) => folder).filter((folder) => folder !== testedByDocument));
  return [
    command(`npx eslint ${[...files].join(' ')}`),
    command(`npm test -- ${[...folders].map((folder) => `--project ${folder}`).join(' ')}`),
    ...made.map(({ index, name }) => command(`npm run vitrum -- check-plugin ${index} --only ${name}`)),
  ];
}

const command = (text: string): Step => ({ type: 'command', command: text, promises: [], needsMnist: false, line: 0 });
