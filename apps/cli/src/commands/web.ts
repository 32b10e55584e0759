import { Command } from 'commander';
import type { WebOptions } from '../actions/web.ts';
import type { CommandHost } from '../command-host.ts';
import { repeatableOption, sharedOptions } from '../options/shared-options.ts';

const examples = `
Nothing leaves this machine, and nothing is downloaded; Ctrl-C ends it.

Examples:
  vitrum web
  vitrum web --port 0 --data-dir ./data --plugin ./bent.mjs
  vitrum web --allow-framing https://blog.example`;

/** `vitrum web` */
export function webCommand(host: CommandHost): Command {
  return new Command('web')
    .description('Serve the web lab, a page that shows how a network learns.')
    .option('--port <n>', 'the port; 0 for any that is free (default: 8080)')
    .option('--host <name>', 'the host name or address to listen on (default: localhost)')
    .addOption(repeatableOption('--allow-framing <origin>', 'an origin whose pages may show the lab in a frame; may be given more than once'))
    .addOption(sharedOptions.dataDir())
    .addOption(sharedOptions.plugin())
    .addOption(sharedOptions.verbose())
    .addHelpText('after', examples)
    .action(async (options: WebOptions) => {
      const { serveWeb } = await import('../actions/web.ts');
      await serveWeb(options, host);
    });
}
