import { Command } from 'nest-commander';
import { readHistory } from '../../activities/postgres/history';
import { percorsoFile } from '../../activities/postgres/read-models/percorso-file';
import { percorsoStream, type PersonId } from '../../domain/identifiers';
import { dateOf, instantAt } from '../../domain/time/civil-date';
import { standingIn } from '../modules/standing/standing';
import { unemploymentOnDays } from '../modules/unemployment/unemployment';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { shownPerson } from './show/person';
import { shownInWords } from './show/in-words';
import { wholeTimeline } from './show/whole-timeline';
import { EXIT, WrongUsage, type Result } from './terminal';
import { noSuchPercorso } from './texts';
import { titleOf } from './titles';
import { whichPercorso, whichPerson } from './which-percorso';

/** `show <percorsoId>`: the file of a percorso and its story; `show person/<personId>`: who a person was decided to be. */
@Command({
  name: 'show',
  arguments: '<percorsoId>',
  argsDescription: { percorsoId: HELP_TEXTS.percorsoId.en },
  description: HELP_TEXTS.show.en,
})
export class ShowCommand extends OpsCommand {
  protected async work({ connections, rulebook }: Work, { args }: Given): Promise<Result> {
    const [named = ''] = args;
    if (named.startsWith('person/')) {
      const personId = whichPerson(named);
      return shownPerson(await connections.register(), personId);
    }
    const id = whichPercorso(named);
    const register = await connections.register();
    const file = await percorsoFile(register, id);
    if (file === null) throw new WrongUsage(noSuchPercorso(id));
    const timeline = await wholeTimeline(register, id);
    const titled = timeline.map((row) => ({ title: titleOf('fact', row.type), ...row }));
    const { facts } = await readHistory(register, percorsoStream(id));
    const now = instantAt(Date.now());
    const standing = standingIn(facts, rulebook, now);
    const personId = file.personId as PersonId;
    const unemployment = await unemploymentOnDays(register, personId, [file.requestedOn, dateOf(now)]);
    return {
      exit: EXIT.fine,
      document: {
        percorso: { ...file, phaseTitle: titleOf('phase', file.phase) },
        ...(standing === undefined ? {} : { standing }),
        unemployment,
        timeline: titled,
      },
      lines: shownInWords(file, timeline, { standing, unemployment }),
    };
  }
}
