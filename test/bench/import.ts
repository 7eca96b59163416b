import { runOps } from '../../apps/ops/ops';
import { action, adhesion, hire, removeFolder, writeFolder } from '../apps/ops/import/folder';

/** One import of people with their steps, actions and jobs; the same folder again; and its rehearsal. */
export interface ImportRow {
  readonly rows: number;
  readonly commands: number;
  readonly commandsPerSecond: number;
  readonly rowsPerSecond: number;
  readonly secondsAgain: number;
}

interface Document {
  readonly rows: Readonly<Record<string, number>>;
  readonly commands: { readonly sent: number };
  readonly seconds: number;
  readonly commandsPerSecond: number;
}

const ACTIONS_EACH = 4;

/** Imports so many people into the system that the bench started. */
export async function importFolder(dataFolder: string, people: number): Promise<ImportRow> {
  const nth = Array.from({ length: people }, (_, index) => index);
  const folder = writeFolder({
    adesioni: nth.map((one) => adhesion(one)),
    azioni: nth.flatMap((one) =>
      Array.from({ length: ACTIONS_EACH }, (_, part) => action(one * ACTIONS_EACH + part, one)),
    ),
    comunicazioni: nth.map((one) => hire(one, one)),
  });
  try {
    const first = await imported(dataFolder, folder);
    const again = await imported(dataFolder, folder);
    if (again.commands.sent > 0) throw new Error('The same folder was sent twice');
    const rows = Object.values(first.rows).reduce((sum, count) => sum + count, 0);
    return {
      ...{ rows, commands: first.commands.sent, commandsPerSecond: first.commandsPerSecond },
      ...{ rowsPerSecond: Math.round(rows / first.seconds), secondsAgain: again.seconds },
    };
  } finally {
    removeFolder(folder);
  }
}

async function imported(dataFolder: string, folder: string): Promise<Document> {
  let out = '';
  const code = await runOps(['import', folder, '--horizon', '2021-03-01', '--json'], {
    env: { PERCORSI_DATA: dataFolder },
    stdout: { write: (text) => (out += text) },
    stderr: { write: () => undefined },
    bundle: () => Promise.reject(new Error('An import needs no workflow code')),
  });
  if (code !== 0) throw new Error(`The import ended with ${code}: ${out.slice(0, 500)}`);
  const document = JSON.parse(out) as Document;
  return document;
}
