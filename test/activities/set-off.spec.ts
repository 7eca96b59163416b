import { dischargeWith } from '../../activities/discharge';
import { settingOff } from '../../activities/set-off';
import { outstandingCents, payeeIn } from '../../domain/account/account';
import type { OwedEffect } from '../../domain/decider';
import { deciderOf, type Command } from '../../domain/deciders';
import { fold } from '../../domain/lived';
import type { Percorso } from '../../domain/percorso/state';
import { APL_ID } from '../support/http';
import { memoryGateway } from '../support/memory-gateway';
import { abandon } from '../support/pathway';
import { day, HEAD } from '../domain/values';
import { newScene, noon } from './scene';

const TODAY = '2020-01-15';
const PAYEE = `apl/${APL_ID}` as const;
const ELSEWHERE = 'percorso/33333333-3333-4333-8333-333333333333';
const HOUR = 3_550;

/** A percorso that asks an hour back, which was paid and never given; and an order of another that is set off against it. */
async function asking() {
  const scene = await newScene(TODAY);
  await scene.until('HoldFirstMeeting', TODAY);
  const act = (command: object) => scene.must(TODAY, { on: day(TODAY), ...command } as Command);
  const activityId = '99999999-9999-4999-8999-999999999999';
  const given = {
    kind: 'interview',
    minutes: 60,
    mode: 'in-person',
    provider: APL_ID,
    attendance: 'attended',
  };
  await act({ type: 'RecordActivity', activityId, groupId: null, ...given });
  await scene.must(TODAY, abandon(day(TODAY)));
  await act({ type: 'ProposePayment', payee: PAYEE });
  const proposal = (await scene.types()).lastIndexOf('PaymentProposed') + 1;
  await scene.must(TODAY, { type: 'ApprovePayment', on: day(TODAY), proposal }, { actor: HEAD });
  await scene.discharged(TODAY);
  await act({ type: 'CancelActivity', activityId });
  const party = memoryGateway();
  const discharge = dischargeWith({ accounting: party, messages: party });
  const setOff = settingOff(discharge, scene.handle);
  const order = (attempt: number, cents = HOUR): OwedEffect => ({
    key: 'pay-fee@9',
    effect: 'pay-fee',
    direction: 'do',
    mode: attempt === 1 ? 'perform' : 'enquire',
    attempt,
    notBefore: noon(TODAY),
    details: { payee: PAYEE, cents, proposal: 8, against: scene.percorso },
  });
  const performed = (owed: OwedEffect) => setOff({ stream: ELSEWHERE, owed, now: noon(TODAY) });
  const outstanding = async () => {
    const percorso = fold(deciderOf(scene.percorso), await scene.facts()) as Percorso;
    return percorso.phase === 'none' ? 0 : outstandingCents(payeeIn(percorso.dossier.money, PAYEE));
  };
  return { scene, party, discharge, order, performed, outstanding };
}

describe('an order that is set off', () => {
  it('is recorded by the percorso that asks for money back, once, however often it is tried; no party hears of it', async () => {
    const { scene, party, order, performed, outstanding } = await asking();
    expect(await outstanding()).toBe(HOUR);
    const done = { answer: 'done', reference: scene.percorso };
    for (const attempt of [1, 1, 2]) expect(await performed(order(attempt))).toEqual(done);
    expect((await scene.types()).filter((type) => type === 'RecoverySetOff')).toHaveLength(1);
    expect(await outstanding()).toBe(0);
    expect(party.happened()).toEqual([]);
  });

  it('is refused where less is asked by then, and may be tried again', async () => {
    const { order, performed, outstanding } = await asking();
    expect(await performed(order(1, HOUR + 1))).toEqual({
      answer: 'refused',
      reference: 'nothing-to-recover',
    });
    expect(await performed(order(2))).toMatchObject({ answer: 'done' });
    expect(await outstanding()).toBe(0);
  });

  it('is never paid by a party, also by a run of the engine that knows of no set-off', async () => {
    const { party, discharge, order } = await asking();
    await expect(discharge({ stream: ELSEWHERE, owed: order(1) })).rejects.toThrow('no party pays it');
    expect(party.happened()).toEqual([]);
  });
});
