import { dischargeWith } from '../../activities/discharge';
import { performWith } from '../../activities/perform';
import type { OwedEffect } from '../../domain/decider';
import { memoryGateway } from '../support/memory-gateway';
import { abandon } from '../support/pathway';
import { isSpokenOf } from '../support/spoken-of';
import { day } from '../domain/values';
import { newScene, noon } from './scene';

const TODAY = '2020-01-15';

/** A percorso that was left after its first meeting: three effects are to be undone, and the parties told. */
async function left() {
  const scene = await newScene(TODAY);
  await scene.until('HoldFirstMeeting', TODAY);
  const party = memoryGateway();
  await scene.discharged(TODAY);
  await scene.must(TODAY, abandon(day(TODAY)));
  const performed = async (attempt = 1) => {
    const { owed } = (await scene.wake(TODAY)).agenda;
    const discharge = dischargeWith({ accounting: party, messages: party });
    const perform = performWith(discharge, scene.handle, () => attempt);
    return perform({ stream: scene.percorso, owed: owed as OwedEffect, now: noon(TODAY) });
  };
  const undone = async () =>
    (await scene.facts())
      .flatMap(({ event }) =>
        event.type === 'EffectAnswered' && event.direction === 'undo'
          ? [`${event.effect} ${event.answer}`]
          : [],
      )
      .filter(isSpokenOf);
  return { party, performed, undone };
}

const effects = (names: readonly { readonly key: string }[]): readonly string[] =>
  names.map(({ key }) => key.split('@')[0] ?? '').filter(isSpokenOf);

describe('what is owed', () => {
  it('is performed in one activity, in its order, each recorded before the next', async () => {
    const { party, performed, undone } = await left();
    const { owed, performed: names } = await performed();
    expect(effects(names)).toEqual(['book-appointments', 'notify-apl', 'reserve-budget', 'notify-parties']);
    expect(effects(party.happened())).toEqual(effects(names));
    expect(await undone()).toEqual(['book-appointments done', 'notify-apl done', 'reserve-budget done']);
    expect(owed).toBeNull();
  });

  it('stays owed where its party fails: what came before is recorded, and the engine counts from its first attempt', async () => {
    const { party, performed, undone } = await left();
    party.always('notify-apl', 'undo', 'down');
    const { owed, performed: names } = await performed();
    expect(effects(names)).toEqual(['book-appointments']);
    expect(await undone()).toEqual(['book-appointments done']);
    expect(owed).toMatchObject({ effect: 'notify-apl', direction: 'undo', attempt: 1 });
    await expect(performed()).rejects.toThrow('The party cannot be reached');
  });

  it('is done alone by an activity that is repeated, so that one party in silence holds up no other', async () => {
    const { party, performed, undone } = await left();
    const { owed, performed: names } = await performed(2);
    expect(effects(names)).toEqual(['book-appointments']);
    expect(party.happened()).toHaveLength(1);
    expect(await undone()).toEqual(['book-appointments done']);
    expect(owed).toMatchObject({ effect: 'notify-apl' });
  });

  it('and is to be tried again at another time is left to that time', async () => {
    const { party, performed, undone } = await left();
    party.always('notify-apl', 'undo', 'refuse');
    const { owed, performed: names } = await performed();
    expect(effects(names).filter((effect) => effect === 'notify-apl')).toHaveLength(1);
    expect(await undone()).toContain('notify-apl refused');
    expect(owed === null || owed.notBefore > noon(TODAY)).toBe(true);
  });
});
