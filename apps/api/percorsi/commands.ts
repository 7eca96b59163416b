import { z } from 'zod';
import { parsePercorsoId, percorsoStream } from '../../../domain/identifiers';
import { recordsOf } from '../../../activities/postgres/read-models/person-record';
import { drawn } from '../commands/drawn';
import { adhesionFacts, laterFacts } from '../commands/fact-shapes';
import { row, rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, cpiId, name, personId, programmeCode, providerId } from '../commands/shapes';
import { measured, signedPatto } from './agreed-shapes';
import { AGREED_COMMANDS } from './agreed-commands';
import { correctionRow } from './correction-commands';
import { EXIT_COMMANDS } from './exit-commands';
import { PAYMENT_COMMANDS } from './payment-commands';
import { PROVISION_COMMANDS } from './provision-commands';
import { othersOf } from './other-percorsi';
import { ageOn, requireFacts, sexOf, tutorNamed } from './personal-facts';
import { SERVICE_COMMANDS } from './service-commands';
import { step } from './shapes';
import { TRANSFER_COMMANDS } from './transfer-commands';

/** Drawn once at random: a request key names the same percorso for ever. */
const PERCORSO_NAMESPACE = '6a0b7c52-0d5b-4f0e-8f57-3c1f1f0c9a31';

const on = civilDate;
/** A network is of a few bodies. */
const MOST_MEMBERS = 50;
const members = z.array(providerId).max(MOST_MEMBERS).optional();

/** From the adhesion to the first meeting. */
const STEP_COMMANDS: readonly CommandRow[] = [
  row({
    type: 'SubmitAdhesion',
    kind: 'percorso',
    keyedByBody: true,
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
      requireFacts(body, asked.rulebook);
      const [kept, ...records] = await recordsOf(asked.database, body.personId);
      const card = await asked.personal.person(kept);
      const facts = { ...body.facts, ageYears: ageOn(body.on, card) };
      const id = drawn(parsePercorsoId, PERCORSO_NAMESPACE, asked.requestId);
      return {
        stream: percorsoStream(id),
        command: {
          type: 'SubmitAdhesion',
          ...body,
          personId: kept,
          sex: sexOf(card),
          facts,
          ...(await othersOf(body, id, asked)),
          ...(records.length === 0 ? {} : { records }),
          registers: 'read',
        },
      };
    },
  }),
  rowOnStream({
    type: 'RecordFacts',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/record-facts',
    roles: ['cpi'],
    summary: { it: 'Acquisisci i dati che mancavano', en: 'Record facts that were missing' },
    body: z.strictObject({ on, facts: laterFacts }).meta({ id: 'RecordFacts' }),
    command: (body) => ({ type: 'RecordFacts', ...body, registers: 'read' }),
  }),
  rowOnStream({
    type: 'TakeInCharge',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/take-in-charge',
    roles: ['cpi'],
    summary: { it: 'Prendi in carico la persona', en: 'Take the person in charge' },
    body: step,
    command: (body) => ({ type: 'TakeInCharge', ...body, registers: 'read' }),
  }),
  rowOnStream({
    type: 'AssignProfile',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/assign-profile',
    roles: ['cpi'],
    summary: { it: 'Assegna l’indice di profilazione', en: 'Assign the profile index' },
    body: measured.meta({ id: 'AssignProfile' }),
    command: (body) => ({ type: 'AssignProfile', ...body }),
  }),
  rowOnStream({
    type: 'SignPatto',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/sign-patto',
    roles: ['cpi'],
    summary: {
      it: 'Registra la sottoscrizione del patto di servizio personalizzato',
      en: 'Record the signing of the patto',
    },
    body: signedPatto,
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
    summary: { it: 'Registra la scelta dell’operatore', en: 'Record the choice of the provider' },
    body: z.strictObject({ on, provider: providerId, members }).meta({
      id: 'ChooseApl',
      description: 'A provider; of a network its lead, with all other members.',
      example: { on: '2020-01-15', provider: 'apl/57894950971' },
    }),
    command: ({ on: day, provider: lead, members: others = [] }) => ({
      type: 'ChooseApl',
      on: day,
      provider: { lead, members: [lead, ...others.filter((one) => one !== lead)] },
      registers: 'read',
    }),
  }),
  rowOnStream({
    type: 'AcceptPerson',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/accept-person',
    roles: ['apl', 'cpi'],
    summary: { it: 'Registra la presa in carico da parte dell’operatore', en: 'Accept the person' },
    body: step,
    command: (body) => ({ type: 'AcceptPerson', ...body }),
  }),
  rowOnStream({
    type: 'DeclinePerson',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/decline-person',
    roles: ['apl', 'cpi'],
    summary: { it: 'Registra la presa in carico non accettata', en: 'Decline the person' },
    body: step,
    command: (body) => ({ type: 'DeclinePerson', ...body }),
  }),
  rowOnStream({
    type: 'WithdrawChoice',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/withdraw-choice',
    roles: ['cpi', 'beneficiary'],
    summary: {
      it: 'Ritira la scelta dell’operatore prima che accetti',
      en: 'Take the choice of the provider back before it has accepted',
    },
    body: step,
    command: (body) => ({ type: 'WithdrawChoice', ...body }),
  }),
  rowOnStream({
    type: 'HoldFirstMeeting',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/hold-first-meeting',
    roles: ['apl', 'cpi'],
    summary: { it: 'Registra il primo incontro e il tutor', en: 'Record the first meeting and the tutor' },
    body: z.strictObject({ on, tutorName: name }).meta({ id: 'HoldFirstMeeting' }),
    command: async (body, asked) => ({
      type: 'HoldFirstMeeting',
      on: body.on,
      tutorId: await tutorNamed(body.tutorName, asked),
    }),
  }),
];

const ACTS = [
  ...STEP_COMMANDS,
  ...SERVICE_COMMANDS,
  ...AGREED_COMMANDS,
  ...PROVISION_COMMANDS,
  ...EXIT_COMMANDS,
];

/** What can be asked of a percorso, in the order of the pathway. */
export const PERCORSO_COMMANDS: readonly CommandRow[] = [
  ...ACTS,
  ...TRANSFER_COMMANDS,
  correctionRow(ACTS),
  ...PAYMENT_COMMANDS,
];
