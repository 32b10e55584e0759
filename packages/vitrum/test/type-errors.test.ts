import ts from '@typescript/typescript6';
import { describe, expect, test } from 'vitest';
import { languageServiceFor, program } from './support/language-service.ts';

// What the compiler says of a mistake: where, how long, and that the last line says it. The registry's type holds the options of everything
// built in; an error that prints it prints thousands of characters before the point.

const head = `
  import { createRegistry, createVitrum, tanh, type DatasetSplits, type VitrumRegistry } from 'vitrum';
  import { createNetwork, denseNetworkConfig, planTraining, Trainer, type Network } from 'vitrum/parts';
  import { decodeModel, encodeModel, parseModel } from 'vitrum/formats';
  const registry = createVitrum();
  const more = registry.with({ name: 'vitrum-plugin-bent', version: '1.0.0', activations: [{ name: 'bowed-identity', forward: (z: number) => z }] });
  const layers = [{ type: 'dense', units: 2 }] as const;
  declare const network: Network;
  declare const data: DatasetSplits;
`;

/** A line with one mistake, the text at which it is reported, and what the message says in the end. */
const mistakes: readonly (readonly [code: string, at: string, says: string])[] = [
  ["denseNetworkConfig(registry, { architecture: [2, 1], activation: 'tahn' });", 'activation', `Type '"tahn"' is not assignable`],
  ["createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 1], activation: 'tahn' }));", 'activation', `Type '"tahn"' is not assignable`],
  ["createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 1], activation: 'tahn' }), { seed: 1 });", 'activation', `Type '"tahn"' is not assignable`],
  ["createNetwork(more, denseNetworkConfig(more, { architecture: [2, 1], outputActivation: { type: 'leaky-relu', slop: 1 } }));", 'slop', "'slop' does not exist"],
  ["createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 1], initializer: 'zeroes' }));", 'initializer', `Did you mean '"zeros"'?`],
  ["createNetwork(registry, { inputShape: [2], layers: [{ type: 'dnese', units: 2 }] });", 'type', `Did you mean '"dense"'?`],
  ["createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', units: 2, activation: 'bowed-identty' }] });", 'activation', `Type '"bowed-identty"' is not assignable`],
  ["createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', units: 2, activation: tanh }] });", 'activation', `is not assignable to type '"tanh" | "relu"`],
  ["createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense' }] });", "{ type: 'dense' }", "Property 'units' is missing"],
  ['createNetwork(registry, { inputShape: [2], layers }, { sed: 1 });', 'sed', "Did you mean to write 'seed'?"],
  ['createNetwork(registry);', 'createNetwork', 'Expected 2-3 arguments, but got 1.'],
  ['createNetwork({ inputShape: [2], layers }, registry);', 'layers', "type 'Catalog<\"layers\">'"],
  ["planTraining(registry, { loss: 'squared-eror' });", 'loss', `Did you mean '"squared-error"'?`],
  ["planTraining(registry, { optimizer: { type: 'adam', beta: 1 } });", 'beta', "Did you mean to write 'beta1'?"],
  ['planTraining({ epochs: 3 });', 'planTraining', 'Expected 2 arguments, but got 1.'],
  ["registry.activations.get('tahn');", "'tahn'", `Argument of type '"tahn"' is not assignable`],
  ["decodeModel(parseModel('{}'), registry);", "parseModel('{}')", "from type 'Registry'"],
  ['encodeModel(network, registry);', 'network', "from type 'Registry'"],
  ['new Trainer({ network, data, plan: registry });', 'plan', "from type 'TrainingPlan'"],
  ['registry.activation;', 'activation', "Property 'activation' does not exist on type 'VitrumRegistry'"],
  ['more.activation;', 'activation', "does not exist on type 'RegistryWith<VitrumRegistry, "],
  ['const text: string = registry; void text;', 'text', "Type 'VitrumRegistry' is not assignable to type 'string'."],
];

const text = [head, ...mistakes.map(([code]) => code)].join('\n');
const found = languageServiceFor(text)
  .getSemanticDiagnostics(program)
  .map(({ start = 0, length = 0, messageText }) => ({
    line: text.slice(0, start).split('\n').length - head.split('\n').length - 1,
    at: text.slice(start, start + length),
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));

/** Before the registry had a name, the worst had 1,971 characters in six lines. The missing option is told after the type of its layer, and the name that is expected after the type of the contribution. */
const maxLength = 1000;

describe('a mistake is reported once, at the word at fault, in few words', () => {
  test.each(mistakes.map(([code, at, says], line) => [code, line, at, says] as const))('%s', (_code, line, at, says) => {
    const errors = found.filter((each) => each.line === line);
    expect(errors.map((each) => each.at)).toEqual([at]);
    expect(errors[0]?.message).toContain(says);
    expect(errors[0]?.message.length).toBeLessThan(/units|tanh" \|/.test(says) ? maxLength : 400);
    expect(errors[0]?.message).not.toContain('synthetic-digits'); // the first words of what is built in
  });

  test('and what stands before has none', () => {
    expect(found.filter(({ line }) => line < 0)).toEqual([]);
  });
});

describe('the declarations of a module with registries', () => {
  const module = `
    import { createVitrum, type VitrumRegistry } from 'vitrum';
    export const registry: VitrumRegistry = createVitrum();
    export const other: VitrumRegistry = createVitrum();
    export function namesIn({ activations }: VitrumRegistry): readonly string[] { return activations.names; }
  `;

  test.each([
    ['written down', module, { isolatedDeclarations: true }, 400],
    ['inferred', module.replaceAll(': VitrumRegistry', '').replace('{ activations }', '{ activations }: typeof registry'), {}, 400],
    ['with a plugin', `${module} export const more = registry.with({ name: 'mine', version: '1.0.0', activations: [{ name: 'bowed', forward: (z: number) => z }] });`, {}, 800],
  ])('%s are short', (_name, source, settings, max) => {
    const service = languageServiceFor(source, { declaration: true, ...settings });
    const errors = [...service.getSemanticDiagnostics(program), ...service.getSyntacticDiagnostics(program)];
    expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
    const [file] = service.getEmitOutput(program, true, true).outputFiles.filter(({ name }) => name.endsWith('.d.ts'));
    expect(file?.text).toContain('VitrumRegistry');
    expect(file?.text).not.toMatch(/@vitrum\//); // what is named there comes from the package that was installed
    expect(file?.text.length).toBeLessThan(max); // 151,999 before the registry had a name
  });
});
