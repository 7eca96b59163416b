import { percorsoOf } from '../../../../apps/ops/import/identities';
import { percorsoStream, type StreamId } from '../../../../domain/identifiers';
import { action, adhesion, application, hire, taxCode, type Written } from './folder';
import { withFolder, withWorld, type ImportWorld } from './import-world';

const HORIZON = ['--horizon', '2021-03-01'];
const OPEN = { contratto: 'A.01.00', data_fine_prevista: '' };
const TYPO = `${taxCode(1).slice(0, 15)}${taxCode(1).endsWith('X') ? 'Y' : 'X'}`;

/** A worker with an interview before the job, and the application of who hires. */
const ADMITTED: Written = {
  adesioni: [adhesion(1)],
  azioni: [action(1, 1)],
  comunicazioni: [hire(1, 1, OPEN)],
  incentivi: [application(1, 1)],
};

async function outcomes(world: ImportWorld): Promise<readonly string[]> {
  const rows = await world.query<{ type: string }>(
    `SELECT type FROM register.event WHERE stream_id LIKE 'incentive/%' AND type LIKE 'Incentive%' ORDER BY version`,
  );
  return rows.map(({ type }) => type);
}

const DECIDED = ['IncentiveApplied', 'IncentiveAdmitted'];

test('what waited for a refused row is decided when the row comes, as if it had been right at once', async () => {
  await withWorld(async (world) => {
    await withFolder({ ...ADMITTED, adesioni: [adhesion(1, { codice_fiscale: TYPO })] }, async (folder) => {
      expect((await world.import(folder, ...HORIZON)).refusals).toMatchObject([
        { id: 'A-1', reason: 'tax-code-wrong' },
        { reason: 'depends-on-refused-row' },
        { id: 'INC-1', reason: 'depends-on-refused-row' },
      ]);
      expect(await outcomes(world)).toEqual([]);
    });
    await withFolder(ADMITTED, async (folder) => {
      expect(await world.import(folder, ...HORIZON)).toMatchObject({ refusedRows: 0, rejections: [] });
      expect(await outcomes(world)).toEqual(DECIDED);
    });
  });
});

test('each file in a folder of its own, one after the other: messages and applications find the adhesion of before', async () => {
  const { adesioni, azioni, comunicazioni, incentivi } = ADMITTED;
  await withWorld(async (world) => {
    for (const written of [{ adesioni }, { azioni }, { comunicazioni }, { incentivi }] as readonly Written[])
      await withFolder({ adesioni: [], ...written }, async (folder) => {
        const document = await world.import(folder, ...HORIZON);
        expect(document).toMatchObject({ refusedRows: 0, messagesKeptApart: 0, rejections: [] });
      });
    expect(await outcomes(world)).toEqual(DECIDED);
  });
});

test('an application of somebody without an adhesion anywhere waits, and is decided once that has come, years later too', async () => {
  const { incentivi, ...others } = ADMITTED;
  const alone: Written = { adesioni: [adhesion(2)], incentivi: incentivi ?? [] };
  await withWorld(async (world) => {
    const waits = async (folder: string, ...more: readonly string[]): Promise<void> => {
      const { code, document } = await world.json('import', folder, ...more);
      expect({ code, document }).toMatchObject({
        code: 1,
        document: { refusedRows: 0, hanging: [{ id: 'INC-1', reason: 'adhesion-of-worker-unknown' }] },
      });
      expect(await outcomes(world)).toEqual([]);
    };
    await withFolder(alone, async (folder) => {
      await waits(folder, ...HORIZON, '--dry-run');
      await waits(folder, ...HORIZON);
      await waits(folder, '--horizon', '2022-03-01');
    });
    await withFolder(others, (folder) =>
      world.import(folder, '--horizon', '2023-03-01').then(() => undefined),
    );
    await withFolder(alone, async (folder) => {
      const { code, document } = await world.json('import', folder, '--horizon', '2024-03-01');
      expect({ code, document }).toMatchObject({ code: 0, document: { hangingRows: 0, rejections: [] } });
    });
    expect(await outcomes(world)).toEqual(DECIDED);
  });
});

test('a date that contradicts what an earlier folder told is refused', async () => {
  const last = hire(2, 1, {
    ...OPEN,
    tipo_evento: 'CES',
    data_ricezione: '02/04/2020',
    data_evento: '31/12/2002',
    protocollo_riferimento: '1700000000000001',
  });
  await withWorld(async (world) => {
    await withFolder(ADMITTED, (folder) => world.import(folder, ...HORIZON).then(() => undefined));
    for (const dry of [['--dry-run'], []])
      await withFolder({ adesioni: [], comunicazioni: [last] }, async (folder) => {
        expect((await world.import(folder, ...HORIZON, ...dry)).refusals).toMatchObject([
          { id: '1700000000000002', reason: 'communication-contradicts-hire' },
        ]);
      });
  });
});

const STREAM = percorsoStream(percorsoOf('A-1'));

const WRONG = `replace(payload, '"TakenInCharge"', '"NobodyKnowsThis"')`;

/** As somebody who edits the register by hand: a fact that no code knows. */
function breakRegister(world: ImportWorld, stream: StreamId): Promise<void> {
  return world.tamper(`
    UPDATE register.event SET payload = ${WRONG}, leaf = sha256('\\x00'::bytea || convert_to(${WRONG}, 'UTF8'))
     WHERE stream_id = '${stream}' AND type = 'TakenInCharge'`);
}

test('a stream that cannot go on is named with its cause, and stops neither the import nor the sweep', async () => {
  await withWorld(async (world) => {
    const adesioni = [adhesion(1), adhesion(2)];
    await withFolder({ adesioni }, (folder) => world.import(folder, ...HORIZON).then(() => undefined));
    await breakRegister(world, STREAM);
    const more: Written = {
      adesioni,
      azioni: [action(1, 1), action(2, 2)],
      comunicazioni: [hire(1, 1, OPEN), hire(2, 2, OPEN)],
      incentivi: [application(1, 1), application(2, 2)],
    };
    for (const window of [[], ['--window', '30']])
      await withFolder(more, async (folder) => {
        const { code, document } = await world.json('import', folder, ...HORIZON, ...window);
        expect(code).toBe(1);
        expect(document).toMatchObject({ refusedRows: 0, rejections: [] });
        expect((document as { stuck: unknown }).stuck).toMatchObject([
          {
            stream: STREAM,
            file: 'azioni',
            line: 2,
            cause: expect.stringContaining('NobodyKnowsThis') as string,
          },
          { file: 'incentivi', line: 2, cause: `it waits for ${STREAM}` },
        ]);
        const { out, err } = await world.ops('import', folder, ...HORIZON, ...window);
        expect(out).toContain(`azioni.csv:2  ${STREAM}`);
        expect(`${out}${err}`).not.toMatch(/Is it running|no answer/);
      });
    expect(await outcomes(world)).toEqual(DECIDED);

    const other = percorsoStream(percorsoOf('A-2'));
    await world.tamper(`
      UPDATE register.wake_at SET held = false, due_at = '2020-01-01' WHERE stream_id IN ('${STREAM}', '${other}')`);
    const swept = await world.json('sweep');
    expect(swept).toMatchObject({
      code: 1,
      document: {
        asleep: [],
        stuck: [{ stream: STREAM, cause: expect.stringContaining('NobodyKnowsThis') as string }],
      },
    });
    expect((swept.document as { streams: readonly string[] }).streams).toContain(other);
  });
});
