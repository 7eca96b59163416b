import { z } from 'zod';
import { parseAccountId, payeeStream } from '../../../domain/identifiers';
import { CHECK_OUTCOMES, HOLDERS } from '../../../domain/payee/events';
import { CHECKS } from '../../../domain/programmes/payments';
import { drawn } from '../commands/drawn';
import { iban } from '../commands/payment-shapes';
import { row, type CommandRow } from '../commands/row';
import { civilDate, name, payee, proposal } from '../commands/shapes';

/** Drawn once at random. */
const ACCOUNT_NAMESPACE = '5b0d9c1e-7a34-4f68-b2c7-90e3d4a1f85c';

const CHECK_EXAMPLE = {
  payee: 'apl/57894950971',
  on: '2020-01-15',
  check: 'durc',
  outcome: 'clear',
  validUntil: null,
};

const about = { payee, on: civilDate };

/** What is told of whoever is paid. The payee stands in the body, because its name has a kind and an identifier. */
export const PAYEE_COMMANDS: readonly CommandRow[] = [
  row({
    type: 'DeclareAccount',
    kind: 'payee',
    keyedByBody: true,
    path: '/payees/declare-account',
    roles: ['cpi', 'manager'],
    summary: { it: 'Indica il conto su cui pagare', en: 'Declare the account to be paid to' },
    body: z
      .strictObject({
        ...about,
        iban,
        holderName: name,
        holder: z.enum(HOLDERS).describe('Whose account it is; nobody is paid to that of another.'),
      })
      .meta({ id: 'DeclareAccount' }),
    order: async ({ payee: paid, on, holder, holderName, iban: told }, { personal, requestId }) => {
      const accountId = drawn(parseAccountId, ACCOUNT_NAMESPACE, requestId);
      await personal.accounts.keep(accountId, { payee: paid, iban: told, holderName });
      return { stream: payeeStream(paid), command: { type: 'DeclareAccount', on, accountId, holder } };
    },
  }),
  row({
    type: 'RecordCheck',
    kind: 'payee',
    path: '/payees/record-check',
    roles: ['cpi', 'manager'],
    summary: { it: 'Registra l’esito di una verifica', en: 'Record the outcome of a check' },
    body: z
      .strictObject({
        ...about,
        check: z.enum(CHECKS),
        outcome: z.enum(CHECK_OUTCOMES),
        validUntil: civilDate
          .nullable()
          .describe('The last day on which it is good; null for as long as the rule of the check says.'),
      })
      .meta({ id: 'RecordCheck', example: CHECK_EXAMPLE }),
    order: ({ payee: paid, ...told }) => ({
      stream: payeeStream(paid),
      command: { type: 'RecordCheck', ...told },
    }),
  }),
  row({
    type: 'OpenDispute',
    kind: 'payee',
    path: '/payees/open-dispute',
    roles: ['cpi', 'manager'],
    summary: {
      it: 'Apri una contestazione: sospende i pagamenti',
      en: 'Open a dispute: it suspends payments',
    },
    body: z.strictObject(about).meta({ id: 'OpenDispute' }),
    order: ({ payee: paid, on }) => ({ stream: payeeStream(paid), command: { type: 'OpenDispute', on } }),
  }),
  row({
    type: 'CloseDispute',
    kind: 'payee',
    path: '/payees/close-dispute',
    roles: ['manager'],
    summary: { it: 'Chiudi una contestazione', en: 'Close a dispute' },
    body: z
      .strictObject({ ...about, dispute: proposal.describe('The version of the fact that opened it.') })
      .meta({ id: 'CloseDispute' }),
    order: ({ payee: paid, ...told }) => ({
      stream: payeeStream(paid),
      command: { type: 'CloseDispute', ...told },
    }),
  }),
];
