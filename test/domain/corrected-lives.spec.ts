import fc from 'fast-check';
import type { Correcting } from '../../domain/percorso/commands';
import { actOf, NATURES } from '../../domain/percorso/corrections';
import { addMs, dateOf, type Instant } from '../../domain/time/civil-date';
import { Given, REGISTERS, THE_PERCORSO } from './given';
import { moves, START, type Move } from './histories';
import { envelopeOf } from './life';
import { anyMistake, otherwise } from './mistakes';
import type { Asked } from './model';
import { accepted, actsBy, askedNow, inTheEnd, paid, paidLate, SILENCES, waited } from './twins';
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

function wrongly(asked: Asked, pick: number): Asked {
  const { command } = asked;
  return command.type in CORRIGIBLE ? { ...asked, command: otherwise(command as Correcting, pick) } : asked;
}

const CORRIGIBLE = Object.fromEntries(
  Object.values(NATURES).flatMap((nature) =>
    typeof nature === 'string' ? [] : nature.instead.map((type) => [type, true]),
  ),
);

/** A term that passed in silence while the mistake stood runs anew after it: such lives differ, on purpose. */
function isCorrected({ right, mistake, correctedAt }: Twice): boolean {
  if (mistake === null || correctedAt === null) return false;
  const stood = right.facts.filter(({ toldAt }) => toldAt >= mistake.at && toldAt <= correctedAt);
  return stood.every(({ event }) => !SILENCES.includes(event.type));
}
