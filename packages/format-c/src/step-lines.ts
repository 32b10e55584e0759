import { argumentsOf, isPlain, unknownActivation, type ActivateStep, type PlainStep, type Program, type Step } from '@vitrum/formats/internal';
import { expressions, literal } from './activation-expressions.ts';

/** The names of the values of a program, and of its tensors. */
interface Names {
  readonly valueOf: (index: number) => string;
  readonly tensorOf: (tensor: Float32Array) => string;
}

const plainFunctions: Readonly<Record<PlainStep['op'], string>> = {
  matmul: 'model_matmul', convolve: 'model_convolve', spread: 'model_spread', 'max-pool': 'model_pool', 'average-pool': 'model_pool',
  scale: 'model_scale', normalize: 'model_normalize', upsample: 'model_upsample', embed: 'model_embed',
};

/** The statements of a step. */
export function linesOf(step: Step, { sizes }: Program, { valueOf, tensorOf }: Names): readonly string[] {
  const [x, z] = [valueOf(step.inputs[0]), valueOf(step.output)];
  const size = sizes[step.output] ?? 0;
  if (isPlain(step)) return [plainCall(step, x, z, tensorOf)];
  switch (step.op) {
    case 'activate': return [activation(step, x, z, size)];
    case 'add': {
      const [, ...others] = step.inputs;
      return [`memcpy(${z}, ${x}, ${size} * sizeof(float));`, ...others.map((each) => `model_add(${valueOf(each)}, ${z}, ${size});`)];
    }
    case 'concat': {
      const all = step.widths.reduce((sum, width) => sum + width, 0);
      let first = 0;
      return step.inputs.map((input, i) => {
        const width = step.widths[i] ?? 0;
        const line = `model_put(${valueOf(input)}, ${z}, ${step.places}, ${width}, ${first}, ${all});`;
        first += width;
        return line;
      });
    }
  }
}

function plainCall(step: PlainStep, x: string, z: string, tensorOf: Names['tensorOf']): string {
  const { tensors, numbers } = argumentsOf(step);
  const kind = step.op === 'max-pool' ? ['1'] : step.op === 'average-pool' ? ['0'] : [];
  const counts = step.op === 'normalize' ? [...numbers.slice(0, -1).map(String), literal(step.epsilon)] : numbers.map(String);
  return `${plainFunctions[step.op]}(${[x, z, ...tensors.map(tensorOf), ...kind, ...counts].join(', ')});`;
}

function activation(step: ActivateStep, x: string, z: string, size: number): string {
  const { type } = step.activation;
  if (type === 'softmax') return `model_softmax(${x}, ${z}, ${size}, ${step.width});`;
  const expression = Object.hasOwn(expressions, type) ? expressions[type] : undefined;
  if (expression === undefined) throw unknownActivation(step, type, 'c');
  return `for (int k = 0; k < ${size}; k++) { const float z = ${x}[k]; ${z}[k] = ${expression(step.activation)}; }`;
}
