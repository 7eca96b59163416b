import type { Breach } from '../../../../domain/programmes/conditionality';
import type { StepName, StepTaker } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Text } from '../../../../domain/texts';
import { codeText } from '../../../modules/texts/codes';
import { inBoth, text } from '../../../modules/texts/text';
import { EXITS, takers } from '../page/words';

/** A clause that no rule decides: what is to be judged, and by whom. */
export interface Judged {
  readonly what: Text;
  readonly who: Text;
}

/** Every clause of a version that only a person can judge: the engine records what she says, and who said it. */
export function judgedByPeople(version: ProgrammeVersion): readonly Judged[] {
  return [...inSteps(version), ...inExits(version), ...inBreaches(version), ...beside(version)];
}

/** What is to be judged before a step is taken; the others are acts, and whoever is present sees whether they took place. */
const IN_STEPS: { readonly [step in StepName]?: Text } = {
  profile: text('Quanto la persona è lontana dal lavoro', 'How far the person is from work'),
  assessment: text('Di che cosa ha bisogno la persona', 'What the person needs'),
  'team-agreement': text('Che cosa decide l’équipe', 'What the team decides'),
  patto: text(
    'A che cosa si impegnano persona e CPI nel patto',
    'What person and CPI undertake in the patto',
  ),
  choice: text('Quale operatore scegliere, liberamente', 'Which provider to choose, freely'),
  acceptance: text('Se accogliere la persona', 'Whether to take the person on'),
  guidance: text('Quale orientamento serve', 'Which guidance is needed'),
  plan: text('Che cosa prevede il piano di ricerca', 'What the plan of the search provides'),
  business: text(
    'Se un’impresa o un lavoro autonomo sono avviati',
    'Whether a business or self-employment has begun',
  ),
};
const TEAM = text('il CPI e il servizio sociale, insieme', 'the CPI and the social service, together');
const BOTH_SIGN = text('la persona e l’operatore, insieme', 'the person and the provider, together');

function inSteps({ pathway }: ProgrammeVersion): readonly Judged[] {
  return pathway.flatMap(({ step, by }) => {
    const what = IN_STEPS[step];
    return what === undefined ? [] : [{ what, who: TOGETHER[step] ?? takers(by) }];
  });
}

/** Of what is agreed, both sides judge, whoever records it. */
const TOGETHER: { readonly [step in StepName]?: Text } = { 'team-agreement': TEAM, plan: BOTH_SIGN };

/** Whether a cause of an exit is there is for whoever tells it. */
function inExits({ exits }: ProgrammeVersion): readonly Judged[] {
  return exits.flatMap(({ exit, causes, tellers }) => {
    const said: { readonly [cause in string]?: readonly StepTaker[] } = tellers;
    return causes.map((cause) => ({
      what: inBoth((language) => `${EXITS[exit][language]}, ${codeText('cause', cause)[language]}`),
      who: takers(said[cause] ?? ['cpi', 'provider']),
    }));
  });
}

function inBreaches({ conditionality }: ProgrammeVersion): readonly Judged[] {
  if (conditionality === undefined) return [];
  return (Object.keys(conditionality.ladders) as Breach[]).map((breach) => {
    const { it, en } = codeText('breach', breach);
    return {
      what: text(`${it}, senza un giustificato motivo`, `${en}, without a justified reason`),
      who: takers(conditionality.by),
    };
  });
}

/** What may be judged at any time. */
function beside({ paths, changes }: ProgrammeVersion): readonly Judged[] {
  return [
    ...(paths === undefined
      ? []
      : [
          {
            what: text('Se la persona cambia percorso', 'Whether the person changes her path'),
            who: takers(paths.by),
          },
        ]),
    ...(changes.provider.most === 0
      ? []
      : [
          {
            what: text('Se cambiare operatore', 'Whether to change the provider'),
            who: takers(changes.provider.by),
          },
        ]),
    {
      what: text(
        'Se un’assenza a un’attività è giustificata',
        'Whether an absence from an activity is justified',
      ),
      who: takers(['cpi', 'provider']),
    },
    {
      what: text('Se un altro CPI segue la persona', 'Whether another CPI follows the person'),
      who: takers(['cpi']),
    },
    {
      what: text('Se un pagamento proposto si approva', 'Whether a payment that was proposed is approved'),
      who: text(
        'chi è responsabile del programma e non l’ha proposto',
        'who answers for the programme and did not propose it',
      ),
    },
  ];
}
