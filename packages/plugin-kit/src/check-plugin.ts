import { checkPluginShape, VitrumError, type OptionSchema, type Plugin } from '@vitrum/core';
import { didYouMean, kindNames, nearestName } from '@vitrum/core/internal';
import { builtins, createRegistry } from 'vitrum';
import { attemptVariants } from './attempt-variants.ts';
import { checkContribution } from './check-context.ts';
import { runCheck, type Check } from './check.ts';
import { language, snapshotLanguage, type LanguageSnapshot } from './checks/language.ts';
import { checksOf } from './kind-checks.ts';
import { pluginChecks, type PluginContext } from './plugin-checks.ts';
import { registryWith } from './registry-with.ts';
import type { CheckResult, ContributionReport, PluginReport } from './report.ts';
import type { Attempt, CheckEnvironment, Subject } from './subject.ts';
import { variantsOf } from './variants.ts';

/** Options of {@link checkPlugin}. */
export interface CheckPluginOptions {
  /** Checks only the contributions of that name. */
  readonly only?: string;
  /** Facilities of the machine for the checks; `@vitrum/plugin-kit/node` provides them. */
  readonly environment?: CheckEnvironment;
  /** Called with each check before it runs. */
  readonly onCheck?: (name: string, check: string) => void;
  /** The state of the language's built-ins before the plugin was imported; their current state by default. */
  readonly language?: LanguageSnapshot;
}

/**
 * Checks everything about a plugin that does not depend on its purpose: its form and names, every derivative against central
 * differences, extreme values, shapes, purity, options through JSON, that a small network learns with it, and that a saved network
 * is restored to the bit.
 *
 * @throws VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION, VITRUM_PLUGIN_INCOMPATIBLE for anything but a compatible plugin;
 * VITRUM_UNKNOWN_NAME if `only` names none of its contributions
 */
export async function checkPlugin(plugin: unknown, options: CheckPluginOptions = {}): Promise<PluginReport> {
  checkPluginShape(plugin);
  const { only, environment = {}, onCheck, language: before = snapshotLanguage() } = options;
  const results: CheckResult[] = [];
  for (const check of pluginChecks) results.push(await checkWhole(check, plugin));
  const contributions: ContributionReport[] = [];
  for (const subject of subjectsOf(plugin, environment, only)) contributions.push(await checkContributionOf(subject, onCheck));
  results.push(await runCheck(language, (recorder) => ({ before, ...recorder.report() })));
  const all = [...results, ...contributions.flatMap((each) => each.results)];
  return {
    name: plugin.name,
    version: plugin.version,
    results,
    contributions,
    passed: all.every(({ failures }) => failures.length === 0),
  };
}

async function checkContributionOf(subject: Subject, onCheck: CheckPluginOptions['onCheck']): Promise<ContributionReport> {
  const { checks, curves } = checksOf(subject.kind);
  const results: CheckResult[] = [];
  for (const check of checks) {
    onCheck?.(subject.name, check.name);
    results.push(await checkContribution(check, subject));
  }
  return { kind: subject.kind, name: subject.name, results, curves: curves?.(subject) ?? [] };
}

/** Runs a check of the plugin as a whole. */
export function checkWhole(check: Check<PluginContext>, plugin: Plugin): Promise<CheckResult> {
  const others = createRegistry(builtins.filter(({ name }) => name !== plugin.name));
  return runCheck(check, (recorder) => ({ plugin, others, ...recorder.report() }));
}

/**
 * A subject for each contribution of a plugin, or only for those of one name.
 *
 * @throws VITRUM_UNKNOWN_NAME if no contribution has that name
 */
export function subjectsOf(plugin: Plugin, environment: CheckEnvironment, only?: string): readonly Subject[] {
  const subjects = allSubjects(plugin, environment);
  const chosen = only === undefined ? subjects : subjects.filter(({ name }) => name === only);
  if (only === undefined || chosen.length > 0) return chosen;
  const names = subjects.map(({ name }) => name);
  const nearest = nearestName(only, names);
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `Plugin "${plugin.name}" has no contribution called "${only}".`,
    hint: `${didYouMean(nearest)}It contributes: ${names.join(', ')}.`,
    nearest,
  });
}

function allSubjects(plugin: Plugin, environment: CheckEnvironment): readonly Subject[] {
  const registry = registryWith(plugin);
  return kindNames.flatMap((kind) =>
    (plugin[kind] ?? []).map((definition): Subject => {
      const schema: OptionSchema = 'options' in definition ? definition.options : {};
      const variants = variantsOf(definition.name, schema);
      let attempts: readonly Attempt[] | undefined; // no function of a plugin is called before its checks run
      const subject: Subject = {
        kind,
        name: definition.name,
        definition,
        plugin,
        registry,
        variants,
        attempts: () => (attempts ??= attemptVariants(subject, checksOf(kind))),
        environment,
      };
      return subject;
    }),
  );
}
