import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { divergingScales, type DivergingScale } from './diverging.ts';

/** `light` or `dark`, as the visitor's system or the page around (`data-theme`) has it; follows changes. */
export function useColorScheme(): Accessor<'light' | 'dark'> {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const { documentElement } = document;
  const read = (): 'light' | 'dark' => {
    const { theme } = documentElement.dataset;
    return theme === 'light' || theme === 'dark' ? theme : query.matches ? 'dark' : 'light';
  };
  const [scheme, setScheme] = createSignal(read());
  const follow = (): void => void setScheme(read());
  query.addEventListener('change', follow);
  const observer = new MutationObserver(follow);
  observer.observe(documentElement, { attributeFilter: ['data-theme'] });
  onCleanup(() => {
    query.removeEventListener('change', follow);
    observer.disconnect();
  });
  return scheme;
}

/** The diverging scale for drawing on a canvas. */
export function useDivergingScale(): Accessor<DivergingScale> {
  const scheme = useColorScheme();
  return () => divergingScales[scheme()];
}
