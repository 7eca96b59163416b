import { z } from 'zod';
import { DEATH_SOURCES } from '../../../domain/person/death';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate } from '../commands/shapes';

const source = z.enum(DEATH_SOURCES).describe('Who told it.');

/** The death of a person, told once for all her percorsi. */
export const DEATH_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'ReportDeath',
    kind: 'person',
    path: '/persons/{personId}/report-death',
    roles: ['cpi', 'operator'],
    summary: {
      it: 'Registra il decesso di una persona: chiude tutti i suoi percorsi',
      en: 'Record the death of a person: it ends all her percorsi',
    },
    body: z.strictObject({ on: civilDate, source }).meta({
      id: 'ReportDeath',
      description:
        'The day of the death and who told it; nothing about its cause. Every percorso ends on that day, and nothing is claimed from the person or sent to her any more.',
      example: { on: '2020-03-02', source: 'population-register' },
    }),
    command: (body) => ({ type: 'ReportDeath', ...body }),
  }),
  rowOnStream({
    type: 'WithdrawDeath',
    kind: 'person',
    path: '/persons/{personId}/withdraw-death',
    roles: ['cpi', 'operator'],
    summary: {
      it: 'Ritira un decesso registrato per errore',
      en: 'Take back a death that was recorded by mistake',
    },
    body: z.strictObject({ source }).meta({
      id: 'WithdrawDeath',
      description:
        'The person may adhere and be employed again, and money is owed to her and claimed from her as before. A percorso that the death had ended stays ended.',
      example: { source: 'population-register' },
    }),
    command: (body) => ({ type: 'WithdrawDeath', ...body }),
  }),
];
