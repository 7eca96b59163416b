import type { Finding } from '../../activities/postgres/verify-facts';
import type { Text } from '../../domain/texts';
import { text } from '../modules/texts/text';
import { counted } from './text';

const FACTS = [
  text('fatto verificato', 'fact verified'),
  text('fatti verificati', 'facts verified'),
] as const;
const FINDINGS = [text('anomalia', 'finding'), text('anomalie', 'findings')] as const;

/** What `verify` says. */
export const VERIFY_TEXTS = {
  verified: text('fatti verificati', 'facts verified'),
  position: (position: number): Text => text(`posizione ${position}`, `position ${position}`),
  agree: (count: number): Text => {
    const facts = counted(count, ...FACTS);
    return text(
      `${facts.it}: catene, posizioni, modelli di lettura e impegni concordano.`,
      `${facts.en}: chains, positions, read models and claims agree.`,
    );
  },
  findings: (count: number, found: number): Text => {
    const [facts, findings] = [counted(count, ...FACTS), counted(found, ...FINDINGS)];
    return text(`${facts.it}, ${findings.it}:`, `${facts.en}, ${findings.en}:`);
  },
} as const;

/** What is not as it must be; programs know it by its name. */
export const KIND_TEXTS: { readonly [kind in Finding['kind']]: Text } = {
  leaf: text('impronta', 'leaf'),
  chain: text('catena', 'chain'),
  version: text('versione', 'version'),
  position: text('posizione', 'position'),
  payload: text('contenuto', 'payload'),
  stream: text('registro', 'stream'),
  fold: text('successione', 'fold'),
  table: text('tabella', 'table'),
  money: text('denaro', 'money'),
};
