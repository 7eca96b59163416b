import { ENGINE } from '../../../domain/actors';
import type { Actor } from '../../../domain/decider';
import type { Command } from '../../../domain/deciders';
import type { PercorsoId } from '../../../domain/identifiers';
import {
  ADOPTION_REASONS,
  APPEAL_REASONS,
  DEFENCE_GROUNDS,
  DISMISSAL_REASONS,
  type Delivered,
} from '../../../domain/proceeding/events';
import type { ProceedingCommand } from '../../../domain/proceeding/commands';
import type { Matter, Spell } from '../../../domain/proceeding/matter';
import { isOver, stageOf, type Proceeding, type Proceedings } from '../../../domain/proceeding/state';
import { BREACHES } from '../../../domain/programmes/conditionality';
import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import { pickFrom } from '../pick';
import { CPI, day, GINESTRA, PERCORSO_A, PERCORSO_B, PERCORSO_C } from '../values';
import { APPEALS, DOCKET, NASPI } from './world';

type Plain = ProceedingCommand extends infer One
  ? One extends { readonly proceeding: number; readonly on: CivilDate }
    ? Omit<One, 'proceeding' | 'on'>
    : never
  : never;

/** Chance for one command, and the day of the act. */
export interface Drawn {
  readonly pick: number;
  readonly on: CivilDate;
}

const SPELLS: readonly (Spell | null)[] = [
  ...Array.from({ length: 9 }, () => NASPI),
  { benefit: 'none', since: day('2019-06-01') },
  { benefit: 'rdc', since: day('2019-10-01') },
  null,
];
const PERCORSI: readonly (PercorsoId | null)[] = [
  ...Array.from({ length: 7 }, () => PERCORSO_A),
  PERCORSO_B,
  PERCORSO_C,
  null,
];

/** Something begins: a summons, or a proceeding about a breach, an exit or a rejection. */
function beginning({ pick, on }: Drawn): ProceedingCommand {
  const percorso = pickFrom(PERCORSI, pick >> 2);
  const spell = pickFrom(SPELLS, pick >> 4);
  if (pick % 9 === 0)
    return { type: 'SummonPerson', on, appointmentOn: addDays(on, 1 + (pick % 3)), spell, percorso };
  if (pick % 4 === 1) return { type: 'OpenProceeding', on, matter: exitFrom(percorso ?? PERCORSO_A, pick) };
  if (pick % 8 === 3) {
    const requirements = [pickFrom(['R-AI-04', 'R-AI-02'], pick >> 3)];
    return {
      type: 'OpenProceeding',
      on,
      matter: { kind: 'rejection', percorso: percorso ?? PERCORSO_A, requirements },
    };
  }
  const breach = pick % 2 === 0 ? 'training-missed' : pickFrom(BREACHES, pick >> 3);
  const brokenOn = addDays(on, -(pick % 5));
  const matter: Matter = { kind: 'conditionality', breach, on: brokenOn, spell, percorso };
  return { type: 'OpenProceeding', on, matter };
}

/** One that the programme has, or one that it has not. */
export function exitFrom(percorso: PercorsoId, pick: number): Matter {
  return pickFrom<Matter>(
    [
      { kind: 'exit', percorso, exit: 'refusal', cause: 'suitable-offer' },
      { kind: 'exit', percorso, exit: 'lost-requirement', cause: 'sanction' },
      { kind: 'exit', percorso, exit: 'abandonment', cause: 'repeated-absences' },
      { kind: 'exit', percorso, exit: 'abandonment', cause: 'not-reachable' },
    ],
    pick >> 5,
  );
}

/** What may follow in a proceeding: most fit its stage, some do not. */
function following(one: Proceeding, { pick, on }: Drawn): ProceedingCommand {
  const plain = pick % 7 === 0 ? pickFrom(ANY, pick >> 3)(pick) : pickFrom(nextIn(one), pick >> 3)(pick);
  const proceeding = pick % 41 === 0 ? one.number + 1 : one.number;
  return { ...plain, proceeding, on };
}

type Act = (pick: number) => Plain;
const of = (what: Delivered): Act => {
  return () => ({ type: 'RecordDelivery', of: what, channel: 'pec', docket: DOCKET });
};
const cameOrNot: Act = (pick) => ({ type: 'RecordAppointment', kept: pick % 5 === 0 });
const reject: Act = () => ({ type: 'RejectJustification', docket: DOCKET });
const answer: Act = (pick) => ({
  type: 'LodgeDefence',
  ground: pickFrom(DEFENCE_GROUNDS, pick),
  docket: DOCKET,
});
const adopt: Act = (pick) => ({
  type: 'AdoptMeasure',
  reasons: [pickFrom(ADOPTION_REASONS, pick)],
  docket: DOCKET,
});
const dismiss: Act = (pick) => ({
  type: 'DismissProceeding',
  reasons: [pickFrom(DISMISSAL_REASONS, pick)],
  docket: DOCKET,
});
const tell: Act = (pick) => ({ type: 'TellSpell', spell: pickFrom(SPELLS, pick) ?? NASPI });
const appeal: Act = () => ({ type: 'LodgeAppeal', docket: DOCKET });
const review: Act = (pick) => ({
  type: 'DecideAppeal',
  outcome: pick % 3 === 0 ? 'confirmed' : 'annulled',
  reasons: [pickFrom(APPEAL_REASONS, pick)],
  docket: DOCKET,
});
const annul: Act = () => ({ type: 'AnnulMeasure', reasons: ['founded'], docket: DOCKET });
const ANY: readonly Act[] = [
  of('summons'),
  of('notice'),
  of('decision'),
  cameOrNot,
  reject,
  answer,
  adopt,
  dismiss,
  tell,
  appeal,
  review,
  annul,
];

const often = (act: Act): readonly Act[] => Array.from({ length: 5 }, () => act);

function nextIn(one: Proceeding): readonly Act[] {
  switch (stageOf(one)) {
    case 'summoned':
      return one.summons?.delivery === null ? [of('summons')] : [cameOrNot];
    case 'absent':
      return [answer, of('notice')];
    case 'justified':
      return [reject, reject, dismiss];
    case 'opened':
      return [...often(of('notice')), tell];
    case 'noticed':
      return [...often(answer), adopt];
    case 'answered':
    case 'to-decide':
      return [...often(adopt), ...often(adopt), tell, dismiss];
    case 'adopted':
      return [...often(of('decision')), annul];
    case 'delivered':
      return [appeal, annul, answer, of('decision')];
    case 'appealed':
      return [review];
    case 'final':
    case 'confirmed':
      return [annul, appeal];
    case 'kept':
    case 'dismissed':
    case 'annulled':
      return ANY;
  }
}

/** A command to the proceedings about somebody, as they stand, and who asks it. */
export function anyCommand(
  state: Proceedings,
  drawn: Drawn,
): { readonly command: Command; readonly actor: Actor } {
  const { pick } = drawn;
  const command = commandFor(state.phase === 'none' ? [] : state.proceedings, drawn);
  if (command.type === 'DecideAppeal' && pick % 4 > 0) return { command, actor: APPEALS };
  return { command, actor: pick % 13 === 0 ? pickFrom([GINESTRA, ENGINE, APPEALS], pick) : CPI };
}

/** Mostly about one that is under way; up to four are at a time. */
function commandFor(all: readonly Proceeding[], drawn: Drawn): ProceedingCommand {
  const { pick } = drawn;
  const open = all.filter((one) => !isOver(one));
  const known = pick % 6 === 0 || open.length === 0 ? all : open;
  const isNew = open.length < 4 && pick % (open.length === 0 ? 3 : 5) === 0;
  return known.length === 0 || isNew ? beginning(drawn) : following(pickFrom(known, pick >> 1), drawn);
}
