import { fieldText, writtenText } from '../../../../apps/ops/explain/fields';
import { detailOf } from '../../../../apps/ops/show/detail';
import { codeText } from '../../../../apps/modules/texts/codes';
import { ACTIVITY_KINDS, ACTIVITY_MODES, ATTENDANCES } from '../../../../domain/activity';
import { RULEBOOK } from '../../../../domain/programmes';
import { PATHS } from '../../../../domain/programmes/paths';

/** Parts of entitlements, each once, of all programmes. */
const PARTS = [
  ...new Set(
    RULEBOOK.programmes.flatMap(({ versions }) =>
      versions.flatMap(({ entitlements }) => entitlements.map(({ part }) => part)),
    ),
  ),
];

/** Codes by the field that holds them, also where the English word and the code are one. */
const CODES: readonly (readonly [field: string, codes: readonly string[]])[] = [
  ['attendance', ATTENDANCES],
  ['kind', ACTIVITY_KINDS],
  ['mode', ACTIVITY_MODES],
  ['answer', ['open', 'done', 'refused', 'unknown', 'never-done']],
  ['direction', ['do', 'undo']],
  ['module', ['ordinary', 'domestic', 'temp-agency']],
  ['event', ['hire', 'extension', 'conversion', 'end']],
  ['status', ['undeclared', 'unemployed', 'conserved', 'suspended', 'lost']],
  ['path', PATHS],
  ['from', PATHS],
  ['part', PARTS],
];

test.each(CODES)('a code in the field %s is said in Italian', (field, codes) => {
  expect(codes.filter((code) => writtenText(field, code).it === code)).toEqual([]);
});

test.each(['approvedBy', 'proposedBy', 'unemployment', 'status'])(
  'the field %s has Italian words',
  (name) => {
    expect(fieldText(name).it).not.toBe(fieldText(name).en);
  },
);

test.each(PARTS)('what is assessed as %s is told in Italian, in the account and in the story', (part) => {
  expect(codeText('part', part).it).not.toBe(part);
  const assessed = { part, payee: 'cpi/D612C000002', entitledCents: 3_550, differenceCents: 3_550 };
  const told = detailOf({ type: 'FeeAssessed', data: assessed });
  expect(told?.it).toBe(`${codeText('part', part).it} di cpi/D612C000002 € 35,50 (+€ 35,50)`);
  const matured = { part, payee: 'cpi/D612C000002', earnedOn: '2020-03-02' };
  expect(detailOf({ type: 'TrancheMatured', data: matured })?.it).toContain(codeText('part', part).it);
});

test('a business is told with its form', () => {
  const { it: italian } = detailOf({ type: 'BusinessOpened', data: { form: 'self-employment' } }) ?? {};
  expect(italian).toBe('Lavoro autonomo');
});
