import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import { percorsoOf } from '../../../../apps/ops/import/identities';
import {
  envelopeStream,
  percorsoStream,
  type EnvelopeCode,
  type StreamId,
} from '../../../../domain/identifiers';
import type { Command } from '../../../../domain/deciders';
import { addDays, dateOf, instantAt, type CivilDate } from '../../../../domain/time/civil-date';
import { ask } from '../../../support/pathway';
import { agenda } from '../../../../workflows/messages';
import { containing, runIn } from '../ops-world';
import {
  action,
  adhesion,
  application,
  exit,
  hire,
  issuedOnly,
  lineOf,
  taxCode,
  writeFolder,
  type Written,
} from './folder';
import { withFolder, withWorld, type Document, type ImportWorld } from './import-world';

const HORIZON = ['--horizon', '2021-03-01'];
const PEOPLE = 24;
const all = <Of>(make: (nth: number) => Of): Of[] => Array.from({ length: PEOPLE }, (_, nth) => make(nth));

/** People with actions, jobs and exits over a year; two come back after their exit or lapse, two apply. */
const STORY: Written = {
  adesioni: [
    ...all((nth) =>
      nth % 6 === 5 ? issuedOnly(nth) : adhesion(nth, { indice_profilo: `0,${5_000 + nth * 100}` }),
    ),
    again(3, '01/07/2020'),
    again(5, '01/07/2020'),
  ],
  azioni: all((nth) => nth)
    .filter((nth) => nth % 6 !== 5)
    .flatMap((nth) =>
      [0, 1, 2, 3].map((part) => action(nth * 10 + part, nth, { data: `0${part + 1}/04/2020` })),
    ),
  comunicazioni: all((nth) => nth)
    .filter((nth) => nth % 2 === 0)
    .map((nth) => hire(nth, nth, nth % 4 === 0 ? {} : { contratto: 'A.01.00', data_fine_prevista: '' })),
  uscite: [exit(3), exit(9, { causa: 'REQUISITI', dettaglio: 'PERCEZIONE_RDC' })],
  incentivi: [application(2, 2), application(5, 5, { protocollo_assunzione: '1700000000000099' })],
};

function again(nth: number, day: string) {
  const days = { data_adesione: day, data_presa_in_carico: day, data_profilazione: day, data_patto: day };
  return issuedOnly(nth, { ...days, id_adesione: `B-${nth}` });
}

test('a folder becomes facts at their own times; the same folder again changes nothing', async () => {
  await withFolder(STORY, (folder) =>
    withWorld(async (world) => {
      const first = await world.import(folder, ...HORIZON);
      expect(first).toMatchObject({ refusedRows: 0, rejections: [], commands: { refused: 0 } });
      await world.settled();
      const [facts, commands] = [await world.facts(), await world.commands()];
      expect(facts.filter((fact) => fact.includes('"AdhesionSubmitted"'))).toHaveLength(PEOPLE + 2);
      expect(facts.filter((fact) => fact.includes('ROSSI') || fact.includes('MARIO'))).toEqual([]);
      expect(await held(world)).toBe('0');

      const second = await world.import(folder, ...HORIZON);
      expect(second).toMatchObject({ commands: { sent: 0 }, facts: 0 });
      const later = await world.import(folder);
      expect(later).toMatchObject({ commands: { sent: 0 }, facts: 0 });
      expect(await world.facts()).toEqual(facts);
      expect(await world.commands()).toEqual(commands);
    }),
  );
});

test('a second adhesion is later than the end of the first, also where an earlier folder brought that', async () => {
  const first = { adesioni: [adhesion(1)], uscite: [exit(1)] };
  const second = (day: string) => ({ adesioni: [again(1, day)] });
  await withFolder(first, (folder) =>
    withWorld(async (world) => {
      await world.import(folder, ...HORIZON);
      writeFolder(second('01/06/2020'), folder);
      const { rejections } = await world.import(folder, ...HORIZON);
      expect(rejections.map(({ reason }) => reason)).toContain('adhesion-before-earlier-end');
      writeFolder(second('02/06/2020'), folder);
      expect(await world.import(folder, ...HORIZON)).toMatchObject({ rejections: [] });
    }),
  );
});

test.each([
  ['the other was still open', '15/05/2020'],
  ['the other had not begun, which has ended since', '01/02/2020'],
])('a second adhesion that is told late, of a day on which %s, is refused', async (_, on) => {
  await withFolder({ adesioni: [adhesion(1)], uscite: [exit(1)] }, (folder) =>
    withWorld(async (world) => {
      await world.import(folder, ...HORIZON);
      writeFolder({ adesioni: [again(1, on)] }, folder);
      const { rejections } = await world.import(folder, ...HORIZON);
      expect(rejections.map(({ reason }) => reason)).toContain('percorso-already-active');
      writeFolder({ adesioni: [adhesion(1)], uscite: [exit(1)] }, folder);
      expect(await world.import(folder, ...HORIZON)).toMatchObject({ commands: { sent: 0 }, rejections: [] });
    }),
  );
});

test('its offices are registered where the register does not have them', async () => {
  const [known, other] = ['D612C000002', 'A390C000001'] as const;
  const row = (codice: string) => ({ codice, denominazione: `CPI ${codice}`, provincia: 'FI' });
  const cpi = [row(known), row(other)];
  const comuni = ['D612', 'A390'].map((belfiore) => ({
    belfiore,
    denominazione: belfiore,
    provincia: 'FI',
    regione: 'Toscana',
  }));
  await withFolder({ adesioni: [issuedOnly(1, { cpi: known })], cpi, comuni }, (folder) =>
    withWorld(async (world) => {
      const entry = { name: 'CPI', region: '09', from: '2010-01-01', to: '2020-12-31' } as const;
      const command = { type: 'RegisterCpi', ...entry } as unknown as Command;
      await world.engine.ask(`cpi/${known}`, ask(command));
      expect(await world.import(folder, ...HORIZON)).toMatchObject({
        refusedRows: 0,
        commands: { refused: 0 },
      });
      const offices = await world.query(
        'SELECT cpi_id AS id, region, name, closes_on::text AS "to" FROM read_model.cpi_register ORDER BY cpi_id',
      );
      expect(offices).toEqual([
        { id: other, region: '09', name: `CPI ${other}`, to: null },
        { id: known, region: '09', name: 'CPI', to: '2020-12-31' },
      ]);
    }),
  );
});

test('what is fed together makes no difference: a day, a month, or everything', async () => {
  const results: (readonly string[])[] = [];
  for (const window of [[], ['--window', '30'], ['--window', '1']])
    await withFolder(STORY, (folder) =>
      withWorld(async (world) => {
        expect(await world.import(folder, ...HORIZON, ...window)).toMatchObject({ rejections: [] });
        await world.settled();
        results.push(await world.facts());
        expect(await held(world)).toBe('0');
      }),
    );
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
});

test('an import that is killed five times ends where one that was left alone ends', async () => {
  const expected: (readonly string[])[] = [];
  await withFolder(STORY, (folder) =>
    withWorld(async (world) => {
      await world.import(folder, ...HORIZON);
      await world.settled();
      expected.push(await world.facts(), await world.commands());
    }),
  );
  await withFolder(STORY, (folder) =>
    withWorld(async (world) => {
      const whole = expected[1]?.length ?? 0;
      for (const part of [0.02, 0.1, 0.3, 0.5, 0.8])
        expect(await world.killedAt(whole * part, folder, ...HORIZON)).toBe(true);
      await world.import(folder, ...HORIZON);
      // Whom the killed ones did not tell any more, the sweep finds.
      expect(await world.ops('sweep')).toMatchObject({ code: 0 });
      await world.settled();
      expect([await world.facts(), await world.commands()]).toEqual(expected);
    }),
  );
});

test('with PostgreSQL away, also in the middle, an import says so to whoever started it, and goes on later', async () => {
  await withFolder(STORY, (folder) =>
    withWorld(async (world) => {
      const nowhere = new URL(world.env['DATABASE_URL'] ?? '');
      nowhere.port = '1';
      const away = await runIn({ ...world.env, DATABASE_URL: nowhere.href }, ['import', folder, ...HORIZON]);
      expect(away).toMatchObject({ code: 3, err: containing('does not answer') });
      for (const commands of [1, 100, 200]) {
        const { code, said } = await world.cutAt(commands, folder, ...HORIZON);
        // Cut while it works or while it connects once more: either says that the database is to run.
        expect({ code, said }).toEqual({
          code: 3,
          said: expect.stringMatching(/Is it running\?|check that it runs/) as string,
        });
        expect(said).not.toMatch(/\n\s+at /);
      }
      expect(await world.import(folder, ...HORIZON)).toMatchObject({ refusedRows: 0, rejections: [] });
      expect(await held(world)).toBe('0');
      const again = await world.import(folder, ...HORIZON);
      expect(again).toMatchObject({ commands: { sent: 0 }, facts: 0 });
    }),
  );
});

test.each([[[]], [['--window', '30']]])(
  'percorsi that are open at the horizon live on in their workflows; those that have ended are not started (%s)',
  async (window) => {
    // No other register has these: the engine would still know how they ended there.
    const [open, lapsed, abandoned] = [0, 1, 2]
      .map(() => `L-${randomUUID().slice(0, 8).toUpperCase()}`)
      .map(identified);
    const yesterday = addDays(dateOf(instantAt(Date.now())), -1);
    const adesioni = [
      issuedOnly(0, { ...open?.cells, data_patto: italian(yesterday) }),
      issuedOnly(1, lapsed?.cells),
      adhesion(2, abandoned?.cells),
    ];
    await withFolder({ adesioni, uscite: [exit(2, abandoned?.cells)] }, (folder) =>
      withWorld(async (world) => {
        expect(await world.import(folder, ...window)).toMatchObject({ refusedRows: 0, rejections: [] });
        for (const ended of [lapsed, abandoned])
          await expect(world.engine.handleOf(ended?.stream ?? NONE).describe()).rejects.toThrow(
            WorkflowNotFoundError,
          );
        await livesOn({ world, folder }, open?.stream ?? NONE);
      }),
    );
  },
);

const identified = (id: string) => ({
  cells: { id_adesione: id },
  stream: percorsoStream(percorsoOf(id)),
});

async function livesOn(
  { world, folder }: { readonly world: ImportWorld; readonly folder: string },
  open: StreamId,
): Promise<void> {
  await world.atRest(open);
  const loop = world.engine.handleOf(open);
  expect(await loop.query(agenda)).toMatchObject({ term: 'choice', owed: null, closed: false });
  const before = await loop.describe();
  expect(before.memo).toEqual({ programme: 'TOS-PIO2', cpi: 'D612C000002' });

  expect(await world.import(folder)).toMatchObject({ commands: { sent: 0 }, facts: 0 });
  const after = await loop.describe();
  expect([after.runId, after.historyLength]).toEqual([before.runId, before.historyLength]);

  await world.engine.skipDays(open, 90);
  await loop.result();
  const told = (await world.facts()).filter((fact) => fact.includes(open));
  expect(told.filter((fact) => fact.includes('"AssegnoLapsed"'))).toHaveLength(1);
}

const NONE: StreamId = 'percorso/none';
const italian = (day: CivilDate): string => day.split('-').reverse().join('/');

test('a corrected row is imported, with what had waited for it', async () => {
  const wrong = adhesion(1, { indice_profilo: '' });
  const rest = { azioni: [action(1, 1), action(2, 2)], comunicazioni: [hire(1, 1), hire(2, 2)] };
  await withWorld(async (world) => {
    await withFolder({ ...rest, adesioni: [wrong, adhesion(2)] }, async (folder) => {
      const document = await world.import(folder, ...HORIZON);
      expect(document).toMatchObject({ refusedRows: 2, messagesKeptApart: 1 });
      expect(await adhesions(world)).toEqual([taxCode(2)]);
    });
    const before = await world.facts();
    await withFolder({ ...rest, adesioni: [adhesion(1), adhesion(2)] }, async (folder) => {
      const document = await world.import(folder, ...HORIZON);
      expect(document).toMatchObject({ refusedRows: 0, messagesKeptApart: 0, commands: { refused: 0 } });
      expect(await adhesions(world)).toEqual([taxCode(1), taxCode(2)].sort());
      expect(await world.facts()).toEqual(expect.arrayContaining([...before]));
    });
  });
});

test('what the rules refused is told again, and asked again once the folder was corrected', async () => {
  const stranger = action(1, 1, { erogatore: '67653560978' });
  await withWorld(async (world) => {
    await withFolder({ adesioni: [adhesion(1)], azioni: [stranger] }, async (folder) => {
      for (const sent of [true, false]) {
        const document = await world.import(folder, ...HORIZON);
        expect(document.commands.sent > 0).toBe(sent);
        expect(document.rejections).toMatchObject([{ id: 'AZ1', reason: 'not-the-chosen-apl' }]);
      }
    });
    await withFolder({ adesioni: [adhesion(1)], azioni: [stranger, action(2, 1)] }, async (folder) => {
      const document = await world.import(folder, ...HORIZON);
      expect(document.rejections).toMatchObject([{ id: 'AZ1', reason: 'not-the-chosen-apl' }]);
      const asked = await world.query(
        `SELECT FROM register.command WHERE request_id LIKE 'import:azioni:AZ1:%#1'`,
      );
      expect(asked).toHaveLength(1);
    });
  });
});

/** Each assegno sets aside the least of its value. */
const EACH_CENTS = 100_000;

test.each([[['--window', '1']], [['--window', '30']], [[]]])(
  'where the envelope covers some, those who asked first have it (%s)',
  async (window) => {
    // Later lines ask earlier: the order of the days counts, and within a day that of the lines.
    const days = ['13/02/2020', '14/02/2020', '14/02/2020', '14/02/2020', '12/02/2020', '17/02/2020'];
    const adesioni = days.map((data_patto, nth) => issuedOnly(nth, { data_patto }));
    await withFolder({ adesioni }, (folder) =>
      withWorld(async (world) => {
        const envelope = envelopeStream('TOS-PIO2-ASSEGNO' as EnvelopeCode);
        const cents = 4 * EACH_CENTS;
        const answers = await world.engine.ask(envelope, ask({ type: 'OpenEnvelope', cents }));
        expect(answers).toMatchObject([{ verdict: 'accepted' }]);
        const document = await world.import(folder, ...HORIZON, ...window);
        expect(refusedIds(document)).toEqual(['A-3', 'A-5']);
        expect(document.rejections.every(({ reason }) => reason === 'envelope-exhausted')).toBe(true);
        expect(await held(world)).toBe('0');
      }),
    );
  },
);

test('money that comes back before somebody asks is there for who asks', async () => {
  // The first lapses a month after its patto; the third asks after that, the second before.
  const adesioni = [
    issuedOnly(0),
    issuedOnly(1, { data_patto: '20/02/2020' }),
    issuedOnly(2, { data_patto: '20/05/2020' }),
  ];
  await withFolder({ adesioni }, (folder) =>
    withWorld(async (world) => {
      const envelope = envelopeStream('TOS-PIO2-ASSEGNO' as EnvelopeCode);
      await world.engine.ask(envelope, ask({ type: 'OpenEnvelope', cents: EACH_CENTS }));
      const document = await world.import(folder, ...HORIZON);
      expect(refusedIds(document)).toEqual(['A-1']);
    }),
  );
});

test('of two applications for one worker the first is admitted, however many are asked side by side', async () => {
  const people = Array.from({ length: 12 }, (_, nth) => nth);
  const first = people.map((nth) =>
    application(nth, nth, { id_domanda: `FIRST-${nth}`, data: '20/07/2020' }),
  );
  // The other comes a day later in an earlier line, or on the same day in a later one.
  const other = (nth: number, data: string) => application(nth, nth, { id_domanda: `OTHER-${nth}`, data });
  const half = people.length / 2;
  const written: Written = {
    adesioni: people.map((nth) => adhesion(nth)),
    azioni: people.map((nth) => action(nth, nth)),
    comunicazioni: people.map((nth) => hire(nth, nth, { contratto: 'A.01.00', data_fine_prevista: '' })),
    incentivi: [
      ...people.slice(0, half).map((nth) => other(nth, '21/07/2020')),
      ...first,
      ...people.slice(half).map((nth) => other(nth, '20/07/2020')),
    ],
  };
  for (const window of [[], ['--window', '1']])
    await withFolder(written, (folder) =>
      withWorld(async (world) => {
        expect(await world.import(folder, ...HORIZON, ...window)).toMatchObject({ rejections: [] });
        const admitted = await world.query<{ id: string }>(`
          SELECT split_part(c.request_id, ':', 3) AS id FROM register.event e
            JOIN register.command c ON c.stream_id = e.stream_id AND c.request_id LIKE '%:apply:%'
           WHERE e.type = 'IncentiveAdmitted'`);
        expect(admitted.map(({ id }) => id).sort()).toEqual(people.map((nth) => `FIRST-${nth}`).sort());
      }),
    );
});

test('lists longer than a message are cut, and arrive in order', async () => {
  // All on one day, and no longer than it.
  const azioni = Array.from({ length: 230 }, (_, nth) => action(nth, 1, { durata_minuti: '6' }));
  await withFolder({ adesioni: [adhesion(1)], azioni }, (folder) =>
    withWorld(async (world) => {
      expect(await world.import(folder, ...HORIZON)).toMatchObject({ commands: { refused: 0 } });
      const [row] = await world.query<{ count: string }>(
        `SELECT count(*) AS count FROM register.event WHERE type = 'ActivityRecorded'`,
      );
      expect(row?.count).toBe('230');
    }),
  );
});

test('an import says how far it is, and in words what it came to', async () => {
  const adesioni = [adhesion(1), lineOf('adesioni', adhesion(2, { cpi: 'D612C000009' }))];
  await withFolder({ adesioni }, (folder) =>
    withWorld(async (world) => {
      const { code, out, err } = await world.ops('import', folder, ...HORIZON);
      expect(code).toBe(1);
      expect(out).toContain('adesioni.csv:3  A-2  cpi  office-unknown');
      expect(out).toContain('Correct the code of the office');
      expect(out).toMatch(/\d+ commands sent, 0 already there/);
      expect(err).toMatch(/commands: \d+ of \d+, [\d.]+\/s, \d+ s left/);
    }),
  );
});

function refusedIds({ rejections }: Document): readonly string[] {
  return [...new Set(rejections.map(({ id }) => id))].sort();
}

interface Queries {
  readonly query: <Row extends object>(sql: string) => Promise<readonly Row[]>;
}

async function held({ query }: Queries): Promise<string | undefined> {
  const [row] = await query<{ count: string }>('SELECT count(*) AS count FROM register.wake_at WHERE held');
  return row?.count;
}

async function adhesions({ query }: Queries): Promise<readonly string[]> {
  const rows = await query<{ code: string }>(`
    SELECT tax_code AS code FROM read_model.percorso_file JOIN personal.person USING (person_id) ORDER BY 1`);
  return rows.map(({ code }) => code);
}
