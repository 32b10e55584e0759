import { VitrumError, type Registry } from '@vitrum/core';
import { checkOption, describeValue } from '@vitrum/core/internal';
import { fingerprint } from '@vitrum/formats';
import type { BaseModel, BaseReference } from '@vitrum/runs';
import type { Model } from '../model/model.ts';
import type { NetworkToTrain } from './train-options.ts';

/** A model to begin with, and what becomes of its layers. */
export interface GivenBase {
  readonly base: BaseModel;
  readonly reference: BaseReference;
}

/** What messages say of a model that came from no file: "The base in memory reads …". */
const file = 'in memory';

/**
 * The model that options name as the base of the network; undefined if they name none.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_MISSING_OPTION for `freeze` or `head` without a base
 */
export async function givenBase({ base, freeze, head }: Pick<NetworkToTrain<Registry>, 'base' | 'freeze' | 'head'>): Promise<GivenBase | undefined> {
  if (base === undefined) {
    if (freeze !== undefined || head !== undefined) throw withoutBase(freeze === undefined ? 'head' : 'freeze');
    return undefined;
  }
  if (!isModel(base)) throw notModel(base);
  if (freeze !== undefined) checkOption({ type: 'string' }, freeze, 'train(): freeze');
  if (head !== undefined) checkOption({ type: 'integers', minimum: 1 }, head, 'train(): head');
  return {
    base: { model: base.toJSON(), fingerprint: await fingerprint(base.network) },
    reference: { file, ...(freeze !== undefined && { freeze }), ...(head !== undefined && { head }) },
  };
}

/** A call from JavaScript may give anything; a model of another copy of this package is one too. */
const isModel = (base: unknown): base is Model => typeof base === 'object' && base !== null && 'network' in base && 'toJSON' in base;

function notModel(value: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `train(): base must be a model, got ${describeValue(value)}.`,
    hint: 'Open what was saved: base: await openModel(saved).',
  });
}

function withoutBase(option: 'freeze' | 'head'): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `"${option}" says what becomes of the layers of a base, and none was given.`,
    hint: option === 'freeze' ? 'Give it: train({ …, base: await openModel(saved) }). A layer of "layers" is frozen by trainable: false.' : 'Give it: train({ …, base: await openModel(saved) }); without one, "layers" gives the sizes of hidden layers.',
  });
}
