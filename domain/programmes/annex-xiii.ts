import type { Citation } from '../ruling';
import { official, proposed } from './citations';

/** What the audit trail of an operation that the European fund pays for must hold, line by line, in the order of the annex. */
export const AUDIT_LINES = [
  'selection',
  'conditions',
  'accounting',
  'durability',
  'payment',
  'verifications',
  'audits',
  'findings',
  'unit-method',
  'units-delivered',
  'indicators',
] as const;
export type AuditLine = (typeof AUDIT_LINES)[number];

const ACT = 'Reg. (UE) 2021/1060, allegato XIII';

/** Each line with its number in the annex, or its part, and where it comes from. It belongs to no programme. */
export const ANNEX_XIII: {
  readonly [line in AuditLine]: { readonly item: string; readonly source: Citation };
} = {
  selection: {
    item: '1',
    source: official('ANNEX-XIII-1', `${ACT} punto 1`, {
      it: 'I documenti che permettono di verificare l’applicazione dei criteri di selezione, la procedura e l’approvazione dell’operazione.',
      en: 'The documents by which the selection criteria applied, the procedure and the approval of the operation can be verified.',
    }),
  },
  conditions: {
    item: '2',
    source: official('ANNEX-XIII-2', `${ACT} punto 2`, {
      it: 'Il documento, sottoscritto, che stabilisce le condizioni del sostegno.',
      en: 'The signed document that sets out the conditions of the support.',
    }),
  },
  accounting: {
    item: '3',
    source: official('ANNEX-XIII-3', `${ACT} punto 3`, {
      it: 'Le registrazioni contabili delle domande di pagamento nel sistema elettronico.',
      en: 'The accounting records of the payment claims in the electronic system.',
    }),
  },
  durability: {
    item: '4',
    source: official('ANNEX-XIII-4', `${ACT} punto 4`, {
      it: 'Le verifiche sul mantenimento, dove le regole lo chiedono.',
      en: 'The checks of durability, where the rules ask for it.',
    }),
  },
  payment: {
    item: '5',
    source: official('ANNEX-XIII-5', `${ACT} punto 5`, {
      it: 'La prova del pagamento e del giorno in cui è avvenuto.',
      en: 'The proof of the payment and of the day on which it was made.',
    }),
  },
  verifications: {
    item: '6',
    source: official('ANNEX-XIII-6', `${ACT} punto 6`, {
      it: 'I documenti delle verifiche amministrative e, dove previste, sul posto.',
      en: 'The documents of the administrative and, where there are any, on-the-spot verifications.',
    }),
  },
  audits: {
    item: '7',
    source: official('ANNEX-XIII-7', `${ACT} punto 7`, {
      it: 'Le informazioni sugli audit svolti.',
      en: 'The information on the audits that were performed.',
    }),
  },
  findings: {
    item: '8',
    source: official('ANNEX-XIII-8', `${ACT} punto 8`, {
      it: 'Il seguito dato alle verifiche e ai rilievi degli audit.',
      en: 'The follow-up of verifications and of audit findings.',
    }),
  },
  'unit-method': {
    item: 'OSC',
    source: proposed('ANNEX-XIII-METHOD', {
      it: 'Per i costi semplificati: il metodo con cui sono stabiliti i costi unitari, le somme forfettarie e i risultati (allegato XIII, parte sui costi semplificati; da verificare).',
      en: 'Of simplified costs: the method by which unit costs, lump sums and results are established (Annex XIII, part on simplified costs; to be checked).',
    }),
  },
  'units-delivered': {
    item: 'OSC',
    source: proposed('ANNEX-XIII-UNITS', {
      it: 'Per i costi semplificati: le unità realizzate, ciascuna con la sua prova (allegato XIII, parte sui costi semplificati; da verificare).',
      en: 'Of simplified costs: the units delivered, each with its proof (Annex XIII, part on simplified costs; to be checked).',
    }),
  },
  indicators: {
    item: 'IND',
    source: proposed('ANNEX-XIII-INDICATORS', {
      it: 'Gli indicatori, riconciliati con quanto è dichiarato (allegato XIII; da verificare).',
      en: 'The indicators, reconciled with what is declared (Annex XIII; to be checked).',
    }),
  },
};

/** What a declaration of expenditure has to keep to. */
export const DECLARATIONS = {
  lines: proposed('D-DECLARATION-LINES', {
    it: 'Si dichiara ogni pagamento a cui non manca una prova, una volta sola; quanto rientra dopo è una riga negativa della dichiarazione successiva.',
    en: 'Each payment that lacks no proof is declared, once; what comes back afterwards is a negative line of the next declaration.',
  }),
  twoPersons: proposed('D-DECLARATION-TWO', {
    it: 'Chi certifica una dichiarazione non è chi l’ha proposta.',
    en: 'Who certifies a declaration is not who proposed it.',
  }),
} as const;
