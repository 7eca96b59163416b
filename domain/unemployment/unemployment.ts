import { accept, refuse, type Context, type Decider, type Decision, type Recorded } from '../decider';
import { proceedingStream } from '../identifiers';
import type { MeasureCommand, MeasureName } from '../proceeding/matter';
import { REGISTER_ONLY } from '../register-only';
import type { CivilDate } from '../time/civil-date';
import { barOn, forfeit, forfeitedOn, restore, restored } from './forfeiture';
import type { DidForm, IncomeSource, UnemploymentEvent } from './events';

/** What work is expected to pay in the tax year of a day, known from that day on. */
export interface ProspectiveIncome {
  readonly since: CivilDate;
  readonly of: IncomeSource;
  readonly cents: number;
}

/** The status was lost by a measure, and until when no DID may follow. */
export interface Forfeiture {
  readonly on: CivilDate;
  readonly newDidFrom: CivilDate;
  readonly under: MeasureName;
}

/** What was told of a person's unemployment; the status follows from it, and from the jobs (`status.ts`). */
export type Unemployment =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'told';
      readonly declared: readonly CivilDate[];
      readonly revoked: readonly CivilDate[];
      /** Losses by a measure that stands; their days are among those revoked. */
      readonly forfeited: readonly Forfeiture[];
      /** In the order in which they were told: of two with one first day the later holds. */
      readonly incomes: readonly ProspectiveIncome[];
    };

export type UnemploymentCommand =
  | { readonly type: 'DeclareDid'; readonly on: CivilDate; readonly by: DidForm }
  /** From that day on; on the day of the DID itself it takes back what was told in error. */
  | { readonly type: 'RevokeDid'; readonly on: CivilDate }
  | ({ readonly type: 'RecordProspectiveIncome' } & ProspectiveIncome)
  | MeasureCommand;

export const UNEMPLOYMENT: Decider<Unemployment, UnemploymentCommand, UnemploymentEvent> = {
  ...REGISTER_ONLY,
  kind: 'unemployment',
  initial: { phase: 'none' },
  facts: {
    DidDeclared: 'kept',
    DidRevoked: 'kept',
    ProspectiveIncomeRecorded: 'kept',
    StatusForfeited: 'kept',
    StatusRestored: 'kept',
  },
  evolve,
  decide,
  needs: (command) => (command.type === 'CarryOutMeasure' ? [proceedingStream(command.measure.of)] : []),
};

/** What was told of a person under any of her records; of two incomes with one first day that of the last of them holds. */
export function toldTogether(records: readonly Unemployment[]): Unemployment {
  const told = records.flatMap((one) => (one.phase === 'none' ? [] : [one]));
  if (told.length === 0) return { phase: 'none' };
  return {
    phase: 'told',
    declared: told.flatMap(({ declared }) => declared),
    revoked: told.flatMap(({ revoked }) => revoked),
    forfeited: told.flatMap(({ forfeited }) => forfeited),
    incomes: told.flatMap(({ incomes }) => incomes),
  };
}

function decide(
  command: UnemploymentCommand,
  before: Unemployment,
  context: Context,
): Decision<UnemploymentEvent> {
  if (command.type === 'CarryOutMeasure') return forfeit(command.measure, before, context);
  if (command.type === 'UndoMeasure') return restore(command.measure, before, context);
  return decideTold(command, before, context);
}

type Told = Exclude<UnemploymentCommand, MeasureCommand>;

function decideTold(command: Told, before: Unemployment, { today }: Context): Decision<UnemploymentEvent> {
  const on = command.type === 'RecordProspectiveIncome' ? command.since : command.on;
  if (on > today) return refuse('date-in-the-future');
  if (isSo(command, before)) return accept([]);
  const bar = command.type === 'DeclareDid' ? barOn(on, before) : undefined;
  if (bar !== undefined) return refuse('did-barred', [bar.newDidFrom]);
  if (command.type === 'RevokeDid' && !isDeclaredBy(on, before)) return refuse('did-not-declared');
  return accept([{ event: eventOf(command), effectiveOn: on, basis: [] }]);
}

function eventOf(command: Told): UnemploymentEvent {
  switch (command.type) {
    case 'DeclareDid':
      return { type: 'DidDeclared', by: command.by };
    case 'RevokeDid':
      return { type: 'DidRevoked' };
    case 'RecordProspectiveIncome':
      return { type: 'ProspectiveIncomeRecorded', of: command.of, cents: command.cents };
  }
}

/** Whether what is told was told before, and nothing else since. */
function isSo(command: Told, before: Unemployment): boolean {
  if (before.phase === 'none') return false;
  switch (command.type) {
    case 'DeclareDid':
      return before.declared.includes(command.on);
    case 'RevokeDid':
      return before.revoked.includes(command.on) && !before.forfeited.some(({ on }) => on === command.on);
    case 'RecordProspectiveIncome': {
      const { of, since, cents } = command;
      const last = before.incomes.findLast((one) => one.of === of && one.since === since);
      return last?.cents === cents;
    }
  }
}

function isDeclaredBy(day: CivilDate, before: Unemployment): boolean {
  return before.phase === 'told' && before.declared.some((one) => one <= day);
}

function evolve(before: Unemployment, { event, effectiveOn: on }: Recorded<UnemploymentEvent>): Unemployment {
  const told =
    before.phase === 'told'
      ? before
      : { phase: 'told' as const, declared: [], revoked: [], forfeited: [], incomes: [] };
  switch (event.type) {
    case 'DidDeclared':
      return { ...told, declared: [...told.declared, on] };
    case 'DidRevoked':
      return { ...told, revoked: [...told.revoked, on] };
    case 'StatusForfeited':
      return { ...told, ...forfeitedOn(on, event, told) };
    case 'StatusRestored':
      return { ...told, ...restored(event.under, told) };
    case 'ProspectiveIncomeRecorded':
      return { ...told, incomes: [...told.incomes, { since: on, of: event.of, cents: event.cents }] };
  }
}
