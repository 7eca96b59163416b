import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from '../../../../apps/ops/simulate/simulate';
import { RULEBOOK } from '../../../../domain/programmes';
import { TOS_PIO2_THIRD } from '../../../../domain/programmes/tos-pio2';
import type { Totals } from '../../../../domain/simulation/totals';
import { ENGLISH, ITALIAN, wordsOf } from '../languages';
import { document, FOLDER, said } from './said';

interface Simulated {
  readonly version: string;
  readonly totals: Totals;
}

const run = (...args: readonly string[]) =>
  document<Simulated>('simulate', 'TOS-PIO2', '--people', '120', ...args);

test('the same seed gives the same totals, another one others', async () => {
  const [one, again, other] = [await run('--seed', '4'), await run('--seed', '4'), await run('--seed', '5')];
  expect(one).toMatchObject({ version: 'TOS-PIO2/2019-12-21.3', totals: { people: 120 } });
  expect(again.totals).toEqual(one.totals);
  expect(other.totals.mark).not.toBe(one.totals.mark);
});

test('what happened and what it costs is told in one language', async () => {
  const args = ['simulate', 'TOS-PIO2', '--people', '120'];
  const [it, en] = [await said(...args, '--lang', 'it'), await said(...args)];
  expect([it.code, en.code]).toEqual([0, 0]);
  for (const title of ['Come sono finiti i percorsi', 'Uscite, per causa', 'Denaro', 'Stanziamenti'])
    expect(it.out).toContain(title);
  expect(it.out).toMatch(/TOS-PIO2-ASSEGNO +€ [\d.]+,\d\d su € 8\.000\.000,00 \(basta per [\d.]+ persone/);
  expect(it.out).toContain('Domande di incentivo dei datori di lavoro');
  expect(it.out).toMatch(/Ammessa +\d+ \(\d+,\d%\)/);
  expect(it.out).toMatch(/incentivi: pagato +€ [1-9]/);
  expect(it.out).toMatch(/TOS-PIO2-INCENTIVI +€ [\d.]+,\d\d su € 3\.400\.000,00 \(basta per [\d.]+ persone/);
  expect(en.out).toMatch(/Applications of employers for an incentive\n.*Rejected/);
  expect(it.err).toContain('Vite vissute: 120 di 120');
  expect(it.out.split('\n').filter((line) => ENGLISH.test(wordsOf(line)))).toEqual([]);
  expect(
    en.out.split('\n').filter((line) => ITALIAN.test(wordsOf(line.replace('Reddito di cittadinanza', '')))),
  ).toEqual([]);
});

test.each(RULEBOOK.programmes.map(({ code }) => code))(
  'lives under %s are told in each language alone',
  async (code) => {
    const args = ['simulate', code, '--people', '60'];
    const [it, en] = [await said(...args, '--lang', 'it'), await said(...args)];
    expect([it.code, en.code]).toEqual([0, 0]);
    expect(it.out.split('\n').filter((line) => ENGLISH.test(wordsOf(line)))).toEqual([]);
    const english = en.out.replaceAll('Reddito di cittadinanza', '').split('\n');
    expect(english.filter((line) => ITALIAN.test(wordsOf(line)))).toEqual([]);
  },
);

test('nobody begins under a programme that no act has opened; its rehearsal is as if one had', async () => {
  const { totals } = await document<Simulated>('simulate', 'NAZ-ADR', '--people', '60');
  expect(totals.outcomes).toEqual({ 'refused-adhesion': 60 });
  const { versions } = await document<{ versions: Simulated[] }>(
    'programme',
    'rehearse',
    'NAZ-ADR',
    '--people',
    '60',
  );
  expect(versions[0]?.totals.outcomes['concluded'] ?? 0).toBeGreaterThan(10);
});

test.each([
  ['--people', '0'],
  ['--people', 'many'],
  ['--seed', '1.5'],
])('%s %s is refused', async (option, value) => {
  for (const command of [['simulate'], ['programme', 'rehearse']]) {
    const { code, err } = await said(...command, 'TOS-PIO2', option, value);
    expect({ code, named: err.includes(option) }).toEqual({ code: 2, named: true });
  }
});

test('a draft is rehearsed beside the version in force, by the same people', async () => {
  const years = TOS_PIO2_THIRD.requirements.map((one) =>
    one.kind === 'minimum-age' ? { ...one, years: 50 } : one,
  );
  const file = join(FOLDER, 'older.json');
  writeFileSync(file, JSON.stringify({ ...TOS_PIO2_THIRD, version: 'older', requirements: years }));
  const { versions } = await document<{ versions: Simulated[] }>(
    'programme',
    'rehearse',
    file,
    '--people',
    '200',
  );
  const [draft, inForce] = versions;
  expect([draft?.version, inForce?.version]).toEqual(['TOS-PIO2/older', 'TOS-PIO2/2019-12-21.3']);
  const refused = (one: Simulated | undefined) => one?.totals.refusals['requirement-not-met'] ?? 0;
  expect(refused(draft)).toBeGreaterThan(refused(inForce) + 50);
  const { out } = await said('programme', 'rehearse', file, '--people', '50', '--lang', 'it');
  expect(out).toMatch(/TOS-PIO2\/older +TOS-PIO2\/2019-12-21\.3/);
});

test('a draft that pays employers more is seen to cost more, for the same people', async () => {
  const { incentives } = TOS_PIO2_THIRD;
  if (incentives === null) throw new Error('Nobody is paid for hiring');
  const rows = incentives.amounts.rows.map((row) => ({ ...row, cents: row.cents * 2 }));
  const file = join(FOLDER, 'doubled.json');
  const doubled = { ...incentives, amounts: { ...incentives.amounts, rows } };
  writeFileSync(file, JSON.stringify({ ...TOS_PIO2_THIRD, version: 'doubled', incentives: doubled }));
  const { versions } = await document<{ versions: Simulated[] }>(
    'programme',
    'rehearse',
    file,
    '--people',
    '200',
  );
  const [draft, inForce] = versions.map(({ totals }) => totals);
  if (draft === undefined || inForce === undefined) throw new Error('There are no two columns');
  expect(inForce.incentivesPaidCents).toBeGreaterThan(0);
  expect(draft.incentivesPaidCents).toBe(inForce.incentivesPaidCents * 2);
  expect(draft).toMatchObject({ incentives: inForce.incentives, mark: inForce.mark });
});

test('who stops a simulation has what was lived so far', async () => {
  const stopped = new AbortController();
  const { totals } = await simulate(
    { version: TOS_PIO2_THIRD, people: 1_000, seed: 1, threads: 1 },
    { lived: () => stopped.abort(), stop: stopped.signal },
  );
  expect(totals.people).toBe(100);
});
