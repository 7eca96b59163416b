import type { Citation } from '../decider';
import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { Programme } from './programme';

/** Toscana, Piano integrato per l'occupazione, Fase 2: the Assegno per l'impiego. */
export const TOS_PIO2: Programme = {
  code: 'TOS-PIO2' as ProgrammeCode,
  versions: [
    {
      code: 'TOS-PIO2' as ProgrammeCode,
      version: '2019-12-21',
      adhesionFrom: '2019-12-21' as CivilDate,
      adhesionTo: '2020-09-30' as CivilDate,
      adhesion: official(
        'TOS-PIO2/adhesion',
        'Assegno per l’impiego, scheda pubblica; D.D. 13858/2020 (chiusura)',
        'Requests from 21 December 2019; closed to adhesions on 30 September 2020 when the budget was reached. Voluntary.',
      ),
      requirements: [
        {
          kind: 'minimum-age',
          years: 18,
          source: seed('R-AI-01', 'Assegno per l’impiego, scheda pubblica', '«essere maggiorenni»'),
        },
        {
          kind: 'resident-or-domiciled',
          region: '09' as RegionCode,
          source: seed(
            'R-AI-02',
            'Assegno per l’impiego, scheda pubblica',
            '«essere residenti o domiciliati in Toscana»',
          ),
        },
        {
          kind: 'unemployed',
          orOn: ['cigs-cessazione'],
          source: seed(
            'R-P2-01/02',
            'PIO Fase 2, sintesi dei risultati; D.Lgs. 150/2015 art. 19',
            '«tutti i disoccupati (anche percettori di NASPI […])», «lavoratori in CIGS per cessazione attività»',
          ),
        },
        {
          kind: 'not-receiving',
          supports: ['rdc'],
          source: seed(
            'R-AI-04',
            'Assegno per l’impiego, scheda pubblica',
            '«non essere percettori del Reddito di cittadinanza»',
          ),
        },
      ],
      steps: {
        facts: official(
          'D.P.R. 445/2000 art. 43',
          'D.P.R. 445/2000 art. 43',
          'Facts are taken from the registers that hold them.',
        ),
        'taking-charge': seed(
          'R-P2-06',
          'PIO Fase 2, sintesi dei risultati',
          '«dopo la presa in carico e la profilazione da parte del CPI»',
        ),
        profile: seed(
          'R-P2-06',
          'PIO Fase 2, sintesi dei risultati',
          '«dopo la presa in carico e la profilazione da parte del CPI»',
        ),
        patto: seed(
          'R-AI-03',
          'Assegno per l’impiego; D.Lgs. 150/2015 art. 20',
          '«aver sottoscritto il Patto di servizio personalizzato»',
        ),
        issue: seed(
          'R-AI-06/07',
          'Assegno per l’impiego, scheda pubblica',
          '«Una volta rilasciato l’assegno, avviene l’incontro»',
        ),
        'apl-choice': seed(
          'R-P2-06/09',
          'PIO Fase 2, sintesi dei risultati',
          '«presso una APL accreditata a sua scelta», «libera scelta»',
        ),
        acceptance: proposed('D-ACCEPT', 'The chosen body answers whether it takes the person on.'),
        'first-meeting': seed(
          'R-AI-07/08',
          'Assegno per l’impiego, scheda pubblica',
          '«avviene l’incontro […] individuare il tutor»',
        ),
        abandonment: seed(
          'R-P1-10',
          'PIO, sintesi dei risultati',
          '«vengono tolte le adesioni chiuse per abbandono»; also for Fase 2',
        ),
        conclusion: seed(
          'R-P2-07',
          'PIO Fase 2, sintesi dei risultati',
          '«Una volta scelta l’APL, il percorso dura 6 mesi.»',
        ),
      },
      terms: {
        choice: {
          days: 30,
          rollsToWorkingDay: true,
          source: proposed('D-CHOICE', 'An APL is chosen within 30 days of issue, else the assegno lapses.'),
        },
        acceptance: {
          days: 7,
          rollsToWorkingDay: true,
          source: proposed(
            'D-ACCEPT',
            'The APL answers within 7 days; silence is a refusal and the person chooses again.',
          ),
        },
        'first-meeting': {
          days: 15,
          rollsToWorkingDay: true,
          source: proposed(
            'D-FIRST-APPT',
            'First meeting within 15 days of acceptance, else the CPI is told and the person chooses again.',
          ),
        },
      },
      duration: {
        months: 6,
        source: seed(
          'R-P2-07',
          'PIO Fase 2, sintesi dei risultati',
          '«Una volta scelta l’APL, il percorso dura 6 mesi.»',
        ),
      },
      reservation: {
        envelope: 'TOS-PIO2-ASSEGNO' as EnvelopeCode,
        resultMinCents: 100_000,
        resultMaxCents: 500_000,
        processCapCents: 35_500,
        ceilingCents: 500_000,
        source: seed(
          'R-AI-12, R6, R11',
          'Assegno per l’impiego; delibera ANPAL 14/2018 (formula)',
          '«da un minimo di 1.000 ad un massimo di 5.000 euro»; process part at most 10 hours, 35.50 EUR each (rate proposed); set aside in full at issue.',
        ),
      },
    },
  ],
};

function seed(id: string, act: string, text: string): Citation {
  return { id, act, status: 'seed', text };
}

function official(id: string, act: string, text: string): Citation {
  return { id, act, status: 'official', text };
}

function proposed(id: string, text: string): Citation {
  return { id, act: 'Proposta di parametro, da confermare con l’avviso', status: 'proposed', text };
}
