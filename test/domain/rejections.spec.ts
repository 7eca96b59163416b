import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REJECTIONS } from '../../domain/rejections';

const ROOT = join(__dirname, '../..');
const GIVEN = [...sourcesOf('domain'), ...sourcesOf('activities')];
const TESTED = sourcesOf('test/domain');
const ROWS = Object.entries(REJECTIONS);

describe.each(ROWS)('the reason %s', (reason, { title, remedy }) => {
  it('is a stable code', () => {
    expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('says in Italian and in English what it is, and what to do', () => {
    for (const text of [title, remedy]) {
      expect(text.it).not.toBe('');
      expect(text.en).not.toBe('');
      expect(text.it).not.toBe(text.en);
    }
    // A title is read as a heading, a remedy as a sentence.
    expect(title.it.endsWith('.') || title.en.endsWith('.')).toBe(false);
    expect(remedy.it.endsWith('.') && remedy.en.endsWith('.')).toBe(true);
  });

  it('is given somewhere, and by name in a test', () => {
    expect(GIVEN.some(names(reason))).toBe(true);
    // A key that comes twice with different commands is found where commands are kept, not here.
    if (reason !== 'request-id-reused') expect(TESTED.some(names(reason))).toBe(true);
  });
});

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('rejections.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'));
}

function names(reason: string): (source: string) => boolean {
  return (source) => source.includes(`'${reason}'`);
}
