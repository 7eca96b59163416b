import { row, rowOnStream, type CommandRow } from '../commands/row';
import { DEATH_COMMANDS } from './death-commands';
import { JOINING_COMMANDS } from './joining';
import { registration, registrationOrder } from './registration';
import { changedTaxCode, taxCodeChange } from './tax-code-change';

/** What can be asked of a person. */
export const PERSON_COMMANDS: readonly CommandRow[] = [
  row({
    type: 'RegisterPerson',
    kind: 'person',
    keyedByBody: true,
    path: '/persons',
    roles: ['cpi', 'operator'],
    summary: {
      it: 'Registra una persona, o trova quella già registrata',
      en: 'Register a person, or find the one already registered',
    },
    body: registration,
    alreadySo: 'person-already-registered',
    order: registrationOrder,
  }),
  rowOnStream({
    type: 'ChangeTaxCode',
    kind: 'person',
    keyedByBody: true,
    path: '/persons/{personId}/change-tax-code',
    roles: ['cpi'],
    summary: {
      it: 'Cambia il codice fiscale di una persona, come da provvisorio a definitivo',
      en: 'Change the tax code of a person, as from provisional to final',
    },
    body: taxCodeChange,
    command: changedTaxCode,
  }),
  ...DEATH_COMMANDS,
  ...JOINING_COMMANDS,
];
