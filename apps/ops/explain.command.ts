import { Command } from 'nest-commander';
import type { DataSource } from 'typeorm';
import { readHistory } from '../../activities/postgres/history';
import { runFactsOf } from '../../activities/postgres/run-facts';
import { idOf, percorsoStream, type StreamId } from '../../domain/identifiers';
import type { Text } from '../../domain/texts';
import { instantAt } from '../../domain/time/civil-date';
import { explain, explainProceedings } from './explain/explanation';
import { decisionInWords, explainedInWords } from './explain/in-words';
import { measuresBehind, measuresInWords } from './explain/measures';
import { EXPLAIN_TEXTS } from './explain/texts';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { runsInWords } from './runs/in-words';
import { RUN_SHOW_TEXTS } from './runs/texts';
import { accountInWords, feesInWords, jobsInWords } from './standing/in-words';
import { text } from '../modules/texts/text';
import { STANDING_TEXTS } from './standing/texts';
import { standingIn, type ToldStanding } from '../modules/standing/standing';
import { EXIT, WrongUsage, type Result } from './terminal';
import { BLANK } from './text';
import { noSuchPercorso, noSuchProceedings } from './texts';
import { whichPercorso, whichProceedings } from './which-percorso';

/** `explain <percorsoId>`: why each thing was decided, by which rule; `proceeding/<person or body>`: the same of proceedings. */
@Command({
  name: 'explain',
  arguments: '<percorsoId>',
  argsDescription: { percorsoId: HELP_TEXTS.percorsoId.en },
  description: HELP_TEXTS.explain.en,
})
export class ExplainCommand extends OpsCommand {
  protected async work({ connections, rulebook }: Work, { args }: Given): Promise<Result> {
    const register = await connections.register();
    const [named = ''] = args;
    if (named.startsWith('proceeding/')) return explainedProceedings(register, whichProceedings(named));
    const id = whichPercorso(named);
    const history = await readHistory(register, percorsoStream(id));
    if (history.facts.length === 0 && history.commands.length === 0) throw new WrongUsage(noSuchPercorso(id));
    const decisions = explain(history, rulebook);
    const standing = standingIn(history.facts, rulebook, instantAt(Date.now()));
    const runs = await runFactsOf(register, percorsoStream(id));
    const measures = await measuresBehind(register, history.facts);
    return {
      exit: EXIT.fine,
      document: {
        percorsoId: id,
        decisions,
        ...(standing === undefined ? {} : { standing }),
        runs,
        measures,
      },
      lines: [
        ...explainedInWords(id, decisions),
        ...measuresInWords(measures),
        ...(standing === undefined ? [] : sumOf(standing)),
        ...(runs.length === 0 ? [] : [BLANK, RUN_SHOW_TEXTS.runs, ...runsInWords(runs)]),
      ],
    };
  }
}

async function explainedProceedings(register: DataSource, stream: StreamId): Promise<Result> {
  const subjectId = idOf(stream);
  const history = await readHistory(register, stream);
  const decisions = explainProceedings(history);
  if (decisions.length === 0) throw new WrongUsage(noSuchProceedings(subjectId));
  const { proceedings } = EXPLAIN_TEXTS;
  return {
    exit: EXIT.fine,
    document: { subjectId, decisions },
    lines: [proceedings(subjectId, decisions.length), ...decisions.flatMap(decisionInWords)],
  };
}

const JOBS = text(
  'Rapporti di lavoro noti, e perché ciascuno è remunerato o no',
  'Jobs known, and why each earns or does not',
);
const FEES = text('Come si determinano le remunerazioni', 'How the fees come about');

/** What all decisions come to. */
function sumOf(standing: ToldStanding): readonly Text[] {
  const { fees } = standing;
  return [
    ...[BLANK, JOBS, ...jobsInWords(standing)],
    ...(fees === undefined ? [] : [BLANK, FEES, ...feesInWords(fees)]),
    ...[BLANK, STANDING_TEXTS.account, ...accountInWords(standing)],
  ];
}
