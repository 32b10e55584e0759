/** The address of the page's folder, as the worker sees it: its own script lies one folder below, except while developing. */
export const siteAddress = (): URL => new URL(import.meta.env.DEV ? '/' : '../', self.location.href);
