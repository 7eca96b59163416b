import type { Actor, Decision } from '../../../domain/decider';
import { deciderOf } from '../../../domain/deciders';
import { proceedingStream, type StreamId } from '../../../domain/identifiers';
import type { ProceedingCommand } from '../../../domain/proceeding/commands';
import type { ProceedingEvent } from '../../../domain/proceeding/events';
import type { Matter, Spell } from '../../../domain/proceeding/matter';
import type { Proceeding, Proceedings } from '../../../domain/proceeding/state';
import type { Reason } from '../../../domain/rejections';
import { addDays, parseCivilDate, type CivilDate } from '../../../domain/time/civil-date';
import { ask, factsOf, stateOf, wake, type World } from '../model';
import { CPI, day, MARIA, moment } from '../values';
import { REGISTERS } from '../given';

export const OF_MARIA = proceedingStream(MARIA);
export const NASPI: Spell = { benefit: 'naspi', since: day('2020-01-01') };
export const DOCKET = 'AOO-FI/2020/0001234';
/** Another person of the same office, who decides on appeals. */
export const APPEALS: Actor = { ...CPI, user: 'ricorsi' };

type Told = Extract<ProceedingCommand, { readonly on: CivilDate }>;
type Plain = Told extends infer One ? (One extends Told ? Omit<One, 'on'> : never) : never;

/** The proceedings about a subject, and what is asked of them day by day. */
export class Proceeded {
  constructor(
    readonly world: World = REGISTERS,
    readonly stream: StreamId = OF_MARIA,
  ) {}

  get state(): Proceedings {
    return stateOf(this.world, this.stream) as Proceedings;
  }

  get events(): readonly ProceedingEvent[] {
    return factsOf(this.world, this.stream).map(({ event }) => event as ProceedingEvent);
  }

  get terms(): { readonly [name: string]: CivilDate } {
    const { deadlines } = deciderOf(this.stream).agenda(this.state, this.world.rulebook);
    return Object.fromEntries(deadlines.map(({ name, lastDay }) => [name, lastDay]));
  }

  get owed(): readonly string[] {
    const { owed } = deciderOf(this.stream).agenda(this.state, this.world.rulebook);
    return owed.map(({ direction, effect }) => `${direction} ${effect}`);
  }

  /** The last proceeding that began. */
  get last(): Proceeding {
    const one = this.state.phase === 'none' ? undefined : this.state.proceedings.at(-1);
    if (one === undefined) throw new Error('No proceeding');
    return one;
  }

  one(number: number): Proceeding {
    const found = this.state.phase === 'none' ? [] : this.state.proceedings;
    const one = found.find((its) => its.number === number);
    if (one === undefined) throw new Error(`No proceeding ${String(number)}`);
    return one;
  }

  /** Asked on that day of the act itself. */
  asked(on: string, act: Plain, actor: Actor = CPI) {
    const command = { ...act, on: day(on) } as ProceedingCommand;
    return ask(this.world, { stream: this.stream, command, at: moment(on), actor });
  }

  and(on: string, act: Plain, actor: Actor = CPI): Proceeded {
    const { world, decision } = this.asked(on, act, actor);
    if (decision.verdict === 'refused')
      throw new Error(`${act.type}: ${decision.rejection.reason} ${decision.rejection.missing.join(', ')}`);
    return new Proceeded(world, this.stream);
  }

  refused(on: string, act: Plain, actor: Actor = CPI): { reason: Reason; missing: readonly string[] } | null {
    const { decision } = this.asked(on, act, actor) as { decision: Decision<unknown> };
    if (decision.verdict === 'accepted') return null;
    const { reason, missing } = decision.rejection;
    return { reason, missing };
  }

  waited(until: string): Proceeded {
    return new Proceeded(wake(this.world, this.stream, moment(until)), this.stream);
  }
}

/** The day so many days after one. */
export const later = (on: string, days: number): string => addDays(parsed(on), days);

function parsed(on: string): CivilDate {
  const found = parseCivilDate(on);
  if (found === undefined) throw new Error(on);
  return found;
}

/** Summoned with proof, and not there: three acts of the office. */
export function missed(before: Proceeded, on: string, spell: Spell | null = NASPI): Proceeded {
  const summoned = before.and(on, {
    type: 'SummonPerson',
    appointmentOn: day(later(on, 5)),
    spell,
    percorso: null,
  });
  const proceeding = summoned.last.number;
  return summoned
    .and(later(on, 1), { type: 'RecordDelivery', proceeding, of: 'summons', channel: 'pec', docket: DOCKET })
    .and(later(on, 5), { type: 'RecordAppointment', proceeding, kept: false });
}

/** Opened about a matter on that day. */
export function opened(before: Proceeded, on: string, matter: Matter): Proceeded {
  return before.and(on, { type: 'OpenProceeding', matter });
}

/** From its opening to the delivery of the measure, with nobody answering. */
export function measured(before: Proceeded, on: string, proceeding = before.last.number): Proceeded {
  const delivery = { type: 'RecordDelivery', proceeding, channel: 'pec', docket: DOCKET } as const;
  return before
    .and(on, { ...delivery, of: 'notice' })
    .and(later(on, 14), { type: 'AdoptMeasure', proceeding, reasons: ['no-answer'], docket: DOCKET })
    .and(later(on, 15), { ...delivery, of: 'decision' });
}
