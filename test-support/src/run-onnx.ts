import { InferenceSession, Tensor } from 'onnxruntime-web';

/** What ONNX Runtime gives for a batch. */
export interface OnnxOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** What ONNX Runtime predicts for samples: the oracle of the format ONNX. */
export async function runOnnx(bytes: Uint8Array, shape: readonly number[], inputs: Float32Array): Promise<OnnxOutput> {
  const session = await InferenceSession.create(bytes, { logSeverityLevel: 3 });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const { [output]: result } = await session.run({ [input]: new Tensor('float32', inputs, shape) });
  await session.release();
  if (result?.data instanceof Float32Array) return { data: result.data, dims: result.dims };
  throw new Error(`ONNX Runtime gave ${typeof result?.data}`);
}
