import { fetchFile } from '../data/fetch-file.ts';
import { siteAddress } from '../data/site-address.ts';

/** The model that this project's command line trained on MNIST; models/README.md has the command. */
export const exampleName = 'mnist-784-32-16-10.json';

/**
 * @throws VITRUM_DATA_UNREADABLE
 */
export async function fetchExample(): Promise<unknown> {
  const bytes = await fetchFile(new URL(`models/${exampleName}`, siteAddress()));
  return JSON.parse(new TextDecoder().decode(bytes));
}
