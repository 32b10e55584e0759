import type { JSX, ParentProps } from 'solid-js';
import '../page/drawing-pad/drawing-pad.css';
import { InBrowser } from './in-browser.tsx';
import type { PadProps } from './pad-widget.tsx';

const load = async () => (await import('./pad-widget.tsx')).PadWidget;

/** {@link PadWidget} for a page that is made without a browser. */
export function PadIsland(props: ParentProps<PadProps>): JSX.Element {
  return (
    <InBrowser load={load} given={{ model: props.model }}>
      {props.children}
    </InBrowser>
  );
}
