import { readAddress } from '../../web/vite/site-address.ts';

const given = process.env['VITRUM_SITE_ADDRESS'] ?? '';

/** The full address of the lab that lies beside the pages; undefined where nobody knows yet where the folder will be served. */
export const labAddress: URL | undefined = given === '' ? undefined : readAddress(given);
