import type { Command } from 'commander';
import type { SweepOptions } from '../actions/sweep.ts';
import type { WorkerOptions } from '../actions/worker.ts';
import type { SweepFolderOptions } from '../actions/sweep-folder.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { sharedOptions } from '../options/shared-options.ts';

const examples = `
A sweep is a YAML or JSON file: what its runs have in common, and a space of values to try.

  run: { dataset: synthetic-digits, training: { epochs: 9, validation: 0.1 } }
  space:
    training.learningRate: { type: log-uniform, minimum: 0.001, maximum: 0.3 }
    training.batchSize: [16, 32, 64]
  search: random
  halving: { factor: 3 }
  budget: { trials: 27 }

Examples:
  vitrum sweep sweep.yaml
  vitrum sweep recipe:digits --workers 2
  vitrum sweep sweep.yaml --workers 2 --out digits
  vitrum sweep status digits
  vitrum sweep best digits
  vitrum sweep resume digits --trials 60`;

/** `vitrum sweep` */
export function sweepCommand(host: CommandHost): Command {
  return withRunOptions(new GroupedCommand('sweep'))
    .description('Try many settings: train a run for each, side by side, and show which are best.')
    .argument('<file>', 'the description of the sweep, JSON or YAML; or recipe:NAME, see "vitrum list recipes"')
    .option('--out <folder>', 'the folder of the sweep (default: sweeps/<time>-<dataset>)')
    .addHelpText('after', examples)
    .helpCommand(false)
    .enablePositionalOptions() // what follows "status" is meant for it
    .action(async (file: string, options: SweepOptions) => {
      const { startSweep } = await import('../actions/sweep.ts');
      await startSweep(file, options, host);
    })
    .addCommand(statusCommand(host))
    .addCommand(bestCommand(host))
    .addCommand(stopCommand(host))
    .addCommand(resumeCommand(host));
}

function withRunOptions(command: GroupedCommand): GroupedCommand {
  return command
    .option('--workers <n>', 'runs that are trained at the same time (default: as many as cores allow)')
    .option('--trials <n>', 'number of settings to try; overrides the file')
    .option('--queue <address>', 'let workers train, through the Redis redis://host:6379 or rediss://…; see "vitrum worker"')
    .option('--optuna-journal <file>', 'write the trials as a journal that optuna-dashboard reads')
    .addOption(sharedOptions.dataDir())
    .addOptions(optionGroups.backend(), optionGroups.output());
}

function statusCommand(host: CommandHost): Command {
  return new GroupedCommand('status')
    .description('Show the progress of a sweep and its best trials.')
    .argument('<folder>', 'the folder of the sweep')
    .addOptions(optionGroups.output())
    .action(async (folder: string, options: SweepFolderOptions) => {
      const { sweepStatus } = await import('../actions/sweep-folder.ts');
      await sweepStatus(folder, options, host);
    });
}

function bestCommand(host: CommandHost): Command {
  return new GroupedCommand('best')
    .description('The best trial of a sweep, and where its model is.')
    .argument('<folder>', 'the folder of the sweep')
    .addOptions(optionGroups.output())
    .action(async (folder: string, options: SweepFolderOptions) => {
      const { sweepBest } = await import('../actions/sweep-folder.ts');
      await sweepBest(folder, options, host);
    });
}

function stopCommand(host: CommandHost): Command {
  return new GroupedCommand('stop')
    .description('Make a running sweep save its trials and end.')
    .argument('<folder>', 'the folder of the sweep')
    .addOptions(optionGroups.output())
    .action(async (folder: string) => {
      const { stopSweep } = await import('../actions/sweep-folder.ts');
      await stopSweep(folder, host);
    });
}

function resumeCommand(host: CommandHost): Command {
  return withRunOptions(new GroupedCommand('resume'))
    .description('Continue a sweep that was interrupted, or add trials to it.')
    .argument('<folder>', 'the folder of the sweep')
    .action(async (folder: string, options: SweepOptions) => {
      const { resumeSweep } = await import('../actions/sweep.ts');
      await resumeSweep(folder, options, host);
    });
}

/** `vitrum worker` */
export function workerCommand(host: CommandHost): Command {
  return new GroupedCommand('worker')
    .description('Train trials that "vitrum sweep --queue" puts into a Redis, until Ctrl-C.')
    .requiredOption('--queue <address>', 'the Redis or Valkey, redis://user:password@host:6379 or rediss://… for TLS')
    .option('--folder <folder>', 'where runs are kept; a folder that all workers see lets one go on where another ended', 'trials')
    .option('--workers <n>', 'runs that are trained at the same time (default: as many as cores allow)')
    .option('--stalled-after <seconds>', 'after this time without a sign of life, another worker takes over', '10')
    .addOption(sharedOptions.dataDir())
    .option('--threads <n>', 'threads of each run')
    .addOption(sharedOptions.plugin())
    .addOption(sharedOptions.verbose())
    .action(async (options: WorkerOptions) => {
      const { work } = await import('../actions/worker.ts');
      await work(options, host);
    });
}

/** `vitrum trial-worker`, which `vitrum sweep` starts; it is in no help. */
export function trialWorkerCommand(host: CommandHost): Command {
  return new GroupedCommand('trial-worker').description('Train what a sweep says.').action(async () => {
    const { serveTrials } = await import('../sweep/trial-worker.ts');
    await serveTrials(host);
  });
}
