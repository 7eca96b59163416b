import {
  runPayments,
  withoutRuns,
  type OrderStanding,
  type RunOrders,
} from '../../../activities/gateways/run-payments';
import type { EffectRequest } from '../../../activities/ports';
import { memoryGateway } from '../../support/memory-gateway';

const ORDER: EffectRequest = {
  stream: 'percorso/11111111-1111-4111-8111-111111111111',
  key: 'pay-fee@26',
  effect: 'pay-fee',
  details: { payee: 'apl/67653560978', cents: 170_000 },
};

/** Orders in memory, of which a run says what it is told to say. */
function orders(latest?: OrderStanding): RunOrders & { readonly noted: readonly string[] } {
  const noted: string[] = [];
  return {
    noted,
    note: ({ key }) => Promise.resolve(void noted.push(key)),
    isNoted: ({ key }) => Promise.resolve(noted.includes(key)),
    latest: () => Promise.resolve(latest),
  };
}

const said = (standing: string, isCurrent = true): OrderStanding => ({
  standing,
  reason: 'AC04',
  reference: 'BANK-1',
  isCurrent,
});

describe('a payment by run', () => {
  it('is noted, and nothing is known of it until the bank answers', async () => {
    const known = orders();
    const before = memoryGateway();
    const gateway = runPayments(known, before);
    for (let times = 0; times < 2; times += 1)
      expect(await gateway.perform(ORDER)).toEqual({ answer: 'unknown', reference: '' });
    expect(await gateway.enquire(ORDER, 'do')).toEqual({ answer: 'unknown', reference: '' });
    expect(known.noted).toEqual([ORDER.key]);
    expect(before.happened()).toEqual([]);
  });

  it.each([
    ['paid', { answer: 'done', reference: 'BANK-1' }],
    ['returned', { answer: 'done', reference: 'BANK-1' }],
    ['contradicted', { answer: 'done', reference: 'BANK-1' }],
    ['rejected', { answer: 'refused', reference: 'AC04' }],
    ['awaited', { answer: 'unknown', reference: '' }],
    ['at-risk', { answer: 'unknown', reference: '' }],
  ])('of which the credit is %s is answered %j', async (standing, answer) => {
    const gateway = runPayments(orders(said(standing)), memoryGateway());
    await gateway.perform(ORDER);
    expect(await gateway.enquire(ORDER, 'do')).toEqual(answer);
  });

  it('that is tried again waits for a new run, whatever the bank had said', async () => {
    const gateway = runPayments(orders(said('rejected', false)), memoryGateway());
    expect(await gateway.perform(ORDER)).toEqual({ answer: 'unknown', reference: '' });
  });

  it('that the party of before was asked to make stays with it, and is in no run', async () => {
    const before = memoryGateway();
    before.next('lose-answer');
    await expect(before.perform(ORDER)).rejects.toThrow();
    const known = orders();
    const gateway = runPayments(known, before);
    expect(await gateway.enquire(ORDER, 'do')).toMatchObject({ answer: 'done' });
    expect(await gateway.perform(ORDER)).toMatchObject({ answer: 'done' });
    expect(known.noted).toEqual([]);
    expect(before.happened()).toHaveLength(1);
  });

  it('that was to be made by run stays with its run where runs are in use no more, and others are made at once', async () => {
    const known = orders(said('awaited'));
    const party = memoryGateway();
    await runPayments(known, party).perform(ORDER);
    const gateway = withoutRuns(known, party);
    expect(await gateway.perform(ORDER)).toEqual({ answer: 'unknown', reference: '' });
    expect(await gateway.enquire(ORDER, 'do')).toEqual({ answer: 'unknown', reference: '' });
    expect(party.happened()).toEqual([]);
    const other = { ...ORDER, key: 'pay-fee@27' };
    expect(await gateway.perform(other)).toMatchObject({ answer: 'done' });
    expect(await gateway.enquire(other, 'do')).toMatchObject({ answer: 'done' });
  });

  it('has no undo', async () => {
    await expect(runPayments(orders(), memoryGateway()).undo(ORDER)).rejects.toThrow('no undo');
  });
});
