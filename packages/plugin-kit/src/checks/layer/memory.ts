import type { Network } from '@vitrum/network';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, layerOf, networkOf, noCase, type LayerCase } from './cases.ts';
import { differenceOf, keepState, namedParameters, randomBatch, runPass } from './passes.ts';

const batchSize = 4;

/** The network's memory holds what earlier passes left there: a pass reads none of it, and leaves none of it standing. */
export const layerMemory: Check<Subject<'layers'>> = {
  name: 'memory',
  title: 'a pass writes all that it has to, and reads nothing that an earlier one has left',
  run: (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    const failures = findingsOfCases(cases, (each) => [false, true].flatMap((training) => leftoverFaults(subject, each, training)).slice(0, 1));
    return outcome(`each pass again, over memory full of NaN; ${describeCases(cases)}`, firstFew(failures));
  },
};

function leftoverFaults(subject: Subject<'layers'>, layerCase: LayerCase, training: boolean): readonly Finding[] {
  const network = networkOf(subject, layerCase);
  const batch = randomBatch(network, batchSize);
  const restoreState = keepState(network);
  const expected = runPass(network, batch, { training });
  restoreState();
  spoil(network, Object.keys(layerCase.plan.errors ?? {}));
  const difference = differenceOf(expected, runPass(network, batch, { training }));
  if (difference === undefined || !Number.isNaN(difference.got)) return []; // the check "purity" tells of other differences
  const { what, index } = difference;
  return [{
    message: `${training ? 'In training, ' : ''}${what} is NaN at index ${index} where memory was full of NaN before the pass.`,
    hint:
      'Write every element of the output, of what is kept, and of the gradients in every pass; ' +
      'neither read nor add to what an earlier pass has left there.',
  }];
}

/** Fills all that the passes of the layer have to write. */
function spoil(network: Network, errorNames: readonly string[]): void {
  const layer = layerOf(network);
  const tensors = [
    layer.a,
    ...layer.keptNames.map((name) => layer.kept(name)),
    ...errorNames.map((name) => layer.error(name)),
    network.inputGradient,
    ...network.layers.slice(0, -1).map(({ da }) => da),
    ...namedParameters(network).map(({ parameter }) => parameter.gradient),
  ];
  for (const tensor of tensors) tensor?.data.fill(NaN);
}
