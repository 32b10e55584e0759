const folder = (process.env['VITRUM_SITE_BASE'] ?? '').replace(/^\/+|\/+$/g, '');

/** What the addresses of the site begin with, with slashes at both ends: a static host may serve it from a folder. */
export const siteBase = folder === '' ? '/' : `/${folder}/`;
