import type { PayeeKind } from '../identifiers';
import type { Citation } from '../ruling';
import { official, proposed } from './citations';

/** The administrative checks without which nobody is paid. */
export const CHECKS = ['durc', 'art-48-bis'] as const;
export type CheckName = (typeof CHECKS)[number];

/** Whom a check is asked of, beyond which sum in one run, and for how many days its outcome is good. */
export interface CheckRule {
  readonly check: CheckName;
  readonly of: readonly PayeeKind[];
  /** Asked only where a payee gets more than this in the run, in cents; null for any sum. */
  readonly aboveCents: number | null;
  readonly validDays: number;
  readonly source: Citation;
}

/** What the law says of paying what is owed. It belongs to no programme. */
export interface PaymentLaw {
  readonly checks: readonly CheckRule[];
  /** To which account, and whose. */
  readonly account: Citation;
  readonly evidence: Citation;
  readonly dispute: Citation;
  readonly twoPersons: Citation;
  /** So many days a bank has for its answers before somebody asks it. */
  readonly answers: { readonly days: number; readonly source: Citation };
}

export const PAYMENT_LAW: PaymentLaw = {
  checks: [
    {
      check: 'durc',
      of: ['apl', 'employer'],
      aboveCents: null,
      validDays: 120,
      source: proposed('D-PAY-DURC', {
        it: 'Chi è impresa è pagato con un DURC regolare, valido 120 giorni dalla richiesta (D.M. 30/1/2015 art. 7; a memoria).',
        en: 'A business is paid with a regular DURC, which is valid for 120 days from the request (D.M. 30/1/2015 art. 7; from memory).',
      }),
    },
    {
      check: 'art-48-bis',
      of: ['apl', 'employer', 'person'],
      aboveCents: 500_000,
      validDays: 30,
      source: proposed('D-PAY-48-BIS', {
        it: 'Prima di pagare più di 5.000 euro si verifica che il beneficiario non sia inadempiente (D.P.R. 602/1973 art. 48-bis; a memoria). Per quanti giorni vale la verifica è una proposta.',
        en: 'Before more than 5,000 euro are paid it is verified that the payee owes nothing to tax collection (D.P.R. 602/1973 art. 48-bis; from memory). For how many days that holds is a proposal.',
      }),
    },
  ],
  account: official('D-PAY-ACCOUNT', 'L. 136/2010 art. 3', {
    it: 'I pagamenti sono tracciabili: su un conto dedicato, intestato a chi è pagato.',
    en: 'Payments can be traced: to an account of whoever is paid.',
  }),
  evidence: proposed('D-PAY-EVIDENCE', {
    it: 'Non si paga finché manca una prova: una comunicazione dello stesso datore di lavoro attende l’assunzione a cui si riferisce, o la domanda era da rigettare.',
    en: 'Nothing is paid while evidence is missing: a message of the same employer waits for the hire that it refers to, or the application was to be rejected.',
  }),
  dispute: proposed('D-PAY-DISPUTE', {
    it: 'Una contestazione aperta sospende ogni pagamento a chi ne è parte.',
    en: 'An open dispute suspends every payment to whoever is party to it.',
  }),
  twoPersons: proposed('D-PAY-TWO', {
    it: 'Chi approva una distinta non è chi l’ha proposta.',
    en: 'Who approves a run is not who proposed it.',
  }),
  answers: {
    days: 5,
    source: proposed('D-PAY-ANSWERS', {
      it: 'Se dopo cinque giorni dall’invio la banca non ha risposto per ogni bonifico, qualcuno la interpella.',
      en: 'Where five days after the file was sent the bank has not answered for each credit, somebody asks it.',
    }),
  },
};

export function checkRule(check: CheckName): CheckRule {
  const rule = PAYMENT_LAW.checks.find((one) => one.check === check);
  if (rule === undefined) throw new Error(`No rule is of ${check}`);
  return rule;
}
