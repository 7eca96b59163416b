import { TEAM_SIGNERS } from '../../../../domain/percorso/provided';
import { isTaken } from '../../../../domain/percorso/pathway';
import type { Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { stepBy } from '../../../../domain/simulation/acts';
import type { Text } from '../../../../domain/texts';
import { codeText } from '../../../modules/texts/codes';
import { text } from '../../../modules/texts/text';
import { lower } from '../page/words';
import { openIn, sleeps } from './asking';
import type { Scenario } from './scenario';
import { upTo } from './scene';

const STEP = 'team-agreement';

/** What a team of two bodies decides holds once both have signed, whichever signs first. */
export function team(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const rule = version.pathway.find(({ step }) => step === STEP);
  if (rule === undefined) return [];
  return TEAM_SIGNERS.flatMap((first) => {
    const story = upTo(version, good, STEP);
    const signing = (signer: (typeof TEAM_SIGNERS)[number]): boolean => {
      const { command, actor } = stepBy(rule, openIn(story), { on: sleeps(story), cast: story });
      if (command.type !== 'SignTeamAgreement') throw new Error(`${command.type} is not signed by a team`);
      story.ask({ command: { ...command, signers: [signer] }, actor });
      return isTaken(STEP, openIn(story));
    };
    const [second = first] = TEAM_SIGNERS.filter((one) => one !== first);
    const [alone, both] = [signing(first), signing(second)];
    const [one, other] = [lower(codeText('signer', first)), lower(codeText('signer', second))];
    const row = `pathway.${STEP}`;
    const signs = ({ it, en }: Text): Text => text(`Sottoscrive ${it}`, `The agreement is signed by ${en}`);
    return [
      {
        row,
        given: text(
          'Un accordo dell’équipe che nessuno ha sottoscritto',
          'An agreement of the team that nobody has signed',
        ),
        when: signs(one),
        then: text(
          `Il passo non è compiuto: manca ${other.it}`,
          `The step is not taken: ${other.en} is missing`,
        ),
        holds: !alone,
      },
      {
        row,
        given: text(`Un accordo sottoscritto da ${one.it}`, `An agreement signed by ${one.en}`),
        when: signs(other),
        then: text('Il passo è compiuto', 'The step is taken'),
        holds: both,
      },
    ];
  });
}
