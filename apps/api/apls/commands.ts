import { z } from 'zod';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, name } from '../commands/shapes';
import { Problem } from '../problems/problem';

const MOST_PLACES = 100_000;

const period = {
  from: civilDate,
  to: civilDate.nullable().describe('The last day, included; null means open.'),
};

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
    summary: { it: 'Registra la sospensione di un operatore', en: 'Record the suspension of a provider' },
    body: z
      .strictObject(period)
      .meta({ id: 'SuspendApl', example: { from: '2020-03-01', to: '2020-03-31' } }),
    command: (body) => ({ type: 'SuspendApl', ...body, unlessSo: true }),
  }),
  rowOnStream({
    type: 'WithdrawAccreditation',
    kind: 'apl',
    path: '/apls/{aplId}/withdraw',
    roles: ['manager'],
    summary: {
      it: 'Registra la revoca dell’accreditamento',
      en: 'Record the withdrawal of the accreditation',
    },
    body: z
      .strictObject({ on: civilDate })
      .meta({ id: 'WithdrawAccreditation', description: 'The first day without accreditation.' }),
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
