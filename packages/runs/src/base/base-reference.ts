import { VitrumError } from '@vitrum/core';
import { describeValue, isFiniteNumber, isListOf, isRecord } from '@vitrum/core/internal';
import { checkKeys } from '../config/check-keys.ts';

/** A model whose layers a network begins with. */
export interface BaseReference {
  /** Its file, in any format that can be read. */
  readonly file: string;
  /** Which of its layers training leaves as they are: `0..5`, indices, names, `all` or `none`, joined by commas. By default what the file says. */
  readonly freeze?: string;
  /** Units of the new layers at the end, the outputs included. By default one layer with the outputs of the data. */
  readonly head?: readonly number[];
  /** In the record of a run: how many layers came from it. */
  readonly layers?: number;
  /** In the record of a run: the fingerprint of the model. */
  readonly fingerprint?: string;
}

/**
 * Checks what plain JSON says of a base: `"model.json"`, or `{ "file": "model.json", "freeze": "0..5", "head": [64, 10] }`.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_OPTION
 */
export function parseBaseReference(value: unknown): BaseReference {
  if (typeof value === 'string' && value !== '') return { file: value };
  const { file, freeze, head, layers, fingerprint } = isRecord(value) ? checkKeys(value, ['file', 'freeze', 'head', 'layers', 'fingerprint'], '"base"') : { file: value };
  const isFilled = (text: unknown): text is string => typeof text === 'string' && text !== '';
  if (!isFilled(file)) throw invalid(`"base" is the file of a model, or an object with it as "file", got ${describeValue(value)}.`);
  if (freeze !== undefined && !isFilled(freeze)) throw invalid(`"base": freeze is a text, got ${describeValue(freeze)}.`);
  const isSize = (size: unknown): size is number => isFiniteNumber(size) && Number.isSafeInteger(size) && size >= 1;
  if (head !== undefined && !(isListOf(head, isSize) && head.length > 0)) throw invalid(`"base": head is a list of whole numbers of at least 1, got ${describeValue(head)}.`);
  if (layers === undefined || fingerprint === undefined) return { file, ...(freeze !== undefined && { freeze }), ...(head && { head }) };
  if (!isSize(layers) || !isFilled(fingerprint)) throw invalid('"base" does not have the form that a run records.');
  return { file, ...(freeze !== undefined && { freeze }), ...(head && { head }), layers, fingerprint };
}

/** The record of a run names the layers and the fingerprint of its base, and its network has them already. */
export const isRecorded = (base: BaseReference): base is BaseReference & Required<Pick<BaseReference, 'layers' | 'fingerprint'>> => base.fingerprint !== undefined;

/** What replaces the record of an earlier run is worked out anew. */
export function mergeBases(base: BaseReference | undefined, replacing: Partial<BaseReference> | undefined): BaseReference | undefined {
  if (replacing === undefined) return base;
  const { layers: _, fingerprint: __, ...asked } = base ?? { file: '' };
  return { ...asked, ...replacing };
}

/**
 * Refuses a network beside a base, unless both are those of a record.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function checkBase({ base, network }: { readonly base?: BaseReference; readonly network?: object }): void {
  if (base === undefined || network === undefined || isRecorded(base)) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: 'There are a base and a network, and both describe the layers.',
    hint: 'Leave one of them out; "head" (--head) gives the sizes of the new layers behind those of a base.',
  });
}

function invalid(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message,
    hint: 'Write "base": "model.json", or { "file": "model.json", "freeze": "0..5", "head": [64, 10] }.',
  });
}
