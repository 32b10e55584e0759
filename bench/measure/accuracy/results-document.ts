import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describeMachine } from '../../src/environment/machine.ts';
import { tableAsMarkdown } from '../../src/report/markdown.ts';
import type { Projected } from './project.ts';
import type { Trial, WrittenRecipe } from './recipe.ts';

/** The trials of a recipe, so far. */
export interface RecipeResult {
  readonly recipe: WrittenRecipe;
  readonly trials: readonly Trial[];
}

/** The text of docs/results.md. */
export function resultsDocument(results: readonly RecipeResult[], projected: Projected): string {
  const { processor, cores, node } = describeMachine();
  const columns = ['training', 'seeds', 'parameters', 'test accuracy, %', 'aim, %', 'seconds of training, fastest', 'peak memory, MB'];
  const rows = results.map(({ recipe, trials }) => [
    recipe.name,
    String(trials.length),
    String(trials[0]?.parameters ?? ''),
    spread(trials.map(({ accuracy }) => accuracy), 2),
    aim(recipe),
    trials.length === 0 ? '' : Math.min(...trials.map(({ seconds }) => seconds)).toFixed(1),
    String(Math.max(...trials.map(({ peakMemory }) => peakMemory ?? NaN))),
  ]);
  return [
    '# Results',
    'The accuracy of the networks that vitrum knows by name: mean ± standard deviation over seeds, on the 10,000 test samples '
      + 'after the last epoch, never the best epoch. `npm run measure:accuracy` runs the commands below as they are shipped and writes this page.',
    `Measured on ${String(cores)} cores (${processor}) with Node ${node}. The seconds include the test after each epoch, and are those of `
      + 'the fastest seed, since whatever else the machine does slows the others down.',
    tableAsMarkdown({ columns, rows }),
    '## Commands',
    'Each training is a [recipe](catalog/recipes.md), a configuration that ships with the command line. The comment below each command spells it out in options.',
    shell(results.map(({ recipe }) => commandsOf(recipe)).flat()),
    ...projectionSection(projected),
    '',
  ].join('\n\n').trimEnd() + '\n';
}

/** The command of a recipe, and what it stands for. */
const commandsOf = ({ recipe, dataset, options }: WrittenRecipe): readonly string[] => [
  `vitrum train --config recipe:${recipe} --seed SEED`,
  `# vitrum train --dataset ${dataset} ${options.join(' ')} --seed SEED`,
];

/** What was not measured, and says so. */
function projectionSection({ projection, parameters, multiplyAdds, operationsPerSecond, hours }: Projected): readonly string[] {
  const { name, network, options, epochs, evaluation, accuracy } = projection;
  const train = `vitrum train --dataset cifar10 --network ${network} ${options.join(' ')} --epochs ${String(epochs)} --seed SEED --out cifar10`;
  return [
    '## Projected, not measured: CIFAR-10',
    'CIFAR-10 is not available on the machine of these measurements. This recipe aims at '
      + `${String(accuracy)} %; no accuracy is claimed. ${name} has ${parameters.toLocaleString('en-US')} parameters and takes `
      + `${multiplyAdds.toLocaleString('en-US')} multiply-adds for one picture. At the ${(operationsPerSecond / 1e9).toFixed(1)} · 10⁹ operations per second of `
      + 'mnist-cnn-best above, counting two operations for each multiply-add and a backward pass as two forward passes, its '
      + `${String(epochs)} epochs would take ${hours.toFixed(1)} hours on the same machine (projected).`,
    shell([train, `vitrum evaluate --model cifar10/model.json ${evaluation}`]),
  ];
}

const shell = (lines: readonly string[]): string => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;

function spread(values: readonly number[], digits: number): string {
  if (values.length === 0) return '';
  const numbers = [...values];
  const center = mean(numbers).toFixed(digits);
  return numbers.length < 2 ? center : `${center} ± ${sampleStandardDeviation(numbers).toFixed(digits)}`;
}

function aim({ accuracy, maxSeconds, maxParameters }: WrittenRecipe): string {
  const limits = [
    ...(maxSeconds === undefined ? [] : [`within ${String(maxSeconds)} s`]),
    ...(maxParameters === undefined ? [] : [`below ${String(maxParameters)} parameters`]),
  ];
  return [`≥ ${accuracy.toFixed(1)}`, ...limits].join(', ');
}
