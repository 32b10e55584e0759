import { inject } from 'vitest';
import { askCoordinator } from './ask-coordinator.ts';
import type { SiteAnswer } from './one-site.ts';

/** The folder of the site, built from the sources as they are now. VITRUM_LAB_SITE names a built site to test instead. */
export async function builtSite(environment: Readonly<Record<string, string | undefined>> = process.env): Promise<string> {
  const given = environment['VITRUM_LAB_SITE'] ?? '';
  if (given !== '') return given;
  const answer = await askCoordinator<SiteAnswer>(inject('siteCoordinator'));
  if ('fault' in answer) throw new Error(answer.fault);
  return answer.site;
}
