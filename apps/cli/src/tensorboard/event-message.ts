import { PbfWriter } from 'pbf';
import type { Histogram } from './histogram.ts';

/** A value of a step, by its tag. */
export type Value =
  | { readonly tag: string; readonly scalar: number }
  | { readonly tag: string; readonly histogram: Histogram }
  | { readonly tag: string; readonly text: string }
  | { readonly tag: string; readonly hyperparameters: Readonly<Record<string, HyperparameterValue>>; readonly group: string; readonly startedAt: number };

export type HyperparameterValue = number | string | boolean;

/** What happens at a time and in a step; exactly one of the other fields. */
export interface EventMessage {
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly step: number;
  /** The first event of a file says which version its format has. */
  readonly fileVersion?: string;
  /** The start of a session: readers forget what earlier files said of this step and of later ones. */
  readonly isStart?: boolean;
  readonly values?: readonly Value[];
}

// The numbers of the fields are those of tensorflow/core/util/event.proto, tensorflow/core/framework/{summary,tensor,tensor_shape,histogram}.proto
// and tensorboard/plugins/hparams/plugin_data.proto.
const dtString = 7;
const dtFloat = 1;
const dataClassTensor = 2;
const sessionStart = 1;
const hparamsVersion = 0;

/** An event of TensorBoard as a protocol buffer. */
export function encodeEvent(event: EventMessage): Uint8Array {
  const pbf = new PbfWriter();
  writeEvent(event, pbf);
  return pbf.finish();
}

function writeEvent({ wallTime, step, fileVersion, isStart = false, values = [] }: EventMessage, pbf: PbfWriter): void {
  pbf.writeDoubleField(1, wallTime);
  pbf.writeVarintField(2, step);
  if (fileVersion !== undefined) pbf.writeStringField(3, fileVersion);
  if (values.length > 0) pbf.writeMessage(5, writeSummary, values);
  if (isStart) pbf.writeMessage(7, (status: number, log) => log.writeVarintField(1, status), sessionStart);
}

function writeSummary(values: readonly Value[], pbf: PbfWriter): void {
  for (const value of values) pbf.writeMessage(1, writeValue, value);
}

function writeValue(value: Value, pbf: PbfWriter): void {
  pbf.writeStringField(1, value.tag);
  if ('scalar' in value) pbf.writeFloatField(2, value.scalar);
  else if ('histogram' in value) pbf.writeMessage(5, writeHistogram, value.histogram);
  else if ('text' in value) writeText(value.text, pbf);
  else writeHyperparameters(value, pbf);
}

function writeHistogram({ min, max, count, sum, sumOfSquares, limits, counts }: Histogram, pbf: PbfWriter): void {
  for (const [index, figure] of [min, max, count, sum, sumOfSquares].entries()) pbf.writeDoubleField(index + 1, figure);
  pbf.writePackedDouble(6, [...limits]);
  pbf.writePackedDouble(7, [...counts]);
}

/** Markdown, as a tensor of one string for the plugin "text". */
function writeText(text: string, pbf: PbfWriter): void {
  pbf.writeMessage(8, writeStringTensor, text);
  pbf.writeMessage(9, (name: string, metadata) => {
    metadata.writeMessage(1, writePlugin, { name });
    metadata.writeVarintField(4, dataClassTensor);
  }, 'text');
}

function writeStringTensor(text: string, pbf: PbfWriter): void {
  pbf.writeVarintField(1, dtString);
  pbf.writeMessage(2, (size: number, shape) => shape.writeMessage(2, (length: number, dim) => dim.writeVarintField(1, length), size), 1);
  pbf.writeStringField(8, text);
}

function writePlugin({ name, content }: { readonly name: string; readonly content?: Uint8Array }, pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  if (content !== undefined) pbf.writeBytesField(2, content);
}

type Hyperparameters = Extract<Value, { readonly hyperparameters: unknown }>;

/** The settings of a run for the plugin "hparams": they are the metadata of a tensor that holds nothing. */
function writeHyperparameters(value: Hyperparameters, pbf: PbfWriter): void {
  const content = new PbfWriter();
  content.writeVarintField(1, hparamsVersion);
  content.writeMessage(3, writeSessionStart, value);
  pbf.writeMessage(8, (type: number, tensor) => {
    tensor.writeVarintField(1, type);
    tensor.writeMessage(2, () => undefined, undefined);
    tensor.writeFloatField(5, 0);
  }, dtFloat);
  pbf.writeMessage(9, (bytes: Uint8Array, metadata) => {
    metadata.writeMessage(1, writePlugin, { name: 'hparams', content: bytes });
    metadata.writeVarintField(4, dataClassTensor);
  }, content.finish());
}

function writeSessionStart({ hyperparameters, group, startedAt }: Hyperparameters, pbf: PbfWriter): void {
  for (const entry of Object.entries(hyperparameters)) pbf.writeMessage(1, writeHyperparameter, entry);
  pbf.writeStringField(4, group);
  pbf.writeDoubleField(5, startedAt);
}

function writeHyperparameter([name, value]: readonly [string, HyperparameterValue], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeMessage(2, (of: HyperparameterValue, message) => {
    if (typeof of === 'number') message.writeDoubleField(2, of);
    else if (typeof of === 'string') message.writeStringField(3, of);
    else message.writeBooleanField(4, of);
  }, value);
}
