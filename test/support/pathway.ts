import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import { alone } from '../../domain/provider';
import type { Ask, Imported } from '../../activities/ports';
import { dateOf, instantAt, type CivilDate, type Instant } from '../../domain/time/civil-date';

export const CPI_ACTOR: Actor = { role: 'cpi', organisation: 'D612C000002', user: 'op-1' };
const APL_ID = '57894950971';
const ENVELOPE = 'TOS-PIO2-ASSEGNO';
/** An office to which percorsi are transferred. */
export const RECEIVING_CPI = 'A390C000001';
/** A day in the adhesion window of PIO Fase 2. */
const ADHESION_DAY = '2020-01-15' as CivilDate;

/** The day in Italy on which the tests run: the engine's own clock starts there. */
export const today = (): CivilDate => dateOf(instantAt(Date.now()));

export interface Asked {
  readonly requestId?: string;
  readonly actor?: Actor;
  readonly at?: Instant;
  readonly toldAt?: Instant;
  readonly imported?: Imported;
}

/** A command as the API would send it. */
export function ask(
  command: Command,
  { requestId = randomUUID(), actor = CPI_ACTOR, ...times }: Asked = {},
): Ask {
  return { requestId, command, actor, ...times };
}

/** JSON is what crosses the boundary; these commands are written as a client would write them. */
const written = (command: object): Command => command as Command;

/** The steps of a percorso that goes well, in their order, all told on one day. */
export function steps(personId: string, on: CivilDate = today()): ReadonlyMap<PercorsoCommandType, Command> {
  const facts = {
    ageYears: { known: 34 },
    residenceRegion: { known: '09' },
    domicileRegion: { unknown: 'not-declared' },
    didOn: { known: '2019-11-04' },
    incomeSupport: { known: 'naspi' },
  };
  const sex = { known: 'F' };
  const adhesion = { personId, programme: 'TOS-PIO2', cpi: 'D612C000002', on: ADHESION_DAY, sex, facts };
  const commands = [
    { type: 'SubmitAdhesion', ...adhesion },
    { type: 'TakeInCharge', on },
    { type: 'AssignProfile', on, profileIndex: 8_000 },
    { type: 'SignPatto', on },
    { type: 'IssueAssegno', on },
    { type: 'ChooseApl', on, provider: alone(`apl/${APL_ID}`) },
    { type: 'AcceptPerson', on },
    { type: 'HoldFirstMeeting', on, tutorId: randomUUID() },
  ];
  return new Map(commands.map((command) => [command.type as PercorsoCommandType, written(command)]));
}

/** The commands of a percorso up to and including one step. */
export function stepsUntil(
  last: PercorsoCommandType,
  personId: string,
  on: CivilDate = today(),
): readonly Command[] {
  const all = [...steps(personId, on)];
  return all.slice(0, all.findIndex(([type]) => type === last) + 1).map(([, command]) => command);
}

export const abandon = (on: CivilDate = today()): Command =>
  written({ type: 'ReportAbandonment', on, cause: 'declared' });

/** What has to be in the registers before a percorso can go all the way: the person, the APL, the envelope, another office. */
export function registers(personId: string): readonly (readonly [StreamId, Command])[] {
  return [
    [`person/${personId}`, { type: 'RegisterPerson' }],
    [
      `apl/${APL_ID}`,
      written({ type: 'AccreditApl', name: 'Ginestra Lavoro', from: '2011-08-10', to: null, unlessSo: true }),
    ],
    [`envelope/${ENVELOPE}`, { type: 'OpenEnvelope', cents: 100_000_000 }],
    [
      `cpi/${RECEIVING_CPI}`,
      written({ type: 'RegisterCpi', name: 'CPI Arezzo', region: '09', from: '2015-09-24', to: null }),
    ],
  ];
}
