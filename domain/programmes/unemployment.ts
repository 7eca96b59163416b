import type { Citation } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { official, proposed } from './citations';
import type { IncomeSupport } from './facts';

/** What the law says of registered unemployment. It belongs to no programme: each one that asks for unemployment names it. */
export interface UnemploymentLaw {
  /** The DID, and the support whose application is one. */
  readonly declaration: { readonly supports: readonly IncomeSupport[]; readonly source: Citation };
  readonly suspension: { readonly days: number; readonly source: Citation };
  /** How the codes begin of contracts that suspend, and of those that keep the status whatever they pay; all others end it at once. */
  readonly contracts: {
    readonly suspending: readonly string[];
    readonly keeping: readonly string[];
    /** Open-ended by law, whatever end is planned of their training. */
    readonly lasting: readonly string[];
    readonly source: Citation;
  };
  /** By the day of the work; where none held, no income keeps the status. */
  readonly limits: readonly IncomeLimit[];
  /** What is presumed of an open-ended full-time job while nobody told its income. */
  readonly presumption: Citation;
  readonly seniority: Citation;
}

/** Up to which yearly income work keeps the status, in cents. */
export interface IncomeLimit {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly employmentCents: number;
  readonly selfEmploymentCents: number;
  readonly source: Citation;
}

const ART_19 = 'D.Lgs. 150/2015 art. 19; D.L. 4/2019 art. 4 c. 15-quater';

export const UNEMPLOYMENT_LAW: UnemploymentLaw = {
  declaration: {
    supports: ['naspi'],
    source: official('D.Lgs. 150/2015 art. 19', 'D.Lgs. 150/2015 artt. 19 c. 1 e 21 c. 1', {
      it: 'È disoccupato chi è senza lavoro e dichiara l’immediata disponibilità (DID); la domanda di NASpI o DIS-COLL equivale a dichiararla.',
      en: 'Unemployed is who has no job and declares the immediate availability (DID); to apply for NASpI or DIS-COLL is to declare it.',
    }),
  },
  suspension: {
    days: 180,
    source: official('D-STATUS-181', 'D.Lgs. 150/2015 art. 19 c. 3; circ. ANPAL 1/2019', {
      it: 'Un lavoro subordinato, apprendistato compreso, sospende lo stato fino a 180 giorni continuativi e lo fa cessare il giorno dopo; rapporti che si susseguono senza un giorno libero sono uno solo (proposta).',
      en: 'A subordinate job, apprenticeship included, suspends the status up to 180 continuous days and ends it on the next; jobs that follow each other without a free day are one (proposed).',
    }),
  },
  contracts: {
    suspending: ['A.'],
    keeping: ['C.'],
    lasting: ['A.03.'],
    source: proposed('D-STATUS-181, contracts', {
      it: 'I contratti subordinati sono gli A.* dell’elenco nazionale, tra cui gli apprendistati A.03.*, a tempo indeterminato; tirocini e lavori di pubblica utilità, C.*, conservano lo stato; per altro lavoro non c’è sospensione (circ. ANPAL 1/2019).',
      en: 'Subordinate contracts are A.* of the national list, apprenticeships A.03.* open-ended among them; traineeships and work of public utility, C.*, keep the status; other work is not suspended (circ. ANPAL 1/2019).',
    }),
  },
  limits: [
    limit('2019-03-30', '2021-12-31', { employmentCents: 814_500, selfEmploymentCents: 480_000 }),
    limit('2022-01-01', '2023-12-31', { employmentCents: 817_391, selfEmploymentCents: 550_000 }),
    limit('2024-01-01', null, { employmentCents: 850_000, selfEmploymentCents: 550_000 }),
  ],
  presumption: proposed('R3, full time', {
    it: 'Si presume che un rapporto a tempo indeterminato e pieno renda in un anno più del limite, salvo che se ne comunichi il reddito prospettico.',
    en: 'An open-ended full-time job is presumed to pay more than the limit in a year, unless its prospective income is told.',
  }),
  seniority: official('D.Lgs. 150/2015 art. 19, seniority', 'D.Lgs. 150/2015 art. 19; circ. ANPAL 1/2019', {
    it: 'L’anzianità si conta in giorni, da quello della DID a quello prima della sua revoca; i giorni di sospensione, compresi il primo e l’ultimo di un rapporto, non contano.',
    en: 'Seniority is counted in days from the day of the DID to the day before its revocation; days of suspension, first and last of a job included, do not count.',
  }),
};

/** The limit of a day; undefined where none held. */
export function limitOn(day: CivilDate, { limits }: UnemploymentLaw): IncomeLimit | undefined {
  return limits.find(({ from, to }) => from <= day && (to === null || day <= to));
}

function limit(
  from: string,
  to: string | null,
  cents: Pick<IncomeLimit, 'employmentCents' | 'selfEmploymentCents'>,
): IncomeLimit {
  return {
    from: from as CivilDate,
    to: to as CivilDate | null,
    ...cents,
    source: official(
      `R3/${from.slice(0, 4)}`,
      `${ART_19}; circ. ANPAL 1/2019${from >= '2022' ? '; msg. INPS 1414/2024' : ''}`,
      {
        it: 'Chi nell’anno fiscale non guadagna più di così resta disoccupato: lo stato si conserva, non si sospende. Il reddito è quello prospettico.',
        en: 'Who earns no more in the tax year than this stays unemployed: the status is kept, not suspended. The income is prospective.',
      },
    ),
  };
}
