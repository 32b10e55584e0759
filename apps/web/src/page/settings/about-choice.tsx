import { Show, type JSX } from 'solid-js';
import { Formula } from '../formula/formula.tsx';
import type { CatalogItem } from '../../shared/api/catalog.ts';

/** The description and formula of the chosen contribution. */
export function AboutChoice(props: { readonly item: CatalogItem }): JSX.Element {
  const before = (sign: string): string => (props.item.kind === 'activations' ? `${sign} = ` : '');
  return (
    <div class="settings-about small">
      <Show when={props.item.description}>{(description) => <p>{description()}.</p>}</Show>
      <Show when={props.item.formula}>
        {(formula) => (
          <p class="settings-formula numbers">
            <Formula formula={`${before('φ(z)')}${formula()}`} />
          </p>
        )}
      </Show>
      <Show when={props.item.derivativeFormula}>
        {(formula) => (
          <p class="settings-formula numbers">
            <Formula formula={`${before('φ′(z)')}${formula()}`} />
          </p>
        )}
      </Show>
      <Show when={props.item.source}>{(source) => <p class="soft">{source()}</p>}</Show>
    </div>
  );
}
