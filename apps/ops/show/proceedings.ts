import type { DataSource } from 'typeorm';
import { readFacts } from '../../../activities/postgres/history';
import { deciderOf } from '../../../domain/deciders';
import { idOf, type StreamId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import type { Proceedings } from '../../../domain/proceeding/state';
import { factLine, proceedingInWords } from '../proceedings/in-words';
import { requestInWords } from '../proceedings/request';
import { PROCEEDING_SHOW_TEXTS as SAYS } from '../proceedings/texts';
import { toldProceedings, toldRequests } from '../proceedings/told';
import { EXIT, WrongUsage, type Result } from '../terminal';
import { aligned, BLANK } from '../text';
import { noSuchProceedings } from '../texts';
import { SHOW_TEXTS } from './texts';

/** The proceedings about a person or a body as their facts leave them, what she asked of the office, and who did what when. */
export async function shownProceedings(register: DataSource, stream: StreamId): Promise<Result> {
  const facts = await readFacts(register, stream);
  const known = fold(deciderOf(stream), facts) as Proceedings;
  const subjectId = idOf(stream);
  if (known.phase === 'none') throw new WrongUsage(noSuchProceedings(subjectId));
  const [proceedings, requests] = [toldProceedings(known), toldRequests(known)];
  return {
    exit: EXIT.fine,
    document: { subjectId, proceedings, requests, facts },
    lines: [
      SAYS.about(subjectId),
      ...proceedings.flatMap((one) => [BLANK, ...proceedingInWords(one)]),
      ...requests.flatMap((one) => [BLANK, ...requestInWords(one)]),
      BLANK,
      SHOW_TEXTS.story,
      ...aligned(facts.map(factLine)),
    ],
  };
}
