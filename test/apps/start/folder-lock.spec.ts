import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../../../apps/ops/start/folder-lock';
import { temporaryFolder } from './folders';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

describe('the lock of a data folder', () => {
  test('is held by one launcher at a time, and leaves nothing behind', () => {
    const lock = lockFolder(folder.path);
    expect(() => lockFolder(folder.path)).toThrow(/in use by the process/);
    lock.release();
    lockFolder(folder.path).release();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test.each([
    ['of a dead process', JSON.stringify({ pid: 4_000_000, startedAt: '1' })],
    ['of a process whose number another one has now', JSON.stringify({ pid: process.pid, startedAt: '1' })],
    ['that was half written', '{"pid":'],
  ])('a lock %s is taken over', (_case, text) => {
    writeFileSync(join(folder.path, 'launcher.lock'), text);
    const lock = lockFolder(folder.path);
    expect(() => lockFolder(folder.path)).toThrow(/in use/);
    lock.release();
  });
});
