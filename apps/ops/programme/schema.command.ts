import { SubCommand } from 'nest-commander';
import { alike } from '../../modules/texts/text';
import { HELP_TEXTS } from '../help-texts';
import { OpsCommand } from '../ops-command';
import { EXIT, type Result } from '../terminal';
import { programmeSchema } from './draft/schema';

/** `programme schema`: the JSON Schema of a draft, for editors and other programs. */
@SubCommand({ name: 'schema', description: HELP_TEXTS['programme schema'].en })
export class SchemaCommand extends OpsCommand {
  protected work(): Promise<Result> {
    const document = programmeSchema();
    return Promise.resolve({ exit: EXIT.fine, document, lines: [alike(JSON.stringify(document, null, 2))] });
  }
}
