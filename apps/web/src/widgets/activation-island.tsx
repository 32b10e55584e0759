import type { JSX, ParentProps } from 'solid-js';
import '../page/settings/curve-plot.css';
import { InBrowser } from './in-browser.tsx';

const load = async () => (await import('./activation-widget.tsx')).ActivationWidget;

/** {@link ActivationWidget} for a page that is made without a browser. */
export function ActivationIsland(props: ParentProps): JSX.Element {
  return (
    <InBrowser load={load} given={{}}>
      {props.children}
    </InBrowser>
  );
}
