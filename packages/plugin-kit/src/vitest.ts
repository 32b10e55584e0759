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

/** What {@link testPlugin} is asked for. */
export interface TestPluginOptions {
  /**
   * The module that exports the plugin: `new URL('../src/index.ts', import.meta.url)`. With it, a saved model is loaded in a
   * fresh process as well.
   */
  readonly module?: URL | string;
  /** Checks the contributions of that name alone. */
  readonly only?: string;
  /** Milliseconds that one check may take; 60,000 by default. */
  readonly timeout?: number;
}

/**
 * Declares a vitest test for each check of each contribution of a plugin. A test that fails says at which values, what was
 * expected and what came, and draws the function where its derivative is wrong.
 *
 * @example
 * testPlugin(plugin, { module: new URL('../src/index.ts', import.meta.url) });
 * @throws VITRUM_UNKNOWN_NAME when `only` names none of its contributions
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

/** Throws the findings as text where there are failures. */
function pass(result: CheckResult, curves: readonly Curve[]): void {
  if (result.failures.length === 0) return;
  const style = fullStyle({ isUnicode: true });
  const [curve] = curves;
  const plot = curve === undefined ? [] : ['', curve.title, ...plotCurve(curve, style)];
  const error = new Error([...renderResult(result, style), ...plot].join('\n'));
  error.name = 'PluginCheckError';
  error.stack = error.message; // the place is in the plugin, and the findings name it
  throw error;
}
