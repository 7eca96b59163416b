import { owedCents, payeeIn } from '../../../domain/account/account';
import { payeeId, type Payee } from '../../../domain/account/payee';
import { evolve } from '../../../domain/percorso/evolve';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import { balances } from '../../../domain/percorso/observe';
import type { Percorso } from '../../../domain/percorso/state';
import { acted, given, THE_PERCORSO } from '../given';
import { APL_GINESTRA, day, MARIA, moment, OFFICER } from '../values';

const ON = '2020-02-03';
const VERSION = 100;

/** A percorso under way in which these facts came to pass, the first of them at version 100. */
function after(...events: readonly PercorsoEvent[]): Percorso {
  const how = { stream: THE_PERCORSO, actor: OFFICER, causation: 'a request', basis: [] };
  const when = { effectiveOn: day(ON), toldAt: moment(ON), recordedAt: moment(ON) };
  return events.reduce(
    (percorso, event, index) => evolve(percorso, { ...how, ...when, event, version: VERSION + index }),
    given('started').percorso,
  );
}

const PAYEES: readonly Payee[] = [
  `apl/${APL_GINESTRA}`,
  'cpi/D612C000002',
  `person/${MARIA}`,
  'employer/01234567890',
];

describe.each(PAYEES)('money for %s', (payee) => {
  const assessed: PercorsoEvent = {
    type: 'FeeAssessed',
    payee,
    part: 'allowance',
    entitledCents: 50_000,
    differenceCents: 50_000,
  };
  const approved: readonly PercorsoEvent[] = [
    assessed,
    { type: 'PaymentProposed', payee, cents: 50_000 },
    { type: 'PaymentApproved', proposal: VERSION + 1, payee, cents: 50_000 },
  ];
  const key = `pay-fee@${VERSION + 2}`;
  const done: PercorsoEvent = {
    type: 'EffectAnswered',
    key,
    effect: 'pay-fee',
    direction: 'do',
    answer: 'done',
    reference: '',
  };
  const accountAfter = (...events: readonly PercorsoEvent[]) => {
    const percorso = after(...events);
    return percorso.phase === 'none' ? undefined : payeeIn(percorso.dossier.money, payee);
  };

  it('is owed for the part that the fact names, and stands in the books under its identifier', () => {
    const account = accountAfter(assessed);
    expect(account).toMatchObject({ entitled: { allowance: 50_000 }, paid: 0 });
    expect(account === undefined ? 0 : owedCents(account)).toBe(50_000);
    expect(balances(after(assessed))).toContainEqual(
      expect.objectContaining({ account: 'owed', payee: payeeId(payee), cents: 50_000 }),
    );
  });

  it('is paid to whom it was proposed for, by an effect that names the payee', () => {
    const percorso = after(...approved);
    expect(percorso.phase === 'none' ? [] : percorso.effects.filter((one) => one.key === key)).toMatchObject([
      { details: { payee, cents: 50_000, proposal: VERSION + 1 } },
    ]);
    expect(accountAfter(...approved, done)).toMatchObject({ paid: 50_000 });
  });

  it('is asked back and comes back from the same payee', () => {
    const back: readonly PercorsoEvent[] = [
      { type: 'RecoveryOpened', payee, cents: 20_000 },
      { type: 'RecoveryRecorded', payee, cents: 5_000 },
    ];
    const percorso = after(...approved, done, ...back);
    expect(percorso.phase === 'none' ? [] : percorso.effects.at(-1)).toMatchObject({
      effect: 'request-recovery',
      details: { payee, cents: 20_000 },
    });
    expect(accountAfter(...approved, done, ...back)).toMatchObject({ claimed: 20_000, recovered: 5_000 });
  });

  it('is neither proposed nor taken back where nothing is owed, and the refusal names the identifier', () => {
    const started = given('started');
    started
      .when(acted(ON, { type: 'ProposePayment', payee }, OFFICER))
      .thenRefused('nothing-to-pay', payeeId(payee));
    started
      .when(acted(ON, { type: 'RecordRecovery', payee, cents: 1 }, OFFICER))
      .thenRefused('nothing-to-recover', payeeId(payee));
  });
});
