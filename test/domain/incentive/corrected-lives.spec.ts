import fc from 'fast-check';
import {
  EMPTY_ACCOUNT,
  entitledCents,
  outstandingCents,
  owedCents,
  payeeIn,
} from '../../../domain/account/account';
import type { Application } from '../../../domain/incentive/application';
import type { IncentiveCommand, IncentiveCorrecting } from '../../../domain/incentive/commands';
import { actOf } from '../../../domain/incentive/corrections';
import { INCENTIVE } from '../../../domain/incentive/decider';
import { INCENTIVE_EFFECTS } from '../../../domain/incentive/effects';
import type { IncentiveEffectName } from '../../../domain/incentive/events';
import { employerIn } from '../../../domain/incentive/money';
import type { Incentive } from '../../../domain/incentive/state';
import { RULEBOOK } from '../../../domain/programmes';
import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import { annulment, contract, end, extension, hire, rectification } from '../employment/messages';
import { day } from '../values';
import { applying, HEAD, LIVORNO, OFFICER, PATHWAY, World } from './world';

/** How many lives are compared; the proof of the issue asks for a thousand. */
const LIVES = Number(process.env['CORRECTED_LIVES'] ?? 40);

const HIRE = hire(1, ['2020-06-01', '2021-05-31']);
const OTHER = hire(2, ['2020-06-08', '2021-01-31']);
const ENDED = end(3, HIRE, '2020-09-30');
const ANNULLED = annulment(4, HIRE);
const MESSAGES = [
  HIRE,
  OTHER,
  ENDED,
  ANNULLED,
  annulment(5, ENDED),
  annulment(6, ANNULLED),
  extension(7, HIRE, '2021-12-31'),
  rectification(8, HIRE, { contract: contract('A.01.00'), plannedEndOn: null }),
  rectification(9, OTHER, { plannedEndOn: day('2020-08-15') }),
] as const;
const START = day('2020-07-20');
const YEARS_LATER = day('2023-07-03');

/** What may be told of an application, well or by mistake. */
const told: fc.Arbitrary<Partial<Application> & { readonly on?: CivilDate }> = fc.constantFrom(
  {},
  {},
  { weeklyHours: 2000 },
  { weeklyHours: 3999 },
  { weeklyHours: 100 },
  { hire: OTHER.protocol },
  { seat: LIVORNO },
  { seat: { ...LIVORNO, region: '12' as never } },
  { percorsoId: null },
  { on: day('2020-07-13') },
);
const move = fc.record({
  kind: fc.constantFrom(
    'tell' as const,
    'tell' as const,
    'pay' as const,
    'propose' as const,
    'read' as const,
  ),
  pick: fc.nat({ max: 99 }),
  days: fc.integer({ min: 1, max: 9 }),
});
type Move = typeof move extends fc.Arbitrary<infer One> ? One : never;

const lives = fc.record({
  rules: fc.constantFrom('TOS-PIO2/2019-12-21' as const, 'TOS-PIO2/2019-12-21.3' as const),
  known: fc.boolean(),
  right: told,
  wrong: told,
  /** Whether a payment was rejected in error; else the application was told wrong. */
  isPayment: fc.boolean(),
  mistakeAt: fc.nat({ max: 8 }),
  after: fc.integer({ min: 1, max: 10 }),
  moves: fc.array(move, { minLength: 8, maxLength: 25, size: 'max' }),
});
type Life = typeof lives extends fc.Arbitrary<infer One> ? One : never;

/** One life twice: without the mistake, and with it until it is corrected. */
interface Twice {
  readonly right: World;
  readonly wrong: World;
  readonly on: CivilDate;
  readonly mistake: { readonly version: number; readonly instead: IncentiveCorrecting | null } | null;
  readonly corrected: boolean;
}

it('an application with a mistake that was corrected comes to what it would have come to without it, to the cent', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const both = twice(life);
      fc.pre(isComparable(both));
      expect(inTheEnd(both.wrong)).toEqual(inTheEnd(both.right));
    }),
    { numRuns: LIVES, maxSkipsPerRun: 1000 },
  );
});

function twice(life: Life): Twice {
  let both = begun(life);
  for (const [index, { kind, pick, days }] of life.moves.entries()) {
    both = { ...both, on: addDays(both.on, days) };
    if (both.mistake === null && index >= life.mistakeAt) both = rejectedInError(both);
    else if (both.mistake !== null && !both.corrected && index >= life.mistakeAt + life.after)
      both = corrected(both, both.mistake);
    else both = MOVES[kind](both, pick);
  }
  return both;
}

function begun({ rules, known, right, wrong, isPayment }: Life): Twice {
  const start = new World().withPercorso({ ...PATHWAY, rules });
  const world = known ? start.told(HIRE, day('2020-07-01')) : start;
  const asked = ({ on = START, ...changes }: typeof right) => applying(changes, on) as IncentiveCorrecting;
  const made = (one: typeof right) => done(world.and(START, asked(one)), START);
  const mistake = isPayment ? null : { version: 1, instead: asked(right) };
  return {
    right: made(right),
    wrong: made(isPayment ? right : wrong),
    on: START,
    mistake,
    corrected: false,
  };
}

const MOVES: { readonly [kind in Move['kind']]: (both: Twice, pick: number) => Twice } = {
  tell: (both, pick) => {
    const message = MESSAGES[pick % MESSAGES.length] ?? HIRE;
    const tell = (one: World) =>
      done(one.told(message, both.on).waited(addDays(both.on, 1)), addDays(both.on, 1));
    return { ...both, right: tell(both.right), wrong: tell(both.wrong), on: addDays(both.on, 1) };
  },
  pay: (both) => ({ ...both, right: paid(both.right, both.on), wrong: paid(both.wrong, both.on) }),
  propose: (both) => allowedBoth(both, { type: 'ProposeIncentivePayment', on: both.on }),
  read: (both) => allowedBoth(both, { type: 'ReassessIncentive', on: both.on }),
};

/** What only one of them would allow is left out of both. */
function allowedBoth(both: Twice, command: IncentiveCommand): Twice {
  const [right, wrong] = [both.right, both.wrong].map((one) => accepted(one, both.on, command));
  return right === undefined || wrong === undefined ? both : { ...both, right, wrong };
}

/** In one life the open proposal is rejected. */
function rejectedInError(both: Twice): Twice {
  const { on } = both;
  const asked = allowedBoth(both, { type: 'ProposeIncentivePayment', on });
  const proposal = proposalsOf(asked.wrong.state()).find(({ standing }) => standing === 'open')?.version;
  if (proposal === undefined || !proposalsOf(asked.right.state()).some(({ version }) => version === proposal))
    return asked;
  const wrong = asked.wrong.and(on, { type: 'RejectIncentivePayment', on, proposal });
  const version = wrong.factsOf().findLast((fact) => actOf(fact) !== undefined)?.version ?? 0;
  return { ...asked, wrong, mistake: { version, instead: null } };
}

function corrected(both: Twice, { version: corrects, instead }: NonNullable<Twice['mistake']>): Twice {
  const { on } = both;
  const command = { type: 'CorrectIncentiveFact', on, corrects, instead, withdraws: [] } as const;
  const wrong = accepted(both.wrong, on, command);
  return wrong === undefined ? both : { ...both, wrong, corrected: true };
}

function accepted(world: World, on: CivilDate, command: IncentiveCommand): World | undefined {
  const { world: after, decision } = world.ask(on, command);
  return decision.verdict === 'accepted' ? done(after, on) : undefined;
}

/** All that is owed now is proposed, approved and paid; what was proposed before is decided first. */
function paid(world: World, on: CivilDate): World {
  const proposed = accepted(world, on, { type: 'ProposeIncentivePayment', on }) ?? world;
  return proposalsOf(proposed.state()).reduce((now, { version: proposal }) => {
    const approved = now.ask(on, { type: 'ApproveIncentivePayment', on, proposal }, { actor: HEAD });
    if (approved.decision.verdict === 'accepted') return done(approved.world, on);
    return now.ask(on, { type: 'RejectIncentivePayment', on, proposal }, { actor: OFFICER }).world;
  }, proposed);
}

/** Everything that is owed is done. */
function done(world: World, on: CivilDate): World {
  const [next] = INCENTIVE.agenda(world.state(), RULEBOOK).owed;
  return next === undefined ? world : done(world.answered(on, next.effect as IncentiveEffectName), on);
}

/**
 * Lives that differ on purpose: a term that passed in silence runs anew after a correction; and an application that was not
 * admitted, and of which nothing would be left by then, is rejected, where it would have been admitted and withdrawn.
 */
function isComparable({ right, wrong, corrected: isCorrected }: Twice): boolean {
  if (!isCorrected) return false;
  const facts = right.waited(YEARS_LATER).factsOf();
  const wasSilent = facts.some(
    ({ event, basis }) =>
      event.type === 'IncentiveRejected' &&
      basis.some((one) => 'lastDay' in one.facts && 'missing' in one.facts),
  );
  // Without a percorso it follows the last rules; a correction sees none later than those that it was made under.
  return !wasSilent && !isLostAtOnce(wrong) && rulesOf(right) === rulesOf(wrong);
}

function rulesOf(world: World) {
  const state = world.state();
  return state.phase === 'none' ? '' : state.rules;
}

function isLostAtOnce(world: World): boolean {
  const events = world.events();
  const at = events.findLastIndex(({ type }) => type === 'FactCorrected');
  return events[at + 1]?.type === 'IncentiveRejected';
}

/** What a life comes to once all is over, what was paid too much is given back, and what is owed is paid. */
function inTheEnd(life: World) {
  const over = paid(givenBack(paid(done(life.waited(YEARS_LATER), YEARS_LATER), YEARS_LATER)), YEARS_LATER);
  const state = over.state();
  if (state.phase === 'none') throw new Error('Nobody applied');
  const { application, appliedOn, pathway, diedOn, rules } = state;
  const employer = employerOf(state);
  return {
    told: { application, appliedOn, rules, diedOn, pathway },
    phase: phaseOf(state),
    entitled: entitledCents(employer),
    net: employer.paid - employer.recovered,
    outstanding: outstandingCents(employer),
    owed: owedCents(employer),
    proposals: proposalsOf(state).map(({ cents, standing }) => ({ cents, standing })),
    held: 'money' in state ? state.money.heldCents > 0 : false,
    agenda: INCENTIVE.agenda(state, RULEBOOK),
    claims: { keys: over.keys, taken: over.takenCents > 0 },
    effects: standing(state),
  };
}

/** An admission that should have been a rejection is withdrawn for good. */
function phaseOf(state: Incentive): Incentive['phase'] {
  return 'barredBy' in state && state.barredBy.length > 0 ? 'rejected' : state.phase;
}

function givenBack(world: World): World {
  const cents = outstandingCents(employerOf(world.state()));
  if (cents === 0) return world;
  const on = YEARS_LATER;
  return done(world.and(on, { type: 'RecordIncentiveRecovery', on, cents }), on);
}

/** What stands in the world: money that is set aside. */
function standing(state: Exclude<Incentive, { phase: 'none' }>) {
  return state.effects
    .filter(({ effect, direction }) => direction === 'do' && 'after' in INCENTIVE_EFFECTS[effect].undo)
    .filter(({ effect }) => effect !== 'request-incentive-recovery')
    .map(({ effect, answer }) => ({ effect, answer }));
}

function employerOf(state: Incentive) {
  return 'money' in state ? employerIn(state) : payeeIn(EMPTY_ACCOUNT, 'employer/nobody');
}

function proposalsOf(state: Incentive) {
  return 'money' in state ? state.money.proposals : [];
}
