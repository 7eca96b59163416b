import fc from 'fast-check';
import { entitledCents, owedCents, setOffCents, writtenOffCents } from '../../../domain/account/account';
import { recoveryOf } from '../../../domain/account/changes';
import { deciderOf } from '../../../domain/deciders';
import { instalmentsOf } from '../../../domain/account/recovery';
import { askedIn } from '../../../domain/account/recovery-changes';
import { parseRecoveryPaperId, type StreamId } from '../../../domain/identifiers';
import { ordersOf } from '../../../domain/run/order';
import { added, statementLine, type StatementLine } from '../../../domain/standing/statement';
import { addDays } from '../../../domain/time/civil-date';
import { THE_PERCORSO } from '../given';
import { ask, factsOf, stateOf, wake, type World } from '../model';
import { day, made, moment, PERCORSO_A, PERCORSO_B } from '../values';
import {
  accountOf,
  after,
  asked,
  begunOf,
  books,
  BOTH,
  by,
  cancelled,
  HEAD,
  lastVersion,
  OTHER,
  outstanding,
  PAYEE,
  performed,
  recorded,
  TOGETHER,
} from './two-claims';

const HOUR = 3_550;
const PAPER = made(parseRecoveryPaperId, '77777777-7777-4777-8777-777777777777');
const NOTICE = { type: 'RecordRecoveryNotice', payee: PAYEE, channel: 'by-hand', paper: PAPER };
const NAMES: { readonly [stream: StreamId]: string } = { [THE_PERCORSO]: PERCORSO_A, [OTHER]: PERCORSO_B };
const propose = { type: 'ProposePayment', payee: PAYEE };
const approve = (world: World, stream: StreamId, on: string) =>
  by(
    HEAD,
    asked(stream, on, { type: 'ApprovePayment', proposal: lastVersion(world, stream, 'PaymentProposed') }),
  );
const refusal = (world: World, one: ReturnType<typeof asked>) => {
  const { decision } = ask(world, one);
  return decision.verdict === 'refused' ? decision.rejection.reason : 'accepted';
};
interface Proposal {
  readonly on: string;
  readonly act?: object;
}
const proposed = (world: World, stream: StreamId, { on, act = propose }: Proposal) =>
  after(world, asked(stream, on, act));
function paid(world: World, stream: StreamId, proposal: Proposal): World {
  const { on } = proposal;
  const before = proposed(world, stream, proposal);
  return performed(after(before, approve(before, stream, on)), on);
}

/** Two hours of Maria were paid, and one of them was a mistake; an hour and a half of Paolo is owed. */
const owing = (() => {
  const given = after(
    TOGETHER,
    recorded(THE_PERCORSO, '2020-03-03', { digit: 1 }),
    recorded(THE_PERCORSO, '2020-03-03', { digit: 2 }),
  );
  const claim = after(
    paid(given, THE_PERCORSO, { on: '2020-03-04' }),
    cancelled(THE_PERCORSO, '2020-03-05', 1),
  );
  return performed(after(claim, recorded(OTHER, '2020-03-05', { digit: 3, minutes: 90 })), '2020-03-05');
})();
const noticed = after(owing, asked(THE_PERCORSO, '2020-03-06', NOTICE));
const heard = wake(noticed, THE_PERCORSO, moment('2020-03-20'));
const AGAINST = { ...propose, against: PERCORSO_A };

describe('what is asked back, set off against what the same body is owed elsewhere', () => {
  it('waits until the payee had the request and was heard', () => {
    expect(refusal(owing, asked(OTHER, '2020-03-06', AGAINST))).toBe('recovery-not-noticed');
    expect(refusal(noticed, asked(OTHER, '2020-03-09', AGAINST))).toBe('recovery-not-heard');
    expect(refusal(heard, asked(OTHER, '2020-03-20', { ...propose, against: PERCORSO_B }))).toBe(
      'set-off-of-another',
    );
  });

  it('is as much as both come to; what is owed beyond it is paid out', () => {
    const set = paid(heard, OTHER, { on: '2020-03-20', act: AGAINST });
    expect(accountOf(set, OTHER)).toMatchObject({ paid: HOUR });
    expect(accountOf(set, THE_PERCORSO)).toMatchObject({ claimed: HOUR, recovered: HOUR });
    expect(outstanding(set, THE_PERCORSO)).toBe(0);
    const rest = paid(set, OTHER, { on: '2020-03-21' });
    expect(owedCents(accountOf(rest, OTHER))).toBe(0);
    expect(
      factsOf(rest, THE_PERCORSO).find(({ event }) => event.type === 'RecoverySetOff')?.event,
    ).toMatchObject({
      cents: HOUR,
      order: `${OTHER}#pay-fee@${lastVersion(set, OTHER, 'PaymentApproved')}`,
    });
    for (const stream of BOTH) expect(books(rest, stream)).toBe(0);
  });

  it('is an order of no payment run', () => {
    const before = proposed(heard, OTHER, { on: '2020-03-20', act: AGAINST });
    const approved = after(before, approve(before, OTHER, '2020-03-20'));
    expect(begunOf(approved, OTHER).effects.at(-1)?.details).toMatchObject({ against: THE_PERCORSO });
    expect(ordersOf(OTHER, stateOf(approved, OTHER))).toEqual([]);
  });

  it('is not approved once less is asked, and never by who proposed it', () => {
    const before = proposed(heard, OTHER, { on: '2020-03-20', act: AGAINST });
    const same = { ...approve(before, OTHER, '2020-03-20'), actor: asked(OTHER, '2020-03-20', {}).actor };
    expect(refusal(before, same)).toBe('same-person-approves');
    const back = asked(THE_PERCORSO, '2020-03-20', { type: 'RecordRecovery', payee: PAYEE, cents: 1 });
    const less = after(before, back);
    expect(refusal(less, approve(less, OTHER, '2020-03-20'))).toBe('more-than-asked-back');
  });

  it('that is asked no more when it is to be recorded is refused, closed, and paid out instead', () => {
    const before = proposed(heard, OTHER, { on: '2020-03-20', act: AGAINST });
    const approved = after(before, approve(before, OTHER, '2020-03-20'));
    const right = after(approved, recorded(THE_PERCORSO, '2020-03-20', { digit: 4 }));
    const refused = performed(right, '2020-03-20');
    const key = begunOf(refused, OTHER).effects.find(({ answer }) => answer === 'refused')?.key;
    expect(accountOf(refused, THE_PERCORSO)).toMatchObject({ recovered: 0, paid: 2 * HOUR });
    const close = { type: 'CloseEffect', key, because: 'no-longer-owed' };
    const closed = performed(after(refused, by(HEAD, asked(OTHER, '2020-03-21', close))), '2020-03-21');
    const out = paid(closed, OTHER, { on: '2020-03-22' });
    expect(accountOf(out, OTHER).paid).toBe(5_325);
  });

  it('is recorded once, however often it is told; and what is set off too much is owed back', () => {
    const set = paid(heard, OTHER, { on: '2020-03-20', act: AGAINST });
    const order = `${OTHER}#pay-fee@${lastVersion(set, OTHER, 'PaymentApproved')}`;
    const again = { type: 'RecordSetOff', payee: PAYEE, cents: HOUR, order };
    const { decision, world } = ask(set, { ...asked(THE_PERCORSO, '2020-03-21', again), requestId: 'again' });
    expect(decision).toMatchObject({ verdict: 'accepted', facts: [] });
    const right = after(world, recorded(THE_PERCORSO, '2020-03-23', { digit: 4 }));
    expect(owedCents(accountOf(right, THE_PERCORSO))).toBe(HOUR);
  });
});

/** One thing that somebody does about one of the two, some days after the one before. */
const turn = fc.record({
  days: fc.integer({ min: 0, max: 20 }),
  first: fc.boolean(),
  what: fc.constantFrom(
    ...([
      'record',
      'cancel',
      'cancel',
      'pay',
      'pay',
      'refuse',
      'set-off',
      'set-off',
      'back',
      'notice',
    ] as const),
    ...([
      'notice',
      'notice',
      'reply',
      'reply',
      'reply',
      'accept',
      'accept',
      'dismiss',
      'instalments',
      'give-up',
      'give-up',
      'approve',
    ] as const),
  ),
  which: fc.nat({ max: 3 }),
  minutes: fc.constantFrom(15, 30, 45, 60, 90),
  cents: fc.integer({ min: 1, max: 6_000 }),
});
type Turn = typeof turn extends fc.Arbitrary<infer One> ? One : never;

interface Played {
  readonly world: World;
  readonly on: ReturnType<typeof day>;
  readonly digit: number;
}

const last = (world: World, stream: StreamId) => (type: string) => lastVersion(world, stream, type);

/** What a turn asks; the rest is asked by number, or of what was proposed last. */
function actsOf({ what, which, minutes, cents, first }: Turn, { world, on, digit }: Played) {
  const stream = first ? THE_PERCORSO : OTHER;
  const version = last(world, stream);
  const act = (more: object) => by(HEAD, asked(stream, on, { payee: PAYEE, ...more }));
  switch (what) {
    case 'record':
      return [recorded(stream, on, { digit, minutes })];
    case 'cancel':
      return [
        cancelled(stream, on, NUMBERS[first ? 0 : 1] + which),
        cancelled(stream, on, digit - 1 - which),
      ];
    case 'pay':
    case 'refuse':
      return [asked(stream, on, propose)];
    case 'set-off':
      return [asked(stream, on, { ...propose, against: NAMES[first ? OTHER : THE_PERCORSO] })];
    case 'back':
      return [act({ type: 'RecordRecovery', cents })];
    case 'notice':
      return [act({ ...NOTICE })];
    case 'reply':
      return [act({ type: 'RecordRecoveryReply', paper: PAPER })];
    case 'accept':
      return [
        act({
          type: 'AcceptRecoveryReply',
          reply: version('RecoveryReplyReceived'),
          cents,
          because: 'not-due',
        }),
      ];
    case 'dismiss':
      return [
        act({ type: 'DismissRecoveryReply', reply: version('RecoveryReplyReceived'), because: 'unfounded' }),
      ];
    case 'instalments':
      return [act({ type: 'AgreeInstalments', number: which + 2, firstOn: addDays(on, 15) })];
    case 'give-up':
      return [asked(stream, on, { type: 'ProposeWriteOff', payee: PAYEE, cents, because: 'uncollectable' })];
    case 'approve':
      return [act({ type: 'ApproveWriteOff', writeOff: version('WriteOffProposed') })];
  }
}

/** Four hours of each were paid: by these numbers and the next. */
const NUMBERS = [60, 70] as const;
const PAID = BOTH.reduce((world, stream, index) => {
  const hours = [0, 1, 2, 3].map((one) =>
    recorded(stream, '2020-03-03', { digit: (NUMBERS[index] ?? 0) + one }),
  );
  return paid(after(world, ...hours), stream, { on: '2020-03-03' });
}, TOGETHER);

function playedOn(before: Played, one: Turn): Played {
  const on = addDays(before.on, one.days);
  const woken = BOTH.reduce((world, stream) => wake(world, stream, moment(on)), before.world);
  const now = { world: woken, on, digit: before.digit + 1 };
  let world = after(woken, ...actsOf(one, now));
  const stream = one.first ? THE_PERCORSO : OTHER;
  const isPayment = ['pay', 'refuse', 'set-off'].includes(one.what);
  if (isPayment) world = after(world, approve(world, stream, on));
  return { ...now, world: performed(world, on, one.what === 'refuse' ? 'refused' : 'done') };
}

function lineOf(world: World, stream: StreamId): StatementLine | undefined {
  const told = { stream, facts: factsOf(world, stream), decider: deciderOf(stream) };
  return statementLine(PAYEE, told, { period: {}, rulebook: world.rulebook });
}

/** What was paid by the orders of that percorso that another recorded as set off. */
function paidBySetOff(world: World, stream: StreamId): number {
  return begunOf(world, stream)
    .effects.filter(
      ({ effect, answer, details }) =>
        effect === 'pay-fee' && answer === 'done' && details['against'] !== undefined,
    )
    .reduce((sum, { details }) => sum + Number(details['cents']), 0);
}

function holds(world: World): void {
  for (const stream of BOTH) {
    const one = accountOf(world, stream);
    const other = stream === OTHER ? THE_PERCORSO : OTHER;
    expect(books(world, stream)).toBe(0);
    expect(outstanding(world, stream)).toBe(Math.max(0, -owedCents(one)));
    expect(entitledCents(one) - one.paid + one.recovered + writtenOffCents(one)).toBe(owedCents(one));
    expect(setOffCents(accountOf(world, other))).toBe(paidBySetOff(world, stream));
    const { money } = begunOf(world, stream).dossier;
    const recovery = recoveryOf(money, PAYEE);
    const parts = recovery === undefined ? [] : instalmentsOf(recovery, askedIn(money, PAYEE));
    const toCome = parts.reduce((sum, { cents, returnedCents }) => sum + cents - returnedCents, 0);
    expect(toCome).toBeLessThanOrEqual(outstanding(world, stream));
    const line = lineOf(world, stream);
    if (line === undefined) continue;
    const { closing } = line;
    expect(line.movements.map(({ moved }) => moved).reduce(added, line.opening)).toEqual(closing);
    expect(closing.entitled - closing.paid + closing.recovered + closing.writtenOff).toBe(line.owed);
  }
}

/** All that is asked comes back, and all that is owed is paid out. */
function settled({ world: before, on }: Played): World {
  return BOTH.reduce((world, stream) => {
    const keys = begunOf(world, stream)
      .effects.filter(({ answer }) => answer === 'refused')
      .map(({ key }) => key);
    const decided = keys.flatMap((key) => [
      by(HEAD, asked(stream, on, { type: 'CloseEffect', key, because: 'no-longer-owed' })),
      by(HEAD, asked(stream, on, { type: 'RetryEffect', key })),
    ]);
    const open = begunOf(world, stream).dossier.money.proposals.filter(({ standing }) => standing === 'open');
    const rejected = open.map(({ version }) =>
      by(HEAD, asked(stream, on, { type: 'RejectPayment', proposal: version })),
    );
    const freed = performed(after(world, ...decided, ...rejected), on);
    const cents = outstanding(freed, stream);
    const back = after(freed, asked(stream, on, { type: 'RecordRecovery', payee: PAYEE, cents }));
    return paid(performed(back, on), stream, { on });
  }, before);
}

describe('whatever is asked back, answered, divided, set off, given up and found right', () => {
  it('the books stay in sum zero, nothing is asked beyond what was paid too much, and nothing is paid twice', () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 10, maxLength: 40 }), (turns) => {
        let now: Played = { world: PAID, on: day('2020-03-04'), digit: 10 };
        for (const one of turns) {
          now = playedOn(now, one);
          holds(now.world);
        }
        const end = settled(now);
        for (const stream of BOTH) {
          const one = accountOf(end, stream);
          expect(one.paid - one.recovered).toBe(entitledCents(one) + writtenOffCents(one));
          expect(owedCents(one)).toBe(0);
        }
      }),
      { numRuns: 25 },
    );
  });
});
