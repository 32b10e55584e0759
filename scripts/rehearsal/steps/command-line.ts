import { join } from 'node:path';
import { managers, type Manager } from '../managers.ts';
import type { Stage } from '../stage.ts';
import type { Node } from '../tools.ts';

const train = ['train', '--dataset', 'iris', '--out', 'iris', '--json'];
const exported = ['export', join('iris', 'model.json'), '--out', 'iris.js'];
const predict = ['predict', '--model', join('iris', 'model.json'), '--values', '5.1,3.5,1.4,0.2'];

/** Asks the exported module about a setosa: a program of its own, without vitrum. It is given what the model knows of its inputs. */
const program = `import { readFileSync } from 'node:fs';
import { classes, predict } from './iris.js';

const { columns } = JSON.parse(readFileSync('iris/model.json', 'utf8')).metadata.encoding;
const outputs = predict([5.1, 3.5, 1.4, 0.2].map((value, i) => (value - columns[i].offset) / columns[i].scale));
console.log(classes[outputs.indexOf(Math.max(...outputs))]);
`;

/** Runs the command line without installing it: trains on Iris, asks the model in another process, and exports it as JavaScript. */
export async function commandLine(stage: Stage): Promise<void> {
  const { oldest, newest } = stage.tools;
  for (const manager of [managers.npm, managers.pnpm, managers.yarn]) {
    for (const node of [oldest, newest]) await trainAndPredict(stage, manager, node);
  }
}

async function trainAndPredict(stage: Stage, manager: Manager, node: Node): Promise<void> {
  const { once, name } = manager;
  if (once === undefined) return;
  await stage.check('command line', { packages: '@vitrum/cli', manager: name, node: node.version }, async () => {
    const folder = stage.project(`command line ${name} ${node.version}`, { ...manager.files, 'ask.mjs': program });
    const accuracy = accuracyIn(await stage.run(once('@vitrum/cli', 'vitrum', train), folder, node));
    const answer = await stage.run(once('@vitrum/cli', 'vitrum', predict), folder, node);
    if (accuracy < 95) throw new Error(`Only ${accuracy} % of the flowers are right.`);
    if (!answer.includes('setosa')) throw new Error(`It takes a setosa for something else:\n${answer}`);
    await stage.run(once('@vitrum/cli', 'vitrum', exported), folder, node);
    const itself = (await stage.run(['node', 'ask.mjs'], folder, node)).trim();
    if (itself !== 'setosa') throw new Error(`The exported module takes a setosa for ${itself}.`);
    return `iris ${accuracy.toFixed(1)} %, predicts setosa, and so does what it exports`;
  });
}

/** The accuracy in the last of the lines of `--json`. */
export function accuracyIn(output: string): number {
  const line = output.split('\n').find((text) => text.includes('"event":"done"'));
  const accuracy = /"testAccuracy":([\d.]+)/.exec(line ?? '')?.[1];
  if (accuracy === undefined) throw new Error(`There is no accuracy in\n${output}`);
  return Number(accuracy);
}
