import { idOf, parseCpiId } from '../../../domain/identifiers';
import { requestTasks, type RequestNext } from '../../../domain/proceeding/request-next';
import type { Proceedings } from '../../../domain/proceeding/state';
import type { RequestKind } from '../../../domain/programmes/requests';
import type { StreamFile } from '../../ports';
import type { Columns, ReadModel } from './read-model';

/** Something to do for what a person asked of the office. */
interface RequestWork extends RequestNext {
  readonly subject: string;
  readonly number: number;
  readonly kind: RequestKind;
  readonly percorsoId: string | null;
  /** The office that took it; null where the person lodged it herself. */
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const REQUEST_WORK = {
  table: 'request_work',
  kind: 'proceeding',
  write: 'replace',
  columns: {
    subject: 'text',
    number: 'integer',
    task: 'text',
    kind: 'text',
    percorsoId: 'uuid',
    assignee: 'text',
    since: 'date',
    dueOn: 'date',
    missing: 'jsonb',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<RequestWork>,
  key: ['subject', 'number', 'task'],
  shared: [],
  rows,
} as const satisfies ReadModel;

function rows({ stream, state }: StreamFile): readonly RequestWork[] {
  const known = state as Proceedings;
  if (known.phase === 'none') return [];
  return known.requests.flatMap((one) => {
    const { number, matter, percorso: percorsoId, office } = one;
    const of = { subject: idOf(stream), number, kind: matter.kind, percorsoId };
    return requestTasks(one, known).map((todo) => ({
      ...of,
      ...todo,
      cpi: parseCpiId(office) ?? null,
      apl: null,
    }));
  });
}
