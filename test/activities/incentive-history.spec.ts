import { randomUUID } from 'node:crypto';
import { readHistory } from '../../activities/postgres/history';
import type { EventStore } from '../../activities/ports';
import { redecide } from '../../activities/redecide';
import type { Command } from '../../domain/deciders';
import { idOf, incentiveStream, type StreamId } from '../../domain/identifiers';
import { end, hire } from '../domain/employment/messages';
import { APPLICATION } from '../domain/incentive/world';
import { memoryEventStore } from '../support/memory-event-store';
import { openRegister, type Register } from './database';
import { noon, Scene } from './scene';
import { RULEBOOK } from '../../domain/programmes';
import { CPI_FIRENZE } from '../domain/values';
import { activityOf } from '../domain/percorso/activity';

const JOB = hire(1, ['2020-06-01']);
const INCENTIVES: StreamId = 'envelope/TOS-PIO2-INCENTIVI';
const newIncentive = (): StreamId => incentiveStream(randomUUID() as never);

/** A person who was hired, with a percorso that began in January. */
async function ready<Store extends EventStore>(store: Store): Promise<Scene<Store>> {
  const scene = await new Scene(store).open('2020-01-15');
  await scene.tell('2020-01-15', { type: 'OpenEnvelope', cents: 10_000_000 }, { stream: INCENTIVES });
  await scene.until('HoldFirstMeeting', '2020-01-15');
  await scene.report('2020-06-01', JOB);
  return scene;
}

const interview = (on: string): Command =>
  activityOf({ on, digit: 99, kind: 'interview', provider: CPI_FIRENZE });
function applying({ personId, percorso }: Scene<EventStore>, on: string): Command {
  const people = { personId, percorsoId: idOf(percorso) };
  return { type: 'ApplyForIncentive', on, ...APPLICATION, ...people } as Command;
}

describe('an application for an incentive', () => {
  it('knows of the percorso only what was told by its own instant', async () => {
    const scene = await ready(memoryEventStore());
    await scene.must('2020-08-03', interview('2020-05-04'));
    const [before, after] = [newIncentive(), newIncentive()];
    const at = noon('2020-07-13');
    await scene.must('2020-09-01', applying(scene, '2020-07-13'), { stream: before, at });
    expect(await scene.types(before)).toEqual(['IncentiveApplied', 'FactsAwaited']);
    await scene.must('2020-09-01', applying(scene, '2020-08-04'), { stream: after, at: noon('2020-08-04') });
    expect(await scene.types(after)).toEqual(['IncentiveApplied', 'IncentiveAdmitted']);
  });
});

describe('the history of an application on PostgreSQL', () => {
  let register: Register;
  beforeAll(async () => {
    register = await openRegister();
  });
  afterAll(() => register.close());

  it('holds the person whom it follows and the percorso that it read, and is decided again without a finding', async () => {
    const scene = await ready(register.store);
    const stream = newIncentive();
    await scene.must('2020-07-10', interview('2020-05-04'));
    await scene.must('2020-07-13', applying(scene, '2020-07-13'), { stream });
    await scene.report('2020-07-20', end(2, JOB, '2020-07-10'));
    await scene.wake('2020-07-21', stream);
    expect(await scene.types(stream)).toEqual([
      ...['IncentiveApplied', 'IncentiveAdmitted'],
      ...['HireObserved', 'IncentiveReduced'],
    ]);
    const history = await readHistory(register.worker, stream);
    expect(Object.keys(history.others).sort()).toEqual([scene.percorso, scene.person].sort());
    expect(history.others[scene.person]).toHaveLength(3);
    expect(redecide(history, RULEBOOK).findings).toEqual([]);
    expect(redecide(await readHistory(register.worker, scene.percorso), RULEBOOK).findings).toEqual([]);
  });

  it('holds them too where the first command was all that read them, and the message came afterwards', async () => {
    const scene = await ready(register.store);
    await scene.wake('2020-06-02');
    const [first] = (await readHistory(register.worker, scene.percorso)).commands;
    expect(Object.keys(first?.read ?? {})).toContain(scene.person);
    const { others } = await readHistory(register.worker, scene.percorso);
    expect(others[scene.person]).toHaveLength(2);
    expect(redecide(await readHistory(register.worker, scene.percorso), RULEBOOK).findings).toEqual([]);
  });
});
