import { z } from 'zod';
import { rowOnStream, type CommandRow } from '../commands/row';
import { cents, envelopeCode } from '../commands/shapes';
import { DECLARATION_COMMANDS } from './declarations';

const amount = z.strictObject({ cents }).meta({ id: 'EnvelopeAmount', example: { cents: 1_050_000_000 } });

/** What can be asked of a budget envelope. */
export const ENVELOPE_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'OpenEnvelope',
    kind: 'envelope',
    begins: true,
    path: '/envelopes/{code}/open',
    roles: ['manager'],
    summary: { it: 'Apri uno stanziamento', en: 'Open an envelope' },
    body: amount,
    command: (body) => ({ type: 'OpenEnvelope', ...body }),
  }),
  rowOnStream({
    type: 'ResizeEnvelope',
    kind: 'envelope',
    path: '/envelopes/{code}/resize',
    roles: ['manager'],
    summary: { it: 'Rimodula uno stanziamento', en: 'Resize an envelope' },
    body: amount,
    command: (body) => ({ type: 'ResizeEnvelope', ...body, unlessSo: true }),
  }),
  rowOnStream({
    type: 'MoveFunds',
    kind: 'envelope',
    path: '/envelopes/{code}/move-funds',
    roles: ['manager'],
    summary: {
      it: 'Porta su uno stanziamento le risorse residue di un altro',
      en: 'Move the residual funds of another envelope to this one',
    },
    body: z
      .strictObject({ origin: envelopeCode, cents })
      .meta({ id: 'MoveFunds', example: { origin: 'TOS-PIO1', cents: 800_000_000 } }),
    command: (body) => ({ type: 'MoveFunds', ...body }),
  }),
  ...DECLARATION_COMMANDS,
];
