import { Show, type JSX } from 'solid-js';

/** What the picture of a network means where it has maps, or neurons that tell nothing. */
export function LegendMore(props: { readonly hasMaps: boolean; readonly hasAilments: boolean }): JSX.Element {
  return (
    <>
      <Show when={props.hasMaps}> A picture is a map of a layer's output, the small one before it the kernel that made it; each layer has a scale of its own.</Show>
      <Show when={props.hasAilments}> ✕ dead: the same answer to every sample; ≈ saturated: its slope is nearly 0, so it hardly learns.</Show>
    </>
  );
}
