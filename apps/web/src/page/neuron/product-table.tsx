import { createMemo, Index, Show, type JSX } from 'solid-js';
import { formatCount, formatNumber } from '../format/number.ts';
import { topProducts } from './top-products.ts';
import { formatFixed, roundSum } from './rounded-sum.ts';

/** One product of a sum. */
export interface ProductTerm {
  /** A description of its input. */
  readonly place: string;
  readonly first: number;
  readonly second: number;
  readonly product: number;
}

/** A term added below the products. */
export interface AddedTerm {
  readonly label: string;
  readonly value: number;
  readonly totalLabel: string;
  readonly total: number;
}

/** A sum of products, written out so that the printed column adds up. */
export function ProductTable(props: {
  readonly caption: JSX.Element;
  readonly columns: readonly [place: string, first: string, second: string, product: string];
  readonly terms: readonly ProductTerm[];
  readonly total: number;
  readonly totalLabel: string;
  readonly added?: AddedTerm;
  /** Number of products to write out if there are too many. */
  readonly count?: number;
  readonly marked?: number;
  readonly onPoint?: (term: number) => void;
}): JSX.Element {
  const largest = createMemo(() => topProducts(props.terms.map(({ product }) => product), props.count ?? 10));
  const products = (): readonly number[] => {
    const { shown, others, sumOfOthers } = largest();
    return [...shown.map((term) => props.terms[term]?.product ?? NaN), ...(others > 0 ? [sumOfOthers] : [])];
  };
  const rounded = createMemo(() => roundSum(products(), props.total));
  const withAdded = createMemo(() => {
    const { added } = props;
    return added && roundSum([props.total, added.value], added.total, rounded()?.decimals);
  });
  const print = (value: number): string => {
    const sum = rounded();
    return sum === undefined ? formatNumber(value) : formatFixed(value, sum.decimals);
  };
  return (
    <div class="product-table" role="region" aria-label="Products and their sum" tabindex="0">
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <Index each={props.columns}>{(title) => <th scope="col">{title()}</th>}</Index>
          </tr>
        </thead>
        <tbody>
          <Index each={largest().shown}>
            {(term) => (
              <TermRow
                term={props.terms[term()]}
                print={print}
                isMarked={term() === props.marked}
                onPoint={() => props.onPoint?.(term())}
              />
            )}
          </Index>
          <Show when={largest().others > 0}>
            <SumRow label={`the other ${formatCount(largest().others)} together`} value={print(largest().sumOfOthers)} />
          </Show>
          <RoundingRow rest={rounded()?.rest} print={print} />
        </tbody>
        <tbody class="product-table-total">
          <SumRow label={props.totalLabel} value={print(props.total)} />
        </tbody>
        <Show when={props.added}>
          {(added) => (
            <tbody class="product-table-total">
              <SumRow label={added().label} value={print(added().value)} />
              <RoundingRow rest={withAdded()?.rest} print={print} />
              <SumRow label={added().totalLabel} value={print(added().total)} />
            </tbody>
          )}
        </Show>
      </table>
      <p class="small soft">{roundingNote(rounded()?.decimals)}</p>
    </div>
  );
}

function TermRow(props: {
  readonly term: ProductTerm | undefined;
  readonly print: (value: number) => string;
  readonly isMarked: boolean;
  readonly onPoint: () => void;
}): JSX.Element {
  return (
    <tr classList={{ 'product-table-marked': props.isMarked }} onPointerEnter={() => props.onPoint()}>
      <th scope="row">{props.term?.place}</th>
      <td>{formatNumber(props.term?.first ?? NaN)}</td>
      <td>× {formatNumber(props.term?.second ?? NaN)}</td>
      <td>{props.print(props.term?.product ?? NaN)}</td>
    </tr>
  );
}

function SumRow(props: { readonly label: string; readonly value: string }): JSX.Element {
  return (
    <tr>
      <th scope="row" colSpan={3}>
        {props.label}
      </th>
      <td>{props.value}</td>
    </tr>
  );
}

function RoundingRow(props: { readonly rest: number | undefined; readonly print: (value: number) => string }): JSX.Element {
  return (
    <Show when={props.rest !== undefined && props.rest !== 0}>
      <SumRow label="left over by rounding" value={props.print(props.rest ?? 0)} />
    </Show>
  );
}

const roundingNote = (decimals: number | undefined): string =>
  decimals === undefined
    ? 'These numbers are too large, or not finite, for a column that can be added up.'
    : `Every number is rounded by itself, the last column to ${decimals} decimals. What that leaves over has a row of its own, so the column adds up.`;
