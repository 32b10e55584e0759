import type { DatasetSplits } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { TrainingPlan } from '../training-config.ts';
import { classSigns, extendMissing } from './class-signs.ts';
import { extendCurve, type Curve } from './curve.ts';
import { curveSigns } from './curve-signs.ts';
import { LayerProbe, probedSamples, type LayerFigures } from './layer-probe.ts';
import { layerSigns } from './layer-signs.ts';
import { findSharedSamples, sharedSigns } from './shared-samples.ts';
import type { Sign } from './sign.ts';

export { keyOf } from './sign.ts';

/** What a {@link SignFinder} looks at. */
export interface SignFinderOptions {
  readonly network: Network;
  readonly data: DatasetSplits;
  readonly plan: TrainingPlan;
}

/** The figures of an epoch that is over. */
export interface EpochUnderWatch {
  /** From 1. */
  readonly epoch: number;
  /** On the training samples. */
  readonly loss: number;
  /** On the held-out samples. */
  readonly evaluation: Evaluation;
  readonly learningRate: number;
}

/** What earlier epochs have shown. */
export interface SeenEpochs {
  readonly curve: Curve;
  /** For each class, epochs in a row in which it was never predicted. */
  readonly missing: readonly number[];
}

/** Layers are looked at after so many times the samples that a look takes: less than 1 % of the work. */
const samplesPerProbedSample = 100;

/** Looks for signs of trouble at the end of an epoch. */
export class SignFinder {
  readonly #options: SignFinderOptions;
  #probe: LayerProbe | undefined;

  constructor(options: SignFinderOptions) {
    this.#options = options;
  }

  /**
   * The signs that an epoch shows, and what is seen with it.
   *
   * @throws the errors of a dataset
   */
  async find({ epoch, loss, evaluation, learningRate }: EpochUnderWatch, earlier: SeenEpochs): Promise<{ readonly signs: readonly Sign[]; readonly seen: SeenEpochs }> {
    const { data, plan: { epochs } } = this.#options;
    const isFirst = earlier.curve.epochs === 0;
    const isNew = epoch > earlier.curve.epochs;
    const curve = extendCurve(earlier.curve, { epoch, loss, heldOutLoss: evaluation.loss });
    const missing = evaluation.confusion === undefined || !isNew ? earlier.missing : extendMissing(earlier.missing, evaluation.confusion);
    const layers = this.#isProbeDue(epoch) ? layerSigns(await this.#probeLayers(), learningRate) : [];
    const signs = [
      ...(isFirst ? this.#sharedSigns() : []),
      ...layers,
      ...curveSigns(curve, { part: data.validation === undefined ? 'test' : 'validation', heldOutSamples: evaluation.samples, epochs }),
      ...classSigns(missing, data.test.classes, epoch === epochs),
    ];
    return { signs, seen: { curve, missing } };
  }

  /** Releases the memory until the next epoch. */
  release(): void {
    this.#probe?.release();
  }

  #isProbeDue(epoch: number): boolean {
    const { data: { train }, plan: { epochs } } = this.#options;
    const probes = (until: number): number => Math.floor((until * train.size) / (samplesPerProbedSample * Math.min(probedSamples, train.size)));
    return epoch === epochs || probes(epoch) > probes(epoch - 1);
  }

  async #probeLayers(): Promise<readonly LayerFigures[]> {
    const { network, data: { train }, plan: { loss } } = this.#options;
    this.#probe ??= new LayerProbe({ network, dataset: train, loss });
    return this.#probe.run();
  }

  /** Samples on a disk are not read for this, those of a published test part are as they are, and data without a test part are evaluated on themselves. */
  #sharedSigns(): readonly Sign[] {
    const { train, validation, test, arePublished } = this.#options.data;
    for (const [part, samples] of [['test', test], ['validation', validation]] as const) {
      if (samples === undefined || samples === train || (part === 'test' && arePublished === true) || train.readBlock !== undefined || samples.readBlock !== undefined) continue;
      const found = findSharedSamples(train, samples);
      const signs = found === undefined ? [] : sharedSigns(found, part);
      if (signs.length > 0) return signs;
    }
    return [];
  }
}
