import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { isVitrumError, type NumberOption } from '@vitrum/core';
import { checkOption, describeOption } from '@vitrum/core/internal';

/** A number with a range. A number outside is reported beside the field, and the last valid one is kept. */
export function NumberField(props: {
  readonly label: string;
  readonly option: NumberOption;
  readonly value: unknown;
  readonly onChange: (value: number) => void;
}): JSX.Element {
  const id = createUniqueId();
  const [fault, setFault] = createSignal('');

  function take(input: HTMLInputElement): void {
    const value = input.value === '' ? NaN : Number(input.value);
    if (!isAllowed(props.option, value)) {
      setFault(`${props.label} is ${describeOption(props.option)}.`);
      return;
    }
    setFault('');
    props.onChange(value);
  }

  return (
    <div class="settings-field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="number"
        class="numbers"
        required
        step={props.option.type === 'integer' ? 1 : 'any'}
        min={props.option.minimum}
        max={props.option.maximum}
        value={String(props.value)}
        aria-invalid={fault() !== ''}
        aria-describedby={`${id}-about`}
        onChange={({ currentTarget }) => {
          take(currentTarget);
        }}
      />
      <span id={`${id}-about`} class="small soft">
        <Show when={fault() !== ''} fallback={props.option.description}>
          <span class="settings-fault" role="alert">
            {fault()}
          </span>
        </Show>
      </span>
    </div>
  );
}

function isAllowed(option: NumberOption, value: number): boolean {
  try {
    checkOption(option, value, 'value');
    return true;
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    return false;
  }
}
