import { expect, test } from 'vitest';
import { systemFolders } from '@vitrum/data-cache/internal';

// XDG Base Directory Specification 0.8: the default, the order, and that relative paths are ignored.
test.each([
  { environment: {}, platform: 'linux', folders: ['/usr/local/share/datasets', '/usr/share/datasets'] },
  { environment: { XDG_DATA_DIRS: '' }, platform: 'linux', folders: ['/usr/local/share/datasets', '/usr/share/datasets'] },
  { environment: { XDG_DATA_DIRS: '/opt/share/:relative::/b' }, platform: 'linux', folders: ['/opt/share/datasets', '/b/datasets'] },
  { environment: { XDG_DATA_DIRS: '/opt' }, platform: 'win32', folders: [] },
] as const)('$platform with $environment: $folders', ({ environment, platform, folders }) => {
  expect(systemFolders(environment, platform)).toEqual(folders);
});
