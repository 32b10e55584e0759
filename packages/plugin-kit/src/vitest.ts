import type { Plugin } from '@vitrum/core';
import type { Curve } from '@vitrum/plots';
import { plotCurve } from '@vitrum/plots/text';
import { describe, test } from 'vitest';
import { checkContribution } from './check-context.ts';
import { checkWhole, subjectsOf } from './check-plugin.ts';
import { checksOf } from './kind-checks.ts';
import { pluginChecks } from './plugin-checks.ts';
import type { CheckResult } from './report.ts';
import { renderResult } from './render/check-result.ts';
import { fullStyle } from './render/style.ts';
import { loaderInFreshProcess } from './node/load-in-fresh-process.ts';

/** Options of {@link testPlugin}. */
export interface TestPluginOptions {
  /**
   * The module that exports the plugin: `new URL('../src/index.ts', import.meta.url)`. If given, a saved model is also loaded in a
   * fresh process.
   */
  readonly module?: URL | string;
  /** Checks only the contributions of that name. */
  readonly only?: string;
  /** Time limit of one check in milliseconds; 60,000 by default. */
  readonly timeout?: number;
}

/**
 * Declares a Vitest test for each check of each contribution of a plugin. A failed test states the inputs, the expected and the
 * received values, and plots the function if its derivative is wrong.
 *
 * @example
 * testPlugin(plugin, { module: new URL('../src/index.ts', import.meta.url) });
 * @throws VITRUM_UNKNOWN_NAME if `only` names none of its contributions
 */
export function testPlugin(plugin: Plugin, options: TestPluginOptions = {}): void {
  const { module, only, timeout = 60_000 } = options;
  const environment = module === undefined ? {} : { loadInFreshProcess: loaderInFreshProcess(new URL(module).href) };
  const declare = (title: string, run: () => Promise<CheckResult>, curves: () => readonly Curve[] = () => []): void => {
    test(
      title,
      async (context) => {
        const result = await run();
        if (result.skipped !== undefined) context.skip(result.skipped);
        pass(result, curves());
      },
      timeout,
    );
  };
  describe(plugin.name, () => {
    for (const check of pluginChecks) declare(check.title, () => checkWhole(check, plugin));
    for (const subject of subjectsOf(plugin, environment, only)) {
      const { checks, curves } = checksOf(subject.kind);
      describe(subject.name, () => {
        for (const check of checks)
          declare(check.title, () => checkContribution(check, subject), () => (check.name === 'gradient' ? (curves?.(subject) ?? []) : []));
      });
    }
  });
}

/** Throws the findings as text if there are failures. */
function pass(result: CheckResult, curves: readonly Curve[]): void {
  if (result.failures.length === 0) return;
  const style = fullStyle({ isUnicode: true });
  const [curve] = curves;
  const plot = curve === undefined ? [] : ['', curve.title, ...plotCurve(curve, style)];
  const error = new Error([...renderResult(result, style), ...plot].join('\n'));
  error.name = 'PluginCheckError';
  error.stack = error.message; // the findings name the place in the plugin; a stack of the kit adds nothing
  throw error;
}
