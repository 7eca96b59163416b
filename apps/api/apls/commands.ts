import { z } from 'zod';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, name } from '../commands/shapes';
import { Problem } from '../problems/problem';

const MOST_PLACES = 100_000;

const period = {
  from: civilDate,
  to: civilDate.nullable().describe('The last day, included; null means open.'),
};

/** When the register is told, and when a proceeding is opened instead. */
const NOT_DECIDED_HERE =
  'For what another register says, whoever decided it. What is decided here is opened as a proceeding (POST /proceedings/{subjectId}/open), which gives notice, hears the provider and is undone when it is annulled; it changes the register by itself on the day of its delivery, and is not told here as well: what is told here stands also when the measure falls. Who is affected: GET /apls/{aplId}/affected.';

/** What can be asked of the accreditation register. */
export const APL_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'AccreditApl',
    kind: 'apl',
    begins: true,
    path: '/apls/{aplId}/accredit',
    roles: ['manager'],
    summary: {
      it: 'Registra l’accreditamento di un operatore',
      en: 'Record the accreditation of a provider',
    },
    body: z
      .strictObject({ name, ...period })
      .meta({ id: 'AccreditApl', example: { name: 'Lavoro Futuro S.r.l.', from: '2019-01-01', to: null } }),
    command: (body) => ({ type: 'AccreditApl', ...body, unlessSo: true }),
  }),
  rowOnStream({
    type: 'SuspendApl',
    kind: 'apl',
    path: '/apls/{aplId}/suspend',
    roles: ['manager'],
    summary: {
      it: 'Registra la sospensione di un operatore che l’elenco regionale riporta; quella che si decide qui richiede un procedimento',
      en: 'Record the suspension of a provider that the regional register tells; one that is decided here takes a proceeding',
    },
    body: z.strictObject(period).meta({
      id: 'SuspendApl',
      example: { from: '2020-03-01', to: '2020-03-31' },
      description: NOT_DECIDED_HERE,
    }),
    command: (body) => ({ type: 'SuspendApl', ...body, unlessSo: true }),
  }),
  rowOnStream({
    type: 'WithdrawAccreditation',
    kind: 'apl',
    path: '/apls/{aplId}/withdraw',
    roles: ['manager'],
    summary: {
      it: 'Registra la revoca dell’accreditamento che l’elenco regionale riporta; quella che si decide qui richiede un procedimento',
      en: 'Record the withdrawal of the accreditation that the regional register tells; one that is decided here takes a proceeding',
    },
    body: z.strictObject({ on: civilDate.describe('The first day without accreditation.') }).meta({
      id: 'WithdrawAccreditation',
      example: { on: '2020-03-01' },
      description: NOT_DECIDED_HERE,
    }),
    command: (body) => ({ type: 'WithdrawAccreditation', ...body, unlessSo: true }),
  }),
  rowOnStream({
    type: 'SetAplPlaces',
    kind: 'apl',
    path: '/apls/{aplId}/set-places',
    roles: ['manager', 'apl'],
    summary: {
      it: 'Indica quante persone l’operatore può seguire insieme',
      en: 'Say how many people the provider takes on at a time',
    },
    body: z
      .strictObject({ on: civilDate, places: z.number().int().min(0).max(MOST_PLACES) })
      .meta({ id: 'SetAplPlaces', example: { on: '2020-01-02', places: 40 } }),
    command: (body, { actor, path }) => {
      // An APL speaks for itself alone.
      if (actor.role === 'apl' && actor.organisation !== path['aplId'])
        throw new Problem('role-not-allowed', { missing: ['manager'] });
      return { type: 'SetAplPlaces', ...body, unlessSo: true };
    },
  }),
];
