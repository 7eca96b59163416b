import { readFileSync } from 'node:fs';
import { parseDraft, type Fault } from '../../../../apps/ops/programme/draft/parse';
import { programmeSchema } from '../../../../apps/ops/programme/draft/schema';
import { RULEBOOK } from '../../../../domain/programmes';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { TOS_PIO2_THIRD } from '../../../../domain/programmes/tos-pio2';
import { INVENTED } from '../../../support/invented';

const VERSIONS = [...RULEBOOK.programmes, ...INVENTED.programmes].flatMap(({ versions }) =>
  versions.map((version) => [rulesNameOf(version), version] as const),
);
const PUBLISHED = 'apps/ops/programme/draft/programme-version.schema.json';

test.each(VERSIONS)('%s is the same once it was written as a draft and read', (_, version) => {
  expect(parseDraft(JSON.stringify({ $schema: PUBLISHED, ...version }))).toEqual({ version });
});

test('the published schema is that by which drafts are read', () => {
  expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(programmeSchema());
});

test('the schema names its shapes, and says what each is', () => {
  const { $defs } = programmeSchema() as {
    readonly $defs: { readonly [name: string]: { description?: string } };
  };
  expect(Object.keys($defs).sort()).toEqual(
    expect.arrayContaining(['Cents', 'Citation', 'CivilDate', 'EnvelopeCode', 'Term', 'UnemploymentLaw']),
  );
  for (const shape of Object.values($defs)) expect(shape.description ?? '').not.toBe('');
});

/** The faults of the good version with something else on a place. */
function faultsOf(path: readonly (string | number)[], value: unknown): readonly Fault[] {
  const document = JSON.parse(JSON.stringify(TOS_PIO2_THIRD)) as Record<string, never>;
  const last = path.at(-1) ?? '';
  const holder = path
    .slice(0, -1)
    .reduce<Record<string | number, never>>((here, key) => here[key] as never, document);
  holder[last] = value as never;
  const draft = parseDraft(JSON.stringify(document));
  return 'faults' in draft ? draft.faults : [];
}

test.each<readonly [readonly (string | number)[], unknown, string, string]>([
  [['code'], 'tos', 'code', 'not written as the schema asks'],
  [['version'], undefined, 'version', 'It is missing'],
  [['adhesionFrom'], '2020-02-30', 'adhesionFrom', 'not written as the schema asks'],
  [['adhesion', 'text'], 'In one language', 'adhesion.text', 'not of the type asked for'],
  [['adhesion', 'text', 'en'], undefined, 'adhesion.text.en', 'It is missing'],
  [['clock', 'months'], 'six', 'clock.months', 'not of the type asked for'],
  [['clock', 'days'], 180, 'clock', 'none of the kinds'],
  [
    ['restricted'],
    { seenBy: ['anybody'], source: TOS_PIO2_THIRD.adhesion },
    'restricted.seenBy.0',
    'manager',
  ],
  [['colour'], 1, '', 'The schema does not have it: colour'],
  [['facts', 0], 'shoeSize', 'facts.0', 'ageYears, residenceRegion'],
  [['requirements', 0, 'years'], '18', 'requirements.minimum-age.years', 'not of the type asked for'],
  [['requirements', 0, 'kind'], 'tall', 'requirements.tall.kind', 'none of the kinds'],
  [['requirements', 1, 'source'], undefined, 'requirements.resident-or-domiciled.source', 'It is missing'],
  [['pathway', 4, 'due', 'otherwise'], 'tell', 'pathway.choice.due.otherwise', 'lapse'],
  [
    ['pathway', 4, 'due', 'term', 'source', 'status'],
    'sure',
    'pathway.choice.due.term.source.status',
    'official',
  ],
  [['exits', 1, 'causes', 0], 'rain', 'exits.refusal.causes.0', 'interview, course'],
  [
    ['incentives', 'amounts', 'columns', 'place'],
    ['ordinary'],
    'incentives.amounts.columns.place',
    'not written',
  ],
  [['reservation', 'leastCents'], 1.5, 'reservation.leastCents', 'not of the type asked for'],
])('a draft with another %j is refused where it stands', (...of) => {
  const [path, value, row, said] = of;
  const faults = faultsOf(path, value);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({ row, sentence: { en: expect.stringContaining(said) as string } });
  expect(faults[0]?.sentence.it).not.toBe(faults[0]?.sentence.en);
});

test.each(['', 'null', '[1', '"text"', '7'])('%j is no draft', (text) => {
  expect('faults' in parseDraft(text)).toBe(true);
});
