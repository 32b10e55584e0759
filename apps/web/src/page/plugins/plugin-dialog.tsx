import { createEffect, createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { PluginReport } from '../../shared/api/plugins.ts';
import { describeSize } from './describe-size.ts';
import { closeOffer, offeredPlugin, type OfferedPlugin } from './offered-plugin.ts';

/** Asks for confirmation before a plugin's code runs. */
export function PluginDialog(props: { readonly onLoaded: (plugin: PluginReport) => void }): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const [dialog, setDialog] = createSignal<HTMLDialogElement>();

  createEffect(() => {
    const element = dialog();
    if (offeredPlugin() !== undefined && element?.open === false) element.showModal();
  });

  async function load({ fileName, source }: OfferedPlugin): Promise<void> {
    dialog()?.close();
    const plugin = await lab.run.loadPlugin(fileName, source);
    if (plugin !== undefined) props.onLoaded(plugin);
  }

  return (
    <dialog ref={setDialog} class="plugin-dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} onClose={closeOffer}>
      <Show when={offeredPlugin()}>
        {(offer) => (
          <>
            <h2 id={`${id}-title`}>Load this plugin?</h2>
            <dl class="plugin-dialog-file">
              <div>
                <dt>File</dt>
                <dd class="numbers">{offer().fileName}</dd>
              </div>
              <div>
                <dt>Size</dt>
                <dd class="numbers">{describeSize(offer().size)}</dd>
              </div>
              <div>
                <dt>From</dt>
                <dd class="numbers">{offer().from}</dd>
              </div>
            </dl>
            <p id={`${id}-text`}>
              A plugin is code. It can do on this page whatever this page can do. Load it only if you trust where it comes from.
            </p>
            <div class="row plugin-dialog-buttons">
              <button type="button" autofocus onClick={() => dialog()?.close()}>
                Leave it
              </button>
              <button type="button" class="primary" onClick={() => void load(offer())}>
                Load
              </button>
            </div>
          </>
        )}
      </Show>
    </dialog>
  );
}
