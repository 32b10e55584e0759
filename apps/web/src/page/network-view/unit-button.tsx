import type { JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import { ailmentOf } from '../inside/health/health-in-words.ts';
import { useLab } from '../lab/lab-context.ts';
import type { UnitWalk } from './unit-walk.ts';

interface UnitButtonProps {
  readonly layer: number;
  readonly unit: number;
  readonly walk: UnitWalk;
  readonly class: string;
  /** Its description. */
  readonly label: string;
  readonly isLargest?: boolean;
  readonly isRight?: boolean;
  /** True where the step that is shown does without it. */
  readonly isLeftOut?: boolean;
  readonly onPoint: (unit: number | undefined) => void;
  readonly children: JSX.Element;
}

/** A neuron of the network: hovering reads it, a click opens its arithmetic. */
export function UnitButton(props: UnitButtonProps): JSX.Element {
  const lab = useLab();
  const ailment = () => ailmentOf(lab.run.health(), props, lab.state.run?.layers[props.layer]);
  const { walk } = props; // constant for the lifetime of the button
  return (
    <button
      type="button"
      class={props.class}
      ref={(element) => {
        walk.keep(props.unit, element);
      }}
      data-layer={props.layer}
      data-unit={props.unit}
      data-largest={props.isLargest === true ? '' : undefined}
      data-right={props.isRight === true ? '' : undefined}
      data-left-out={props.isLeftOut === true ? '' : undefined}
      data-ailment={ailment()}
      aria-label={[props.label, ailment(), props.isLeftOut === true ? 'left out at this step' : undefined].filter((words) => words !== undefined).join(', ')}
      tabindex={walk.stop() === props.unit ? 0 : -1}
      onKeyDown={(event) => {
        walk.onKeyDown(event, props.unit);
      }}
      onPointerEnter={() => {
        props.onPoint(props.unit);
      }}
      onFocus={() => {
        walk.stopAt(props.unit);
        props.onPoint(props.unit);
      }}
      onBlur={() => {
        props.onPoint(undefined);
      }}
      onClick={({ currentTarget }) => {
        lab.view.openNeuron({ layer: props.layer, unit: props.unit });
        // The room that opens takes of the height.
        requestAnimationFrame(() => {
          currentTarget.scrollIntoView({ block: 'center', inline: 'nearest' });
        });
      }}
    >
      {props.children}
    </button>
  );
}

/** A neuron described by its index and activation. */
export const unitName = (layer: number, unit: number, a: number | undefined): string =>
  `layer ${layer + 1}, neuron ${unit}${a === undefined ? '' : `: a = ${formatNumber(a)}`}`;
