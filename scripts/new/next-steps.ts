import type { NewContribution } from './contribution.ts';
import { newKinds } from './kinds.ts';

/** Instructions for the author. */
export function nextSteps({ kind, name, file, testFile, folder, index, changeset }: NewContribution): string {
  const steps = [
    `Edit ${file}: fill its empty fields and put in the code. What it computes is a placeholder; until the fields are filled, one test fails and names the file.`,
    `Edit ${testFile}: values that you have worked out or found published.`,
    'npm run docs',
    `npm run vitrum -- check-plugin ${index} --only ${name}`,
    `npm test -- --project ${folder}`,
    'npm run lint && npm run types',
    newKinds[kind].use(name),
    `Better ${changeset}: what users get, in a sentence.`,
  ];
  return ['', ...steps.map((step, position) => `  ${position + 1}. ${step}`)].join('\n');
}
