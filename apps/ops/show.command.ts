import { Command } from 'nest-commander';
import type { DataSource } from 'typeorm';
import { readHistory } from '../../activities/postgres/history';
import { PAGE_LIMIT } from '../../activities/postgres/read-models/page';
import { percorsoFile } from '../../activities/postgres/read-models/percorso-file';
import { proceedings } from '../../activities/postgres/read-models/proceeding';
import { runFactsOf } from '../../activities/postgres/run-facts';
import { percorsoStream, type PercorsoId, type PersonId } from '../../domain/identifiers';
import { dateOf, instantAt } from '../../domain/time/civil-date';
import { standingIn } from '../modules/standing/standing';
import { unemploymentOnDays } from '../modules/unemployment/unemployment';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { shownIncentive } from './show/incentive';
import { shownPerson } from './show/person';
import { shownProceedings } from './show/proceedings';
import { shownRun } from './show/run';
import { shownInWords } from './show/in-words';
import { wholeTimeline } from './show/whole-timeline';
import { EXIT, WrongUsage, type Result } from './terminal';
import { noSuchPercorso } from './texts';
import { titleOf } from './titles';
import { whichIncentive, whichPercorso, whichPerson, whichProceedings, whichRun } from './which-percorso';

/**
 * `show <percorsoId>`: the file of a percorso and its story; `person/<personId>`: who a person was decided to be; `run/<runId>`: a
 * payment run; `incentive/<incentiveId>`: what runs made of its payments; `proceeding/<person or body>`: the proceedings about it.
 */
@Command({
  name: 'show',
  arguments: '<percorsoId>',
  argsDescription: { percorsoId: HELP_TEXTS.percorsoId.en },
  description: HELP_TEXTS.show.en,
})
export class ShowCommand extends OpsCommand {
  protected async work(work: Work, { args }: Given): Promise<Result> {
    const [named = ''] = args;
    const register = (): Promise<DataSource> => work.connections.register();
    if (named.startsWith('person/')) return shownPerson(await register(), whichPerson(named));
    if (named.startsWith('run/')) return shownRun(await register(), whichRun(named));
    if (named.startsWith('incentive/')) return shownIncentive(await register(), whichIncentive(named));
    if (named.startsWith('proceeding/')) return shownProceedings(await register(), whichProceedings(named));
    return shownPercorso(whichPercorso(named), work);
  }
}

async function shownPercorso(id: PercorsoId, { connections, rulebook }: Work): Promise<Result> {
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
  const runs = await runFactsOf(register, percorsoStream(id));
  const { items: about } = await proceedings(register, { percorsoId: id, limit: PAGE_LIMIT });
  return {
    exit: EXIT.fine,
    document: {
      percorso: { ...file, phaseTitle: titleOf('phase', file.phase) },
      ...(standing === undefined ? {} : { standing }),
      unemployment,
      runs,
      proceedings: about,
      timeline: titled,
    },
    lines: shownInWords(file, timeline, { standing, unemployment, runs, proceedings: about }),
  };
}
