import { z } from 'zod';
import { parsePercorsoId, parseTutorId, percorsoStream, type PersonId } from '../../../domain/identifiers';
import type { Knowable } from '../../../domain/knowable';
import { ABANDONMENT_CAUSES } from '../../../domain/percorso/events';
import { yearsBetween, type CivilDate } from '../../../domain/time/civil-date';
import { uuidV5 } from '../../modules/personal/uuid-v5';
import { adhesionFacts, laterFacts } from '../commands/fact-shapes';
import { row, rowOnStream, type Asked, type CommandRow } from '../commands/row';
import { aplId, civilDate, cpiId, name, personId, profileIndex, programmeCode } from '../commands/shapes';
import { Problem } from '../problems/problem';

/** Drawn once at random: a request key names the same percorso, and the same tutor, for ever. */
const PERCORSO_NAMESPACE = '6a0b7c52-0d5b-4f0e-8f57-3c1f1f0c9a31';
const TUTOR_NAMESPACE = 'c9a4f7de-2f6e-4f4b-9d63-7f0f4b1f8e02';

const on = civilDate;
const step = z.strictObject({ on }).meta({
  id: 'Step',
  description: 'A step that took place on a day.',
  example: { on: '2020-01-15' },
});

/** What can be asked of a percorso, in the order of the pathway. */
export const PERCORSO_COMMANDS: readonly CommandRow[] = [
  row({
    type: 'SubmitAdhesion',
    kind: 'percorso',
    path: '/percorsi',
    roles: ['cpi', 'beneficiary'],
    summary: {
      it: 'Presenta l’adesione di una persona a un programma',
      en: 'Submit the adhesion of a person to a programme',
    },
    body: z.strictObject({ personId, programme: programmeCode, cpi: cpiId, on, facts: adhesionFacts }).meta({
      id: 'SubmitAdhesion',
    }),
    order: async (body, asked) => {
      const ageYears = await ageOn(body.on, body.personId, asked);
      return {
        stream: percorsoStream(drawn(parsePercorsoId, PERCORSO_NAMESPACE, asked.requestId)),
        command: { type: 'SubmitAdhesion', ...body, facts: { ...body.facts, ageYears } },
      };
    },
  }),
  rowOnStream({
    type: 'RecordFacts',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/record-facts',
    roles: ['cpi'],
    summary: { it: 'Registra fatti che mancavano', en: 'Record facts that were missing' },
    body: z.strictObject({ on, facts: laterFacts }).meta({ id: 'RecordFacts' }),
    command: (body) => ({ type: 'RecordFacts', ...body }),
  }),
  rowOnStream({
    type: 'TakeInCharge',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/take-in-charge',
    roles: ['cpi'],
    summary: { it: 'Prendi in carico la persona', en: 'Take the person in charge' },
    body: step,
    command: (body) => ({ type: 'TakeInCharge', ...body }),
  }),
  rowOnStream({
    type: 'AssignProfile',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/assign-profile',
    roles: ['cpi'],
    summary: { it: 'Assegna l’indice di profilazione', en: 'Assign the profile index' },
    body: z.strictObject({ on, profileIndex }).meta({ id: 'AssignProfile' }),
    command: (body) => ({ type: 'AssignProfile', ...body }),
  }),
  rowOnStream({
    type: 'SignPatto',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/sign-patto',
    roles: ['cpi'],
    summary: { it: 'Registra la firma del patto di servizio', en: 'Record the signing of the patto' },
    body: step,
    command: (body) => ({ type: 'SignPatto', ...body }),
  }),
  rowOnStream({
    type: 'IssueAssegno',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/issue-assegno',
    roles: ['cpi'],
    summary: { it: 'Rilascia l’assegno e prenota l’importo', en: 'Issue the assegno and reserve its amount' },
    body: step,
    command: (body) => ({ type: 'IssueAssegno', ...body }),
  }),
  rowOnStream({
    type: 'ChooseApl',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/choose-apl',
    roles: ['cpi', 'beneficiary'],
    summary: { it: 'Registra la scelta dell’APL', en: 'Record the choice of the APL' },
    body: z.strictObject({ on, aplId }).meta({ id: 'ChooseApl' }),
    command: (body) => ({ type: 'ChooseApl', ...body }),
  }),
  rowOnStream({
    type: 'AcceptPerson',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/accept-person',
    roles: ['apl'],
    summary: { it: 'Accetta la persona', en: 'Accept the person' },
    body: step,
    command: (body) => ({ type: 'AcceptPerson', ...body }),
  }),
  rowOnStream({
    type: 'DeclinePerson',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/decline-person',
    roles: ['apl'],
    summary: { it: 'Rifiuta la persona', en: 'Decline the person' },
    body: step,
    command: (body) => ({ type: 'DeclinePerson', ...body }),
  }),
  rowOnStream({
    type: 'HoldFirstMeeting',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/hold-first-meeting',
    roles: ['apl'],
    summary: { it: 'Registra il primo incontro e il tutor', en: 'Record the first meeting and the tutor' },
    body: z.strictObject({ on, tutorName: name }).meta({ id: 'HoldFirstMeeting' }),
    command: async (body, asked) => ({
      type: 'HoldFirstMeeting',
      on: body.on,
      tutorId: await tutorNamed(body.tutorName, asked),
    }),
  }),
  rowOnStream({
    type: 'ReportAbandonment',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/report-abandonment',
    roles: ['cpi', 'apl', 'beneficiary'],
    summary: { it: 'Segnala l’abbandono', en: 'Report the abandonment' },
    body: z.strictObject({ on, cause: z.enum(ABANDONMENT_CAUSES) }).meta({ id: 'ReportAbandonment' }),
    command: (body) => ({ type: 'ReportAbandonment', ...body }),
  }),
  rowOnStream({
    type: 'RetryEffect',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/retry-effect',
    roles: ['cpi', 'manager', 'operator'],
    summary: { it: 'Ritenta un adempimento rifiutato', en: 'Retry an effect that was refused' },
    body: z
      .strictObject({ key: z.string().refine((key) => /^[a-z-]{1,60}@\d{1,9}$/.test(key), 'effect-key') })
      .meta({ id: 'RetryEffect', example: { key: 'reserve-budget@5' } }),
    command: (body) => ({ type: 'RetryEffect', ...body }),
  }),
];

/** The age on the day of the request, from the birth date that the person declared; without one it is not known. */
async function ageOn(on: CivilDate, personId: PersonId, { personal }: Asked): Promise<Knowable<number>> {
  const birthDate = (await personal.person(personId))?.birthDate;
  if (birthDate === undefined || birthDate === null) return { unknown: 'not-declared' };
  return { known: Math.max(0, yearsBetween(birthDate, on)) };
}

/** Keeps the tutor's name outside the register; the same key with another name is another request. */
async function tutorNamed(tutorName: string, { personal, requestId }: Asked) {
  const tutorId = drawn(parseTutorId, TUTOR_NAMESPACE, requestId);
  if ((await personal.nameTutor(tutorId, tutorName)) !== tutorName) throw new Problem('request-id-reused');
  return tutorId;
}

function drawn<Id>(parse: (text: string) => Id | undefined, namespace: string, key: string): Id {
  const id = parse(uuidV5(namespace, key));
  if (id === undefined) throw new Error('A UUID of version 5 is no identifier');
  return id;
}
