import type { Curve, CurvePoint } from './curve.ts';
import type { Sign } from './sign.ts';
import { count, figure as digits, perCent, ratio } from './words.ts';

/** What the held-out samples are, and how long the run is to be. */
export interface CurveContext {
  /** The part that held-out losses are of. */
  readonly part: 'validation' | 'test';
  /** Number of samples in that part: of few, a rise of the loss says little. */
  readonly heldOutSamples: number;
  /** Planned epochs. */
  readonly epochs: number;
}

/** Generalization loss 100·(E/E_opt − 1) > 10, in five epochs in a row. Prechelt 1998, DOI 10.1007/3-540-49430-8_3, criteria GL and UP. */
const risen = 1.1;
const risingEpochs = 5;
/** With fewer held-out samples a single one that is taken for another class moves the mean by as much. */
const minHeldOut = 100;
/** A rise below this share of the loss before training is not worth a word: near 0 a loss doubles easily. */
const noticeable = 0.05;
/** The loss stands still if it changes by less than this share in the first quarter of a run, or in three epochs if that is longer. */
const still = 0.01;
const minEpochsStill = 3;
const shareOfRunStill = 0.25;
/** A loss that is this many times that before training, or goes up and down by this share of it without getting lower. */
const aboveBefore = 1.5;
const swing = 0.1;

/** What the losses of a run say. */
export function curveSigns(curve: Curve, context: CurveContext): readonly Sign[] {
  return [overfitting(curve, context), standsStill(curve, context), learningRateHigh(curve)].filter((sign) => sign !== undefined);
}

function overfitting({ best, latest, before = Infinity }: Curve, { part, heldOutSamples }: CurveContext): Sign | undefined {
  const rising = latest.slice(-risingEpochs);
  const now = latest.at(-1);
  if (best === undefined || now === undefined || rising.length < risingEpochs || heldOutSamples < minHeldOut) return undefined;
  const isRisen = rising.every(({ epoch, heldOutLoss }) => epoch > best.epoch && heldOutLoss > risen * best.heldOutLoss);
  const rise = now.heldOutLoss - best.heldOutLoss;
  const isLearning = now.loss < Math.min(best.loss, before);
  if (!isRisen || !isLearning || (Number.isFinite(before) && rise < noticeable * before)) return undefined;
  const figure = rise / best.heldOutLoss;
  return {
    ...{ sign: 'overfitting', figure },
    message: `The ${part} loss turned after epoch ${best.epoch}: from ${digits(best.heldOutLoss)} it has risen to ${digits(now.heldOutLoss)} (by ${perCent(figure)}), while the training loss falls. The network overfits.`,
    hint: `Stop after epoch ${best.epoch}, or try dropout, weight decay (adamw), augmentation, a smaller network or more samples.`,
  };
}

function standsStill({ before, epochs, lowest, highest, best }: Curve, { epochs: planned }: CurveContext): Sign | undefined {
  if (lowest === undefined || highest === undefined || best === undefined || before === undefined) return undefined;
  if (epochs < Math.max(minEpochsStill, shareOfRunStill * planned)) return undefined;
  const figure = (highest - lowest) / Math.abs(highest);
  const gain = (before - best.heldOutLoss) / Math.abs(before);
  if (!(figure < still) || gain >= still) return undefined;
  return {
    ...{ sign: 'loss-stands-still', figure },
    message: `The loss does not move: ${digits(lowest)} to ${digits(highest)} in ${count(epochs, 'epoch')}, ${digits(before)} before them.`,
    hint: 'Raise the learning rate, draw the weights by he-normal or glorot-uniform, take relu or gelu, and check that inputs are scaled and targets belong to them.',
  };
}

function learningRateHigh({ before, latest }: Curve): Sign | undefined {
  const figure = timesBefore(latest, before) ?? swingOf(latest, before);
  if (figure === undefined) return undefined;
  const isAbove = timesBefore(latest, before) !== undefined;
  return {
    ...{ sign: 'learning-rate-high', figure },
    message: isAbove
      ? `The training loss is ${ratio(figure)} times as high as before training: steps are too long.`
      : `From epoch to epoch the training loss goes up and down by ${perCent(figure)} of what it was before training, and gets no lower: the learning rate is on the edge.`,
    hint: 'Divide the learning rate by 3 to 10, warm up, let it fall by a schedule such as cosine, take larger batches, or clip gradients.',
  };
}

/** The training loss of the last two epochs by the loss before training, if it is well above. */
function timesBefore(latest: readonly CurvePoint[], before: number | undefined): number | undefined {
  const recent = latest.slice(-2);
  if (before === undefined || before <= 0 || recent.length < 2) return undefined;
  const figure = Math.min(...recent.map(({ loss }) => loss)) / before;
  return figure > aboveBefore ? figure : undefined;
}

/** The mean change of the training loss by the loss before training, over five epochs in which it turns every time and gets no lower. */
function swingOf(latest: readonly CurvePoint[], before = 0): number | undefined {
  const losses = latest.slice(-5).map(({ loss }) => loss);
  const changes = losses.slice(1).map((loss, i) => loss - (losses[i] ?? loss));
  const alternates = changes.slice(1).every((change, i) => change * (changes[i] ?? 0) < 0);
  const [early, late] = [Math.min(...losses.slice(0, 2)), Math.min(...losses.slice(-2))];
  if (losses.length < 5 || before <= 0 || !alternates || late < early) return undefined;
  const figure = changes.reduce((sum, change) => sum + Math.abs(change), 0) / changes.length / before;
  return figure > swing ? figure : undefined;
}
