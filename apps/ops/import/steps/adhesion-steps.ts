import {
  parseAplId,
  percorsoStream,
  type PercorsoId,
  type PersonId,
  type TutorId,
} from '../../../../domain/identifiers';
import { placesOf } from '../../../../domain/apl/claims';
import { limitOf } from '../../../../domain/envelope/claims';
import { ASKABLE_COMMANDS, WHEN, type PercorsoCommand } from '../../../../domain/percorso/commands';
import type { Overtaken } from '../../../../domain/percorso/submit-adhesion';
import { envelopeFor } from '../../../../domain/percorso/envelope-of';
import { alone, providerIdOf } from '../../../../domain/provider';
import { reservationCents } from '../../../../domain/entitlement/assegno-value';
import type { CivilDate } from '../../../../domain/time/civil-date';
import { factsOf, versionFor } from '../check/facts';
import type { AdhesionRow } from '../files/adhesion-row';
import type { References } from '../files/file-table';
import { percorsoOf } from '../identities';
import { bodyActor, PHASES, requestOf, type RowAt, type Step } from './step';

/** Whom the row is about, by the identifiers that the register knows. */
export interface AdhesionPeople {
  readonly personId: PersonId;
  readonly tutorId: TutorId | null;
  readonly references: Pick<References, 'programme' | 'regions' | 'crisisKinds'>;
  /** At work between DID and adhesion; null where nobody asks. */
  readonly workedDays: number | null;
  /** The percorsi of the person in the programme that came before. */
  readonly earlier: readonly PercorsoId[];
  /** Those in programmes that exclude it, and the adhesion to one of them that came after. */
  readonly elsewhere: readonly PercorsoId[];
  readonly overtaken: Overtaken | null;
}

/** The steps of the pathway that the row tells, in their order. */
export function adhesionSteps(at: RowAt, row: AdhesionRow, people: AdhesionPeople): readonly Step[] {
  const office = bodyActor(row.cpi);
  const provider = row.apl === null ? office : bodyActor(row.apl);
  return commandsOf(row, people)
    .filter(hasDay)
    .filter(({ command }) => isInPathway(command, row, people))
    .map(({ on, step, command }, place): Step => ({
      phase: PHASES.percorsi,
      stream: percorsoStream(percorsoOf(at.id)),
      told: on,
      place,
      file: at.file,
      line: at.line,
      request: requestOf(at, step),
      takes: takenBy(command, row, people),
      command: { ...command, on } as PercorsoCommand,
      actor: PROVIDER_STEPS.has(step) ? provider : office,
    }));
}

type WithoutDay<Of> = Of extends PercorsoCommand ? Omit<Of, 'on'> : never;
interface DatedStep {
  readonly on: CivilDate | null;
  readonly step: string;
  readonly command: WithoutDay<PercorsoCommand>;
}

const PROVIDER_STEPS: ReadonlySet<string> = new Set(['accept', 'meet', 'plan']);

function hasDay(step: DatedStep): step is DatedStep & { readonly on: CivilDate } {
  return step.on !== null;
}

/** A step that the programme does not have is not taken. */
function isInPathway(
  { type }: Pick<PercorsoCommand, 'type'>,
  row: AdhesionRow,
  { references }: AdhesionPeople,
): boolean {
  const askable = ASKABLE_COMMANDS.find((one) => one === type);
  const when = askable && WHEN[askable];
  if (when === undefined || typeof when === 'string' || !('step' in when)) return true;
  const pathway = versionFor(row, references.programme)?.pathway ?? [];
  return pathway.some(({ step }) => step === when.step);
}

function commandsOf(row: AdhesionRow, people: AdhesionPeople): readonly DatedStep[] {
  const { data_patto: patto, data_scelta_apl: choice } = row;
  const office: readonly DatedStep[] = [
    { on: row.data_adesione, step: 'submit', command: submission(row, people) },
    { on: row.data_presa_in_carico, step: 'charge', command: { type: 'TakeInCharge' } },
    {
      on: row.data_profilazione,
      step: 'profile',
      command: { type: 'AssignProfile', profileIndex: row.indice_profilo },
    },
    { on: patto, step: 'patto', command: { type: 'SignPatto' } },
    { on: patto, step: 'issue', command: { type: 'IssueAssegno' } },
  ];
  if (row.apl === null || choice === null) return office;
  const { tutorId } = people;
  const meeting: readonly DatedStep[] =
    tutorId === null
      ? []
      : [{ on: row.data_primo_incontro, step: 'meet', command: { type: 'HoldFirstMeeting', tutorId } }];
  return [
    ...office,
    { on: choice, step: 'choose', command: { type: 'ChooseApl', provider: alone(providerIdOf(row.apl)) } },
    { on: choice, step: 'accept', command: { type: 'AcceptPerson' } },
    ...meeting,
    { on: row.data_piano, step: 'plan', command: { type: 'SignPlan', signers: ['person', 'apl'] } },
  ];
}

function submission(
  row: AdhesionRow,
  { personId, references, earlier, elsewhere, overtaken, workedDays }: AdhesionPeople,
): WithoutDay<Extract<PercorsoCommand, { type: 'SubmitAdhesion' }>> {
  return {
    type: 'SubmitAdhesion',
    personId,
    programme: references.programme.code,
    cpi: row.cpi,
    sex: { known: row.sesso },
    facts: factsOf(row, references, workedDays),
    ...(earlier.length === 0 ? {} : { earlier }),
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
    ...(overtaken === null ? {} : { overtaken }),
  };
}

/** The assegno takes of its envelope, the choice a place at the APL where those are counted. */
function takenBy(
  { type }: { readonly type: string },
  row: AdhesionRow,
  { references, workedDays }: AdhesionPeople,
): Step['takes'] {
  const rule = versionFor(row, references.programme)?.reservation;
  if (type === 'IssueAssegno' && rule !== undefined)
    return {
      limit: limitOf(envelopeFor(factsOf(row, references, workedDays), rule)),
      cents: reservationCents(row.indice_profilo, rule),
    };
  const apl = parseAplId(row.apl ?? '');
  if (type === 'ChooseApl' && apl !== undefined) return { limit: placesOf(apl), cents: 1 };
  return null;
}
