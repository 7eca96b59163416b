import type { CivilDate } from '../time/civil-date';
import { official, proposed } from './citations';
import type { Clock, ExitRule, ProviderRule } from './pathway';

/** How long the service of GOL lasts and who gives it. */
export const GOL_CLOCK: Clock = {
  months: 6,
  from: 'first-meeting',
  choosingAgain: {
    service: 'ends',
    source: proposed('P05, choosing again', {
      it: 'Chi cambia operatore sceglie entro quei mesi.',
      en: 'Who changes the provider chooses within the months.',
    }),
  },
  source: proposed('P01, P02, P03', {
    it: 'Sei mesi dal primo incontro in ogni percorso: la durata di ciascuno non è stata pubblicata.',
    en: 'Six months from the first meeting in every path: how long each lasts was not published.',
  }),
};

export const GOL_PROVIDERS: ProviderRule = {
  kinds: ['cpi', 'apl'],
  shape: 'one',
  accreditation: {
    everyDayFrom: '2022-05-09' as CivilDate,
    source: proposed('P05, accreditation', {
      it: 'Un operatore cancellato dall’albo non accetta nessuno e non matura nulla.',
      en: 'A body that is struck off accepts nobody and earns nothing.',
    }),
  },
  source: proposed('P25', {
    it: 'Un CPI o un operatore accreditato; al CPI spetta quanto prevedono le regole, come a ogni operatore.',
    en: 'A CPI or an accredited body; a CPI earns what the rules give it, as any provider.',
  }),
};

/** How a person leaves GOL before its end. */
export const GOL_EXITS: readonly ExitRule[] = [
  {
    exit: 'abandonment',
    causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons', 'repeated-absences'],
    tellers: {},
    source: proposed('P10', {
      it: 'Quanto è stato erogato fino ad allora si paga.',
      en: 'What was delivered until then is paid.',
    }),
  },
  {
    exit: 'refusal',
    causes: ['interview', 'course', 'suitable-offer'],
    tellers: {
      interview: ['cpi', 'provider'],
      course: ['cpi', 'provider'],
      'suitable-offer': ['cpi', 'provider'],
    },
    source: official('P09', 'D.Lgs. 150/2015 art. 21', {
      it: 'L’operatore segnala il rifiuto al CPI, che sanziona chi percepisce una prestazione.',
      en: 'The provider reports a refusal to the CPI, which sanctions who receives a benefit.',
    }),
  },
  {
    exit: 'lost-requirement',
    causes: ['rdc-received', 'sanction'],
    tellers: { 'rdc-received': ['cpi'], sanction: ['cpi'] },
    source: proposed('P22', {
      it: 'La perdita dei requisiti è comunicata dal CPI; un’assunzione è un esito, mai un requisito perso.',
      en: 'The CPI tells; a hire is an outcome, never a lost requirement.',
    }),
  },
];
