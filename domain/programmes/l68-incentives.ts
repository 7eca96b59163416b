import type { EnvelopeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { Citation } from '../ruling';
import type { Text } from '../texts';
import { official, proposed, seed } from './citations';
import { INCENTIVE_COLUMNS, type AmountRow, type IncentiveRules } from './incentives';

const FUND = 'L. 68/1999 art. 14; Regione Toscana, Decreto 397 del 12/12/2019, Allegato A, punto g)';

/** Contributions to employers who hire, out of the regional fund. No amount was published: every sum is proposed. */
export const L68_INCENTIVES: IncentiveRules = {
  envelope: 'L68-INCENTIVI' as EnvelopeCode,
  applicationsFrom: '2020-01-01' as CivilDate,
  hiresFrom: '2020-01-01' as CivilDate,
  region: '09' as RegionCode,
  excludedSupports: ['rdc'],
  contracts: [
    ['A.01.', 'open-ended'],
    ['A.02.', 'fixed-term'],
    ['A.03.', 'apprenticeship'],
  ],
  amounts: {
    columns: INCENTIVE_COLUMNS,
    rows: [
      lasting('for good, full time', ['full'], 1_000_000),
      lasting('for good, part time', ['part'], 500_000),
      yearly('from 12 months, full time', ['full'], 400_000),
      yearly('from 12 months, part time', ['part'], 200_000),
    ],
  },
  hours: {
    of: 'communication',
    source: proposed('P15, hours', {
      it: 'Si valuta sulle ore della comunicazione, non su quelle della domanda.',
      en: 'Judged on the hours of the communication, not of the application.',
    }),
  },
  conditions: {
    'application-date': proposed('P15, applications', {
      it: 'Domande dal 1° gennaio 2020.',
      en: 'Applications from 1 January 2020.',
    }),
    seat: proposed('P29, seat', {
      it: 'La persona lavora in una sede o unità operativa in Toscana.',
      en: 'The person works at a seat or unit in Toscana.',
    }),
    hire: official('D.M. 30/10/2007', 'D.M. 30/10/2007', {
      it: 'Un’assunzione che risulta dalle comunicazioni obbligatorie.',
      en: 'A hire that the employment communications show.',
    }),
    employer: proposed('P15, employer', {
      it: 'Presenta domanda il datore di lavoro che ha assunto.',
      en: 'The employer that hired is the one that applies.',
    }),
    'hire-date': proposed('P15, hires', {
      it: 'Assunzioni dal 1° gennaio 2020.',
      en: 'Hires from 1 January 2020.',
    }),
    amount: seed('R-AR-12', FUND, {
      it: '«contributi a imprese e datori di lavoro privati a valere sul Fondo regionale legge 68/99»; gli importi sono proposti (P15).',
      en: '«contributi a imprese e datori di lavoro privati a valere sul Fondo regionale legge 68/99»; the sums are proposed (P15).',
    }),
    adhesion: proposed('P15, list', {
      it: 'La persona assunta è iscritta nell’elenco del collocamento mirato.',
      en: 'Of a person on the list of targeted placement.',
    }),
    activation: proposed('P15, path', {
      it: 'Il percorso concordato con la persona era iniziato entro il giorno dell’assunzione.',
      en: 'Whose agreed path had begun by the day of the hire.',
    }),
    interview: proposed('P15, interview', {
      it: 'Il progetto è stato definito con la persona in un colloquio prima dell’assunzione.',
      en: 'With whom her project was defined in an interview before the hire.',
    }),
    'income-support': proposed('P21', {
      it: 'Chi percepisce il Reddito di cittadinanza è seguito nel percorso previsto per quella misura.',
      en: 'Who receives the Reddito di cittadinanza has a track of her own.',
    }),
    'one-per-worker': proposed('P15, worker', {
      it: 'Un contributo per ogni lavoratore, prima la domanda presentata prima.',
      en: 'One contribution for each worker, the earlier application first.',
    }),
    funds: proposed('P12, fund', {
      it: 'In ordine di arrivo, fino a esaurimento del fondo.',
      en: 'First come until the fund is exhausted.',
    }),
  },
  missingFacts: {
    days: 60,
    rollsToWorkingDay: true,
    source: proposed('P15, missing facts', {
      it: 'Una domanda attende per 60 giorni i dati che le mancano.',
      en: 'An application waits 60 days for the facts that it lacks.',
    }),
  },
  keeping: proposed('P15, keeping', {
    it: 'Il rapporto è mantenuto per dodici mesi, altrimenti l’importo si riduce a giorni e il resto si recupera.',
    en: 'The job is kept for twelve months, else the sum falls by days and the rest is recovered.',
  }),
};

type Hours = NonNullable<AmountRow['when']['hours']>;

function lasting(name: string, hours: Hours, cents: number): AmountRow {
  const when = {
    contract: ['open-ended', 'apprenticeship'],
    months: ['open', 'over-12', '12'],
    hours,
  } as const;
  return {
    name,
    when,
    cents,
    keepMonths: 12,
    source: amount({
      it: 'Tempo indeterminato o apprendistato: 10.000; 5.000 a tempo parziale.',
      en: 'Open-ended or apprenticeship: 10,000; 5,000 part time.',
    }),
  };
}

function yearly(name: string, hours: Hours, cents: number): AmountRow {
  const when = { contract: ['fixed-term'], months: ['over-12', '12'], hours } as const;
  return {
    name,
    when,
    cents,
    keepMonths: 12,
    source: amount({
      it: 'Tempo determinato di almeno 12 mesi: 4.000; 2.000 a tempo parziale.',
      en: 'Fixed term of at least 12 months: 4,000; 2,000 part time.',
    }),
  };
}

function amount(words: Text): Citation {
  return proposed('P15', words);
}
