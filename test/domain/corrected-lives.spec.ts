import fc from 'fast-check';
import { entitledCents, outstandingCents, type PayeeAccount } from '../../domain/account/account';
import { EFFECTS } from '../../domain/percorso/effects';
import type { Correcting } from '../../domain/percorso/commands';
import type { Agreed } from '../../domain/percorso/agreed';
import { actOf, NATURES } from '../../domain/percorso/corrections';
import type { BegunPercorso } from '../../domain/percorso/state';
import { addMs, dateOf, type Instant } from '../../domain/time/civil-date';
import { Given, REGISTERS, THE_PERCORSO } from './given';
import { asking, moves, START, YEARS_LATER, type Move } from './histories';
import { allDone, envelopeOf, moneyOf } from './life';
import { anyMistake, otherwise } from './mistakes';
import type { Asked } from './model';
import * as values from './values';

/** How many lives are compared; the proof of the issue asks for a thousand. */
const LIVES = Number(process.env['CORRECTED_LIVES'] ?? 60);

interface Life {
  readonly list: readonly Move[];
  readonly mistakeAt: number;
  readonly after: number;
  /** Whether something was told otherwise than it was, or something that never happened. */
  readonly isTold: boolean;
}
const lives: fc.Arbitrary<Life> = fc.record({
  list: moves,
  mistakeAt: fc.nat({ max: 20 }),
  after: fc.integer({ min: 1, max: 12 }),
  isTold: fc.boolean(),
});

/** One life twice: without the mistake, and with it until it is corrected. */
interface Twice {
  readonly right: Given;
  readonly wrong: Given;
  readonly mistake: Mistake | null;
  readonly correctedAt: Instant | null;
}

/** What was recorded by mistake, when, and as what it should have been told; null where it never happened. */
interface Mistake {
  readonly version: number;
  readonly at: Instant;
  readonly instead: Correcting | null;
}

it('a life in which a mistake was corrected comes to what it would have come to without it, to the cent', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const both = twice(life);
      fc.pre(isCorrected(both));
      const { right, wrong } = both;
      expect(inTheEnd(wrong)).toEqual(inTheEnd(right));
    }),
    { numRuns: LIVES, maxSkipsPerRun: 1000 },
  );
});

/** Both lives, told the same but for the mistake; what only one of them would allow is left out of both. */
function twice({ list, mistakeAt, after, isTold }: Life): Twice {
  const start = new Given(REGISTERS).and(envelopeOf(100_000_000, '2020-01-02'));
  let both: Twice = { right: start, wrong: start, mistake: null, correctedAt: null };
  let at = START;
  for (const [index, drawn] of list.entries()) {
    const move = { ...drawn, which: 0, ...paidLate(drawn) };
    at = addMs(at, move.waitHours * 3_600_000);
    both = { ...both, right: waited(both.right, at), wrong: waited(both.wrong, at) };
    if (both.mistake === null && index >= mistakeAt) both = (isTold ? toldWrong : madeUp)(both, move, at);
    else if (both.mistake !== null && both.correctedAt === null && index >= mistakeAt + after)
      both = corrected(both, both.mistake, at);
    else both = toldBoth(both, move, at);
  }
  return both;
}

/** What other histories have effects answered by, is time that passes here until there is something to pay. */
function paidLate({ kind, waitHours }: Move): Partial<Move> {
  const isIdle = kind === 'answer' || kind === 'late-answer' || kind === 'register';
  return isIdle ? { kind: 'money', waitHours: waitHours + 24 * 45 } : {};
}

/** The next act is told otherwise than it was. */
function toldWrong(both: Twice, move: Move, at: Instant): Twice {
  const asked = askedNow(both.right, move, at);
  const [right, wrong] = [accepted(both.right, asked), accepted(both.wrong, wrongly(asked, move.pick))];
  const fact = wrong?.facts.findLast((one) => one.causation === asked.requestId && actOf(one as never));
  const instead = asked.command as Correcting;
  if (right === undefined || wrong === undefined || fact === undefined) return toldBoth(both, move, at);
  const isOfKind = actOf(fact as never)?.instead.includes(instead.type) === true;
  if (!isOfKind || JSON.stringify(wrongly(asked, move.pick)) === JSON.stringify(asked))
    return toldBoth(both, move, at);
  return { ...both, right, wrong, mistake: { version: fact.version, at, instead } };
}

/** Something is told that never happened. */
function madeUp(both: Twice, move: Move, at: Instant): Twice {
  const { requestId } = askedNow(both.right, move, at);
  const command = anyMistake(move.pick, dateOf(at));
  const asked = {
    stream: THE_PERCORSO,
    command,
    at,
    actor: values.CPI,
    ...(requestId === undefined ? {} : { requestId }),
  };
  const wrong = accepted(both.wrong, asked);
  const fact = wrong?.facts.findLast((one) => one.causation === asked.requestId && actOf(one as never));
  if (wrong === undefined || fact === undefined) return toldBoth(both, move, at);
  return { ...both, wrong, mistake: { version: fact.version, at, instead: null } };
}

/** The mistake is corrected, where no later act hangs on it: such a life differs, as whoever corrects is told. */
function corrected(both: Twice, { version, instead }: Mistake, at: Instant): Twice {
  const command = { type: 'CorrectFact', on: dateOf(at), corrects: version, instead, withdraws: [] } as const;
  const wrong = accepted(both.wrong, { stream: THE_PERCORSO, command, at, actor: values.CPI });
  return wrong === undefined ? both : { ...both, wrong, correctedAt: at };
}

function toldBoth(both: Twice, move: Move, at: Instant): Twice {
  if (move.kind === 'money') return { ...both, right: paid(both.right, at), wrong: paid(both.wrong, at) };
  const asked = askedNow(both.right, move, at);
  const [right, wrong] = [accepted(both.right, asked), accepted(both.wrong, asked)];
  const [one, other] = [actsBy(asked, right), actsBy(asked, wrong)];
  // Once the mistake is corrected both lives allow the same.
  if (isCorrected(both)) expect(other).toEqual(one);
  const isSame = JSON.stringify(one) === JSON.stringify(other);
  return right === undefined || wrong === undefined || !isSame ? both : { ...both, right, wrong };
}

/** What an ask came to as acts; what is so already is none. */
function actsBy({ requestId }: Asked, life: Given | undefined): readonly string[] | undefined {
  const acts = life?.facts.filter((one) => one.causation === requestId && actOf(one as never) !== undefined);
  return acts?.map(({ event }) => event.type);
}

/** Effects are done at once, and corrections are asked on purpose: all other moves are as in any history. */
function askedNow({ world }: Given, move: Move, at: Instant): Asked {
  const kinds: readonly Move['kind'][] = ['step', 'abandon', 'tell', 'activity', 'wander'];
  const kind = kinds.includes(move.kind) ? move.kind : 'step';
  const asked = asking({ ...move, kind, backDays: 0 }, THE_PERCORSO, { seen: world, at });
  const isCorrection = asked.command.type === 'CorrectFact';
  const command = isCorrection ? ({ type: 'RetryEffect', key: 'none@1' } as const) : asked.command;
  return { ...asked, command, requestId: `r-${at}-${String(world.facts[THE_PERCORSO]?.length ?? 0)}` };
}

function wrongly(asked: Asked, pick: number): Asked {
  const { command } = asked;
  return command.type in CORRIGIBLE ? { ...asked, command: otherwise(command as Correcting, pick) } : asked;
}

const CORRIGIBLE = Object.fromEntries(
  Object.values(NATURES).flatMap((nature) =>
    typeof nature === 'string' ? [] : nature.instead.map((type) => [type, true]),
  ),
);

function accepted(life: Given, asked: Asked): Given | undefined {
  try {
    return waited(life.and(asked), asked.at);
  } catch (error) {
    if (error instanceof Error && /was to be accepted/.test(error.message)) return undefined;
    throw error;
  }
}

function waited(life: Given, at: Instant): Given {
  return allDone(allDone(life).andWaited(at));
}

/** All that is owed now is proposed, approved and paid. */
function paid(life: Given, at: Instant): Given {
  if (life.percorso.phase === 'none') return life;
  return moneyOf(life).payees.reduce((now, { payee }) => {
    const on = dateOf(at);
    const propose = { type: 'ProposePayment', on, payee } as const;
    const proposed = accepted(now, { stream: THE_PERCORSO, command: propose, at, actor: values.OFFICER });
    const fact = proposed?.facts.findLast(({ event }) => event.type === 'PaymentProposed');
    if (proposed === undefined || fact === undefined) return now;
    const approve = { type: 'ApprovePayment', on, proposal: fact.version } as const;
    return accepted(proposed, { stream: THE_PERCORSO, command: approve, at, actor: values.HEAD }) ?? now;
  }, life);
}

/** A term that passed in silence while the mistake stood runs anew after it: such lives differ, on purpose. */
function isCorrected({ right, mistake, correctedAt }: Twice): boolean {
  if (mistake === null || correctedAt === null) return false;
  const silences: readonly string[] = [
    'AplAcceptanceExpired',
    'FirstMeetingMissed',
    'PlanOverdue',
    'AssegnoLapsed',
  ];
  const stood = right.facts.filter(({ toldAt }) => toldAt >= mistake.at && toldAt <= correctedAt);
  return stood.every(({ event }) => !silences.includes(event.type));
}

/** What a life comes to once all is over, what was paid too much is given back, and what is owed is paid. */
function inTheEnd(life: Given) {
  const over = paid(givenBack(waited(life, YEARS_LATER)), YEARS_LATER);
  const { percorso } = over;
  if (percorso.phase === 'none') return percorso;
  const { history: _, correctedOn: __, asWas: ___, effects, dossier, agreed, ...path } = percorso;
  const { money, ...told } = dossier;
  const { payees, proposals, envelope, keptCents, heldCents, expected, settled } = money;
  return {
    // What was set aside at the issue was set aside then; what is now stands with the money.
    path: { ...path, done: path.done.map((one) => ({ ...one, reservedCents: 0 })) },
    agreed: unnumbered(agreed),
    told: { ...told, activities: told.activities.map(({ toldAt: ____, ...one }) => one) },
    effects: standing(effects),
    money: { proposals, envelope, keptCents, heldCents, expected, settled, payees: netOf(payees) },
    agenda: over.agenda,
    claims: { keys: over.world.keys, taken: over.world.taken },
  };
}

/** What was agreed, whatever versions its facts have: a mistake takes some. */
function unnumbered({ profiles, patto, plan }: Agreed) {
  const nth = (version: number | undefined) => profiles.findIndex((one) => one.version === version);
  return {
    profiles: profiles.map(({ version: _, ...one }) => one),
    patto: patto.map(({ version: _, contents, ...one }) => {
      return { ...one, contents: { ...contents, profile: nth(contents.profile) } };
    }),
    plan: plan === null ? null : { ...plan, version: 0 },
  };
}

function netOf(payees: readonly PayeeAccount[]) {
  const net = payees.map((one) => ({
    payee: one.payee,
    entitled: entitledCents(one),
    net: one.paid - one.recovered,
    outstanding: outstandingCents(one),
  }));
  return net.filter(({ entitled, net: cents }) => entitled + cents > 0);
}

function givenBack(life: Given): Given {
  if (life.percorso.phase === 'none') return life;
  const on = dateOf(YEARS_LATER);
  return moneyOf(life).payees.reduce((now, one) => {
    const cents = outstandingCents(one);
    if (cents === 0) return now;
    const command = { type: 'RecordRecovery', on, payee: one.payee, cents } as const;
    return allDone(now.and({ stream: THE_PERCORSO, command, at: YEARS_LATER, actor: values.HEAD }));
  }, life);
}

/** What stands in the world: told to a provider, booked, reserved. */
function standing(effects: BegunPercorso['effects']) {
  return effects
    .filter(({ effect, direction }) => direction === 'do' && 'after' in EFFECTS[effect].undo)
    .filter(({ effect }) => effect !== 'request-recovery')
    .map(({ effect, answer, details }) => ({ effect, answer, details }));
}
