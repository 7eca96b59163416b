import { accept, refuse, type Context, type Decider, type Decision, type Recorded } from '../decider';
import { proceedingStream } from '../identifiers';
import type { MeasureCommand } from '../proceeding/matter';
import { REGISTER_ONLY } from '../register-only';
import type { CivilDate } from '../time/civil-date';
import { barOn, forfeit, forfeitedOn, restore, restored } from './forfeiture';
import type { DidForm, UnemploymentEvent } from './events';
import type { ProspectiveIncome, Unemployment } from './state';

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
