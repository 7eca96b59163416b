import { z } from 'zod';
import { envelopeBalances } from '../../../activities/postgres/read-models/envelope';
import {
  declarableLines,
  declarationsIn,
  linesDigest,
} from '../../../activities/postgres/report/declarations';
import type { Declaration } from '../../../domain/envelope/declaration';
import type { EnvelopeCode } from '../../../domain/identifiers';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, envelopeCode, proposal } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { NOTHING } from '../reads/shapes';

const declaration = proposal.meta({
  description: 'The version of the fact that proposed the declaration.',
  example: 2,
});

/** Declarations of expenditure to the European fund: one person proposes, another certifies. */
export const DECLARATION_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'ProposeDeclaration',
    kind: 'envelope',
    keyedByBody: true,
    path: '/envelopes/{code}/propose-declaration',
    roles: ['manager'],
    summary: {
      it: 'Proponi di dichiarare al fondo europeo i pagamenti di uno stanziamento a cui non manca una prova e quanto è rientrato, non ancora dichiarati',
      en: 'Propose to declare to the European fund the payments of an envelope that lack no proof, and what came back, as far as nobody declared them',
    },
    body: z
      .strictObject({ to: civilDate.describe('What was told up to this day.') })
      .meta({ id: 'ProposeDeclaration' }),
    command: async ({ to }, { database, rulebook, path }) => {
      const envelope = path['code'] as EnvelopeCode;
      return {
        type: 'ProposeDeclaration',
        to,
        lines: await declarableLines(database, { envelope, to, rulebook }),
      };
    },
  }),
  rowOnStream({
    type: 'CertifyExpenditure',
    kind: 'envelope',
    path: '/envelopes/{code}/certify-expenditure',
    roles: ['manager'],
    summary: {
      it: 'Certifica una dichiarazione proposta da altri',
      en: 'Certify a declaration that another proposed',
    },
    body: z
      .strictObject({
        declaration,
        cents: z
          .int()
          .describe('What it comes to in all, as whoever certifies has seen it; returns may outweigh.'),
      })
      .meta({ id: 'CertifyExpenditure' }),
    command: (body) => ({ type: 'CertifyExpenditure', ...body }),
  }),
  rowOnStream({
    type: 'RejectDeclaration',
    kind: 'envelope',
    path: '/envelopes/{code}/reject-declaration',
    roles: ['manager'],
    summary: {
      it: 'Respingi una dichiarazione proposta: le sue righe tornano da dichiarare',
      en: 'Reject a declaration that is proposed: its lines are to be declared again',
    },
    body: z.strictObject({ on: civilDate, declaration }).meta({ id: 'RejectDeclaration' }),
    command: (body) => ({ type: 'RejectDeclaration', ...body }),
  }),
];

const declared = z
  .object({
    declaration,
    number: z.int().nullable().describe('Null until it is certified.'),
    to: civilDate,
    lines: z.int(),
    cents: z.int(),
    digest: z.string().describe('SHA-256 of the canonical text of its lines.'),
  })
  .meta({ id: 'Declaration' });

/** What was declared of an envelope. */
export const DECLARATION_READS: readonly ReadRow[] = [
  question({
    name: 'EnvelopeDeclarations',
    path: '/envelopes/{code}/declarations',
    summary: {
      it: 'Le dichiarazioni di spesa di uno stanziamento al fondo europeo, e quella che attende di essere certificata',
      en: 'The declarations of expenditure of an envelope to the European fund, and the one that waits to be certified',
    },
    roles: ['manager', 'operator'],
    parameters: z.strictObject({ code: envelopeCode }),
    query: NOTHING,
    answer: z.object({ items: z.array(declared) }).meta({ id: 'EnvelopeDeclarations' }),
    read: async ({ code }, { database }) => {
      const [envelope] = await envelopeBalances(database, code);
      if (envelope === undefined) return undefined;
      return { items: (await declarationsIn(database, code)).map(declarationView) };
    },
  }),
];

function declarationView(one: Declaration): z.input<typeof declared> {
  const { declaration: version, number, to, lines, cents } = one;
  return { declaration: version, number, to, lines: lines.length, cents, digest: linesDigest(one) };
}
