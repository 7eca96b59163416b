import { mayCorrect, named, saidBy } from '../correction';
import { refuse, type Context, type Recorded } from '../decider';
import { CORRECTION } from '../programmes/citations';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import { following, withMoney } from './assess';
import { claimsBetween } from './claims';
import { actOf, toldInstead, type Act } from './corrections';
import { closedByDeath } from './death';
import type { FactCorrected, PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import type { BegunPercorso } from './state';
import type { Command, PercorsoDecision } from './step';
import { unmistaken, type Correction, type Unmistaken } from './told-instead';

type Fact = Recorded<PercorsoEvent>;
type Correcting = Pick<Correction, 'held' | 'fact' | 'context'>;

/**
 * A fact was recorded by mistake. The percorso is told again with what holds instead: steps, terms, end and money become those
 * of a life without the mistake, and what was done to the world meanwhile is undone, or owed. Acts after it that cannot
 * follow are named by whoever corrects: none goes unseen.
 */
export function correctFact(
  held: Allowed<'CorrectFact'>,
  context: Context,
  decide: Correction['decide'],
): PercorsoDecision {
  const { command, percorso } = held;
  const fact = percorso.history.find(({ version }) => version === command.corrects);
  if (fact === undefined || !admits(actOf(fact), command) || isOfDeath(fact, percorso))
    return refuse('fact-not-correctable', [String(command.corrects)]);
  if (isOfMeasure(fact, percorso)) return refuse('exit-of-a-measure', [named(fact)]);
  if (!mayCorrect(fact, context.actor, { isOfMoney: fact.event.type === 'PaymentRejected' }))
    return refuse('fact-of-another', [fact.actor.role]);
  const again = unmistaken({ held, fact, context, decide });
  if ('verdict' in again) return again;
  const refused = refusalOf(again, held, fact);
  return refused ?? corrected(again, { held, fact, context });
}

/** The correction itself, once it is known what it comes to. */
export function corrected(again: Unmistaken, { held, fact, context }: Correcting): PercorsoDecision {
  const { command, percorso, rules } = held;
  const basis = [met(CORRECTION, { corrects: fact.version }), ...again.basis];
  const correction = factOn(command.on, correctionBy(again, fact), basis);
  const at = { ...context, rules };
  const right = following(percorso, [correction], at) as BegunPercorso;
  const closed = closedByDeath(right, rules);
  const after = following(right, closed, at) as BegunPercorso;
  return withMoney(percorso, [correction, ...closed], {
    ...at,
    claims: claimsBetween(percorso, after, context),
  });
}

/** Whether the fact may be taken out, or told as that act. */
function admits(act: Act | undefined, { instead }: Command<'CorrectFact'>): boolean {
  if (act === undefined) return false;
  return instead === null ? act.withdrawn : act.instead.some((one) => one === instead.type);
}

/** What a death has ended stays ended until it turns out that it was told in error. */
function isOfDeath({ event }: Fact, { dossier }: BegunPercorso): boolean {
  return event.type === 'PercorsoClosedByDeath' && dossier.death !== null;
}

/** What a measure has ended stays ended until that is annulled. */
function isOfMeasure(fact: Fact, { history }: BegunPercorso): boolean {
  const now = toldInstead(history).get(fact.version) ?? [fact];
  return now.some(({ event }) => 'under' in event);
}

/** Why a correction may not be recorded as it is asked. */
function refusalOf(
  { instead, hanging }: Unmistaken,
  { command, percorso }: Allowed<'CorrectFact'>,
  fact: Fact,
): PercorsoDecision | undefined {
  const now = toldInstead(percorso.history).get(fact.version) ?? [fact];
  if (sameJson(instead.map(saidBy), now.map(saidBy)))
    return refuse('correction-changes-nothing', [named(fact)]);
  if (instead.some(({ event }) => isOfAnother(event, fact.event)))
    return refuse('correction-of-another', [named(fact)]);
  const tooEarly = hanging.filter(({ reason }) => reason === 'date-before-previous-step');
  if (tooEarly.length > 0)
    return refuse(
      'correction-after-next-step',
      tooEarly.map((one) => named(one.fact)),
    );
  const needed = hanging.map((one) => one.fact.version);
  const isNamed = sameJson(
    needed,
    [...new Set(command.withdraws)].sort((one, other) => one - other),
  );
  return isNamed
    ? undefined
    : refuse(
        'acts-hang-on-it',
        hanging.map((one) => named(one.fact)),
      );
}

/** An activity under another identifier, or an adhesion of another person, office or programme, is another act. */
function isOfAnother(event: PercorsoEvent, was: PercorsoEvent): boolean {
  if (event.type === 'ActivityRecorded' && was.type === 'ActivityRecorded')
    return event.activityId !== was.activityId;
  if (event.type !== 'AdhesionSubmitted' || was.type !== 'AdhesionSubmitted') return false;
  return event.personId !== was.personId || event.cpi !== was.cpi || event.rules !== was.rules;
}

function correctionBy(
  { instead, companions, hanging, overtaken, arisen }: Unmistaken,
  { version: corrects }: Fact,
): FactCorrected {
  const withdrawn = [...companions, ...hanging.map((one) => one.fact)].map(({ version }) => version);
  return { type: 'FactCorrected', corrects, instead, withdrawn, overtaken, arisen };
}
