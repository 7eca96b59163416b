import { action, adhesion, hire, removeFolder, writeFolder } from '../apps/ops/import/folder';
import { importedBy } from './ops';
import type { Side } from './side';
import type { Readings } from './turns';

const ACTIONS_EACH = 4;
const HORIZON = '2021-03-01';

/** One import of people with their steps, actions and jobs, others in every round; then the same folder again. */
export async function importFolder(side: Side, people: number, round: number): Promise<Readings> {
  const nth = Array.from({ length: people }, (_, index) => round * people + index);
  const folder = writeFolder({
    adesioni: nth.map((one) => adhesion(one)),
    azioni: nth.flatMap((one) =>
      Array.from({ length: ACTIONS_EACH }, (_, part) => action(one * ACTIONS_EACH + part, one)),
    ),
    comunicazioni: nth.map((one) => hire(one, one)),
  });
  try {
    const first = await importedBy(side, folder, HORIZON);
    const again = await importedBy(side, folder, HORIZON);
    if (again.commands.sent > 0) throw new Error('The same folder was sent twice');
    return {
      'import, commands a second': first.commands.sent / first.seconds,
      'the same folder again, s': again.seconds,
    };
  } finally {
    removeFolder(folder);
  }
}
