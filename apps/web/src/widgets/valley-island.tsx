import type { JSX, ParentProps } from 'solid-js';
import '../page/valley/valley-panel.css';
import { InBrowser } from './in-browser.tsx';

const load = async () => (await import('./valley-widget.tsx')).ValleyWidget;

/** {@link ValleyWidget} for a page that is made without a browser. */
export function ValleyIsland(props: ParentProps): JSX.Element {
  return (
    <InBrowser load={load} given={{}}>
      {props.children}
    </InBrowser>
  );
}
