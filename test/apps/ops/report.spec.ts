import type { Report } from '../../../domain/figures/report-row';
import { containing, matching, runIn, startOpsWorld, type JsonRan, type OpsWorld } from './ops-world';

let world: OpsWorld;
beforeAll(async () => {
  world = await startOpsWorld();
  await world.percorso('HoldFirstMeeting');
  await world.percorso('TakeInCharge');
});
afterAll(() => world.stop());

/** The percorsi of this world are of 15/01/2020, and were told today. */
const LATER = '2099-12-31';

test('the report names every published figure once, in the order of publication, and its money in cents', async () => {
  const { code, document } = (await world.json('report', 'TOS-PIO2', '--as-of', LATER)) as JsonRan<Report>;
  expect(code).toBe(0);
  expect(document).toMatchObject({ programme: 'TOS-PIO2', asOf: LATER, knownAt: LATER });
  const published = document.rows.filter(({ figure }) => figure !== null);
  expect(published.map(({ figure }) => figure)).toEqual([
    ...[
      'F053',
      'F054',
      'F055',
      'F056',
      'F057',
      'F058',
      'F059',
      'F060',
      'F061',
      'F062',
      'F063',
      'F072',
      'F073',
    ],
  ]);
  const indicators = document.rows.map(({ indicator }) => indicator);
  expect(new Set(indicators).size).toBe(indicators.length);
  expect(document.rows.find(({ indicator }) => indicator === 'adhesions')).toMatchObject({
    value: 2,
    printed: '2',
    numerator: 2,
    denominator: null,
    published: { value: 7170, printed: '7.170' },
  });
  expect(indicators).toEqual(
    expect.arrayContaining([
      ...['result_fee_matured', 'result_fee_payable', 'process_fee_matured', 'fees_after_cap'],
      ...['incentives_admitted', 'fees_paid', 'fees_recovered', 'incentives_paid', 'incentives_recovered'],
    ]),
  );
});

test('in words each figure stands beside the published one, with its definition, its days and its rounding', async () => {
  const { out } = await world.ops('report', 'TOS-PIO2', '--as-of', LATER);
  expect(out).toMatch(/F053 +adhesions +2 +7\.170 +differs +2/);
  expect(out).toMatch(/F057 +actions_average_second_statement +10 \(declared, not derivable\) +10 +declared/);
  expect(out).toMatch(
    /F063 +job_opportunity_rate +01\/01\/2020 to 31\/12\/2020 +rounding: a whole percentage, cut/,
  );
});

test('what was told later is not counted', async () => {
  const asked = ['report', 'TOS-PIO2', '--as-of', LATER, '--known-at', '2020-01-31'];
  const { document } = (await world.json(...asked)) as JsonRan<Report>;
  expect(document.rows[0]).toMatchObject({ indicator: 'adhesions', value: 0, printed: '0' });
  expect(document.rows[1]).toMatchObject({ indicator: 'gender_split', value: null, printed: '–' });
});

test('a report that cannot be asked so says how it can', async () => {
  const wrong: readonly (readonly [string[], unknown])[] = [
    [['report', 'TOS-PIO2'], matching(/--as-of/)],
    [['report', 'TOS-PIO2', '--as-of', '28/02/2021'], containing('--as-of is a day like 2021-02-28')],
    [['report', 'TOS-PIO2', '--as-of', LATER, '--known-at', 'now'], containing('--known-at is a day')],
    [['report', 'TOS-PIO9', '--as-of', LATER], containing('there are TOS-PIO1, TOS-PIO2')],
    [['report', '--as-of', LATER], matching(/programme/)],
  ];
  for (const [args, told] of wrong) {
    const { code, err } = await runIn(world.env, args);
    expect({ args, code, err }).toEqual({ args, code: 2, err: told });
  }
});
