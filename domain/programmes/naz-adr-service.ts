import { official, proposed } from './citations';
import { ART_23, NAZ_ADR_SERVICE } from './naz-adr-pathway';
import type { Clock, ProviderRule } from './pathway';
import type { ProgrammeVersion } from './programme';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import { THIRD_EXITS, THIRD_PROVIDERS } from './tos-pio2-service';

export const NAZ_ADR_CLOCK: Clock = {
  days: 180,
  from: 'first-meeting',
  choosingAgain: {
    service: 'ends',
    source: proposed('P05', {
      it: 'I 180 giorni sono quelli del primo operatore incontrato.',
      en: 'The 180 days are those of the first body met.',
    }),
  },
  source: official('D-PATH-END, P01, P02, P03, P18', `${ART_23} c. 5; avviso ANPAL`, {
    it: '180 giorni dal primo appuntamento; un rapporto di lavoro li sospende, e riprendono se cessa entro altrettanti.',
    en: '180 days from the first appointment; a job suspends them, and they go on if it ends within as many.',
  }),
};

export const NAZ_ADR_PROVIDERS: ProviderRule = {
  kinds: ['apl', 'cpi'],
  shape: 'one',
  accreditation: THIRD_PROVIDERS.accreditation,
  source: official(
    'NAZ-ADR/bodies, P25',
    `${ART_23} c. 2`,
    '«presso i centri per l’impiego o presso i servizi accreditati»',
  ),
};

/** The region where she lives matters not; the conditions of her benefit do. */
export const NAZ_ADR_EXITS: ProgrammeVersion['exits'] = THIRD_EXITS.map((rule) => {
  const source = official('NAZ-ADR/exits, P09, P22', 'D.Lgs. 150/2015 artt. 21 e 23 c. 5', {
    it: 'Chi abbandona, rifiuta o è sanzionato; l’operatore segnala, il CPI decide.',
    en: 'Who leaves, refuses or is sanctioned; a body reports, the office decides.',
  });
  return rule.exit === 'lost-requirement'
    ? { ...rule, causes: ['sanction'], tellers: { sanction: ['cpi'] }, source }
    : { ...rule, source };
});

export const NAZ_ADR_ACTS: ProgrammeVersion['acts'] = {
  ...TOS_PIO2_ACTS,
  activities: { ...NAZ_ADR_SERVICE, id: 'NAZ-ADR/service, P30' },
  recovery: { ...TOS_PIO2_ACTS.recovery, id: 'R5, P11' },
  conclusion: official('D-PATH-END', `${ART_23} c. 5`, {
    it: 'Il servizio dura 180 giorni.',
    en: 'The service lasts 180 days.',
  }),
};
