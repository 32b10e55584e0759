import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Statement } from '../../finding.ts';
import { eachCase, layerOf, networkOf } from './cases.ts';
import type { LayerCase } from './layer-case.ts';
import { comparePasses, differenceOf, keepState, namedParameters, randomBatch, runPass } from './passes.ts';

/** The network's memory holds what earlier passes left there: a pass reads none of it, and leaves none of it standing. */
export const layerMemory = check<CheckContext<'layers'>>('memory', 'a pass writes all that it has to, and reads nothing that an earlier one has left', (context) => {
  eachCase(context, 'each pass again, over memory full of NaN', (each) => [false, true].flatMap((training) => leftoverFaults(each, training)).slice(0, 1));
});

function leftoverFaults(layerCase: LayerCase, training: boolean): readonly Statement[] {
  const network = networkOf(layerCase);
  const batch = randomBatch(network, 4);
  const restoreState = keepState(network);
  const expected = runPass(network, batch, { training });
  restoreState();
  // All that the passes of the layer have to write.
  const layer = layerOf(network);
  const tensors = [
    layer.a,
    ...layer.keptNames.map((name) => layer.kept(name)),
    ...Object.keys(layerCase.plan.errors ?? {}).map((name) => layer.error(name)),
    network.inputGradient,
    ...network.layers.slice(0, -1).map(({ da }) => da),
    ...namedParameters(network).map(({ parameter }) => parameter.gradient),
  ];
  for (const tensor of tensors) tensor?.data.fill(NaN);
  const got = runPass(network, batch, { training });
  if (!Number.isNaN(differenceOf(expected, got)?.got)) return []; // the check "purity" tells of other differences
  return comparePasses({
    says: `${training ? 'In training, where' : 'Where'} memory was full of NaN before the pass`,
    hint:
      'Write every element of the output, of what is kept, and of the gradients in every pass; ' +
      'neither read nor add to what an earlier pass has left there.',
    expected,
    got,
  });
}
