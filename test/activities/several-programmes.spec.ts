import { randomUUID } from 'node:crypto';
import { readHistory } from '../../activities/postgres/history';
import { verifyRegister } from '../../activities/postgres/verify';
import { redecide } from '../../activities/redecide';
import type { Command } from '../../domain/deciders';
import { percorsoStream, type StreamId } from '../../domain/identifiers';
import { RULEBOOK } from '../../domain/programmes';
import { stepsUntil } from '../support/pathway';
import { openRegister, type Register } from './database';
import { Scene } from './scene';

const DAY = '2020-01-15';

describe('several programmes on PostgreSQL', () => {
  let register: Register;
  beforeAll(async () => {
    register = await openRegister();
  });
  afterAll(() => register.close());

  const newPercorso = (): StreamId => percorsoStream(randomUUID() as never);
  const newScene = () => new Scene(register.store).open(DAY);

  /** The adhesion of that person to a programme, with every fact that it asks. */
  function adhering({ personId }: Scene<never>, programme: string): Command {
    const [submit] = stepsUntil('SubmitAdhesion', personId, DAY as never);
    if (submit?.type !== 'SubmitAdhesion') throw new Error('The story does not begin with an adhesion');
    const facts = { ...submit.facts, courseCompletedOn: { known: null } };
    return { ...submit, programme: programme as never, facts };
  }

  const findingsOf = async (stream: StreamId) =>
    redecide(await readHistory(register.worker, stream), RULEBOOK).findings;

  it('refuses the adhesion to one that excludes another, names it, and decides so again', async () => {
    const scene = await newScene();
    const other = newPercorso();
    await scene.must(DAY, adhering(scene as never, 'TOS-PIO2'));
    const answer = await scene.tell(DAY, adhering(scene as never, 'TOS-AI'), { stream: other });
    expect(answer).toMatchObject({
      verdict: 'refused',
      rejection: { reason: 'programme-incompatible', missing: ['TOS-PIO2'], basis: [{ rule: 'C09' }] },
    });
    expect(await findingsOf(scene.percorso)).toEqual([]);
    expect(await findingsOf(other)).toEqual([]);
    await scene.must(DAY, adhering(scene as never, 'AUTO'), { stream: newPercorso() });
    await scene.must(DAY, { type: 'ReportAbandonment', on: DAY as never, cause: 'declared' });
    await scene.must('2020-01-16', adhering(scene as never, 'TOS-AI'), { stream: newPercorso() });
  });

  it('takes one of two adhesions that exclude each other, whichever comes first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const scene = await newScene();
      const answers = await Promise.all(
        ['TOS-PIO2', 'TOS-AI'].map((programme) =>
          scene.tell(DAY, adhering(scene as never, programme), { stream: newPercorso() }),
        ),
      );
      expect(answers.map(({ verdict }) => verdict).sort()).toEqual(['accepted', 'refused']);
    }
  });

  it('moves funds by one fact, never beyond what is free', async () => {
    const scene = await newScene();
    const [from, to] = ['envelope/TST-FUNDS-FROM', 'envelope/TST-FUNDS-TO'] as const;
    await scene.must(DAY, { type: 'OpenEnvelope', cents: 1_000 }, { stream: from });
    await scene.must(DAY, { type: 'OpenEnvelope', cents: 10 }, { stream: to });
    const move = (cents: number) =>
      scene.tell(DAY, { type: 'MoveFunds', origin: 'TST-FUNDS-FROM' as never, cents }, { stream: to });
    const answers = await Promise.all([600, 600].map(move));
    expect(answers.map(({ verdict }) => verdict).sort()).toEqual(['accepted', 'refused']);
    expect(await move(401)).toMatchObject({ rejection: { reason: 'envelope-exhausted' } });
    expect(await move(400)).toMatchObject({ verdict: 'accepted' });
    expect(await findingsOf(to)).toEqual([]);
  });

  it('leaves a register that verifies: places, sums and ledger', async () => {
    expect(await verifyRegister(register.rebuild, RULEBOOK)).toEqual([]);
  });
});
