import { handleWith } from '../../../../activities/handle';
import { postgresEventStore } from '../../../../activities/postgres/event-store';
import { openDataSource } from '../../../../apps/modules/database/data-source';
import { givenPepper } from '../../../../apps/modules/personal/pepper';
import { PersonalData } from '../../../../apps/modules/personal/personal-data';
import { parseCodiceFiscale, parseTaxCode } from '../../../../domain/codice-fiscale';
import { personStream, type PersonId } from '../../../../domain/identifiers';
import { NOTHING_TOLD } from '../../../../domain/person/identity';
import { RULEBOOK } from '../../../../domain/programmes';
import { instantAt } from '../../../../domain/time/civil-date';
import { ask } from '../../../support/pathway';
import { made } from '../../../domain/values';
import { adhesion, application, hire, issuedOnly, omocodeOf, taxCode } from './folder';
import { withFolder, withWorld, type Document, type ImportWorld } from './import-world';

const HORIZON = ['--horizon', '2021-03-01'];
const PROVISIONAL = '61492729035';

const refused = ({ refusals }: Document) =>
  refusals.map(({ file, line, field, reason }) => [`${file}:${line}`, field, reason].join(' '));
const people = (world: ImportWorld) =>
  world.query<object>(
    `SELECT tax_code, given_name, family_name, to_char(birth_date, 'DD/MM/YYYY') AS birth, sex, birth_place
       FROM personal.person ORDER BY tax_code`,
  );

test('somebody with a provisional code takes part: the row tells what the code does not', async () => {
  const written = {
    adesioni: [adhesion(1, { codice_fiscale: PROVISIONAL, sesso: 'F', comune_nascita: 'Z343' })],
    comunicazioni: [hire(1, 1, { codice_fiscale: PROVISIONAL })],
    incentivi: [application(1, 1, { codice_fiscale: PROVISIONAL })],
  };
  await withFolder(written, (folder) =>
    withWorld(async (world) => {
      expect(await world.import(folder, ...HORIZON)).toMatchObject({ refusedRows: 0, rejections: [] });
      const facts = await world.facts();
      const [submitted] = facts.filter((fact) => fact.includes('"AdhesionSubmitted"'));
      expect(submitted).toContain('"sex": {"known": "F"}');
      expect(facts.filter((fact) => fact.includes('"EmploymentReported"'))).toHaveLength(1);
      expect(await people(world)).toEqual([
        {
          tax_code: PROVISIONAL,
          given_name: 'MARIO 1',
          family_name: 'ROSSI',
          birth: '10/12/1985',
          sex: 'F',
          birth_place: 'Z343',
        },
      ]);
    }),
  );
});

test('whom only an application named, in an earlier release, gets a name from the adhesion that comes later', async () => {
  await withWorld(async (world) => {
    await withFolder({ adesioni: [adhesion(1)] }, async (folder) => {
      await world.import(folder, ...HORIZON);
    });
    await world.tamper('UPDATE personal.person SET given_name = NULL, family_name = NULL, birth_date = NULL');
    expect(await people(world)).toMatchObject([{ tax_code: taxCode(1), given_name: null }]);
    await withFolder({ adesioni: [adhesion(1)] }, async (folder) => {
      expect(await world.import(folder, ...HORIZON)).toMatchObject({ refusedRows: 0 });
    });
    expect(await people(world)).toMatchObject([
      { tax_code: taxCode(1), given_name: 'MARIO 1', family_name: 'ROSSI', birth: '10/12/1985' },
    ]);
  });
});

test('a row that contradicts who is on record is refused at its cell, in a rehearsal too, and nothing is merged', async () => {
  await withWorld(async (world) => {
    await withFolder({ adesioni: [adhesion(1)] }, async (folder) => {
      await world.import(folder, ...HORIZON);
    });
    const [facts, kept] = [await world.facts(), await people(world)];
    const other = { id_adesione: 'B-1', codice_fiscale: omocodeOf(taxCode(1)), nome: 'UGO', cognome: 'NERI' };
    const written = {
      adesioni: [issuedOnly(1, { ...other, ...daysOf('01/07/2020') })],
      incentivi: [application(1, 1, { codice_fiscale: omocodeOf(taxCode(1)) })],
    };
    await withFolder(written, async (folder) => {
      for (const more of [['--dry-run'], []])
        expect(refused(await world.import(folder, ...HORIZON, ...more))).toEqual([
          'adesioni:2 cognome person-differs',
          'adesioni:2 nome person-differs',
          'incentivi:2 codice_fiscale depends-on-refused-row',
        ]);
    });
    expect([await world.facts(), await people(world)]).toEqual([facts, kept]);
    await withFolder({ adesioni: [adhesion(1, { nome: 'Mario  1', cognome: 'Ròssi' })] }, async (folder) => {
      expect(await world.import(folder, ...HORIZON)).toMatchObject({ refusedRows: 0 });
    });
    expect(await people(world)).toEqual(kept);
  });
});

test('two rows of one folder that contradict each other are not one person', async () => {
  const later = issuedOnly(1, { id_adesione: 'B-1', cognome: 'NERI', ...daysOf('01/09/2020') });
  await withFolder({ adesioni: [adhesion(1), later] }, (folder) =>
    withWorld(async (world) => {
      expect(refused(await world.import(folder, ...HORIZON))).toEqual(['adesioni:3 cognome person-differs']);
      expect(await people(world)).toMatchObject([{ family_name: 'ROSSI' }]);
    }),
  );
});

test('two people who were told apart are found by the form of their codes, and what names neither is refused', async () => {
  const other = { codice_fiscale: omocodeOf(taxCode(1)), nome: 'UGO', cognome: 'NERI' };
  await withWorld(async (world) => {
    await withFolder({ adesioni: [adhesion(1)] }, async (folder) => {
      await world.import(folder, ...HORIZON);
    });
    await toldApart(world, other.codice_fiscale);
    const written = {
      adesioni: [adhesion(2, other), adhesion(3)],
      comunicazioni: [
        hire(2, 2, { codice_fiscale: other.codice_fiscale }),
        hire(3, 3, { codice_fiscale: thirdFormOf(taxCode(1)) }),
      ],
    };
    await withFolder(written, async (folder) => {
      expect(refused(await world.import(folder, ...HORIZON))).toEqual([
        'comunicazioni:3 codice_fiscale tax-code-of-several',
      ]);
    });
    const facts = (await world.facts()).filter((fact) => fact.includes('"EmploymentReported"'));
    expect(facts).toHaveLength(1);
    expect(facts[0]).toContain(`person/${other.codice_fiscale}`);
  });
});

test('what is told of a record that is joined into another comes to that one, and what came before comes no more', async () => {
  const written = {
    adesioni: [adhesion(1), adhesion(2, { codice_fiscale: PROVISIONAL, sesso: 'F', comune_nascita: 'Z343' })],
    comunicazioni: [hire(1, 1)],
  };
  await withFolder(written, (folder) =>
    withWorld(async (world) => {
      await world.import(folder, ...HORIZON);
      const [kept, record] = [await personOf(world, taxCode(1)), await personOf(world, PROVISIONAL)];
      await joinRecords(world, record, kept);
      const facts = await world.facts();
      expect(await world.import(folder, ...HORIZON)).toMatchObject({ refusedRows: 0, rejections: [] });
      expect(await world.facts()).toEqual(facts);
      const later = { comunicazioni: [hire(2, 1, { codice_fiscale: PROVISIONAL })] };
      await withFolder(later, async (more) => {
        expect(await world.import(more, ...HORIZON)).toMatchObject({ refusedRows: 0, rejections: [] });
      });
      const told = await world.query<object>(
        `SELECT stream_id, body ->> 'heardOf' AS of FROM register.event WHERE type = 'EmploymentReported' ORDER BY version`,
      );
      expect(told).toEqual([
        { stream_id: personStream(kept), of: null },
        { stream_id: personStream(kept), of: record },
      ]);
    }),
  );
});

async function personOf(world: ImportWorld, code: string): Promise<PersonId> {
  const query = `SELECT person_id AS id FROM personal.person WHERE tax_code = '${code}'`;
  const [found] = await world.query<{ id: PersonId }>(query);
  if (found === undefined) throw new Error(`Nobody has ${code}`);
  return found.id;
}

/** As an office decides it over HTTP, both halves. */
async function joinRecords(world: ImportWorld, record: PersonId, into: PersonId): Promise<void> {
  const source = await openDataSource(world.database.urls.worker);
  const handle = handleWith(postgresEventStore(source), { digest: 'test', rulebook: RULEBOOK });
  const now = instantAt(Date.now());
  const halves = [
    [record, { type: 'JoinRecord', into, because: 'tax-agency', pathways: [] }],
    [into, { type: 'TakeInRecord', record }],
  ] as const;
  for (const [of, command] of halves) {
    const { answers } = await handle({ stream: personStream(of), now, asks: [ask(command)] });
    expect(answers).toMatchObject([{ verdict: 'accepted' }]);
  }
  await source.destroy();
}

function daysOf(day: string) {
  return { data_adesione: day, data_presa_in_carico: day, data_profilazione: day, data_patto: day };
}

/** As an office decides it over HTTP: the one on record and whoever has the other form are two. */
async function toldApart(world: ImportWorld, code: string): Promise<void> {
  const [first] = await world.query<{ id: PersonId }>('SELECT person_id AS id FROM personal.person');
  const source = await openDataSource(world.database.urls.api);
  const personal = new PersonalData(source, givenPepper(world.env['PERCORSI_PEPPER'] ?? ''));
  const data = { ...NOTHING_TOLD, givenName: 'Ugo', familyName: 'Neri' };
  const details = { code: made(parseTaxCode, code), data };
  expect(first && (await personal.tellApart(first.id, details, 'apart'))).toBeDefined();
  await source.destroy();
}

/** A form with the last digit but one as a letter. */
function thirdFormOf(code: string): string {
  const first15 = code.slice(0, 13) + 'LMNPQRSTUV'.charAt(Number(code[13])) + code.charAt(14);
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return letters.map((one) => first15 + one).find((one) => parseCodiceFiscale(one) !== undefined) ?? '';
}
