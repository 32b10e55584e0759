import type { JSX } from 'solid-js';
import type { LayerSummary } from '../../../shared/api/run.ts';
import { placeInWords } from './place-in-words.ts';

/** Which layers a layer reads. */
export function SourcesWords(props: { readonly layer: LayerSummary }): JSX.Element {
  const places = (): readonly string[] => props.layer.sources.map(placeInWords);
  return <>{props.layer.type === 'add' ? `= ${places().join(' + ')}` : `reads ${places().join(' and ')}`}</>;
}
