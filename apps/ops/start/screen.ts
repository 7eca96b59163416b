import type { Text } from '../../../domain/texts';
import { alike, joined, type Language } from '../../modules/texts/text';
import { SCREEN_TEXTS, seconds } from './texts';

/** Where a start tells what it does. */
export interface Screen {
  /** Shows a step while it lasts, then how long it took; details are what happens inside it. */
  readonly step: <T>(title: Text, work: (detail: (line: Text) => void) => Promise<T>) => Promise<T>;
  readonly say: (line: Text) => void;
}

/** The part of a terminal, or of a file, that a screen needs. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const REDRAW_MS = 200;

/** A line that is redrawn in a terminal; plain lines anywhere else. */
export function screenOn(output: Output, language: Language, steps: number): Screen {
  const shown = { language, number: numbering(steps) };
  return output.isTTY === true ? terminal(output, shown) : plain(output, shown);
}

interface Shown {
  readonly language: Language;
  readonly number: () => string;
}

function plain(output: Output, { language, number }: Shown): Screen {
  const say = (line: Text): void => void output.write(`${line[language]}\n`);
  return {
    say,
    step: async (title, work) => {
      const label = joined([alike(number()), title], ' ');
      const since = performance.now();
      say(label);
      const result = await work((line) => {
        say(joined([label, line], ': '));
      });
      say(SCREEN_TEXTS.doneIn(label, elapsed(since)));
      return result;
    },
  };
}

function terminal(output: Output, { language, number }: Shown): Screen {
  let drawn: (() => void) | undefined;
  const say = (line: Text): void => {
    output.write(`${CLEAR_LINE}${line[language]}\n`);
    drawn?.();
  };
  return {
    say,
    step: async (title, work) => {
      const label = `${number()} ${title[language]}`;
      const since = performance.now();
      let latest = '';
      const draw = (): void =>
        void output.write(`${CLEAR_LINE}… ${label} ${elapsed(since)[language]} ${latest}`.slice(0, WIDTH));
      drawn = draw;
      draw();
      const timer = setInterval(draw, REDRAW_MS);
      try {
        const result = await work((line) => {
          latest = line[language];
          draw();
        });
        output.write(`${CLEAR_LINE}✓ ${label} ${elapsed(since)[language]} ${latest}\n`);
        return result;
      } catch (error) {
        output.write(`${CLEAR_LINE}✗ ${label} ${elapsed(since)[language]}\n`);
        throw error;
      } finally {
        clearInterval(timer);
        drawn = undefined;
      }
    },
  };
}

const CLEAR_LINE = '\r\u001b[K';
// A longer line would wrap, and a wrapped line cannot be redrawn.
const WIDTH = 100;

function numbering(steps: number): () => string {
  let current = 0;
  return () => `[${String(++current)}/${String(steps)}]`;
}

function elapsed(since: number): Text {
  return seconds(performance.now() - since);
}
