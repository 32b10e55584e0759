import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatCount } from '../../numerics/format-number.ts';
import { sampleRandom } from '../../numerics/sample-points.ts';
import type { Network } from '@vitrum/network';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, networkOf, noCase, type LayerCase } from './cases.ts';
import { compareVariable, type Comparison, type Variable } from './compare-variable.ts';
import { logitsFaults } from './logits.ts';
import { differenceOf, drawSeed, keepState, namedParameters, randomBatch, runPass, type Batch, type Pass } from './passes.ts';

const batchSize = 3;

/** ∂C/∂θ and ∂C/∂input of C = Σ r·a with random r, in 64 bits; in training with the same random numbers for every pass. */
export const layerGradient: Check<Subject<'layers'>> = {
  name: 'gradient',
  title: 'the gradients of its parameters and of its inputs agree with central differences',
  run: (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    let count = 0;
    const failures = findingsOfCases(cases, (each) => {
      const { tried, findings } = gradientFaults(subject, each);
      count += tried;
      if (findings.length > 0) return findings;
      return [...lonelyFaults(subject, each), ...logitsFaults(subject, each)];
    });
    return outcome(
      `${formatCount(count, 'number')} in 64 bits, batches of ${batchSize}; ${describeCases(cases)}`,
      firstFew(failures),
    );
  },
};

function gradientFaults(subject: Subject<'layers'>, layerCase: LayerCase): Comparison {
  const network = networkOf(subject, layerCase, { precision: 'float64' });
  shakeParameters(network);
  const batch = randomBatch(network, batchSize);
  const restoreState = keepState(network);
  const pass = runPass(network, batch);
  const inUse = compare(network, batch, { pass, training: false, restoreState });
  const passInTraining = runPass(network, batch, { training: true });
  // Where training computes the same, its gradients have been compared.
  if (differenceOf(pass, passInTraining) === undefined) return inUse;
  const inTraining = compare(network, batch, { pass: passInTraining, training: true, restoreState });
  return { tried: inUse.tried + inTraining.tried, findings: [...inUse.findings, ...inTraining.findings] };
}

interface ComparedPass {
  readonly pass: Pass;
  readonly training: boolean;
  readonly restoreState: () => void;
}

function compare(network: Network, batch: Batch, { pass, training, restoreState }: ComparedPass): Comparison {
  const ofParameters = namedParameters(network).map(({ what, parameter: { value } }): Variable => ({
    name: what.startsWith('"') ? `∂C/∂θ of ${what}` : `∂C/∂x of ${what}, summed over the batch,`,
    data: value.data,
    gradient: pass.get(`the gradient of ${what}`) ?? [],
  }));
  const ofInput: Variable = { name: '∂C/∂x of the input x', data: batch.input.data, gradient: pass.get('the gradient of the input') ?? [] };
  const costAt = (): number => {
    restoreState();
    return costOf(network, batch, training);
  };
  const compared = [...ofParameters, ofInput].map((variable) => compareVariable(variable, costAt, training ? 'In training, ' : ''));
  return {
    tried: compared.reduce((sum, { tried }) => sum + tried, 0),
    findings: compared.flatMap(({ findings }) => findings),
  };
}

/** C = Σ r·a, of which ∂C/∂a = r. */
function costOf(network: Network, { input, outputGradient }: Batch, training: boolean): number {
  network.drawAt(drawSeed, 1);
  const { data } = network.forward(input, training);
  let cost = 0;
  for (let i = 0; i < data.length; i++) cost += (data[i] ?? NaN) * (outputGradient.data[i] ?? 0);
  return cost;
}

/** Biases that begin at zero, and the like, are at no place to tell anything. */
function shakeParameters({ parameters }: Network): void {
  const random = sampleRandom(91);
  for (const { value } of parameters)
    for (let i = 0; i < value.data.length; i++) value.data[i] = (value.data[i] ?? 0) + random.normal(0, 0.3);
}

/** As the first layer of a network, it is asked for no gradient of its input; the others stay what they are. */
function lonelyFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  if (layerCase.inputCount > 1) return [];
  const [asked, unasked] = [networkOf(subject, layerCase), networkOf(subject, layerCase, { hasInputGradient: false })];
  const batch = randomBatch(asked, batchSize);
  const difference = differenceOf(runPass(unasked, batch), runPass(asked, batch));
  if (difference === undefined) return [];
  return [{
    message: `Where nobody asks for the gradient of the input, ${difference.what} is another at index ${difference.index}.`,
    hint: 'An undefined place among the inputs of bindBackward means that this gradient alone is left out.',
  }];
}
