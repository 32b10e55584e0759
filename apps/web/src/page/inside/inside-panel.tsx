import { Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import { HiddenMapView } from './map/hidden-map-view.tsx';
import { SaliencyView } from './saliency/saliency-view.tsx';
import './inside-panel.css';

/** The network seen from inside: where a layer puts the samples, and what an output depends on. */
export function InsidePanel(): JSX.Element {
  const lab = useLab();
  return (
    <Show when={lab.state.run} fallback={<p class="soft">There is no network yet.</p>}>
      <div class="inside-panel">
        <HiddenMapView />
        <SaliencyView />
      </div>
    </Show>
  );
}
