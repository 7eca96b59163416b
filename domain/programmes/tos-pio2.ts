import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { official, proposed, seed } from './citations';
import type { Programme } from './programme';
import { TOS_PIO2_FEES } from './tos-pio2-fees';
import { TOS_PIO2_FIGURES } from './tos-pio2-figures';
import { TOS_PIO2_INCENTIVES } from './tos-pio2-incentives';
import { TOS_PIO2_ACTS, TOS_PIO2_EXITS, TOS_PIO2_PATHWAY } from './tos-pio2-pathway';

/** Toscana, Piano integrato per l'occupazione, Fase 2: the Assegno per l'impiego. */
export const TOS_PIO2: Programme = {
  code: 'TOS-PIO2' as ProgrammeCode,
  figures: TOS_PIO2_FIGURES,
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
      gate: null,
      facts: ['ageYears', 'residenceRegion', 'domicileRegion', 'didOn', 'incomeSupport'],
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
      pathway: TOS_PIO2_PATHWAY,
      acts: TOS_PIO2_ACTS,
      exits: TOS_PIO2_EXITS,
      clock: {
        months: 6,
        from: 'choice',
        source: seed(
          'R-P2-07',
          'PIO Fase 2, sintesi dei risultati',
          '«Una volta scelta l’APL, il percorso dura 6 mesi.»',
        ),
      },
      providers: {
        kinds: ['apl'],
        shape: 'one',
        source: seed(
          'R-P2-06/09',
          'PIO Fase 2, sintesi dei risultati',
          '«presso una APL accreditata a sua scelta», «libera scelta»',
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
      changes: {
        provider: {
          most: 1,
          by: ['beneficiary', 'cpi'],
          once: 'first-meeting',
          withinDays: 90,
          source: proposed(
            'R10/ProviderChanged',
            'The APL may change once, before day 90; the six months go on.',
          ),
        },
        tutor: {
          most: 1,
          by: ['provider', 'cpi'],
          once: 'first-meeting',
          withinDays: null,
          source: proposed('R10/TutorChanged', 'The APL may change the tutor once.'),
        },
      },
      fees: TOS_PIO2_FEES,
      incentives: TOS_PIO2_INCENTIVES,
      budgets: [
        {
          envelope: 'TOS-PIO2-ASSEGNO' as EnvelopeCode,
          cents: 3_000_000_000,
          source: seed(
            'C17, P12',
            'PIO, sintesi dei risultati',
            'The 30 million EUR of the plan; Fase 2 ran on what was left of them («circa 8 milioni»), which setting aside the highest fee for each of 7,170 adhesions would not fit.',
          ),
        },
        {
          envelope: 'TOS-PIO2-INCENTIVI' as EnvelopeCode,
          cents: 340_000_000,
          source: official(
            'D.D. 9639/2020',
            'Regione Toscana, D.D. 9639 del 19/6/2020',
            '3.4 million EUR for employers who hire.',
          ),
        },
      ],
    },
  ],
};
