import { Command, Option } from 'nest-commander';
import { READ_MODELS } from '../../activities/postgres/read-models';
import { rebuildReadModels, type RebuildProgress } from '../../activities/postgres/rebuild';
import type { Text } from '../../domain/texts';
import { quoted } from '../modules/texts/shown';
import { text } from '../modules/texts/text';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { EXIT, WrongUsage, type Result } from './terminal';
import { counted, number } from './text';

/** `rebuild`: read models from the register, beside those in use. */
@Command({
  name: 'rebuild',
  description: HELP_TEXTS.rebuild.en,
})
export class RebuildCommand extends OpsCommand {
  @Option({
    flags: '--model <name>',
    description: HELP_TEXTS['rebuild --model'].en,
  })
  parseModel(name: string): string {
    return name;
  }

  protected async work({ connections, rulebook, progress }: Work, { options }: Given): Promise<Result> {
    const models = modelsNamed(options['model']);
    const began = performance.now();
    let facts = 0;
    const report = ({ phase, done, total }: RebuildProgress): void => {
      if (phase === 'fold') facts = total;
      progress.report({ what: PHASE_TEXTS[phase], done, total });
    };
    await rebuildReadModels(await connections.register(), rulebook, { models, report });
    const seconds = Number(((performance.now() - began) / 1_000).toFixed(1));
    return {
      exit: EXIT.fine,
      document: { models, facts, seconds },
      lines: [rebuilt({ models, facts, seconds })],
    };
  }
}

const PHASE_TEXTS: { readonly [phase in RebuildProgress['phase']]: Text } = {
  fold: text('fatti riletti', 'facts folded'),
  index: text('tabelle indicizzate', 'tables indexed'),
  'catch-up': text('registri aggiornati', 'streams caught up'),
  swap: text('tabelle scambiate', 'tables swapped'),
};

interface Rebuilt {
  readonly models: readonly string[];
  readonly facts: number;
  readonly seconds: number;
}

function rebuilt({ models, facts, seconds }: Rebuilt): Text {
  const names = models.join(', ');
  const time = number(seconds, 1);
  const from = counted(facts, text('fatto', 'fact'), text('fatti', 'facts'));
  return text(
    `Modelli di lettura ricostruiti da ${from.it} in ${time.it} s: ${names}.`,
    `Rebuilt ${names} from ${from.en} in ${time.en} s.`,
  );
}

function modelsNamed(name: Given['options'][string]): readonly string[] {
  const all: readonly string[] = READ_MODELS.map((model) => model.table);
  if (typeof name !== 'string') return all;
  if (!all.includes(name))
    throw new WrongUsage(
      text(
        `Nessun modello di lettura si chiama ${quoted(name)}; ci sono ${all.join(', ')}`,
        `No read model is named ${quoted(name)}; there are ${all.join(', ')}`,
      ),
    );
  return [name];
}
