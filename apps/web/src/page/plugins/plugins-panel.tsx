import { createEffect, createSignal, For, onMount, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { PluginReport } from '../../shared/api/plugins.ts';
import { fetchPlugin } from './fetch-plugin.ts';
import { offerPlugin } from './offered-plugin.ts';
import { DerivativeFaultPlot } from './derivative-fault.tsx';
import { PluginDialog } from './plugin-dialog.tsx';
import { PluginDrop } from './plugin-drop.tsx';
import { servedPlugins } from './served-plugins.ts';
import './plugins-panel.css';

/** The registered plugins, and how to add one. */
export function PluginsPanel(): JSX.Element {
  const lab = useLab();
  const [plugins, setPlugins] = createSignal<readonly PluginReport[]>([]);
  const [served, setServed] = createSignal<readonly URL[]>([]);
  const [loaded, setLoaded] = createSignal<PluginReport>();
  const own = (): readonly PluginReport[] => plugins().filter(({ isBuiltin }) => !isBuiltin);
  const builtin = (): readonly PluginReport[] => plugins().filter(({ isBuiltin }) => isBuiltin);

  // The catalog changes with the registry.
  createEffect(() => {
    if (lab.state.catalog === undefined) return;
    void lab.messages.attempt(async () => setPlugins(await lab.run.ask.plugins()));
  });
  onMount(() => {
    void servedPlugins().then(setServed);
  });

  async function offerServed(address: URL): Promise<void> {
    const offer = await lab.messages.attempt(() => fetchPlugin(address), 'Fetching the plugin');
    if (offer !== undefined) offerPlugin(lab, offer);
  }

  return (
    <div class="plugins">
      <section class="plugins-load" aria-label="Load a plugin">
        <h2>Load a plugin</h2>
        <p>
          Everything the lab computes with comes from plugins: activations, losses, layers, optimizers. One of your own appears in
          the menus like the built-in ones, until you leave the page.
        </p>
        <PluginDrop />
        <Show when={served().length > 0}>
          <h3>On this server</h3>
          <ul class="plugins-served">
            <For each={served()}>
              {(address) => (
                <li class="row">
                  <span class="numbers">{nameOf(address)}</span>
                  <button type="button" onClick={() => void offerServed(address)}>
                    Look at {nameOf(address)}
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <For each={loaded()?.faults ?? []}>{(fault) => <DerivativeFaultPlot fault={fault} />}</For>
        <div role="status">
          <Show when={loaded()}>
            {(plugin) => (
              <p class="plugins-loaded">
                {plugin().name} {plugin().version} is registered
                <Show when={plugin().replaces}>{(version) => ` in the place of the ${version()} that was loaded before`}</Show>. It brings {listed(plugin())}: you find it in the menus.{' '}
                <button
                  type="button"
                  onClick={() => {
                    lab.view.openRoom('settings');
                  }}
                >
                  To the settings
                </button>
              </p>
            )}
          </Show>
        </div>
      </section>
      <section class="plugins-registered" aria-label="Registered plugins">
        <h2>Registered plugins</h2>
        <Show when={own().length > 0} fallback={<p class="soft">None beside the built-in ones.</p>}>
          <PluginTable caption="Loaded by you" plugins={own()} />
        </Show>
        <details>
          <summary>Built in: {builtin().length} plugins</summary>
          <PluginTable caption="Built in" plugins={builtin()} />
        </details>
        <p class="small">
          <a class="plugins-licenses" href="./THIRD-PARTY-LICENSES.txt" target="_blank">
            Licenses of the code by others in this page (opens a tab)
          </a>
        </p>
      </section>
      <PluginDialog onLoaded={setLoaded} />
    </div>
  );
}

function PluginTable(props: { readonly caption: string; readonly plugins: readonly PluginReport[] }): JSX.Element {
  return (
    <div class="plugins-scroll" tabindex="0" role="region" aria-label={props.caption}>
      <table class="plugins-table">
        <caption class="small soft">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Plugin</th>
            <th scope="col">Version</th>
            <th scope="col">Brings</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.plugins}>
            {(plugin) => (
              <tr>
                <th scope="row">{plugin.name}</th>
                <td>{plugin.version}</td>
                <td>{listed(plugin)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

const listed = ({ contributions }: PluginReport): string => (contributions.length === 0 ? 'nothing' : contributions.join(', '));

/** The name without the server's numeric prefix. */
const nameOf = ({ pathname }: URL): string => decodeURIComponent(pathname.split('/').at(-1) ?? '').replace(/^\d+-/, '');
