import { Command } from 'nest-commander';
import { readHistory } from '../../activities/postgres/history';
import { percorsoStream } from '../../domain/identifiers';
import { instantAt } from '../../domain/time/civil-date';
import { explainedInWords } from './explain/in-words';
import { explain } from './explain/explanation';
import { OpsCommand, type Given, type Work } from './ops-command';
import { accountInWords, feesInWords, jobsInWords } from './standing/in-words';
import { standingIn, type ToldStanding } from '../modules/standing/standing';
import { EXIT, WrongUsage, type Result } from './terminal';
import { whichPercorso } from './which-percorso';

/** `explain <percorsoId>`: why each thing was decided, by which rule. */
@Command({
  name: 'explain',
  arguments: '<percorsoId>',
  argsDescription: { percorsoId: 'the identifier of a percorso, as the API gave it' },
  description:
    'explains every decision on a percorso: rule, source, facts used, terms and amounts; and every refusal; and what its jobs and its money come to',
})
export class ExplainCommand extends OpsCommand {
  protected async work({ connections, rulebook }: Work, { args }: Given): Promise<Result> {
    const id = whichPercorso(args[0]);
    const history = await readHistory(await connections.register(), percorsoStream(id));
    if (history.facts.length === 0 && history.commands.length === 0)
      throw new WrongUsage(`The register has no percorso ${id}`);
    const decisions = explain(history, rulebook);
    const standing = standingIn(history.facts, rulebook, instantAt(Date.now()));
    const document = { percorsoId: id, decisions, ...(standing === undefined ? {} : { standing }) };
    const lines = [...explainedInWords(id, decisions), ...(standing === undefined ? [] : sumOf(standing))];
    return { exit: EXIT.fine, document, lines };
  }
}

/** What all decisions come to. */
function sumOf(standing: ToldStanding): readonly string[] {
  const { fees } = standing;
  return [
    ...['', 'Jobs known, and why each earns or does not', ...jobsInWords(standing)],
    ...(fees === undefined ? [] : ['', 'How the fees come about', ...feesInWords(fees)]),
    ...['', 'Account', ...accountInWords(standing)],
  ];
}
