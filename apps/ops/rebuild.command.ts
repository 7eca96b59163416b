import { Command, Option } from 'nest-commander';
import { READ_MODELS } from '../../activities/postgres/read-models';
import { rebuildReadModels, type RebuildProgress } from '../../activities/postgres/rebuild';
import { OpsCommand, type Given, type Work } from './ops-command';
import { EXIT, WrongUsage, type Result } from './terminal';

/** `rebuild`: read models from the register, beside those in use. */
@Command({
  name: 'rebuild',
  description:
    'builds the read models again from the register, beside those in use, and swaps them in one transaction',
})
export class RebuildCommand extends OpsCommand {
  @Option({
    flags: '--model <name>',
    description: `only this read model: ${READ_MODELS.map((model) => model.table).join(', ')}`,
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
      progress.report({ what: PHASES[phase], done, total });
    };
    await rebuildReadModels(await connections.register(), rulebook, { models, report });
    const seconds = Number(((performance.now() - began) / 1_000).toFixed(1));
    return {
      exit: EXIT.fine,
      document: { models, facts, seconds },
      lines: [`Rebuilt ${models.join(', ')} from ${facts} facts in ${seconds} s.`],
    };
  }
}

const PHASES: { readonly [phase in RebuildProgress['phase']]: string } = {
  fold: 'facts folded',
  index: 'tables indexed',
  'catch-up': 'streams caught up',
  swap: 'tables swapped',
};

function modelsNamed(name: Given['options'][string]): readonly string[] {
  const all: readonly string[] = READ_MODELS.map((model) => model.table);
  if (typeof name !== 'string') return all;
  if (!all.includes(name))
    throw new WrongUsage(`No read model is named ${name}; there are ${all.join(', ')}`);
  return [name];
}
