import { createUniqueId, Show, type JSX } from 'solid-js';
import { isVitrumError, type NumberOption } from '@vitrum/core';
import { checkOption, describeOption } from '@vitrum/core/internal';
import { FieldLabel } from './field-label.tsx';
import { typedField } from './typed-field.ts';

/** A number with a range. A number outside is reported beside the field, and the last valid one is kept. */
export function NumberField(props: {
  readonly label: string;
  readonly option: NumberOption;
  readonly value: unknown;
  readonly onChange: (value: number) => void;
}): JSX.Element {
  const id = createUniqueId();
  const { fault, setFault, setField } = typedField(() => props.value, String);

  function take(input: HTMLInputElement): void {
    const value = input.value === '' ? NaN : Number(input.value);
    if (!isAllowed(props.option, value)) {
      const isTooLarge = value > Number.MAX_SAFE_INTEGER;
      setFault(isTooLarge ? `${props.label} is at most ${Number.MAX_SAFE_INTEGER}.` : `${props.label} is ${describeOption(props.option)}.`);
      return;
    }
    setFault('');
    props.onChange(value);
  }

  return (
    <div class="settings-field">
      <FieldLabel of={id} label={props.label} />
      <input
        ref={setField}
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
