import fc from 'fast-check';
import { unemploymentStream } from '../../../domain/identifiers';

import { UNEMPLOYMENT_LAW } from '../../../domain/programmes/unemployment';
import { addMs, addDays, dateOf, type Instant } from '../../../domain/time/civil-date';
import { unemploymentOn } from '../../../domain/unemployment/status';
import type { Unemployment } from '../../../domain/unemployment/state';
import { Given, given } from '../given';
import { moves, START, type Move } from '../histories';
import { envelopeOf } from '../life';
import { ask, stateOf, type World } from '../model';
import { pickFrom } from '../pick';
import { accepted, actsBy, askedNow, inTheEnd, paid, paidLate, SILENCES, waited } from '../twins';
import { CPI, day, MARIA, moment, PERCORSO_A } from '../values';
import { DUE_PROCESS_REGISTERS } from './due-process';
import { exitFrom } from './moves';
import { annulled, proceeded, unopened, working, type Course } from './twin';
import { NASPI, OF_MARIA } from './world';

/** How many lives are compared. */
const LIVES = Number(process.env['PROCEEDING_LIVES'] ?? 40);
const OF_STATUS = unemploymentStream(MARIA);

interface Life {
  readonly list: readonly Move[];
  /** Whether she is in the service when it begins. */
  readonly isStarted: boolean;
  readonly openedAt: number;
  /** So many moves after it was opened. */
  readonly annulledAfter: number;
  readonly matter: number;
}
const lives: fc.Arbitrary<Life> = fc.record({
  list: moves,
  isStarted: fc.boolean(),
  openedAt: fc.nat({ max: 12 }),
  annulledAfter: fc.integer({ min: 7, max: 25 }),
  matter: fc.nat({ max: 9999 }),
});

/** One life twice: without the proceeding, and with it until its measure is annulled. */
interface Twice {
  readonly right: Given;
  readonly wrong: Given;
  readonly course: Course;
  readonly endedAt: Instant | null;
  readonly annulledAt: Instant | null;
}

it('a life in which a measure is annulled comes to what it would have come to without the proceeding, to the cent', () => {
  let ended = 0;
  fc.assert(
    fc.property(lives, (life) => {
      const both = twice(life);
      fc.pre(isComparable(both));
      ended += both.endedAt === null ? 0 : 1;
      expect(inTheEnd(both.wrong)).toEqual(inTheEnd(both.right));
      expect(statusIn(both.wrong.world)).toEqual(statusIn(both.right.world));
    }),
    { numRuns: LIVES, maxSkipsPerRun: 1000 },
  );
  expect(ended).toBeGreaterThan(LIVES / 4);
});

/** Both lives, told the same but for the proceeding; what only one of them would allow is left out of both. */
function twice({ list, isStarted, openedAt, annulledAfter, matter }: Life): Twice {
  const first = isStarted ? given('started', DUE_PROCESS_REGISTERS) : new Given(DUE_PROCESS_REGISTERS);
  const start = first.and(envelopeOf(100_000_000, '2020-01-20'));
  let both: Twice = {
    right: start,
    wrong: start,
    course: unopened(matterOf(matter)),
    endedAt: null,
    annulledAt: null,
  };
  let at = isStarted ? moment('2020-01-21') : START;
  for (const [index, drawn] of list.entries()) {
    const move = { ...drawn, which: 0, ...paidLate(drawn) };
    at = addMs(at, move.waitHours * 3_600_000);
    both = { ...both, right: waited(both.right, at), wrong: waited(both.wrong, at) };
    if (index >= openedAt && both.annulledAt === null)
      both = withProceeding(both, { at, pick: move.pick, isOver: index >= openedAt + annulledAfter });
    both = move.pick % 6 === 0 ? statusTold(both, move, at) : toldBoth(both, move, at);
  }
  return both.annulledAt === null ? withProceeding(both, { at, pick: 1, isOver: true }) : both;
}

/** An exit, or a breach that costs the benefit, the status and the place. */
function matterOf(pick: number) {
  if (pick % 2 === 0) return exitFrom(PERCORSO_A, pick << 4);
  const on = day('2020-01-06');
  return { kind: 'conditionality', breach: 'offer-refused', on, spell: NASPI, percorso: PERCORSO_A } as const;
}

interface Turn {
  readonly at: Instant;
  readonly pick: number;
  readonly isOver: boolean;
}

/** One act of the proceeding, and perhaps one effect of what it came to; or its end. */
function withProceeding(both: Twice, { at, pick, isOver }: Turn): Twice {
  const before = { world: both.wrong.world, course: both.course };
  const next = isOver
    ? annulled(before, at, pick)
    : working(proceeded(before.world, before.course, at), at, pick);
  const wrong = waited(new Given(next.world), at);
  const isEnded = next.world.facts[OF_MARIA] !== undefined && wrong.percorso.phase === 'ended';
  const endedAt = both.endedAt ?? (isEnded && both.wrong.percorso.phase === 'open' ? at : null);
  return { ...both, wrong, course: next.course, endedAt, annulledAt: next.course.isAnnulled ? at : null };
}

/** A term that passed in silence while the measure stood runs anew after it: such lives differ, on purpose. */
function isComparable({ right, course, endedAt, annulledAt }: Twice): boolean {
  if (course.number === null || annulledAt === null || right.percorso.phase === 'none') return false;
  const stood = right.facts.filter(
    ({ toldAt }) => endedAt !== null && toldAt >= endedAt && toldAt <= annulledAt,
  );
  return stood.every(({ event }) => !SILENCES.includes(event.type));
}

function toldBoth(both: Twice, move: Move, at: Instant): Twice {
  if (move.kind === 'money') return { ...both, right: paid(both.right, at), wrong: paid(both.wrong, at) };
  const asked = askedNow(both.right, move, at);
  const [right, wrong] = [accepted(both.right, asked), accepted(both.wrong, asked)];
  const [one, other] = [actsBy(asked, right), actsBy(asked, wrong)];
  // Once the measure is annulled both lives allow the same.
  if (isComparable(both)) expect(other).toEqual(one);
  const isSame = JSON.stringify(one) === JSON.stringify(other);
  return right === undefined || wrong === undefined || !isSame ? both : { ...both, right, wrong };
}

function statusTold(both: Twice, { pick }: Move, at: Instant): Twice {
  const on = dateOf(at);
  const did = { type: 'DeclareDid', on, by: 'declaration' } as const;
  const command = pickFrom([did, { type: 'RevokeDid', on } as const], pick >> 3);
  const told = [both.right, both.wrong].map(({ world }) =>
    ask(world, { stream: OF_STATUS, command, at, actor: CPI }),
  );
  const [right, wrong] = told;
  const isAllowed = told.map(({ decision }) => decision.verdict === 'accepted');
  if (both.annulledAt !== null) expect(isAllowed[1]).toBe(isAllowed[0]);
  if (right === undefined || wrong === undefined || isAllowed.includes(false)) return both;
  return { ...both, right: new Given(right.world), wrong: new Given(wrong.world) };
}

/** Where she stands on the days of that year: what was told is kept otherwise where a measure took it for a while. */
function statusIn(world: World) {
  const unemployment = stateOf(world, OF_STATUS) as Unemployment;
  const known = { communications: [], unemployment };
  return Array.from({ length: 80 }, (_, index) => {
    const { status, since, netDays } = unemploymentOn(
      addDays(day('2020-01-07'), index * 5),
      known,
      UNEMPLOYMENT_LAW,
    );
    return { status, since, netDays };
  });
}
