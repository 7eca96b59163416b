import type { Recorded } from '../decider';
import { evolveEffects } from '../effects';
import { PROCEEDING_EFFECTS } from './effects';
import type { ProceedingEvent } from './events';
import type { Matter } from './matter';
import { requestsAfter } from './requests';
import { isCountedWith } from './measure';
import type { Decided, KnownProceedings, Proceeding, Proceedings } from './state';

type Fact = Recorded<ProceedingEvent>;
type Of<Type extends ProceedingEvent['type']> = Extract<ProceedingEvent, { readonly type: Type }>;
type Numbered = Extract<ProceedingEvent, { readonly proceeding: number }>;

/** What is true of the proceedings after one more fact. */
export function evolve(before: Proceedings, fact: Fact): Proceedings {
  const known: KnownProceedings =
    before.phase === 'none' ? { phase: 'known', proceedings: [], requests: [], effects: [] } : before;
  return {
    ...known,
    proceedings: proceedingsAfter(known.proceedings, fact),
    requests: requestsAfter(known.requests, fact),
    effects: evolveEffects(PROCEEDING_EFFECTS, known.effects, fact),
  };
}

function proceedingsAfter(before: readonly Proceeding[], fact: Fact): readonly Proceeding[] {
  const { event } = fact;
  if (event.type === 'PersonSummoned') return [...before, summoned(event, fact)];
  if (event.type === 'ProceedingOpened') return [...before, opened(event, fact)];
  if (!('proceeding' in event)) return before;
  const after = before.map((one) =>
    one.number === event.proceeding ? { ...one, ...changed(one, event, fact) } : one,
  );
  return event.type === 'MeasureAnnulled' ? countedAnew(event.proceeding, after) : after;
}

/** What was annulled does not count: later breaches of its kind are one earlier, also where their measure stays what it was. */
function countedAnew(annulled: number, all: readonly Proceeding[]): readonly Proceeding[] {
  const fallen = all.find(({ number }) => number === annulled);
  const place = fallen?.decided?.ordinal ?? null;
  if (fallen?.matter.kind !== 'conditionality' || place === null) return all;
  const { matter } = fallen;
  return all.map((one) => {
    const ordinal = one.decided?.ordinal ?? null;
    if (ordinal === null || ordinal <= place || !isCountedWith(one, matter)) return one;
    return { ...one, ...withDecided(one, { ordinal: ordinal - 1 }) };
  });
}

function begun({ version, actor }: Fact, matter: Matter, officer: string): Proceeding {
  return {
    number: version,
    matter,
    officer,
    office: actor.organisation,
    summons: null,
    openedOn: null,
    notice: null,
    defences: [],
    decided: null,
    appealedOn: null,
    reviewed: null,
    passed: [],
  };
}

function summoned({ appointmentOn, spell, percorso, officer }: Of<'PersonSummoned'>, fact: Fact): Proceeding {
  const matter: Matter = {
    kind: 'conditionality',
    breach: 'appointment-missed',
    on: appointmentOn,
    spell,
    percorso,
  };
  const summons = { on: fact.effectiveOn, appointmentOn, delivery: null, kept: null };
  return { ...begun(fact, matter, officer), summons };
}

function opened({ matter, officer }: Of<'ProceedingOpened'>, fact: Fact): Proceeding {
  return { ...begun(fact, matter, officer), openedOn: fact.effectiveOn };
}

function changed(one: Proceeding, event: Numbered, fact: Fact): Partial<Proceeding> {
  const { effectiveOn: on } = fact;
  switch (event.type) {
    case 'SummonsKept':
      return withSummons(one, { kept: true });
    case 'SummonsMissed':
      return withSummons(one, { kept: false });
    case 'JustificationRejected':
      return { openedOn: on };
    case 'SpellTold':
      return one.matter.kind === 'conditionality' ? { matter: { ...one.matter, spell: event.spell } } : {};
    case 'DeliveryRecorded':
      return delivered(one, event, on);
    case 'DefenceLodged':
      return { defences: [...one.defences, { on, ground: event.ground, unheard: one.decided !== null }] };
    case 'MeasureAdopted':
      return { decided: decidedBy(fact, event) };
    case 'ProceedingDismissed':
      return { decided: decidedBy(fact, { ...event, measure: null, ordinal: null }) };
    case 'MeasureTookEffect':
      return {};
    case 'AppealLodged':
      return { appealedOn: on };
    case 'MeasureConfirmed':
      return { reviewed: { on, outcome: 'confirmed' } };
    case 'MeasureAnnulled':
      return { reviewed: { on, outcome: 'annulled' } };
    case 'MeasureReduced':
      return withDecided(one, { measure: event.measure, ordinal: event.ordinal });
    case 'TermPassed':
      return passed(one, event, on);
  }
}

function decidedBy(
  { version, effectiveOn: on, actor }: Fact,
  { measure, ordinal, reasons }: Pick<Decided, 'measure' | 'ordinal' | 'reasons'>,
): Decided {
  return { version, on, measure, ordinal, reasons, by: actor.user, delivery: null };
}

/** Once nobody justifies an absence any more, the proceeding is open. */
function passed(one: Proceeding, { term }: Of<'TermPassed'>, on: Fact['effectiveOn']): Partial<Proceeding> {
  const terms = { passed: [...one.passed, term] };
  return term === 'justification' ? { ...terms, openedOn: on } : terms;
}

function delivered(one: Proceeding, { of, channel }: Of<'DeliveryRecorded'>, on: Fact['effectiveOn']) {
  const delivery = { on, channel };
  switch (of) {
    case 'summons':
      return withSummons(one, { delivery });
    case 'notice':
      return { notice: delivery };
    case 'decision':
      return withDecided(one, { delivery });
  }
}

function withSummons({ summons }: Proceeding, change: Partial<NonNullable<Proceeding['summons']>>) {
  return summons === null ? {} : { summons: { ...summons, ...change } };
}

function withDecided({ decided }: Proceeding, change: Partial<Decided>): Partial<Proceeding> {
  return decided === null ? {} : { decided: { ...decided, ...change } };
}
