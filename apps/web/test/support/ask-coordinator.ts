import { get } from 'node:http';
import { text } from 'node:stream/consumers';

/** Asks without a limit of time: what is asked for may have to be downloaded or built first. */
export function askCoordinator<Answer>(url: string | URL): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A desk answers with nothing else.
    get(url, (response) => void text(response).then((json) => resolve(JSON.parse(json) as Answer), reject)).on('error', reject);
  });
}
