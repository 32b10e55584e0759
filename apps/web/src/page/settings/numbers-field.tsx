import { createUniqueId, Show, type JSX } from 'solid-js';
import type { NumbersOption } from '@vitrum/core';
import { FieldLabel } from './field-label.tsx';
import { numbersOf, numbersText } from './numbers-text.ts';
import { typedField } from './typed-field.ts';

/** Numbers by name, or one of the option's words, typed as text: `balanced`, or `0=1, 7=2.5`. */
export function NumbersField(props: {
  readonly label: string;
  readonly option: NumbersOption;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}): JSX.Element {
  const id = createUniqueId();
  const { fault, setFault, setField } = typedField(() => props.value, numbersText);

  const take = (text: string): void => {
    const value = numbersOf(text, props.option);
    setFault(value === undefined ? `${props.label}: “${text}” is not “name=number, name=number”${wordsOf(props.option)}.` : '');
    if (value !== undefined) props.onChange(value);
  };
  return (
    <div class="settings-field">
      <FieldLabel of={id} label={props.label} />
      <input
        ref={setField}
        id={id}
        type="text"
        class="numbers"
        value={numbersText(props.value)}
        placeholder="0=1, 1=2.5"
        aria-invalid={fault() !== ''}
        aria-describedby={`${id}-about`}
        onChange={({ currentTarget }) => {
          take(currentTarget.value);
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

const wordsOf = ({ choices = [] }: NumbersOption): string => choices.map((choice) => ` or “${choice}”`).join('');
