import { createUniqueId, For, Index, Match, Show, Switch, type JSX } from 'solid-js';
import type {
  BooleanOption,
  IntegersOption,
  NumberOption,
  NumbersOption,
  Option,
  OptionSchema,
  Reference,
  ReferenceKind,
  ReferenceOption,
  ReferencesOption,
  StringOption,
  StringsOption,
} from '@vitrum/core';
import { isReference, isReferenceOption } from '@vitrum/core/internal';
import { useLab } from '../lab/lab-context.ts';
import type { CatalogItem } from '../../shared/api/catalog.ts';
import { AboutChoice } from './about-choice.tsx';
import { choicesOf } from './catalog-item.ts';
import { CurvePlot } from './curve-plot.tsx';
import { nameOf, optionsOf, referenceTo, withOption } from './draft.ts';
import { FieldLabel } from './field-label.tsx';
import { NumbersField } from './numbers-field.tsx';
import { NumberField } from './number-field.tsx';
import { wordsOf } from './words-of.ts';

interface FieldProps<O extends Option> {
  readonly label: string;
  readonly option: O;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** A form for the options of a contribution, generated from its schema. */
export function OptionFields(props: {
  readonly options: OptionSchema;
  readonly values: Readonly<Record<string, unknown>>;
  /** Options edited elsewhere. */
  readonly without?: readonly string[];
  readonly onChange: (name: string, value: unknown) => void;
}): JSX.Element {
  const names = (): readonly string[] => Object.keys(props.options).filter((name) => props.without?.includes(name) !== true);
  return (
    <For each={names()}>
      {(name) => (
        <OptionField
          label={wordsOf(name)}
          option={props.options[name]}
          value={props.values[name] ?? props.options[name]?.default}
          onChange={(value) => {
            props.onChange(name, value);
          }}
        />
      )}
    </For>
  );
}

function OptionField(props: Omit<FieldProps<Option>, 'option'> & { readonly option: Option | undefined }): JSX.Element {
  const ofType = <O extends Option>(isIt: (option: Option) => option is O): O | undefined =>
    props.option !== undefined && isIt(props.option) ? props.option : undefined;
  return (
    <Switch>
      <Match when={ofType(isNumber)}>
        {(option) => <NumberField label={props.label} option={option()} value={props.value} onChange={props.onChange} />}
      </Match>
      <Match when={ofType(isBoolean)}>
        {(option) => <CheckField label={props.label} option={option()} value={props.value} onChange={props.onChange} />}
      </Match>
      <Match when={ofType(isText)}>
        {(option) => <TextField label={props.label} option={option()} value={props.value} onChange={props.onChange} />}
      </Match>
      <Match when={ofType(isReferenceOption)}>
        {(option: () => ReferenceOption) => (
          <ReferenceField
            label={props.label}
            kind={option().type}
            value={isReference(props.value) ? props.value : ''}
            onChange={props.onChange}
          />
        )}
      </Match>
      <Match when={ofType(isNumbers)}>
        {(option) => <NumbersField label={props.label} option={option()} value={props.value} onChange={props.onChange} />}
      </Match>
      <Match when={ofType(isReferences)}>
        {(option) => <ReferencesField label={props.label} option={option()} value={props.value} onChange={props.onChange} />}
      </Match>
    </Switch>
  );
}

const isNumbers = (option: Option): option is NumbersOption => option.type === 'numbers';
const isReferences = (option: Option): option is ReferencesOption => option.type === 'references';
const isNumber = (option: Option): option is NumberOption => option.type === 'number' || option.type === 'integer';
const isBoolean = (option: Option): option is BooleanOption => option.type === 'boolean';
const isText = (option: Option): option is TextOption => option.type === 'string' || option.type === 'strings' || option.type === 'integers';

/** An option that is typed as text: lists have commas. */
type TextOption = StringOption | StringsOption | IntegersOption;

function CheckField(props: FieldProps<BooleanOption>): JSX.Element {
  return (
    <label class="settings-check">
      <input
        type="checkbox"
        checked={props.value === true}
        onChange={({ currentTarget }) => {
          props.onChange(currentTarget.checked);
        }}
      />
      <span>
        {props.label}
        <span class="settings-check-about small soft">{props.option.description}</span>
      </span>
    </label>
  );
}

function TextField(props: FieldProps<TextOption>): JSX.Element {
  const id = createUniqueId();
  const choices = (): readonly string[] => (props.option.type === 'string' ? (props.option.choices ?? []) : []);
  const text = (): string => (Array.isArray(props.value) ? props.value.join(', ') : typeof props.value === 'string' ? props.value : '');
  const take = (value: string): void => {
    const parts = value.split(',').map((part) => part.trim()).filter((part) => part !== '');
    const read = { string: value, strings: parts, integers: parts.map(Number) };
    props.onChange(read[props.option.type]);
  };
  return (
    <div class="settings-field">
      <FieldLabel of={id} label={props.label} />
      <Switch fallback={<input id={id} type="text" value={text()} onChange={({ currentTarget }) => take(currentTarget.value)} />}>
        <Match when={choices().length > 0}>
          <select id={id} onChange={({ currentTarget }) => take(currentTarget.value)}>
            <For each={choices()}>
              {(choice) => (
                <option value={choice} selected={choice === text()}>
                  {choice}
                </option>
              )}
            </For>
          </select>
        </Match>
      </Switch>
      <span class="small soft">{props.option.description}</span>
    </div>
  );
}

/** Kinds whose contributions can be plotted. */
const drawn: readonly ReferenceKind[] = ['activation', 'loss', 'schedule'];

/** A menu of the contributions of a kind, with the options, formula and plot of the chosen one. */
export function ReferenceField(props: {
  readonly label: string;
  readonly kind: ReferenceKind;
  readonly value: Reference;
  readonly onChange: (reference: Reference) => void;
}): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const choices = (): readonly CatalogItem[] => choicesOf(lab.state.catalog, props.kind);
  const chosen = (): CatalogItem | undefined => choices().find(({ name }) => name === nameOf(props.value));
  const options = (): OptionSchema => chosen()?.options ?? {};

  function choose(name: string): void {
    const item = choices().find((choice) => choice.name === name);
    if (item === undefined) return;
    props.onChange(referenceTo(name, item.options));
    if (props.kind === 'activation') lab.view.recordAction('activation-looked-at');
  }

  return (
    <div class="settings-choice">
      <div class="settings-choice-menu">
        <div class="settings-field">
          <FieldLabel of={id} label={props.label} />
          <select id={id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            <For each={choices()}>
              {(item) => (
                <option value={item.name} selected={item.name === nameOf(props.value)}>
                  {item.isBuiltin ? item.name : `${item.name} (${item.plugin})`}
                </option>
              )}
            </For>
          </select>
        </div>
        <OptionFields
          options={options()}
          values={optionsOf(props.value)}
          onChange={(name, value) => {
            props.onChange(withOption(props.value, options(), name, value));
          }}
        />
      </div>
      <Show when={chosen()}>{(item) => <AboutChoice item={item()} />}</Show>
      <Show when={drawn.includes(props.kind) && chosen() !== undefined}>
        <CurvePlot kind={props.kind} reference={props.value} />
      </Show>
    </div>
  );
}

/** A list of contributions of a kind, in their order. */
export function ReferencesField(props: FieldProps<ReferencesOption>): JSX.Element {
  const lab = useLab();
  const choices = (): readonly CatalogItem[] => choicesOf(lab.state.catalog, props.option.of);
  const references = (): readonly Reference[] => (Array.isArray(props.value) ? props.value.filter(isReference) : []);
  const add = (): void => {
    const item = choices().find(({ name }) => references().every((each) => nameOf(each) !== name)) ?? choices()[0];
    if (item !== undefined) props.onChange([...references(), referenceTo(item.name, item.options)]);
  };
  return (
    <div class="settings-references">
      <Show when={props.option.description}>{(description) => <p class="small soft">{description()}</p>}</Show>
      <Index each={references()}>
        {(reference, index) => (
          <div class="settings-reference">
            <ReferenceField
              label={`${props.label} ${index + 1}`}
              kind={props.option.of}
              value={reference()}
              onChange={(changed) => {
                props.onChange(references().with(index, changed));
              }}
            />
            <button
              type="button"
              class="quiet settings-layer-remove"
              onClick={() => {
                props.onChange(references().toSpliced(index, 1));
              }}
            >
              Remove {props.option.of} {index + 1}
            </button>
          </div>
        )}
      </Index>
      <Show when={references().length < maxReferences}>
        <button type="button" onClick={add}>
          Add {/^[aeiou]/.test(props.option.of) ? 'an' : 'a'} {props.option.of}
        </button>
      </Show>
    </div>
  );
}

/** More would not be looked through. */
const maxReferences = 12;
