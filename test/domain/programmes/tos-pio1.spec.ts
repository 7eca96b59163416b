import { resultFeeCents } from '../../../domain/entitlement/assegno-value';
import { RULEBOOK } from '../../../domain/programmes';
import { citizenshipOf } from '../../../domain/programmes/european-union';
import { rulesOfKind } from '../../../domain/programmes/entitlements';
import { programmeIn, rulesIn, versionOn } from '../../../domain/programmes/rulebook';
import { day } from '../values';

const version = rulesIn(RULEBOOK, 'TOS-PIO1/2018-03-06');

it.each([
  ['2018-03-05', undefined],
  ['2018-03-06', '2018-03-06'],
  ['2019-03-10', '2018-03-06'],
  ['2019-03-11', undefined],
])('on %s adhesions are taken under %s', (on, name) => {
  const programme = programmeIn(RULEBOOK, 'TOS-PIO1');
  expect(programme && versionOn(programme, day(on))?.version).toBe(name);
});

it('has three measures: allowance, pathway, hiring incentive (R-P1-01)', () => {
  expect(version.entitlements.map(({ kind }) => kind)).toEqual(['result-fee', 'process-fee', 'allowance']);
  expect(version.incentives).not.toBeNull();
});

it('asks no other income support, and twelve months, six in a complex area (R-P1-02 to 05)', () => {
  expect(version.requirements.map(({ kind }) => kind)).toEqual([
    ...['minimum-age', 'resident-or-domiciled', 'unemployed', 'unemployed-for', 'not-receiving'],
  ]);
  expect(version.requirements.find(({ kind }) => kind === 'not-receiving')).toMatchObject({
    supports: ['naspi', 'rdc', 'rei', 'cigs-cessazione'],
  });
});

it('pays whoever gives the service, an agency or an office (R-P1-08)', () => {
  expect(version.providers?.kinds).toEqual(['apl', 'cpi']);
  for (const { service } of [...rulesOfKind(version, 'result-fee'), ...rulesOfKind(version, 'process-fee')])
    expect(service.paid).toEqual(['apl', 'cpi']);
});

it('is worth what delibera ANPAL 14/2018 says (G1, G2)', () => {
  const [open, fixed] = rulesOfKind(version, 'result-fee')[0]?.classes ?? [];
  const worth = (one: typeof open, index: number) =>
    resultFeeCents(index, one?.minCents ?? 0, one?.maxCents ?? 0);
  expect(worth(open, 8_000)).toBe(340_000);
  expect([worth(fixed, 7_000), worth(fixed, 4_999)]).toEqual([130_000, 50_000]);
});

it('keeps 70% of thirty million for crisis areas of any kind', () => {
  const { earmarked } = version.reservation;
  const cents = (envelope: unknown) => version.budgets.find((one) => one.envelope === envelope)?.cents ?? 0;
  expect(earmarked?.domiciledIn).toEqual(['complex', 'non-complex', 'regional']);
  const all = version.budgets.reduce((sum, one) => sum + one.cents, 0);
  expect(all).toBe(3_000_000_000);
  expect(cents(earmarked?.envelope) / all).toBe(0.7);
});

it.each([
  ['IT', '2018-05-01', 'italian'],
  ['RO', '2018-05-01', 'eu'],
  ['GB', '2020-01-31', 'eu'],
  ['GB', '2020-02-01', 'non-eu'],
  ['AL', '2018-05-01', 'non-eu'],
  ['XX', '2018-05-01', 'non-eu'],
])('a citizen of %s on %s counts as %s', (state, on, citizenship) => {
  expect(citizenshipOf(state, day(on))).toBe(citizenship);
});
