import {
  incentiveStream,
  percorsoStream,
  personStream,
  type CpiId,
  type PercorsoId,
  type PersonId,
} from '../../../../domain/identifiers';
import { limitOf } from '../../../../domain/envelope/claims';
import type { Programme } from '../../../../domain/programmes/programme';
import type { CivilDate } from '../../../../domain/time/civil-date';
import type { ActionRow } from '../files/azioni';
import { toldIn, type CommunicationRow } from '../files/comunicazioni';
import type { References } from '../files/file-table';
import type { ApplicationRow } from '../files/incentivi';
import type { ExitRow } from '../files/uscite';
import { activityOf, employerOf, incentiveOf, percorsoOf } from '../identities';
import {
  ACTION_PLACE,
  bodyActor,
  EXIT_PLACE,
  IMPORTER,
  PHASES,
  requestOf,
  type RowAt,
  type Step,
  type Worker,
} from './step';

/** A person enters the register before anything is told of one. */
export function registration(at: Omit<RowAt, 'id' | 'sha'>, personId: PersonId, told: CivilDate): Step {
  return {
    phase: PHASES.people,
    stream: personStream(personId),
    told,
    place: 0,
    file: at.file,
    line: at.line,
    // Once for a person, whatever becomes of the row that named one first.
    request: `import:${at.file}:${personId}:register`,
    takes: null,
    command: { type: 'RegisterPerson' },
    actor: IMPORTER,
  };
}

export function communicationStep(
  at: RowAt,
  row: CommunicationRow,
  { personId, record, secret }: Worker & { readonly secret: Buffer },
): Step {
  const communication = { ...toldIn(row), employer: employerOf(secret, row.datore_cf) };
  return {
    phase: PHASES.people,
    stream: personStream(personId),
    told: row.data_ricezione,
    place: 1,
    file: at.file,
    line: at.line,
    request: requestOf(at, 'report'),
    takes: null,
    command: { type: 'ReportEmployment', communication, ...(record === null ? {} : { heardOf: record }) },
    actor: IMPORTER,
  };
}

export function actionStep(at: RowAt, row: ActionRow): Step {
  const command = {
    type: 'RecordActivity',
    activityId: activityOf(row.id_azione),
    on: row.data,
    kind: row.tipo,
    minutes: row.durata_minuti,
    mode: row.modalita,
    provider: row.erogatore,
    attendance: row.esito,
    groupId: null,
  } as const;
  return {
    phase: PHASES.percorsi,
    stream: percorsoStream(percorsoOf(row.id_adesione)),
    told: row.data,
    place: ACTION_PLACE,
    file: at.file,
    line: at.line,
    request: requestOf(at, 'record'),
    takes: null,
    command,
    actor: bodyActor(row.erogatore),
  };
}

/** An exit is told by the office of the adhesion; where only an earlier folder had that, by who imports. */
export function exitStep(at: RowAt, row: ExitRow, office: CpiId | null): Step {
  return {
    phase: PHASES.percorsi,
    stream: percorsoStream(percorsoOf(row.id_adesione)),
    told: row.data,
    place: EXIT_PLACE,
    file: at.file,
    line: at.line,
    request: requestOf(at, 'leave'),
    takes: null,
    command: { ...row.dettaglio, on: row.data },
    actor: office === null ? IMPORTER : bodyActor(office),
  };
}

/** Whom an application is about, and the percorso that was open to the person by then. */
export interface Applicant {
  readonly personId: PersonId;
  readonly percorsoId: PercorsoId | null;
  readonly secret: Buffer;
  readonly references: Pick<References, 'programme' | 'regions' | 'crisisAreas'>;
}

export function applicationStep(at: RowAt, row: ApplicationRow, applicant: Applicant): Step {
  const { personId, percorsoId, secret, references } = applicant;
  const { programme } = references;
  const municipality = row.sede_comune;
  const region = references.regions.get(municipality);
  if (region === undefined) throw new Error(`${municipality} was checked and has no region`);
  return {
    phase: PHASES.applications,
    stream: incentiveStream(incentiveOf(at.id)),
    told: row.data,
    place: 0,
    file: at.file,
    line: at.line,
    request: requestOf(at, 'apply'),
    takes: mostTaken(programme),
    command: {
      type: 'ApplyForIncentive',
      on: row.data,
      personId,
      percorsoId,
      programme: programme.code,
      employer: employerOf(secret, row.datore_cf),
      hire: row.protocollo_assunzione,
      weeklyHours: row.ore_settimanali,
      fullTimeHours: row.ore_tempo_pieno,
      seat: { municipality, region, crisisAreas: references.crisisAreas.get(municipality) ?? [] },
    },
    actor: IMPORTER,
  };
}

/** What an application takes is for its decision to say; the highest amount of the programme is the most it can be. */
function mostTaken({ versions }: Programme): Step['takes'] {
  const rules = versions.at(-1)?.incentives;
  if (rules === null || rules === undefined) return null;
  const cents = Math.max(...rules.amounts.rows.map((row) => row.cents));
  return { limit: limitOf(rules.envelope), cents };
}
