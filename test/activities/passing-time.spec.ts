import { sweepWith } from '../../activities/sweep';
import { annulment, contract, hire } from '../domain/employment/messages';
import { abandon, steps } from '../support/pathway';
import { day, moment } from '../domain/values';
import { CODE, newScene, noon, overdueOn, type Scene } from './scene';

/** A message that earns nothing and stops no clock. */
const traineeship = (number: number, from: string) =>
  hire(number, [from, '2020-12-31'], { contract: contract('C.01.00') });
const step = (type: 'ChooseApl' | 'IssueAssegno', on: string) => {
  const command = steps('', day(on)).get(type);
  if (command === undefined) throw new Error(type);
  return command;
};

describe('what is told of the person of a percorso', () => {
  it('takes effect between two commands, in the order in which it was told', async () => {
    const scene = await (await newScene('2020-01-15')).until('IssueAssegno', '2020-02-03');
    await scene.report('2020-02-05', traineeship(1, '2020-02-05'));
    await scene.report('2020-02-07', traineeship(2, '2020-02-07'));
    await scene.must('2020-02-10', step('ChooseApl', '2020-02-10'));
    expect(await scene.last(3)).toEqual([
      ['EmploymentObserved', noon('2020-02-05')],
      ['EmploymentObserved', noon('2020-02-07')],
      ['AplChosen', noon('2020-02-10')],
    ]);
  });

  it('takes effect before and after a deadline that falls due between two messages', async () => {
    const scene = await (await newScene('2020-01-15')).until('IssueAssegno', '2020-02-03');
    await scene.report('2020-02-10', traineeship(1, '2020-02-10'));
    await scene.report('2020-03-10', traineeship(2, '2020-03-10'));
    await scene.wake('2020-03-20');
    expect(await scene.last(3)).toEqual([
      ['EmploymentObserved', noon('2020-02-10')],
      ['AssegnoLapsed', moment('2020-03-04', '23:00:00.000Z')],
      ['EmploymentObserved', noon('2020-03-10')],
    ]);
  });

  it('moves a deadline when it was told before it: a job stops the clock of the choice', async () => {
    const scene = await (await newScene('2020-01-15')).until('IssueAssegno', '2020-02-03');
    await scene.report('2020-02-10', hire(1, ['2020-02-10', '2020-02-29']));
    const { agenda } = await scene.wake('2020-03-10');
    expect(await scene.types()).not.toContain('AssegnoLapsed');
    expect(agenda.wakeAt).toBe(moment('2020-03-24', '23:00:00.000Z'));
  });

  it('is taken notice of once it is known, though it was told before facts that are there', async () => {
    const scene = await (await newScene('2020-01-15')).until('ChooseApl', '2020-02-10');
    await scene.report('2020-02-11', traineeship(1, '2020-02-01'), { at: noon('2020-02-01') });
    await scene.wake('2020-02-12');
    expect(await scene.last(2)).toEqual([
      ['AplChosen', noon('2020-02-10')],
      ['EmploymentObserved', noon('2020-02-01')],
    ]);
  });

  it('that carries the instant of a deadline comes before it', async () => {
    const scene = await (await newScene('2020-01-15')).until('IssueAssegno', '2020-02-03');
    const at = moment('2020-03-04', '23:00:00.000Z');
    await scene.report('2020-03-10', traineeship(1, '2020-03-05'), { at });
    await scene.wake('2020-03-20');
    expect(await scene.last(2)).toEqual([
      ['EmploymentObserved', at],
      ['AssegnoLapsed', at],
    ]);
  });

  it('later than now takes effect when that instant comes, and the percorso is due then', async () => {
    const scene = await (await newScene('2020-01-15')).until('ChooseApl', '2020-02-03');
    await scene.report('2020-02-06', traineeship(1, '2020-02-05'));
    const { agenda } = await scene.wake('2020-02-05');
    expect(await scene.types()).not.toContain('EmploymentObserved');
    expect(agenda.wakeAt).toBe(noon('2020-02-06'));
    expect(await overdueOn(scene, '2020-02-06')).toContain(scene.percorso);
    await scene.wake('2020-02-06');
    expect(await scene.last(1)).toEqual([['EmploymentObserved', noon('2020-02-06')]]);
  });

  it('is taken notice of from the first command on, though that one carries its own time', async () => {
    const scene = await newScene('2020-01-15');
    const [adhesion] = [...steps(scene.personId).values()];
    if (adhesion === undefined) throw new Error('no adhesion');
    await scene.must('2020-02-03', adhesion, { at: noon('2020-01-20') });
    await scene.report('2020-02-04', traineeship(1, '2020-02-04'));
    expect(await overdueOn(scene, '2020-02-05')).toContain(scene.percorso);
  });
});

describe('a message of employment', () => {
  const refused = async (scene: Scene, ...told: Parameters<Scene['report']>) => {
    const before = await scene.types();
    const answer = await scene.report(...told);
    expect(await overdueOn(scene, '2020-02-12')).toEqual([]);
    await scene.wake('2020-02-12');
    expect(await scene.types()).toEqual(before);
    return answer;
  };

  it('that comes again changes nothing, of the person or of the percorso', async () => {
    const scene = await (await newScene('2020-01-15')).until('SubmitAdhesion', '2020-02-03');
    const message = traineeship(1, '2020-02-05');
    await scene.report('2020-02-05', message);
    await scene.wake('2020-02-06');
    const again = await refused(scene, '2020-02-10', { ...message, receivedOn: day('2020-02-10') });
    expect(again).toMatchObject({ verdict: 'accepted', facts: [] });
  });

  it('with the protocol of another is refused', async () => {
    const scene = await (await newScene('2020-01-15')).until('SubmitAdhesion', '2020-02-03');
    await scene.report('2020-02-05', traineeship(1, '2020-02-05'));
    await scene.wake('2020-02-06');
    const answer = await refused(scene, '2020-02-07', traineeship(1, '2020-02-06'));
    expect(answer).toMatchObject({ rejection: { reason: 'protocol-already-used' } });
  });

  it('that refers to none though it must, or about a person whom nobody knows, is refused', async () => {
    const scene = await (await newScene('2020-01-15')).until('SubmitAdhesion', '2020-02-03');
    const bare = { ...annulment(2, traineeship(1, '2020-01-05')), refersTo: null };
    const answer = await refused(scene, '2020-02-05', bare);
    expect(answer).toMatchObject({ rejection: { reason: 'communication-incomplete' } });
    const command = { type: 'ReportEmployment', communication: traineeship(1, '2020-01-05') } as const;
    const stranger = await scene.tell('2020-02-05', command, { stream: 'person/nobody' });
    expect(stranger).toMatchObject({ rejection: { reason: 'person-unknown' } });
  });
});

describe('after its end', () => {
  async function abandoned(): Promise<Scene> {
    const scene = await (await newScene('2020-01-15')).until('HoldFirstMeeting', '2020-02-03');
    await scene.must('2020-02-20', abandon(day('2020-02-20')));
    await scene.discharged('2020-02-20');
    return scene;
  }

  it('a percorso that is closed is woken by the sweep for what is told then, and waits again', async () => {
    const scene = await abandoned();
    expect((await scene.wake('2020-02-21')).agenda).toMatchObject({ closed: true, wakeAt: null });
    expect(await overdueOn(scene, '2020-03-10')).toEqual([]);
    await scene.report('2020-03-09', hire(1, ['2020-02-17'], { receivedOn: day('2020-03-09') }));
    const engine = { wake: () => scene.wake('2020-03-10').then(() => undefined) };
    const swept = await sweepWith({ store: scene.store, engine, code: CODE, heartbeat: () => undefined })(
      noon('2020-03-10'),
    );
    expect(swept).toEqual({ found: 1, woken: 1 });
    expect((await scene.types()).slice(-3)).toEqual([
      'EmploymentObserved',
      'OutcomeRecognised',
      'ReservationChanged',
    ]);
    const { agenda } = await scene.wake('2020-03-10');
    expect(agenda.closed).toBe(false);
    // Day 183 of the job, and five days for messages about it.
    expect(agenda.wakeAt).toBe(moment('2020-08-22', '22:00:00.000Z'));
    expect(await overdueOn(scene, '2020-03-10')).toEqual([scene.percorso]);
    await scene.discharged('2020-03-10');
    expect(await overdueOn(scene, '2020-03-10')).toEqual([]);
  });

  it('money that the envelope does not cover is missing from the message on, and the deadline passes without it', async () => {
    const scene = await abandoned();
    const resize = { type: 'ResizeEnvelope', cents: 1_000 } as const;
    await scene.must('2020-02-21', resize, { stream: 'envelope/TOS-PIO2-ASSEGNO' });
    await scene.report('2020-03-09', hire(1, ['2020-02-17'], { receivedOn: day('2020-03-09') }));
    await scene.wake('2020-03-10');
    expect((await scene.types()).slice(-3)).toEqual([
      'EmploymentObserved',
      'OutcomeRecognised',
      'FundsMissing',
    ]);
    await scene.wake('2020-08-24');
    const [last] = await scene.last(1);
    expect(last).toEqual(['OutcomeVerified', moment('2020-08-22', '22:00:00.000Z')]);
    expect(await scene.types()).not.toContain('FeeAssessed');
    expect(scene.store.tables.limits.get('envelope/TOS-PIO2-ASSEGNO')?.held.size).toBe(0);
  });
});
