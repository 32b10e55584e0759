import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../shared/workspace.ts';

const folder = 'apps/cli/src/recipes';
const extension = '.yaml';

/** The path of the page of recipes. */
export const recipePath = 'docs/catalog/recipes.md';

/** The names of the recipes, the configurations that ship with the command line. */
export function recipeNames(): readonly string[] {
  return namesIn(folder);
}

/** The names of the recipes of sweeps. */
function sweepRecipeNames(): readonly string[] {
  return namesIn(`${folder}/sweeps`);
}

function namesIn(path: string): readonly string[] {
  const files = readdirSync(join(repositoryRoot, path)).filter((file) => file.endsWith(extension));
  return files.map((file) => file.slice(0, -extension.length)).sort();
}

/** The page of recipes: what each is for, its command, and its text. */
export function recipePage(): string {
  const sections = recipeNames().map((name) => section({ name, file: `${folder}/${name}${extension}`, command: `vitrum train --config recipe:${name}` }));
  const sweeps = sweepRecipeNames().map((name) => section({ name: `${name}, a sweep`, file: `${folder}/sweeps/${name}${extension}`, command: `vitrum sweep recipe:${name}` }));
  const beginning = `# Recipes

Configurations that ship with the command line. Options override what they say (\`--epochs 3\`, \`--dataset fashion-mnist\`, \`--data table.csv\`), what they
leave out follows from the data, and \`vitrum list recipes\` prints them. Those for MNIST and Fashion-MNIST make [the table of results](../results.md). At the
end are recipes of [sweeps](../sweeps.md), which try many settings.

This page is written by \`npm run docs\`: to change it, change the file of the recipe.`;
  return `${[beginning, ...sections, ...sweeps].join('\n\n')}\n`;
}

function section({ name, file, command }: { readonly name: string; readonly file: string; readonly command: string }): string {
  const text = readFileSync(join(repositoryRoot, file), 'utf8');
  const description = /^description: (.+)$/m.exec(text)?.[1] ?? '';
  return `## ${name}\n\n${description}: [${file}](../../${file})\n\n    ${command}\n\n\`\`\`yaml\n${text}\`\`\``;
}
