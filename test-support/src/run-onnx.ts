import { InferenceSession, Tensor } from 'onnxruntime-web';

/** What ONNX Runtime predicts for samples: the oracle of the format ONNX. */
export async function runOnnx(bytes: Uint8Array, shape: readonly number[], inputs: Float32Array): Promise<Float32Array> {
  const session = await InferenceSession.create(bytes);
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const results = await session.run({ [input]: new Tensor('float32', inputs, shape) });
  const data = results[output]?.data;
  await session.release();
  if (data instanceof Float32Array) return data;
  throw new Error(`ONNX Runtime gave ${typeof data}`);
}
