import { createEffect, createRoot, on } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { RunConfig } from '@vitrum/runs';
import type { Lab } from '../lab/lab.ts';
import { fetchPlugin } from '../plugins/fetch-plugin.ts';
import { offerPlugin } from '../plugins/offered-plugin.ts';
import { addressOfRun } from './address-of-run.ts';
import { readAddress, type Address } from './read-address.ts';

/**
 * Keeps the address and the run in sync: a new run is written into the address, a changed address is followed. A plugin that the
 * address names is offered, and a run that needs plugins begins once they are loaded.
 *
 * Called once, after the lab has started from the address.
 */
export function followAddress(lab: Lab): void {
  const address = readAddress(location);
  let waiting: RunConfig | undefined;

  async function wait({ waiting: config }: Address): Promise<void> {
    waiting = config;
    await tryWaiting(true);
  }

  async function tryWaiting(isNew: boolean): Promise<void> {
    const config = waiting;
    if (config?.plugins === undefined) return;
    const missing = await missingPlugin(lab, config.plugins.required);
    if (missing === undefined) {
      waiting = undefined;
      await lab.run.configure(withoutPlugins(config), true);
    } else if (isNew) {
      lab.messages.show({
        kind: 'warning',
        text: `The address describes a run that needs the plugin "${missing.name}" ${missing.version}, which is not loaded.`,
        hint: 'Load its file under "Plugins" if you trust where it comes from; the run begins then.',
      });
    }
  }

  async function follow(): Promise<void> {
    const next = readAddress(location);
    if (next.problem !== undefined) lab.messages.show({ kind: 'problem', text: next.problem.message, hint: next.problem.hint, code: next.problem.code });
    await wait(next);
    if (next.config !== undefined) await lab.run.configure(next.config, true);
  }

  createRoot(() => {
    // The address stays as it is until there is another run, even if it could not be followed.
    const hasRun = address.config !== undefined || address.waiting !== undefined || address.problem !== undefined;
    createEffect(on(() => lab.state.run, () => void write(lab), { defer: hasRun }));
    createEffect(on(() => lab.state.userActions['plugin-loaded'], () => void tryWaiting(false), { defer: true }));
  });
  window.addEventListener('hashchange', () => void follow());
  void wait(address);
  if (address.plugin !== undefined) void offerFromAddress(lab, address.plugin);
}

async function write(lab: Lab): Promise<void> {
  const href = await addressOfRun(lab);
  if (href !== undefined) history.replaceState(history.state, '', href);
}

async function offerFromAddress(lab: Lab, address: URL): Promise<void> {
  const offer = await lab.messages.attempt(() => fetchPlugin(address), 'Fetching the plugin');
  if (offer !== undefined) offerPlugin(lab, offer);
}

type Required = NonNullable<RunConfig['plugins']>['required'];

async function missingPlugin(lab: Lab, required: Required): Promise<Required[number] | undefined> {
  const registered = (await lab.messages.attempt(() => lab.run.ask.plugins())) ?? [];
  return required.find(({ name }) => registered.every((plugin) => plugin.name !== name));
}

function withoutPlugins({ plugins: _, ...config }: RunConfig): RunConfig {
  return unwrap(config);
}
