import type { CommandHost } from '../command-host.ts';
import { commandLine } from '../command-line.ts';
import { LiveView } from './live-view.ts';
import { createPlainView } from './plain-view.ts';
import { noView, type TrainingView } from './training-view.ts';

/** The outputs of a training run. */
export interface Output {
  readonly view: TrainingView;
  /** Prints a line for machines. */
  readonly print: (line: string) => void;
}

/**
 * With `--json`, standard output is for machines, and a terminal on standard error shows progress. Without it, standard output is for
 * people: a live view on a terminal, plain lines elsewhere.
 *
 * @param plugins - Arguments that a suggested command needs too: `--plugin`, `bent.mjs`.
 */
export function chooseView({ json = false }: { readonly json?: boolean }, plugins: readonly string[], { stdout, stderr, env }: CommandHost): Output {
  const nextCommand = (model: string): string => commandLine(['predict', '--model', model, '--index', '0', ...plugins], env);
  if (!json) {
    const view = stdout.isInteractive ? new LiveView(stdout, nextCommand) : createPlainView(stdout.print, stderr.print);
    return { view, print: () => undefined };
  }
  const view = stderr.isInteractive && !stdout.isInteractive ? new LiveView(stderr, nextCommand) : noView;
  return { view, print: stdout.print };
}
