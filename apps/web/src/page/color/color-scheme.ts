import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { divergingScales, type DivergingScale } from './diverging.ts';

/** `light` or `dark`, as set in the visitor's system; follows changes. */
export function useColorScheme(): Accessor<'light' | 'dark'> {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const read = (): 'light' | 'dark' => (query.matches ? 'dark' : 'light');
  const [scheme, setScheme] = createSignal(read());
  const follow = (): void => void setScheme(read());
  query.addEventListener('change', follow);
  onCleanup(() => {
    query.removeEventListener('change', follow);
  });
  return scheme;
}

/** The diverging scale for drawing on a canvas. */
export function useDivergingScale(): Accessor<DivergingScale> {
  const scheme = useColorScheme();
  return () => divergingScales[scheme()];
}
