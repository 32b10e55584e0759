import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../shared/workspace.ts';

const folder = 'apps/cli/src/recipes';
const extension = '.yaml';

/** The path of the page of recipes. */
export const recipePath = 'docs/catalog/recipes.md';

/** The names of the recipes, the configurations that ship with the command line. */
export function recipeNames(): readonly string[] {
  const files = readdirSync(join(repositoryRoot, folder)).filter((file) => file.endsWith(extension));
  return files.map((file) => file.slice(0, -extension.length)).sort();
}

/** The page of recipes: what each is for, its command, and its text. */
export function recipePage(): string {
  const sections = recipeNames().map((name) => {
    const file = `${folder}/${name}${extension}`;
    const text = readFileSync(join(repositoryRoot, file), 'utf8');
    const description = /^description: (.+)$/m.exec(text)?.[1] ?? '';
    return `## ${name}\n\n${description}: [${file}](../../${file})\n\n    vitrum train --config recipe:${name}\n\n\`\`\`yaml\n${text}\`\`\``;
  });
  const beginning = `# Recipes

Configurations that ship with the command line. Options override what they say (\`--epochs 3\`, \`--dataset fashion-mnist\`, \`--data table.csv\`), what they
leave out follows from the data, and \`vitrum list recipes\` prints them. Those for MNIST and Fashion-MNIST make [the table of results](../results.md).

This page is written by \`npm run docs\`: to change it, change the file of the recipe.`;
  return `${[beginning, ...sections].join('\n\n')}\n`;
}
