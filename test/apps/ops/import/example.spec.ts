import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../apps/ops/start/project-root';
import { runIn } from '../ops-world';
import { createTestDatabase, type TestDatabase } from '../../../support/postgres';

const EXAMPLE = join(projectRoot, 'test/cohort/example');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Document {
  readonly refusals: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
  readonly commands: { readonly sent: number };
}

test('the cohort of the clone is imported but for its mistakes, each named as its list says', async () => {
  const { out } = await runIn({ DATABASE_URL: database.ownerUrl }, [
    'import',
    EXAMPLE,
    '--dry-run',
    '--json',
  ]);
  const { refusals, commands } = JSON.parse(out) as Document;
  const [, ...listed] = readFileSync(join(EXAMPLE, 'errori.csv'), 'utf8').trim().split('\n');
  const named = refusals
    .filter(({ reason }) => reason !== 'depends-on-refused-row')
    .map(({ file, line, reason }) => [file, line, reason].join(';'));
  expect(named.sort()).toEqual(listed.sort());
  expect(refusals.some(({ reason }) => reason === 'depends-on-refused-row')).toBe(true);
  expect(commands.sent).toBeGreaterThan(600);
});
