import { VitrumError } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { trainingSchema } from '@vitrum/trainer/internal';

const networkKeys = ['type', 'architecture', 'hidden', 'activation', 'outputActivation', 'initializer', 'biasInitializer'] as const;

/** Every setting of a run that is named by two words. Options of what they name, of datasets and of networks by name follow a further dot. */
const known = [
  ...Object.keys(trainingSchema).map((name) => `training.${name}`),
  ...networkKeys.map((name) => `network.${name}`),
  'dataset.limit',
];

/**
 * Checks that a key leads to a setting of a run. Options of a dataset, of a network by name and of what a setting names are checked
 * with the runs.
 *
 * @throws VITRUM_UNKNOWN_OPTION
 */
export function checkSettingKey(key: string): void {
  const [part, name, ...further] = key.split('.');
  const isComplete = name !== undefined && [name, ...further].every((each) => each !== '');
  if (isComplete && (part === 'dataset' || part === 'network')) return;
  if (isComplete && part === 'training' && Object.hasOwn(trainingSchema, name)) return;
  const nearest = nearestName(key, known) ?? nearestName(name ?? key, known.map(lastWord));
  const meant = known.find((each) => each === nearest || lastWord(each) === nearest);
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_OPTION',
    message: `"space": ${JSON.stringify(key)} is no setting of a run.`,
    hint: `${didYouMean(meant)}Settings begin with "training.", "network." or "dataset.", such as ${known.slice(0, 6).join(', ')}.`,
    nearest: meant,
  });
}

const lastWord = (key: string): string => key.split('.').at(-1) ?? key;
