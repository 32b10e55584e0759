// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { makeFolder } from './make-folder.ts';
export { systemFolders } from './system-folders.ts';
