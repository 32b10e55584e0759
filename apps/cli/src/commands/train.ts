import type { Command } from 'commander';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { repeatableOption, sharedOptions } from '../options/shared-options.ts';
import type { TrainSeriesOptions } from '../actions/train-series.ts';
import type { CommandHost } from '../command-host.ts';

const examples = `
Without options: 784-32-16-10 with tanh on MNIST, sgd with learning rate 0.01, batch size 1, 5 epochs, seed 7.
Figures of every epoch are of the validation samples where there are any, and of the test set otherwise; each says which.
A name may carry options: --activation leaky-relu:slope=0.2, --augment rotate:degrees=10

Examples:
  vitrum train --epochs 2
  vitrum train --architecture 784,64,10 --activation relu --output-activation softmax --initializer he-normal \\
    --loss categorical-cross-entropy --batch-size 32 --learning-rate 0.1 --shuffle
  vitrum train --early-stopping patience=5 --epochs 100
  vitrum train --config run.yaml --seed 8
  vitrum train --config recipe:cnn-small
  vitrum train --config recipe:tabular --data table.csv --target price
  vitrum train --data flowers --base runs/…/model.json --freeze all
  vitrum train --resume runs/2026-11-23T14-05-09Z-mnist-7 --epochs 10
  vitrum train --dataset iris --folds 5`;

/** `vitrum train` */
export function trainCommand(host: CommandHost): Command {
  return new GroupedCommand('train')
    .description('Train a network; the result is a run folder with model.json in it.')
    .option('--config <file>', 'a description of the run, JSON or YAML, or recipe:<name> (see "vitrum list recipes"); options override it')
    .addOptions(optionGroups.data('what to learn from (default: mnist)'))
    .option('--network <name>', 'a network by name, such as cnn-small or mlp:hidden=256,128; "vitrum list networks" shows all')
    .option('--base <model>', 'begin with the layers of a trained model, in any format; its outputs are replaced by new ones for the data')
    .option('--freeze <layers>', 'layers of the base that training leaves as they are: 0..5, indices, names, all or none (default: what its file says)')
    .option('--head <sizes>', "units of the new layers after the base's, outputs included (default: the outputs alone)")
    .option('--architecture <sizes>', 'inputs, then units of every layer (default: 784,32,16,10)')
    .option('--hidden <sizes>', 'units of the hidden layers alone: inputs and outputs follow the data')
    .option('--activation <name>', 'activation of every layer (default: tanh)')
    .option('--output-activation <name>', "activation of the last layer (default: the others')")
    .option('--initializer <name>', 'first values of weights and biases (default: notebook-normal)')
    .addOption(sharedOptions.augment('a random change of every training sample; may be given more than once'))
    .option('--loss <name>', 'cost function (default: squared-error)')
    .option('--optimizer <name>', 'how parameters follow their gradients (default: sgd)')
    .option('--learning-rate <x>', 'length of a step (default: 0.01); if you name an optimizer, it has its own default')
    .option('--schedule <name>', 'how the learning rate changes during the run (default: constant)')
    .option('--batch-size <n>', 'samples for each step (default: 1)')
    .option('--epochs <n>', 'passes over the training samples (default: 5)')
    .option('--shuffle', 'draw a new order for every epoch (default, except for MNIST and its kin)')
    .option('--no-shuffle', 'keep the stored order')
    .option('--sample-weights <column>', 'a column with the weight of each sample in training; it is not used as an input')
    .option('--class-weights <weights>', 'balanced, or how much samples of each class count, such as cat=2,dog=1 (default: all the same)')
    .addOption(sharedOptions.metrics())
    .option('--accumulate <n>', 'batches whose gradients make one step (default: 1)')
    .option('--averaging <name>', 'averaged weights for tests and the model: ema:decay=0.999 or swa:from=0.75 (default: none)')
    .option('--clip-norm <x>', 'largest norm of all gradients together (default: no limit)')
    .option('--clip-value <x>', 'largest magnitude of a number of a gradient (default: any)')
    .option('--l1 <x>', 'penalty x·Σ|θ| on weights, not on biases and norms (default: 0)')
    .option('--l2 <x>', 'penalty x/2·Σθ² on weights, not on biases and norms (default: 0)')
    .option('--validation <share>', 'hold that share of the training samples out, drawn by seed; the test set is then used once, at the end')
    .option('--validation-data <path>', 'files of your own to validate with instead, of the same kind as --data')
    .option('--test-data <path>', 'files of your own to test with')
    .option('--keep-best [figure]', 'end with the weights of the best epoch by that figure on the validation samples (default: loss)')
    .option('--early-stopping [options]', 'end when the validation loss stops improving, such as patience=5; keeps the best weights')
    .addOption(repeatableOption('--callback <name>', 'what watches the training and may end it; may be given more than once'))
    .option('--seed <n>', 'decides every random choice (default: 7)')
    .addOption(sharedOptions.limit('use N training samples: the first ones, or a fair sample where the data may be sorted'))
    .option('--seeds <n>', 'train n times, with the seeds that follow --seed, side by side; prints mean ± standard deviation')
    .option('--folds <n>', 'divide the samples into n folds and train once for each, which is held out; prints mean ± standard deviation')
    .option('--fold <k>', 'with --folds: train only the run that holds out fold k')
    .option('--jobs <n>', 'runs of --seeds and --folds that are trained at the same time (default: as many as cores allow)')
    .addOptions(optionGroups.backend())
    .option('--tensorboard <folder>', "write event files for TensorBoard into the run's folder below this one")
    .option('--no-signs', 'do not look for signs of trouble, such as dead units, at the end of epochs')
    .option('--out <folder>', 'the run folder (default: runs/<time>-<dataset>-<seed>)')
    .option('--resume <folder>', 'continue the run in that folder')
    .option('--checkpoint-every <n|time>', 'save the run every N steps, or every 10s (default: 30s; and after every epoch)')
    .addOptions(optionGroups.output())
    .addHelpText('after', examples)
    .action(async (options: TrainSeriesOptions, command: Command) => {
      const { describesSeries, trainSeries } = await import('../actions/train-series.ts');
      if (await describesSeries(options, host)) return trainSeries(options, command, host);
      const { train } = await import('../actions/train.ts');
      await train(options, host);
    });
}
