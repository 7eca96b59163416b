import type { StreamId } from '../domain/identifiers';
import type { Instant } from '../domain/time/civil-date';
import type { Handle, Handled } from './handle';
import type { Answer, Ask } from './ports';

/** One request to another stream of the register. */
interface Request {
  readonly stream: StreamId;
  readonly now: Instant;
  readonly ask: Ask;
}

/** What another stream of the register answers to a request, and what its workflow is to be told of it. */
export async function askedOf(
  handle: Handle,
  { stream, now, ask }: Request,
): Promise<Pick<Handled, 'told'> & { readonly answer: Answer }> {
  const { answers, told } = await handle({ stream, now, asks: [ask] });
  const [answer] = answers;
  if (answer === undefined) throw new Error(`${stream} gave no answer to ${ask.requestId}`);
  return { answer, told };
}
