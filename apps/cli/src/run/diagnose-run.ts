import type { DatasetSplits, Loss } from '@vitrum/core';
import { isFiniteNumber, isRecord } from '@vitrum/core/internal';
import type { Network } from '@vitrum/network';
import { epochFiguresOf, type TrainingRecord } from '@vitrum/runs/internal';
import {
  evaluate,
  heldOutOf,
  type Sign,
} from '@vitrum/trainer';
import { classSigns, curveSigns, emptyCurve, extendCurve, extendMissing, findSharedSamples, layerSigns, LayerProbe, sharedSigns, signNames, type LayerFigures } from '@vitrum/trainer/signs';

/** A run as its folder has it. */
export interface DiagnosedRun {
  readonly network: Network;
  readonly data: DatasetSplits;
  readonly loss: Loss;
  readonly learningRate: number;
  readonly records: readonly TrainingRecord[];
}

/** A sign, and the epoch in which the training told of it; without one it shows in the model alone. */
export interface DiagnosedSign extends Sign {
  readonly epoch?: number;
}

/** What a diagnosis finds. */
export interface Diagnosis {
  readonly signs: readonly DiagnosedSign[];
  readonly layers: readonly LayerFigures[];
}

/** Looks for every sign of trouble in a run: in its records, in its layers, in what it predicts and in its data. */
export async function diagnoseRun({ network, data, loss, learningRate, records }: DiagnosedRun): Promise<Diagnosis> {
  const probe = new LayerProbe({ network, dataset: data.train, loss });
  const layers = await probe.run();
  probe.release();
  const { confusion } = await evaluate({ network, dataset: data.test, loss });
  const shared = findSharedSamples(data.train, data.test);
  const now: readonly Sign[] = [
    ...layerSigns(layers, learningRate),
    ...signsOfCurve(records, data),
    ...(confusion === undefined ? [] : classSigns(extendMissing([], confusion), data.test.classes, true)),
    ...(shared === undefined ? [] : sharedSigns(shared, 'test')),
  ];
  const told = records.flatMap((record) => toldSign(record) ?? []);
  const isTold = ({ sign, layer }: Sign): boolean => told.some((each) => each.sign === sign && each.layer === layer);
  return { signs: [...told, ...now.filter((sign) => !isTold(sign))], layers };
}

function signsOfCurve(records: readonly TrainingRecord[], { test, validation }: DatasetSplits): readonly Sign[] {
  const start = records.find(({ event }) => event === 'start');
  const epochs = records.flatMap((record) => epochFiguresOf(record) ?? []);
  const before = start?.['validationLoss'] ?? start?.['testLoss'];
  const curve = epochs.reduce((known, figures) => extendCurve(known, { epoch: figures.epoch, loss: figures.loss, heldOutLoss: heldOutOf(figures).loss }), emptyCurve(isFiniteNumber(before) ? before : undefined));
  const [latest] = epochs.slice(-1);
  const part = latest === undefined ? 'test' : heldOutOf(latest).part;
  const held = start?.['validationSamples'];
  const heldOutSamples = part === 'test' ? test.size : isFiniteNumber(held) ? held : (validation?.size ?? 0);
  return curveSigns(curve, { part, heldOutSamples, epochs: epochs.length });
}

/** The sign in a record; undefined for other records. */
function toldSign(record: TrainingRecord): DiagnosedSign | undefined {
  if (record.event !== 'warning' || !isRecord(record)) return undefined;
  const { epoch, layer, figure = NaN, message, hint } = record;
  const sign = signNames.find((name) => name === record['sign']);
  if (sign === undefined || !isFiniteNumber(epoch) || typeof message !== 'string' || typeof hint !== 'string') return undefined;
  return { sign, epoch, ...(isFiniteNumber(layer) && { layer }), figure: Number(figure), message, hint };
}
