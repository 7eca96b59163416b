import { accept, refuse, type Context } from '../decider';
import { idOf, proceedingStream } from '../identifiers';
import type { ExitInProceeding, MeasureName } from '../proceeding/matter';
import { endsPercorso } from '../proceeding/matter';
import { inForce, proceedingIn, type Proceedings } from '../proceeding/state';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import type { ExitRule } from '../programmes/pathway';
import { rulesIn } from '../programmes/rulebook';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import type { CivilDate } from '../time/civil-date';
import { withMoney } from './assess';
import { claimsOnEnd } from './claims';
import { latest } from './clock';
import { correctFact } from './correct';
import { holding } from './corrections';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { hasEnded, type BegunPercorso, type Percorso } from './state';
import type { Command, PercorsoDecision } from './step';
import { unmistaken, type Correction } from './told-instead';

/** A measure that has effect ends the percorso by the exit of its programme that it comes to; one that has ended stays as it ended. */
export function carryOutMeasure(
  { measure: name }: Command<'CarryOutMeasure'>,
  percorso: Percorso,
  context: Context,
): PercorsoDecision {
  if (percorso.phase === 'none') return refuse('percorso-not-open');
  const found = exitBy(name, context);
  if (found === undefined) return refuse('measure-not-in-force', [String(name.proceeding)]);
  if (hasEnded(percorso)) return accept([]);
  const rules = rulesIn(context.rulebook, percorso.rules);
  const rule = rules.exits.find(({ exit }) => exit === found.exit);
  const causes: readonly string[] = rule?.causes ?? [];
  if (rule === undefined || !causes.includes(found.cause)) return refuse('exit-not-in-programme', causes);
  const on = latest(found.since, percorso.since);
  const basis = [basisOf(rule, found.cause), met(DUE_PROCESS_LAW.effect, { proceeding: name.proceeding })];
  return withMoney(percorso, [factOn(on, exitEvent(found, name), basis)], {
    ...context,
    rules,
    claims: claimsOnEnd(context.stream, percorso),
  });
}

/** The measure is no more: the percorso is told again without the exit, and whatever could not follow without it goes with it. */
export function undoMeasure(
  { measure }: Command<'UndoMeasure'>,
  percorso: Percorso,
  { context, decide }: Pick<Correction, 'context' | 'decide'>,
): PercorsoDecision {
  const fact = percorso.phase === 'none' ? undefined : exitUnder(measure, percorso);
  if (percorso.phase === 'none' || fact === undefined) return accept([]);
  const rules = rulesIn(context.rulebook, percorso.rules);
  const asked = { on: context.today, corrects: fact.version, instead: null } as const;
  const command = { type: 'CorrectFact', ...asked, withdraws: [] } as const;
  const held = { asked: 'CorrectFact', command, percorso, rules } as const;
  const again = unmistaken({ held, fact, context, decide });
  if ('verdict' in again) return again;
  const withdraws = [...new Set(again.hanging.map((one) => one.fact.version))].sort(
    (one, other) => one - other,
  );
  return correctFact({ ...held, command: { ...command, withdraws } }, context, decide);
}

interface ExitFound {
  readonly since: CivilDate;
}

/** The exit that a measure in force comes to for this percorso; undefined where it comes to none. */
function exitBy(
  { of, proceeding }: MeasureName,
  { stream, streams }: Context,
): (ExitInProceeding & ExitFound) | undefined {
  const one = proceedingIn(streams[proceedingStream(of)] as Proceedings, proceeding);
  const force = one === undefined ? undefined : inForce(one);
  if (one === undefined || force === undefined || !endsPercorso(force.measure)) return undefined;
  const { matter } = one;
  if (!('percorso' in matter) || matter.percorso !== idOf(stream)) return undefined;
  const { since } = force;
  if (matter.kind === 'conditionality') return { exit: 'lost-requirement', cause: 'sanction', since };
  const { kind: _, percorso: __, ...exit } = matter;
  return { ...exit, since };
}

function exitEvent(found: ExitInProceeding, under: MeasureName): PercorsoEvent {
  switch (found.exit) {
    case 'abandonment':
      return { type: 'PercorsoAbandoned', cause: found.cause, under };
    case 'refusal':
      return { type: 'MeasureRefused', cause: found.cause, under };
    case 'lost-requirement':
      return { type: 'RequirementLost', cause: found.cause, under };
  }
}

function basisOf({ source }: ExitRule, cause: string) {
  return met(source, { cause });
}

function exitUnder(measure: MeasureName, { history }: BegunPercorso) {
  return holding(history).findLast(({ event }) => 'under' in event && sameJson(event.under, measure));
}
