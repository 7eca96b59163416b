import { dischargeWith } from '../../activities/discharge';
import type { Discharge } from '../../activities/performance';
import { moment } from '../domain/values';
import { memoryGateway } from '../support/memory-gateway';

const owed: Discharge['owed'] = {
  key: 'reserve-budget@5',
  effect: 'reserve-budget',
  direction: 'do',
  mode: 'perform',
  attempt: 1,
  notBefore: moment('2020-01-13'),
  details: { envelope: 'TOS-PIO2-ASSEGNO', cents: 375_500 },
};
const stream = 'percorso/11111111-1111-4111-8111-111111111111';
const parties = () => ({ accounting: memoryGateway(), messages: memoryGateway() });

describe('the discharge of an owed effect', () => {
  it.each([
    ['reserve-budget', 'accounting'],
    ['notify-apl', 'messages'],
    ['notify-parties', 'messages'],
  ] as const)('asks %s of the party for %s, and of no other', async (effect, name) => {
    const gateways = parties();
    await dischargeWith(gateways)({ stream, owed: { ...owed, effect } });
    expect(gateways[name].happened()).toEqual([
      { direction: 'do', stream, key: owed.key, effect, details: owed.details },
    ]);
    expect(gateways.accounting.happened().length + gateways.messages.happened().length).toBe(1);
  });

  it('undoes what is to be undone', async () => {
    const gateways = parties();
    const answer = await dischargeWith(gateways)({ stream, owed: { ...owed, direction: 'undo' } });
    expect(answer).toMatchObject({ answer: 'done' });
    expect(gateways.accounting.happened()[0]?.direction).toBe('undo');
  });

  it('fails when no answer came, so that the engine tries again and at last records it as unknown', async () => {
    const gateways = parties();
    gateways.accounting.next('lose-answer');
    await expect(dischargeWith(gateways)({ stream, owed })).rejects.toThrow('The answer was lost');
    expect(gateways.accounting.standing()).toHaveLength(1);
  });

  it('asks first what became of an attempt without an answer: what was done is not done again', async () => {
    const gateways = parties();
    const discharge = dischargeWith(gateways);
    gateways.accounting.next('lose-answer');
    await expect(discharge({ stream, owed })).rejects.toThrow();
    // Whoever asked to do it again now would be refused.
    gateways.accounting.next('refuse');
    expect(await discharge({ stream, owed: { ...owed, mode: 'enquire' } })).toMatchObject({ answer: 'done' });
    expect(gateways.accounting.happened()).toHaveLength(1);
  });

  it('does it after all when the party never heard of the attempt', async () => {
    const gateways = parties();
    const discharge = dischargeWith(gateways);
    gateways.accounting.next('down');
    await expect(discharge({ stream, owed })).rejects.toThrow();
    expect(await discharge({ stream, owed: { ...owed, mode: 'enquire' } })).toMatchObject({ answer: 'done' });
    expect(gateways.accounting.happened()).toHaveLength(1);
  });

  it('asks a party that is still at work again, and does nothing twice, until it answers', async () => {
    const gateways = parties();
    const discharge = dischargeWith(gateways);
    gateways.accounting.next('in-progress');
    const atWork = { answer: 'unknown', reference: '' };
    expect(await discharge({ stream, owed })).toEqual(atWork);
    const again = { ...owed, mode: 'enquire' } as const;
    // Whoever asked to do it again now would be refused.
    gateways.accounting.next('refuse');
    expect(await discharge({ stream, owed: again })).toEqual(atWork);
    expect(await discharge({ stream, owed: again })).toMatchObject({ answer: 'done' });
    expect(gateways.accounting.happened()).toHaveLength(1);
  });

  it('brings back a refusal as the answer that it is', async () => {
    const gateways = parties();
    gateways.messages.next('refuse');
    const answer = await dischargeWith(gateways)({ stream, owed: { ...owed, effect: 'notify-apl' } });
    expect(answer).toEqual({ answer: 'refused', reference: '' });
  });

  it('stops at an effect that nobody knows', async () => {
    const discharge = dischargeWith(parties());
    await expect(discharge({ stream, owed: { ...owed, effect: 'send-letter' } })).rejects.toThrow(
      'No effect is named send-letter',
    );
  });
});
