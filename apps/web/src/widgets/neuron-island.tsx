import type { JSX, ParentProps } from 'solid-js';
import '../page/neuron/neuron-panel.css';
import { InBrowser } from './in-browser.tsx';

const load = async () => (await import('./neuron-widget.tsx')).NeuronWidget;

/** {@link NeuronWidget} for a page that is made without a browser. */
export function NeuronIsland(props: ParentProps): JSX.Element {
  return (
    <InBrowser load={load} given={{}}>
      {props.children}
    </InBrowser>
  );
}
