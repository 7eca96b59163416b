import type { Citation } from '../ruling';
import type { Text } from '../texts';
import type { EnvelopeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { official, proposed, seed } from './citations';
import { INCENTIVE_COLUMNS, type AmountRow, type IncentiveRules } from './incentives';

const DECREE = 'D.D. Regione Toscana 9639/2020 del 19/06/2020, come riportato da stampa e ANPAL Servizi';

/** The incentive to employers of TOS-PIO2. The decree is known by what was published of it; what it leaves open is proposed. */
export const TOS_PIO2_INCENTIVES: IncentiveRules = {
  envelope: 'TOS-PIO2-INCENTIVI' as EnvelopeCode,
  applicationsFrom: '2020-07-09' as CivilDate,
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
      permanent('open-ended, full time', ['full'], 800_000),
      permanent('open-ended, part time', ['part'], 400_000),
      longApprenticeship('apprenticeship over 12 months, full time', ['full'], 800_000),
      longApprenticeship('apprenticeship over 12 months, part time', ['part'], 400_000),
      fixedYear('fixed term from 12 months, full time', ['full'], 200_000),
      fixedYear('fixed term from 12 months, part time', ['part'], 100_000),
      yearOfApprenticeship('apprenticeship of 12 months, full time', ['full'], 200_000),
      yearOfApprenticeship('apprenticeship of 12 months, part time', ['part'], 100_000),
      halfYear('from 6 to 12 months, full time', ['full'], 100_000),
      halfYear('from 6 to 12 months, part time', ['part'], 50_000),
      crisisArea('from 3 to 6 months in a crisis area, full time', ['full'], 50_000),
      crisisArea('from 3 to 6 months in a crisis area, part time', ['part'], 25_000),
    ],
  },
  hours: {
    of: 'application',
    source: proposed('R7/hours', {
      it: 'Le ore sono quelle della domanda.',
      en: 'The hours are those of the application.',
    }),
  },
  conditions: {
    'application-date': decreed('INC/applications', {
      it: 'Domande dal 9 luglio 2020.',
      en: 'Applications from 9 July 2020.',
    }),
    seat: decreed('INC/seat', {
      it: 'Un datore di lavoro con sede o unità operativa in Toscana, dove lavora la persona.',
      en: 'An employer with a seat or unit in Toscana, where the person works.',
    }),
    hire: decreed('INC/hire', {
      it: 'Un’assunzione che risulta dalle comunicazioni obbligatorie; quelle annullate non contano mai.',
      en: 'A hire that the employment communications show; annulled hires never count.',
    }),
    employer: proposed('INC/employer', {
      it: 'Presenta domanda il datore di lavoro che ha assunto.',
      en: 'The employer that hired is the one that applies.',
    }),
    'hire-date': decreed('INC/hires', {
      it: 'Assunzioni dal 1° gennaio 2020.',
      en: 'Hires from 1 January 2020.',
    }),
    amount: seed(
      'R-INC-02/03',
      'PIO, sintesi dei risultati; Assegno per l’impiego, scheda pubblica',
      '«varia in base al tipo di contratto di assunzione e alla durata dello stesso»; «part-time o full-time»; «da un minimo di 250 euro a un massimo di 8.000 euro»',
    ),
    adhesion: seed('R-INC-01', 'PIO, sintesi dei risultati', '«un soggetto che ha attivato il percorso»'),
    activation: seed('R-INC-01/activation', 'PIO, sintesi dei risultati; ' + DECREE, {
      it: '«ha attivato il percorso»: il primo incontro con l’APL scelta si è svolto entro il giorno dell’assunzione (proposta); non occorre che il percorso sia concluso.',
      en: '«ha attivato il percorso»: the first meeting with the chosen APL was held by the day of the hire (proposed); its conclusion is not required.',
    }),
    interview: decreed('INC/A06', {
      it: 'Prima dell’assunzione il lavoratore ha ricevuto almeno il primo colloquio che definisce il progetto professionale (A06).',
      en: 'The worker received at least the first interview that defines the professional project (A06), before the hire.',
    }),
    'income-support': decreed('INC/RdC', {
      it: 'Il lavoratore non percepisce il Reddito di cittadinanza.',
      en: 'The worker does not receive the Reddito di cittadinanza.',
    }),
    'one-per-worker': proposed('R7/one-per-worker', {
      it: 'Un incentivo per ogni lavoratore in un programma, prima la domanda presentata prima.',
      en: 'One incentive for each worker in a programme, the earlier application first.',
    }),
    funds: decreed('INC/envelope', {
      it: 'In ordine di arrivo, fino a esaurimento dello stanziamento.',
      en: 'First come until the envelope is exhausted.',
    }),
  },
  missingFacts: {
    days: 60,
    rollsToWorkingDay: true,
    source: proposed('D-INCENTIVE', {
      it: 'Una domanda attende per 60 giorni i dati che le mancano; poi è respinta e si può ripresentare.',
      en: 'An application waits 60 days for the facts that it lacks; then it is rejected and can be made again.',
    }),
  },
  keeping: proposed('R7/keeping', {
    it: 'Il rapporto è mantenuto per i mesi della sua riga (dodici se stabile), altrimenti l’importo si riduce a giorni e il resto si recupera.',
    en: 'The job is kept for the months of its row (twelve where it is permanent), else the amount is reduced by days and the rest recovered.',
  }),
};

/** The settled reading: what was agreed with the worker decides, and the applicant is told what differs. */
export const SETTLED_INCENTIVES: IncentiveRules = {
  ...TOS_PIO2_INCENTIVES,
  hours: {
    of: 'communication',
    source: proposed('R7/hours', {
      it: 'Un incentivo si valuta sulle ore della comunicazione, non su quelle della domanda.',
      en: 'An incentive is judged on the hours of the communication, not of the application.',
    }),
  },
};

type Hours = NonNullable<AmountRow['when']['hours']>;

function permanent(name: string, hours: Hours, cents: number): AmountRow {
  const when = { contract: ['open-ended'], hours } as const;
  const source = amount({
    it: 'Stabile: 8.000; 4.000 a tempo parziale da metà in su.',
    en: 'Permanent: 8,000; 4,000 part time from half.',
  });
  return { name, when, cents, keepMonths: 12, source };
}

function longApprenticeship(name: string, hours: Hours, cents: number): AmountRow {
  const when = { contract: ['apprenticeship'], months: ['open', 'over-12'], hours } as const;
  const source = amount({
    it: 'Apprendistato oltre 12 mesi, come stabile: 8.000; 4.000 a tempo parziale da metà in su.',
    en: 'Apprenticeship of more than 12 months, as permanent: 8,000; 4,000 part time from half.',
  });
  return { name, when, cents, keepMonths: 12, source };
}

function fixedYear(name: string, hours: Hours, cents: number): AmountRow {
  const when = { contract: ['fixed-term'], months: ['over-12', '12'], hours } as const;
  const source = amount({
    it: 'Tempo determinato o somministrazione, almeno 12 mesi: 2.000; 1.000 a tempo parziale da metà in su.',
    en: 'Fixed term or temp agency, at least 12 months: 2,000; 1,000 part time from half.',
  });
  return { name, when, cents, keepMonths: 12, source };
}

function yearOfApprenticeship(name: string, hours: Hours, cents: number): AmountRow {
  const when = { contract: ['apprenticeship'], months: ['12'], hours } as const;
  const source = amount({
    it: 'Apprendistato di 12 mesi: 2.000; 1.000 a tempo parziale da metà in su.',
    en: 'Apprenticeship of 12 months: 2,000; 1,000 part time from half.',
  });
  return { name, when, cents, keepMonths: 12, source };
}

/** Part time is not in what was published: half of full time, as in every other row. */
function halfYear(name: string, hours: Hours, cents: number): AmountRow {
  const when = { contract: ['fixed-term', 'apprenticeship'], months: ['6-to-12'], hours } as const;
  const said = {
    it: 'Tempo determinato o somministrazione, da 6 a 12 mesi, apprendistato stagionale compreso: 1.000 a tempo pieno',
    en: 'Fixed term or temp agency, 6 to 12 months, seasonal apprenticeship included: 1,000 full time',
  };
  const half = {
    it: `${said.it}; la metà a tempo parziale, come nelle altre righe.`,
    en: `${said.en}; half of it part time, as in the other rows.`,
  };
  const source = hours.includes('full') ? amount(said) : proposed('INC/amounts', half);
  return { name, when, cents, keepMonths: 6, source };
}

/** Full time is not in what was published: twice the part time, as in every other row. */
function crisisArea(name: string, hours: Hours, cents: number): AmountRow {
  const when = { contract: ['fixed-term'], months: ['3-to-6'], hours, place: ['crisis'] } as const;
  const said = {
    it: 'Tempo determinato o somministrazione, da 3 a 6 mesi, solo nelle aree di crisi: 250 a tempo parziale',
    en: 'Fixed term or temp agency, 3 to 6 months, in crisis areas only: 250 part time',
  };
  const twice = {
    it: `${said.it}; il doppio a tempo pieno, come nelle altre righe.`,
    en: `${said.en}; twice that full time, as in the other rows.`,
  };
  const source = hours.includes('part') ? amount(said) : proposed('INC/amounts', twice);
  return { name, when, cents, keepMonths: 3, source };
}

function amount(words: Text): Citation {
  return decreed('INC/amounts', words);
}

function decreed(id: string, words: Text): Citation {
  return official(id, DECREE, words);
}
